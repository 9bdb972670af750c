"""Reads the files that are added to an archive, whole or in pieces."""
