"""Weighs the sentences around a match, and the probability that the match is genuine."""
