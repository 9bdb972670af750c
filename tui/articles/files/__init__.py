"""Finds, recognises and decodes the files of articles, and watches them for changes."""
