"""Finds the same statement in another language, with a sentence encoder that the user may install."""
