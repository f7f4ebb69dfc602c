"""Files of other programs: guides, transcripts, packs, pages; read and written.

Coming in: `detect.read` tells what a file is by its content and gives pieces. Going out: the
writers of a pack take `Cleared` and give bytes, the same for the same words on every machine.
"""
