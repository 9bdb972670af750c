"""Reading: where the reader is, what the next key means, and which highlights lie on the text."""
