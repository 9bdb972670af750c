"""Writes the shareable report: one HTML file with the articles side by side, shared passages, people and quotes."""
