"""Fetches pages that the user has named; the only part of the program that uses the network."""
