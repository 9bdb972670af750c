"""Highlights on the text: which groups are shown, their letters, hues and layers."""
