"""Textual: what it does slowly, wrongly or not at all, and how the reader gets round it."""
