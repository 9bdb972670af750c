"""Differences in what outlets tell about a person: their name, office and age."""
