"""The type of the function that names keys in messages."""

from collections.abc import Callable

KeyName = Callable[[str], str]
"""Function that returns the name of a command's key for messages; without a key, another name for the command."""
