"""The files that are added to an archive, read whole or in pieces."""
