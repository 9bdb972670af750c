"""Input lines, each for one purpose."""
