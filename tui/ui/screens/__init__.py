"""The screens: reading, and the dialogs over it."""
