"""Builds the sentences of the status line."""
