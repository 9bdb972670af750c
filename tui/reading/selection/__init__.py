"""Selecting and citing a stretch of an article."""
