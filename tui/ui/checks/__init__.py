"""The screen for the checked items of a draft."""
