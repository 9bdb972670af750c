"""Writes the result of checking a draft: for reading, for programs, and as a fact-check sheet."""
