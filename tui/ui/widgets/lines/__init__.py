"""Lines to type in, each for one purpose."""
