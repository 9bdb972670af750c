"""Builds HTML. Everything on the page goes through `text` and `tag`, so that text can never become markup."""

import json
from html import escape

Attributes = dict[str, str | int | None]


def text(words: str) -> str:
    """Return the words with HTML special characters escaped."""
    return escape(words, quote=True)


def tag(name: str, inner: str = "", attributes: Attributes | None = None) -> str:
    """Return an element around `inner`, which is already markup. Attributes with None are left out."""
    pairs = "".join(f' {key}="{text(str(value))}"' for key, value in (attributes or {}).items() if value is not None)
    return f"<{name}{pairs}>{inner}</{name}>"


def classes(*names: str) -> Attributes:
    """Return the class attribute for the names that are not empty."""
    return {"class": " ".join(filter(None, names)) or None}


def data_block(value: object, name: str) -> str:
    """Return a JSON block for the script; it is never run, and no text in it can end the block."""
    encoded = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        encoded = encoded.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="{name}">{encoded}</script>'
