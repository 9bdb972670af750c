"""The screen of the checked items of a draft."""
