"""The first lines of an export, shown before it is written."""

from collections.abc import Mapping

from tui.export.formats import HTML
from tui.text.canonical import canonical, one_line

_LINES = 6
_LINE_CHARACTERS = 72
_CHARACTERS = 20_000
"""Number of characters of the export in which its first lines are looked for."""


def preview(file_format: str, text: str, begins: Mapping[str, str]) -> str:
    """Return the first lines of the exported content. begins: format → text that it begins with."""
    if file_format == HTML:
        return "one page for any browser: the articles side by side, with passages, people and quotes highlighted"
    text = text[:_CHARACTERS]
    mark = begins.get(file_format, "exact")
    excerpt = text[max(0, text.find(mark)) :] if file_format in begins else text[_line_of(text, mark) :]
    lines = [line for line in canonical(excerpt).split("\n") if line.strip()][:_LINES]
    return "\n".join(one_line(line, _LINE_CHARACTERS) for line in lines)


def _line_of(text: str, mark: str) -> int:
    """Return the offset of the line that first contains `mark`; 0 if none does."""
    return text.rfind("\n", 0, max(0, text.find(mark))) + 1
