"""Themes, their colours, and the capabilities of the terminal."""
