"""Reads the downloads of news databases, with one module for each layout."""
