"""Themes, the colours made of them, and what the terminal can show."""
