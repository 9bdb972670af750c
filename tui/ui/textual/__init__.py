"""Workarounds for what Textual does slowly, incorrectly or not at all."""
