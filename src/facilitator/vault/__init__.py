"""Keys: who may open what. age (X25519) through pyrage, and no cipher of ours.

Values in, values out: where keys lie on disk is `study.key_files`, who is asked for a passphrase is
the job's.
"""
