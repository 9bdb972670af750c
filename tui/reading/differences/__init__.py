"""Differences between the outlets: contradictions, quotations worded differently, other speakers, another status."""
