"""Writes what the check of a draft says: for reading, for programs, and as a fact-check sheet."""
