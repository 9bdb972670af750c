"""HTML text and tags. Whatever a text holds, it stays text: nothing reaches the page but through `text` and `tag`."""

import json
from html import escape

Attributes = dict[str, str | int | None]


def text(words: str) -> str:
    return escape(words, quote=True)


def tag(name: str, inner: str = "", attributes: Attributes | None = None) -> str:
    """An element around `inner`, which is markup already. Attributes with None are left out."""
    written = "".join(f' {key}="{text(str(value))}"' for key, value in (attributes or {}).items() if value is not None)
    return f"<{name}{written}>{inner}</{name}>"


def classes(*names: str) -> Attributes:
    return {"class": " ".join(filter(None, names)) or None}


def data_block(value: object, name: str) -> str:
    """Data for the script: never run, and no text in it can end it."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="{name}">{written}</script>'
