"""Finds the paragraphs and zones of a page: headline, byline, credits, boilerplate and the story."""
