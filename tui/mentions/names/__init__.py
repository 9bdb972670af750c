"""Finds names in the text, and the people they belong to."""
