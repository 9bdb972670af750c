"""Groups of passages that say the same, built from pairs of passages."""
