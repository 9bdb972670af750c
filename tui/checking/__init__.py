"""Checks a draft against its sources, and counts the origins of what several outlets carry."""
