"""What proposes flags: one small module a recogniser, in Presidio's registry."""
