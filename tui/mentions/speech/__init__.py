"""Quotations and reported speech, and their speakers."""
