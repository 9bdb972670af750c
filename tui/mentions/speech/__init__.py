"""Quotations and reported speech, and who is speaking."""
