"""The type of the function that names keys in messages."""

from collections.abc import Callable

KeyName = Callable[[str], str]
"""Returns the key of a command id as a message names it; for a command without a key, how else to call it."""
