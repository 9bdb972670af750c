"""Comparison of the wordings of one passage or quote."""
