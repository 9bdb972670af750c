"""Reads the downloads of news databases, one module for each layout."""
