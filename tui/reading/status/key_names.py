"""How sentences name keys, which only the screen knows."""

from collections.abc import Callable

KeyName = Callable[[str], str]
"""Command id → its key, as a sentence names it; of one without a key what finds it otherwise."""
