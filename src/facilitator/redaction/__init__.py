"""What might identify someone: flags, decisions, replacements, and what still shows."""
