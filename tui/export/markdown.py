"""Markdown for people: what the articles share, with its sources. Text from articles stays text, whatever it holds."""

import re
from collections.abc import Iterator, Mapping

from tui.articles.model import ASIDE
from tui.export.rows import ArticleRow, ExportDocument, GroupRow, PassageRow, PersonRow, QuoteRow
from tui.export.told import speaker_name
from tui.text.canonical import one_line

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&|~#$@^]|(?<=[A-Za-z]):(?=//)|(?<=[Ww]{3})\.")
_LINE_START = re.compile(r"([-+=]|[0-9]{1,9}(?=[.)](?:\s|$)))")
_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+\Z")


def write_markdown(document: ExportDocument) -> str:
    """The export as Markdown (CommonMark). The same document gives the same bytes; no date, no path of the machine."""
    blocks = [f"# {escaped(document.title or 'Articles on one event')}"]
    blocks.append("\n".join(map(_article, document.articles)))
    if document.groups is not None:
        blocks += _passages(document.groups)
    if document.people is not None:
        blocks += _people(document.people, document.articles)
    if document.quotes is not None:
        blocks += _quotes(document.quotes)
    blocks += ["## How this was made", f"crosslight {escaped(document.version)}", _settings(document.settings)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def escaped(text: str) -> str:
    """The text on one line, so that no Markdown reader sees markup, an address or the start of a block in it."""
    return _escaped_line(one_line(text, limit=max(1, len(text))).strip())


def _escaped_line(line: str) -> str:
    line = _SPECIAL.sub(lambda match: "\\" + match[0], line)
    start = _LINE_START.match(line)
    if start is None:
        return line
    mark = start[1]
    return f"{mark}\\{line[len(mark) :]}" if mark[0].isdigit() else f"\\{line}"


def _quoted(text: str) -> str:
    """A block quote; the lines of the text stay lines."""
    return "\n>\n".join(f"> {_escaped_line(line.strip())}" for line in text.split("\n") if line.strip())


def _article(article: ArticleRow) -> str:
    known = [f"“{escaped(article.headline)}”", escaped(article.byline), escaped(article.published)]
    facts = ", ".join(filter(None, [*known, _address(article.url)]))
    return f"- **{escaped(article.outlet)}**: {facts}  \n  {article.characters} characters, SHA-256 {article.sha256}"


def _address(url: str) -> str:
    """A link where it is one of the web and holds nothing that could end the link, else its text."""
    return f"<{url}>" if _WEB_ADDRESS.match(url) else escaped(url)


def _citation(row: PassageRow | QuoteRow) -> str:
    """Which article: outlet, headline, date and web address, as far as known; two articles may have one outlet."""
    address = _address(row.url) if row.url.casefold().startswith(("http://", "https://")) else ""
    known = [f"“{escaped(row.headline)}”" if row.headline else "", escaped(row.published), address]
    return ", ".join(filter(None, known))


def _passages(groups: tuple[GroupRow, ...]) -> Iterator[str]:
    yield "## Shared passages"
    if not groups:
        yield "None at this cutoff."
    for number, group in enumerate(groups, 1):
        yield f"### {number}. {escaped(group.kind)}, score {group.score:.0f}"
        for passage in group.passages:
            yield _source(passage)
            yield _quoted(passage.text)


def _source(passage: PassageRow) -> str:
    reason = f": {escaped(passage.reason)}" if passage.reason else ""
    source = ", ".join(filter(None, [f"**{escaped(passage.outlet)}**", _citation(passage)]))
    place = f"characters {passage.start}–{passage.end}"
    return f"{source} ({place}; {escaped(passage.kind)}, score {passage.score:.0f}{reason})"


def _people(people: tuple[PersonRow, ...], articles: tuple[ArticleRow, ...]) -> Iterator[str]:
    yield "## People"
    outlets = {article.id: article.outlet for article in articles}
    lines = []
    for person in people:
        if not any(person.counts.values()):  # named only in bylines, teasers and the like
            continue
        aliases = f" (also {', '.join(map(escaped, person.aliases))})" if person.aliases else ""
        counts = [f"{escaped(outlets[article])} {count}" for article, count in person.counts.items() if count]
        lines.append(f"- **{escaped(person.name)}**{aliases}: {', '.join(counts)}")
    yield "\n".join(lines) or "None."


def _quotes(quotes: tuple[QuoteRow, ...]) -> Iterator[str]:
    yield "## Quotes"
    told = [quote for quote in quotes if quote.zone not in ASIDE]
    if not told:
        yield "None."
    for quote in told:
        speaker = speaker_name(quote.speaker_name, quote.speaker_text)
        named = f" (as “{escaped(quote.speaker_text)}”)" if quote.speaker_text not in ("", speaker) else ""
        place = "; ".join(f"{start}–{end}" for start, end in quote.parts)
        source = ", ".join(filter(None, [f"**{escaped(speaker)}**{named}", escaped(quote.outlet), _citation(quote)]))
        yield f"{source} ({escaped(quote.kind)}; characters {place})"
        yield _quoted("\n".join(quote.texts))


def _settings(settings: Mapping[str, object]) -> str:
    """A line for each setting, or for each family of them."""
    lines = []
    for key, value in settings.items():
        inner = "; ".join(f"{name} {each}" for name, each in _flat(value)) if isinstance(value, Mapping) else str(value)
        lines.append(f"- {escaped(key)}: {escaped(inner)}")
    return "\n".join(lines)


def _flat(settings: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key} → ")
        else:
            yield f"{above}{key}", value
