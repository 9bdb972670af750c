"""Telling a file that this program has written from an article, by the marker that every format carries."""

import re

HEAD_CHARACTERS = 5_000
"""How far into a file its marker may stand, except at the end of front matter."""
FRONT_MATTER_CHARACTERS_MAX = 500_000
_FRONT_MATTER = re.compile(r"---\r?\n")
_GENERATOR = re.compile(r"^generator: crosslight \S+\r?$", re.MULTILINE)
_MARKERS = (
    re.compile(r'<meta name="generator" content="crosslight '),
    re.compile(r'^\s*\{[^{}]{0,200}"format": ?"crosslight-'),  # JSON, JSON Lines, the notebook
    re.compile(r"^format: crosslight-"),  # YAML
    re.compile(r'^\s*\{\s*"@context": ?\[[^\]]{0,200}"crosslight": ?"'),  # web annotations
    re.compile(r"^record,id,group,letter,outlet,"),  # CSV
    re.compile(r"^kind,what,note,[^\r\n]*,articles,(?:left out|coverage)\r?\n"),  # the coverage table as CSV
)
_LAST_LINE = re.compile(r"\n(?:Made by )?crosslight \d\S*\s*\Z")
"""Of a readable report and of the coverage table as Markdown."""
_LAST_CHARACTERS = 100


def is_own_export(text: str) -> bool:
    """Return True if a file's text was written by this program: an export, a report or a notebook."""
    text = text.removeprefix("\ufeff")
    head = text[:HEAD_CHARACTERS]
    if any(marker.search(head) for marker in _MARKERS) or _LAST_LINE.search(text[-_LAST_CHARACTERS:]):
        return True
    if not _FRONT_MATTER.match(text):
        return False
    end = text.find("\n---", 0, FRONT_MATTER_CHARACTERS_MAX)
    return end > 0 and _GENERATOR.search(text, 0, end + 1) is not None
