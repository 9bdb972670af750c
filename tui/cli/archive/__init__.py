"""Commands of `crosslight archive`, and the reader on an archive."""
