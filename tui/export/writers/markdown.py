"""Writes Markdown for notes, with citations. Text from articles is escaped: it never becomes markup."""

import re
from collections.abc import Iterable, Iterator

from tui.articles.model import ASIDE
from tui.export.document import (
    DifferingRow,
    ExportDocument,
    ExportedArticle,
    GroupRow,
    OrphanRow,
    PassageRow,
    PersonRow,
    PlaceRow,
    QuoteRow,
    TextRow,
)
from tui.export.shared import UNATTRIBUTED, speaker_name, web_address
from tui.matching.model import MatchKind
from tui.mentions.sureness import UNSURE
from tui.reading.differences.wording import NONE_FOUND, SCOPE, missing_text
from tui.reading.quotes.quote_line import without_end_comma
from tui.text.canonical import one_line
from tui.text.spaces import single_spaced
from tui.yaml.reader import dump_yaml

# Characters that are markup in CommonMark, its usual extensions, Obsidian (==, %%) and Logseq ((( and ::).
_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&|~#$@^%=]|(?<=[A-Za-z]):(?=//)|(?<=[Ww]{3})\.|:(?=:)|(?<=:):|\((?=\()|(?<=\()\(")
_LINE_START = re.compile(r"([-+=]|[0-9]{1,9}(?=[.)](?:\s|$)))")
_NOT_IN_TAGS = re.compile(r"[^\w/-]+")


def write_markdown(document: ExportDocument) -> str:
    """Return the export as Markdown (CommonMark) with YAML front matter.

    The same document gives the same bytes: it contains no date and no local path.
    """
    blocks = [_front_matter(document), f"# {escape_markdown(document.title or 'Articles on one event')}"]
    blocks.append("\n".join(map(article_line, document.articles)))
    blocks += _texts(document.texts or (), document.orphans)
    if document.groups is not None:
        blocks += _passages(document.groups)
    if document.people is not None:
        blocks += _people(document.people, document.articles)
    if document.quotes is not None:
        blocks += _quotes(document.quotes)
    if document.differences is not None:
        blocks += _differences(document)
    blocks += provenance(document.articles, f"{_program(document)}. {_ALL_SETTINGS}")
    return "\n\n".join(filter(None, blocks)) + "\n"


_LIT = "**"
_ALL_SETTINGS = "Export as JSON or YAML to see every setting."


def _differences(document: ExportDocument) -> Iterator[str]:
    """Yield the list of differences between the outlets, with the differing words in bold."""
    yield "## Where the outlets differ"
    if not document.differences:
        yield NONE_FOUND
    yield SCOPE
    outlets = {article.id: article.outlet for article in document.articles}
    for difference in document.differences or ():
        sureness = "" if difference.sureness == "sure" else f", {difference.sureness}"
        about = f": {escape_markdown(difference.about)}" if difference.about else ""
        lines = [f"- {difference.what}{sureness}{about}"]
        lines += [f"  - {escape_markdown(row.outlet)}: {_lit(row)}" for row in difference.passages]
        missing = missing_text(escape_markdown(outlets[article]) for article in difference.missing)
        yield "\n".join([*lines, *([f"  - {missing}"] if missing else [])])


def _lit(row: DifferingRow) -> str:
    """Return the text of a row, escaped, with the differing words in bold."""
    parts: list[str] = []
    at = row.start
    for start, end in row.differing:
        parts += [_escaped_part(row.exact[at - row.start : start - row.start]), _LIT]
        parts += [_escaped_part(row.exact[start - row.start : end - row.start]), _LIT]
        at = end
    parts.append(_escaped_part(row.exact[at - row.start :]))
    return "".join(parts).strip()


def _escaped_part(text: str) -> str:
    """Return a part of a line, escaped, including the blanks at its ends."""
    plain = single_spaced(text)
    before = " " if text[:1].isspace() else ""
    return f"{before}{escape_markdown(plain)}{' ' if text[-1:].isspace() and plain else ''}" if text else ""


def _front_matter(document: ExportDocument) -> str:
    """Return the properties for note-taking programs: few and flat, without empty ones."""
    properties = {
        "title": document.title or "Articles on one event",
        "tags": ["crosslight", *sorted({tag for tag in map(tag_word, _tags(document)) if tag})],
        "outlets": [article.outlet for article in document.articles],
        "published": sorted({article.published for article in document.articles if article.published}),
        "generator": f"crosslight {document.version}",
    }
    return f"---\n{dump_yaml({name: value for name, value in properties.items() if value})}---"


def _tags(document: ExportDocument) -> Iterator[str]:
    for group in document.groups or ():
        yield from group.passages[0].tags
    for quote in document.quotes or ():
        yield from quote.tags
    for own in document.texts or ():
        yield from own.tags
    for orphan in document.orphans or ():
        yield from orphan.tags


def tag_word(tag: str) -> str:
    """Return a tag that note-taking programs accept: letters, digits, hyphens and slashes, and not only digits."""
    word = _NOT_IN_TAGS.sub("-", one_line(tag)).strip("-/")
    return f"{word}-" if word.isdigit() else word


def escape_markdown(text: str) -> str:
    """Return the text on one line, escaped so that no Markdown parser sees markup, a link or a block in it."""
    return _escaped_line(one_line(text, limit=max(1, len(text))).strip())


def _escaped_line(line: str) -> str:
    line = _SPECIAL.sub(lambda match: "\\" + match[0], line)
    start = _LINE_START.match(line)
    if start is None:
        return line
    mark = start[1]
    return f"{mark}\\{line[len(mark) :]}" if mark[0].isdigit() else f"\\{line}"


def article_line(article: ExportedArticle) -> str:
    """Return the list item for an article: outlet, headline, byline, date and address, as far as known."""
    facts = [
        f"“{escape_markdown(article.headline)}”" if article.headline else "",
        escape_markdown(article.byline),
        escape_markdown(article.published),
        _address(article.url),
    ]
    known_facts = ", ".join(filter(None, facts))
    outlet = f"**{escape_markdown(article.outlet)}**"
    return f"- {outlet}: {known_facts}" if known_facts else f"- {outlet}"


def provenance(articles: Iterable[ExportedArticle], program: str) -> Iterator[str]:
    """Yield the last section: the size and SHA-256 of each text, and the program. program: Markdown."""
    yield "## How this was made"
    yield "\n".join(
        f"- {escape_markdown(article.outlet)}: {article.characters} characters, SHA-256 {article.sha256}"
        for article in articles
    )
    yield program


def _address(url: str) -> str:
    """Return a link for a web address without characters that could end it, otherwise the escaped text."""
    return f"<{url}>" if web_address(url) else escape_markdown(url)


def _citation(row: PlaceRow | OrphanRow) -> str:
    """Return the citation of an article: outlet, headline, byline, date and web address, as far as known."""
    address = _address(row.url) if row.url.casefold().startswith(("http://", "https://")) else ""
    headline = f"“{escape_markdown(row.headline)}”" if row.headline else ""
    fields = [
        f"**{escape_markdown(row.outlet)}**",
        headline,
        escape_markdown(row.byline),
        escape_markdown(row.published),
        address,
    ]
    return ", ".join(filter(None, fields))


def _block(
    row: PlaceRow | OrphanRow, text: str, citation: str, note: str, tags: Iterable[str], facts: str = ""
) -> Iterator[str]:
    """Yield a block quote with its citation, an id for links, a line of facts, and the user's note and tags.

    facts: escaped.
    """
    lines = [_escaped_line(line.strip()) for line in text.split("\n") if line.strip()]
    yield "\n>\n".join(f"> {line}" for line in [*lines, f"— {citation}"])
    yield f"^{row.id}"
    if facts:
        yield f"*{facts}*"
    words = [f"#{word}" for word in map(tag_word, tags) if word]
    if note or words:
        yield "\n\n".join(filter(None, [*map(escape_markdown, note.split("\n")), " ".join(words)]))


def _passages(groups: tuple[GroupRow, ...]) -> Iterator[str]:
    yield "## Shared passages"
    if not groups:
        yield "None found."
    for group in groups:
        yield f"### {escape_markdown(group.letter)}: {escape_markdown(group.kind)}"
        for number, passage in enumerate(group.passages, 1):
            is_last = number == len(group.passages)
            note_and_tags = (passage.note, passage.tags) if is_last else ("", ())
            citation = f"{_citation(passage)}{_doubt(group, passage)}"
            yield from _block(passage, passage.exact, citation, *note_and_tags, _assessment(group) if is_last else "")


def _doubt(group: GroupRow, passage: PassageRow) -> str:
    """Return “ (possible)” for a passage that only a possible match connects with the others of a sure group."""
    is_doubtful = group.kind != MatchKind.NAME and group.sureness != passage.sureness
    return f" ({passage.sureness})" if is_doubtful else ""


def _assessment(group: GroupRow) -> str:
    """Return how sure a group is, and the reason of its best match; a group that shares only a name has no sureness."""
    best = max(group.passages, key=lambda passage: passage.score)
    sureness = "" if group.kind == MatchKind.NAME else group.sureness
    return ": ".join(part for part in (sureness, escape_markdown(best.reason)) if part)


def _texts(texts: tuple[TextRow, ...], orphans: tuple[OrphanRow, ...] | None) -> Iterator[str]:
    """Yield the texts that were selected for this export, then the annotations, if they were asked for."""
    selected = [row for row in texts if not row.item]
    if selected:
        yield "## Selected text"
    for row in selected:
        yield from _block(row, row.exact, _citation(row), row.note, row.tags)
    annotations = [row for row in texts if row.item]
    if orphans is not None or annotations:
        yield "## Your highlights and notes"
    if orphans is not None and not annotations:
        yield "None."
    for index, row in enumerate(annotations):
        is_last = annotations[index + 1 : index + 2] == [] or annotations[index + 1].item != row.item
        note_and_tags = (row.note, row.tags) if is_last else ("", ())
        change = "; the words have changed since" if row.changed else ""
        yield from _block(row, row.exact, _citation(row), *note_and_tags, f"{_annotation_kind(row)}{change}")
    if orphans:
        yield "### No longer found in the articles"
    for orphan in orphans or ():
        facts = f"{_annotation_kind(orphan)}{_candidate(orphan)}"
        yield from _block(orphan, orphan.exact, _citation(orphan), orphan.note, orphan.tags, facts)


def _candidate(orphan: OrphanRow) -> str:
    """Return the candidate's text, such as “; unsure, perhaps now “…””; empty without a candidate."""
    words = single_spaced(orphan.candidate)
    return f"; unsure, perhaps now “{escape_markdown(words)}”" if words else ""


def _annotation_kind(row: TextRow | OrphanRow) -> str:
    """Return an annotation's kind in words: “highlight, yellow”, “note” or “verdict, misquoted”."""
    return escape_markdown(", ".join(filter(None, (row.kind, row.colour, row.verdict))))


def _people(people: tuple[PersonRow, ...], articles: tuple[ExportedArticle, ...]) -> Iterator[str]:
    yield "## People"
    outlets = {article.id: article.outlet for article in articles}
    lines = []
    for person in people:
        if not any(person.counts.values()):  # named only in bylines, teasers and the like
            continue
        aliases = f" (also {', '.join(map(escape_markdown, person.aliases))})" if person.aliases else ""
        counts = [f"{escape_markdown(outlets[article])} {count}" for article, count in person.counts.items() if count]
        lines.append(f"- **{escape_markdown(person.name)}**{aliases}: {', '.join(counts)}")
    yield "\n".join(lines) or "None."


def _quotes(quotes: tuple[QuoteRow, ...]) -> Iterator[str]:
    yield "## Quotes"
    in_accounts = [quote for quote in quotes if quote.zone not in ASIDE]
    if not in_accounts:
        yield "None."
    for quote in in_accounts:
        facts = "; ".join(filter(None, (escape_markdown(quote.kind), escape_markdown(quote.assessment))))
        words = without_end_comma("\n".join(quote.texts))
        citation = f"{_speaker(quote)}, in {_citation(quote)}"
        yield from _block(quote, words, citation, quote.note, quote.tags, facts)


def _speaker(quote: QuoteRow) -> str:
    """Return the speaker with the outlet's words and the doubt: “**Ann Holt** (as “she”, likely)”."""
    speaker = speaker_name(quote.speaker_name, quote.speaker_text)
    alias = f"as “{escape_markdown(quote.speaker_text)}”" if quote.speaker_text not in ("", speaker) else ""
    doubt = quote.sureness if quote.sureness in UNSURE and speaker != UNATTRIBUTED else ""
    remark = ", ".join(filter(None, (alias, doubt)))
    return f"**{escape_markdown(speaker)}**" + (f" ({remark})" if remark else "")


def _program(document: ExportDocument) -> str:
    """Return the program's version and the cutoff; the other settings are of no use to an editor."""
    cutoff = document.settings.get("cutoff")
    cutoff_text = f", matches at least {cutoff:g}% likely" if isinstance(cutoff, float | int) else ""
    return f"crosslight {escape_markdown(document.version)}{cutoff_text}"
