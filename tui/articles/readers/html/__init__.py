"""Reads web pages: decoding, metadata, the article's paragraphs with their roles, and pages that are not articles."""
