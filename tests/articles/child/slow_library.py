"""A library that takes longer to load than a file may take to read."""

from time import process_time

_BEGUN = process_time()
while process_time() < _BEGUN + 0.6:
    pass

TEXT = "read"
