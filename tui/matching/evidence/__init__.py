"""Which sentences of two articles tell the same, and how likely a match is to be genuine."""
