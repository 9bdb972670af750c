"""The checked items of a draft in the reader."""
