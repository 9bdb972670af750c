"""Highlights on the text: which groups are shown, and their letters, hues and layers."""
