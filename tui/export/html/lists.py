"""Writes the sidebar of the report: annotations, passages, people, quotes, and how the report was made."""

from collections.abc import Iterator, Mapping

from tui.articles.model import Article
from tui.export.html.markup import Attributes, classes, tag, text
from tui.export.html.model import ReportModel
from tui.export.options import OrphanedNote, UserNote, UserText
from tui.matching.model import MatchKind
from tui.mentions.model import QuoteKind
from tui.reading.quotes.quote_groups import QuoteGroup, Wording
from tui.reading.sidebar.row import SidebarRow, SidebarRowKind
from tui.text.spaces import single_spaced

SHORT_CHARACTERS = 110
"""Maximum length of a passage in the list, in characters."""
_NOT_SPEECH = {QuoteKind.SCARE: "in scare quotes", QuoteKind.TITLE: "a title"}


def user_texts(report: ReportModel) -> str:
    """Return the list of selected and annotated texts, then that of orphans; empty lists are left out."""
    items = "".join(_user_text(report, number, user_text) for number, user_text in enumerate(report.include.texts))
    html = tag("h2", "Highlights and notes") + tag("ul", items, {"class": "list"}) if items else ""
    orphans = "".join(_orphan(report, orphan) for orphan in report.include.orphans)
    if not orphans:
        return html
    return html + tag("h2", "Notes whose text has changed") + tag("ul", orphans, {"class": "list"})


def _orphan(report: ReportModel, orphan: OrphanedNote) -> str:
    """Return the item for an orphan, with its words in full, as they are nowhere else in the report."""
    words = tag("q", text(single_spaced(orphan.exact)), {"class": "words", "dir": "auto"})
    outlet = report.coverage.article(orphan.article).outlet
    return tag("li", _heading(outlet, orphan) + words + _user_note(orphan.words))


def _heading(outlet: str, item: UserText | OrphanedNote) -> str:
    """Return the first line of an item: “Gazette · highlight, yellow”."""
    kind = ", ".join(filter(None, (item.kind, item.colour, item.verdict))) if item.item else ""
    change = _candidate(item) if isinstance(item, OrphanedNote) else "changed since" if item.changed else ""
    return tag("small", text(" · ".join(filter(None, (outlet, kind, change)))), classes(_colour(item)))


def _candidate(orphan: OrphanedNote) -> str:
    """Return the candidate's text, such as “unsure, perhaps now “…””; empty without a candidate."""
    words = single_spaced(orphan.candidate)
    return f"unsure, perhaps now “{words}”" if words else ""


def _colour(item: UserText | OrphanedNote) -> str:
    return f"own-{item.colour}" if item.colour else ""


def _user_text(report: ReportModel, number: int, item: UserText) -> str:
    heading = _heading(report.coverage.article(item.passage.article).outlet, item)
    words = tag("span", text(_short(single_spaced(report.coverage.text_of(item.passage)))), {"class": "words"})
    return tag("li", tag("button", heading + words, {"type": "button", "data-go-t": number}) + _user_note(item.words))


def _user_note(note: UserNote | None) -> str:
    """Return the paragraphs of a note, then its tags; an empty string without a note."""
    if note is None:
        return ""
    lines = [tag("p", text(line), {"class": "note", "dir": "auto"}) for line in note.note.split("\n") if line.strip()]
    tags = tag("p", text(" · ".join(note.tags)), {"class": "note"}) if note.tags else ""
    return "".join(lines) + tags


def passages(report: ReportModel) -> str:
    """Return the list of shared passages."""
    items = "".join(_passage(report, number) for number in range(len(report.groups)))
    return tag("ol", items, {"class": "list"}) if items else _empty("No passages are shared at this cutoff.")


def people(report: ReportModel) -> str:
    """Return the list of people."""
    items = "".join(_person(report, number) for number in range(len(report.people)))
    return tag("ul", items, {"class": "list"}) if items else _empty("No people are listed.")


def quotes(report: ReportModel) -> str:
    """Return the list of quotes by speaker, with the numbers of quoted words as in the reader."""
    parts: list[str] = []
    items: list[str] = []
    for row in report.quote_rows:
        if row.kind is SidebarRowKind.SPEAKER:
            parts += [_quote_list(items), _speaker(report, row)]
            items = []
        else:
            number = report.quote_number[row.key]
            items.append(_quote(report, number, report.quotes[number]))
    return "".join((*parts, _quote_list(items))) or _empty("No quotes are listed.")


def _quote_list(items: list[str]) -> str:
    return tag("ul", "".join(items), {"class": "list"}) if items else ""


def _speaker(report: ReportModel, row: SidebarRow) -> str:
    """Return the heading of a speaker, with the number of quoted words: “Ann Holt words: GUA 12, RT 4”."""
    counts = [(article, count) for article, count in zip(report.coverage.articles, row.counts, strict=False) if count]
    words = ", ".join(f"{report.tags[article.id]}\N{NO-BREAK SPACE}{count}" for article, count in counts)
    return tag("h3", text(row.text) + (" " + tag("small", text(f"{row.unit}: {words}")) if words else ""))


def provenance(report: ReportModel, version: str, settings: Mapping[str, object]) -> str:
    """Return how the report was made: the program's version and settings, and the SHA-256 of every text."""
    texts = "".join(
        tag("dt", text(article.outlet)) + tag("dd", _identity(article)) for article in report.coverage.articles
    )
    facts = "".join(tag("dt", text(key)) + tag("dd", text(value)) for key, value in _flat(settings))
    origin = tag(
        "p", f"Made with crosslight {text(version)}. Scores go from 0 to 100; words are compared, not meanings."
    )
    all_settings = tag("details", tag("summary", "All settings") + tag("dl", facts))
    return tag("details", tag("summary", "How this was made") + origin + tag("dl", texts) + all_settings)


def _identity(article: Article) -> str:
    headline = tag("span", text(f"“{article.headline}”"))
    return f"{headline} {len(article.text)} characters, SHA-256 {tag('code', text(article.sha256))}"


def _flat(settings: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key} → ")
        else:
            yield f"{prefix}{key}", str(value)


def _empty(words: str) -> str:
    return tag("p", words, {"class": "nothing"})


def _passage(report: ReportModel, number: int) -> str:
    group = report.groups[number]
    letter = tag("b", text(report.letters[group.id]), classes("letter", f"h{report.hue(number)}"))
    words = single_spaced(report.coverage.text_of(group.passages[0]))
    outlets = [report.tags[article] for article in dict.fromkeys(passage.article for passage in group.passages)]
    level = f", {group.sureness.value}" if group.kind is not MatchKind.NAME else ""
    facts = f"{group.kind.value}{level}, {group.score:.0f} · {', '.join(outlets)}"
    content = letter + tag("span", text(_short(words)), {"class": "words"}) + tag("small", text(facts))
    button = tag("button", content, {"type": "button", "data-g": number})
    return tag("li", button + _user_note(report.include.words.get(group.id)), {"data-kind": group.kind.value})


def _short(words: str) -> str:
    return words if len(words) <= SHORT_CHARACTERS else words[: SHORT_CHARACTERS - 1].rstrip() + "…"


def _person(report: ReportModel, number: int) -> str:
    person = report.people[number]
    by_article = report.mentions_by_article(number)
    aliases = [f"also {', '.join(person.aliases[:3])}"] if person.aliases else []
    facts = " · ".join([*person.roles[:1], *aliases])
    name = tag("span", text(person.name), {"class": "words"}) + (tag("small", text(facts)) if facts else "")
    button = tag("button", name, {"type": "button", "data-person": number, "aria-pressed": "false"})
    places = [
        tag(
            "button",
            text(f"{report.tags[article.id]} {len(mentions)}"),
            {
                "type": "button",
                "class": "place",
                "data-go-m": mentions[0],
                "aria-label": f"{report.tags[article.id]} {len(mentions)}: {article.outlet}",
            },
        )
        for article, mentions in by_article
    ]
    only_tag = report.only_in(article.id for article, _ in by_article)
    return tag("li", button + tag("p", "".join(places) + _only(only_tag), {"class": "places"}))


def _only(outlet: str) -> str:
    return tag("small", f"only {text(outlet)}", {"class": "only"}) if outlet else ""


def _quote(report: ReportModel, number: int, group: QuoteGroup) -> str:
    first = next(index for index, (quote, _) in enumerate(report.wordings) if quote == number)
    wordings = [_wording(report, first + index, wording) for index, wording in enumerate(group.wordings)]
    notes = "".join(_user_note(report.include.words.get(wording.quote)) for wording in group.wordings)
    assessment = report.assessment(group)
    wordings += [tag("small", text(assessment), {"class": "doubt"})] if assessment else []
    return tag("li", "".join(wordings) + _only(report.only_in(group.articles)) + notes, {"data-quote": number})


def _wording(report: ReportModel, number: int, wording: Wording) -> str:
    article = report.coverage.article(wording.article)
    quoted_text = " … ".join(single_spaced(part.slice(article.text)) for part in wording.parts)
    is_quoted = wording.kind is not QuoteKind.INDIRECT
    words = f"“{quoted_text.rstrip(',')}”" if is_quoted else f"reported: {quoted_text}"
    kind = f" · {_NOT_SPEECH[wording.kind]}" if wording.kind in _NOT_SPEECH else ""
    language = " · translated" if wording.is_translated else ""
    content = tag("small", text(f"{article.outlet}{language}{kind}")) + tag("span", text(words))
    attributes: Attributes = {"type": "button", "data-go-q": number}
    return tag("button", content, {**classes("wording", "" if is_quoted else "reported"), **attributes})
