"""Sound from a microphone or a file to pieces on disk, by a process of its own."""
