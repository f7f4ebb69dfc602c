"""When words may leave: the evidence, the gate, and the stages of a session.

`release.gate.CONDITIONS` is where the gate is decided; `release.gate.open_gate` is the only way to
a `Cleared` transcript.
"""
