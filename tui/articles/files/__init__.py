"""Finds, recognises and decodes article files, and watches them for changes."""
