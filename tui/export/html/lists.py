"""Writes the sidebar of the report: annotations, passages, people and quotes."""

from itertools import accumulate, islice

from tui.export.html.markup import Attributes, classes, tag, text
from tui.export.html.model import ReportModel
from tui.export.options import OrphanedNote, UserNote, UserText
from tui.matching.model import MatchKind
from tui.mentions.model import QuoteKind
from tui.reading.descriptions import description_parts
from tui.reading.quotes.quote_groups import QuoteGroup, Wording
from tui.reading.quotes.quote_line import REPORTED, quote_text
from tui.reading.quotes.quotes_by_speaker import SpeakerQuotes
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
    return tag("ol", items, {"class": "list"}) if items else _empty("No shared passages were found.")


def people(report: ReportModel) -> str:
    """Return the list of people."""
    items = "".join(_person(report, number) for number in range(len(report.people)))
    return tag("ul", items, {"class": "list"}) if items else _empty("No people are listed.")


def quotes(report: ReportModel) -> str:
    """Return the list of quotes by speaker, with the numbers of quoted words as in the reader."""
    first_wordings = accumulate((len(group.wordings) for group in report.quotes), initial=0)
    items = (_quote(report, number, next(first_wordings), group) for number, group in enumerate(report.quotes))
    lists = [
        _speaker(report, speaker) + tag("ul", "".join(islice(items, len(speaker.groups))), {"class": "list"})
        for speaker in report.speakers
    ]
    return "".join(lists) or _empty("No quotes are listed.")


def _speaker(report: ReportModel, speaker: SpeakerQuotes) -> str:
    """Return the heading of a speaker, with the number of quoted words: “Ann Holt words: GUA 12, RT 4”."""
    counts = zip(report.coverage.articles, speaker.words, strict=False)  # no words of speech that is only reported
    words = ", ".join(f"{report.tags[article.id]}\N{NO-BREAK SPACE}{number}" for article, number in counts if number)
    return tag("h3", text(speaker.name) + (" " + tag("small", text(f"words: {words}")) if words else ""))


def _empty(words: str) -> str:
    return tag("p", words, {"class": "nothing"})


def _passage(report: ReportModel, number: int) -> str:
    group = report.groups[number]
    letter = tag("b", text(report.letters[group.id]), classes("letter", f"h{report.hue(number)}"))
    words = single_spaced(report.coverage.text_of(report.matches.surest(group)[0]))
    outlets = [report.tags[article] for article in dict.fromkeys(passage.article for passage in group.passages)]
    level = f", {group.sureness.value}" if group.kind is not MatchKind.NAME else ""
    facts = f"{group.kind.value}{level} · {', '.join(outlets)}"
    content = letter + tag("span", text(_short(words)), {"class": "words"}) + tag("small", text(facts))
    button = tag("button", content, {"type": "button", "data-g": number})
    return tag("li", button + _user_note(report.include.words.get(group.id)), {"data-kind": group.kind.value})


def _short(words: str) -> str:
    return words if len(words) <= SHORT_CHARACTERS else words[: SHORT_CHARACTERS - 1].rstrip() + "…"


def _person(report: ReportModel, number: int) -> str:
    person = report.people[number]
    by_article = report.mentions_by_article(number)
    facts = " · ".join(description_parts(person))
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


def _quote(report: ReportModel, number: int, first_wording: int, group: QuoteGroup) -> str:
    """Return the item of a quote. first_wording: the number of its first wording in the report."""
    wordings = [_wording(report, place, wording) for place, wording in enumerate(group.wordings, first_wording)]
    notes = "".join(_user_note(report.include.words.get(wording.quote)) for wording in group.wordings)
    assessment = report.assessment(group)
    wordings += [tag("small", text(assessment), {"class": "doubt"})] if assessment else []
    return tag("li", "".join(wordings) + _only(report.only_in(group.articles)) + notes, {"data-quote": number})


def _wording(report: ReportModel, number: int, wording: Wording) -> str:
    article = report.coverage.article(wording.article)
    is_reported = wording.kind is QuoteKind.INDIRECT
    words = quote_text(article.text, wording.parts, wording.kind, REPORTED if is_reported else "")
    kind = f" · {_NOT_SPEECH[wording.kind]}" if wording.kind in _NOT_SPEECH else ""
    language = " · translated" if wording.is_translated else ""
    content = tag("small", text(f"{article.outlet}{language}{kind}")) + tag("span", text(single_spaced(words)))
    attributes: Attributes = {"type": "button", "data-go-q": number}
    return tag("button", content, {**classes("wording", "reported" if is_reported else ""), **attributes})
