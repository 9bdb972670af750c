"""Comparison of how each outlet words one thing."""
