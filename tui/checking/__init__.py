"""Checks a draft against its sources, and counts the origins of shared material."""
