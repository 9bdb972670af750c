"""Judges the numbers and dates in a draft."""
