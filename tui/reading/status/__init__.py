"""Sentences of the status line."""
