"""Corrections that the user makes to people and quotes."""
