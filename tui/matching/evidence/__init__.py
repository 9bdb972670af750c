"""Weighs the sentences around a match, and estimates the probability that the match is genuine."""
