"""Differences between a passage and its translation: only what has one meaning in every language."""
