"""Differences between two matching passages: changed words, contradictions, cut quotations, reasons."""
