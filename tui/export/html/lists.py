"""The sidebar as HTML: what is shared, who is named, who is quoted; and how the report was made."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from tui.articles.model import Article
from tui.export.html.markup import Attributes, classes, tag, text
from tui.export.html.model import ReportModel
from tui.export.options import OrphanedNote, UserNote, UserText
from tui.mentions.model import QuoteKind
from tui.reading.quotes.quote_groups import QuoteGroup, Wording

SHORT_CHARACTERS = 110
"""Of a passage's wording in the list."""


def own_texts(report: ReportModel) -> str:
    """What the reader chose and marked by hand; nothing where nothing is."""
    items = "".join(_own(report, number, own) for number, own in enumerate(report.include.texts))
    listed = tag("h2", "Marked by the reader") + tag("ul", items, {"class": "list"}) if items else ""
    lost = "".join(_orphan(report, orphan) for orphan in report.include.orphans)
    if not lost:
        return listed
    return listed + tag("h2", "Marked, and no longer in the text") + tag("ul", lost, {"class": "list"})


def _orphan(report: ReportModel, orphan: OrphanedNote) -> str:
    """In full, as it stands nowhere else."""
    words = tag("q", text(" ".join(orphan.exact.split())), {"class": "words", "dir": "auto"})
    outlet = report.coverage.article(orphan.article).outlet
    return tag("li", _marked(outlet, orphan) + words + _words(orphan.words))


def _marked(outlet: str, own: UserText | OrphanedNote) -> str:
    """“Gazette · highlight, yellow”."""
    mark = ", ".join(filter(None, (own.kind, own.colour, own.verdict))) if own.item else ""
    since = "changed since" if isinstance(own, UserText) and own.changed else ""
    return tag("small", text(" · ".join(filter(None, (outlet, mark, since)))), classes(_colour(own)))


def _colour(own: UserText | OrphanedNote) -> str:
    return f"own-{own.colour}" if own.colour else ""


def _own(report: ReportModel, number: int, own: UserText) -> str:
    outlet = _marked(report.coverage.article(own.passage.article).outlet, own)
    words = tag("span", text(_short(" ".join(report.coverage.text_of(own.passage).split()))), {"class": "words"})
    return tag("li", tag("button", outlet + words, {"type": "button", "data-go-t": number}) + _words(own.words))


def _words(words: UserNote | None) -> str:
    """The reader's own, below what they are on."""
    if words is None:
        return ""
    lines = [tag("p", text(line), {"class": "note", "dir": "auto"}) for line in words.note.split("\n") if line.strip()]
    tags = tag("p", text(" · ".join(words.tags)), {"class": "note"}) if words.tags else ""
    return "".join(lines) + tags


def passages(report: ReportModel) -> str:
    items = "".join(_passage(report, number) for number in range(len(report.groups)))
    return tag("ol", items, {"class": "list"}) if items else _nothing("No passage is shared at this cutoff.")


def people(report: ReportModel) -> str:
    items = "".join(_person(report, number) for number in range(len(report.people)))
    return tag("ul", items, {"class": "list"}) if items else _nothing("No people are listed.")


def quotes(report: ReportModel) -> str:
    numbered = list(enumerate(report.quotes))
    items = []
    for _, said in groupby(numbered, key=lambda pair: pair[1].speaker):
        groups = list(said)
        speaker = tag("h3", text(report.speaker(groups[0][1])))
        items.append(speaker + tag("ul", "".join(_quote(report, *each) for each in groups), {"class": "list"}))
    return "".join(items) or _nothing("No quotes are listed.")


def making(report: ReportModel, version: str, settings: Mapping[str, object]) -> str:
    """The texts by their SHA-256, the program's version and its settings."""
    texts = "".join(
        tag("dt", text(article.outlet)) + tag("dd", _identity(article)) for article in report.coverage.articles
    )
    facts = "".join(tag("dt", text(key)) + tag("dd", text(value)) for key, value in _flat(settings))
    made = tag("p", f"Made with crosslight {text(version)}. Scores go from 0 to 100; words are compared, not meanings.")
    return tag("details", tag("summary", "How this was made") + made + tag("dl", texts) + tag("dl", facts))


def _identity(article: Article) -> str:
    headline = tag("span", text(f"“{article.headline}”"))
    return f"{headline} {len(article.text)} characters, SHA-256 {tag('code', text(article.sha256))}"


def _flat(settings: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key} → ")
        else:
            yield f"{above}{key}", str(value)


def _nothing(words: str) -> str:
    return tag("p", words, {"class": "nothing"})


def _passage(report: ReportModel, number: int) -> str:
    group = report.groups[number]
    letter = tag("b", text(report.letters[group.id]), classes("letter", f"h{report.hue(number)}"))
    words = " ".join(report.coverage.text_of(group.passages[0]).split())
    outlets = [report.tags[article] for article in dict.fromkeys(each.article for each in group.passages)]
    facts = f"{group.kind.value}, {group.score:.0f} · {', '.join(outlets)}"
    inside = letter + tag("span", text(_short(words)), {"class": "words"}) + tag("small", text(facts))
    button = tag("button", inside, {"type": "button", "data-g": number})
    return tag("li", button + _words(report.include.words.get(group.id)), {"data-kind": group.kind.value})


def _short(words: str) -> str:
    return words if len(words) <= SHORT_CHARACTERS else words[: SHORT_CHARACTERS - 1].rstrip() + "…"


def _person(report: ReportModel, number: int) -> str:
    person = report.people[number]
    counts = report.counts(number)
    also = [f"also {', '.join(person.aliases[:3])}"] if person.aliases else []
    facts = " · ".join([*person.roles[:1], *also])
    name = tag("span", text(person.name), {"class": "words"}) + (tag("small", text(facts)) if facts else "")
    button = tag("button", name, {"type": "button", "data-person": number, "aria-pressed": "false"})
    places = [
        tag(
            "button",
            text(f"{report.tags[article.id]} {len(found)}"),
            {
                "type": "button",
                "class": "place",
                "data-go-m": found[0],
                "aria-label": f"{report.tags[article.id]} {len(found)}: {article.outlet}",
            },
        )
        for article, found in counts
    ]
    only = report.only_in(article.id for article, _ in counts)
    return tag("li", button + tag("p", "".join(places) + _only(only), {"class": "places"}))


def _only(outlet: str) -> str:
    return tag("small", f"only {text(outlet)}", {"class": "only"}) if outlet else ""


def _quote(report: ReportModel, number: int, group: QuoteGroup) -> str:
    first = next(at for at, (of, _) in enumerate(report.wordings) if of == number)
    wordings = [_wording(report, first + at, wording) for at, wording in enumerate(group.wordings)]
    own = "".join(_words(report.include.words.get(wording.quote)) for wording in group.wordings)
    return tag("li", "".join(wordings) + _only(report.only_in(group.articles)) + own, {"data-quote": number})


def _wording(report: ReportModel, number: int, wording: Wording) -> str:
    whole = report.coverage.article(wording.article).text
    said = " … ".join(" ".join(part.slice(whole).split()) for part in wording.parts)
    is_quoted = wording.kind is not QuoteKind.INDIRECT
    words = f"“{said.rstrip(',')}”" if is_quoted else f"reported: {said}"
    inside = tag("small", text(report.coverage.article(wording.article).outlet)) + tag("span", text(words))
    about: Attributes = {"type": "button", "data-go-q": number}
    return tag("button", inside, {**classes("wording", "" if is_quoted else "reported"), **about})
