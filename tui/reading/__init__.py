"""Reading: where the reader is, what the next key does, and which highlights are on the text."""
