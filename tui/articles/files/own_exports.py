"""Recognises files that this program has written, by the marker in every format."""

import re

HEAD_CHARACTERS = 5_000
"""Number of characters at the beginning of a file that may contain the marker, except at the end of front matter."""
FRONT_MATTER_CHARACTERS_MAX = 500_000
_FRONT_MATTER = re.compile(r"---\r?\n")
_GENERATOR = re.compile(r"^generator: crosslight \S+\r?$", re.MULTILINE)
_MARKERS = (
    re.compile(r'<meta name="generator" content="crosslight '),
    re.compile(r'^\s*\{[^{}]{0,200}"format": ?"crosslight-'),  # JSON, JSON Lines, the notebook
    re.compile(r"^format: crosslight-"),  # YAML
    re.compile(r'^\s*\{\s*"@context": ?\[[^\]]{0,200}"crosslight": ?"'),  # web annotations
    re.compile(r"^record,group,outlet,text,"),  # CSV
    re.compile(r"^record,id,group,letter,outlet,"),  # CSV with every field
    re.compile(r'^\s*\[\s*\{\s*"custom": ?\{\s*"generator": ?"crosslight '),  # CSL-JSON
    re.compile(r"^TY  - NEWS\r?\nDP  - crosslight "),  # RIS
    re.compile(r"^% Made by crosslight \d"),  # BibTeX
    re.compile(r"^Highlight,Title,Author,URL,Note,Location\r?\n"),  # Readwise
    re.compile(r"^kind,what,note,[^\r\n]*,articles,(?:left out|coverage)\r?\n"),  # the coverage table as CSV
)
_LAST_LINE = re.compile(r"\n(?:Made by )?crosslight \d\S*\s*\Z")
"""Last line of a readable report and of the coverage table in Markdown."""
_LAST_BYTES = 100


def is_own_export(data: bytes) -> bool:
    """Return True if this program wrote a file: an export, a report or a notebook, always in UTF-8."""
    text = data[:FRONT_MATTER_CHARACTERS_MAX].decode(errors="replace").removeprefix("\ufeff")
    tail = data[-_LAST_BYTES:].decode(errors="replace")
    head = text[:HEAD_CHARACTERS]
    if any(marker.search(head) for marker in _MARKERS) or _LAST_LINE.search(tail):
        return True
    if not _FRONT_MATTER.match(text):
        return False
    end = text.find("\n---", 0, FRONT_MATTER_CHARACTERS_MAX)
    return end > 0 and _GENERATOR.search(text, 0, end + 1) is not None
