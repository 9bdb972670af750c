"""Searches for matching passages: candidates, alignment, strength and borders."""
