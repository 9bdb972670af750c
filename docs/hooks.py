"""Hooks of the documentation site: pages made from files outside docs/, and tables made from the program's own."""

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from tui.settings.load import load_settings
from tui.ui.key_bindings import key_label
from tui.ui.reading.commands import COMMANDS

ROOT = Path(__file__).parents[1]
OUTSIDE = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "ARCHITECTURE.md": "architecture.md",
    "SECURITY.md": "security.md",
    "CODE_OF_CONDUCT.md": "code-of-conduct.md",
}
"""File of the checkout → page of the site."""
KEY_TABLE = "<!-- keys -->"
"""Place on the page of keys where the tables go."""


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that are not in docs/."""
    for source, page in OUTSIDE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=_as_page(text)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Put the tables of keys in their place, and lead links out of docs/ to the pages that stand for those files."""
    for source, name in OUTSIDE.items():
        markdown = markdown.replace(f"](../{source}", f"]({name}")
    return markdown.replace(KEY_TABLE, key_tables())


def key_tables() -> str:
    """Return a table for each group of commands, with the keys as shipped."""
    keys = load_settings().keys
    groups: dict[str, list[str]] = {}
    for command in COMMANDS:
        labels = " ".join(f"`{key_label(key)}`" for key in keys.get(command.id, ())).replace("|", "\\|")
        groups.setdefault(command.group, []).append(f"| {labels} | {command.title} | `{command.id}` |")
    head = "| key | what it does | name in keys.yaml |\n|---|---|---|\n"
    return "\n\n".join(f"## {group}\n\n{head}" + "\n".join(rows) for group, rows in groups.items())


def _as_page(text: str) -> str:
    """Return a file's text with its links as they are from within docs/."""
    for source, page in OUTSIDE.items():
        text = re.sub(rf"\]\((?:\.\./)?{re.escape(source)}", f"]({page}", text)
    return re.sub(r"\]\(docs/", "](", text)
