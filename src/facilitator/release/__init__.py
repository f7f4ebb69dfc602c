"""When words may leave: the evidence, the gate, and the stages of a session."""
