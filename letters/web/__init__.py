"""The public door: a client sends a brief, sees where the letter is, and takes it home."""
