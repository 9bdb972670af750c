"""The status line: a sentence that says what is current, where, how sure, and why."""

from collections.abc import Container

from tui.articles.model import ZoneKind
from tui.mentions.model import MentionForm, Quote
from tui.mentions.sureness import DOUBTED, NOBODY, READER
from tui.reading.highlights.match_kinds import hidden_text
from tui.reading.place.session import ReadingSession
from tui.reading.status.key_names import KeyName
from tui.reading.status.nearest_cutoff import nearest_text, nothing_text
from tui.reading.stops import Stop, StopKind

SEPARATOR = " · "
OTHERS_NAMED_MAX = 4
"""Outlets named one by one; more of them are counted."""
IN_ZONE = {
    ZoneKind.BYLINE: "in a byline",
    ZoneKind.CREDIT: "in a credit",
    ZoneKind.FURNITURE: "in the furniture of the page",
    ZoneKind.TEASER: "in a teaser",
    ZoneKind.RELATED: "in related content",
    ZoneKind.CAPTION: "in a caption",
    ZoneKind.HEADLINE: "in the headline",
    ZoneKind.STANDFIRST: "in the standfirst",
}
_THROUGH = {MentionForm.PRONOUN: "through a pronoun", MentionForm.ROLE: "through an office"}
"""What stands beside a quotation instead of a name."""


def sentence(
    session: ReadingSession, waiting: bool, key_of: KeyName, pairs: tuple[int, int] | None = None
) -> tuple[str, str]:
    """What is current (to stand out), and what is to be said of it. waiting: matches are still being computed. pairs:
    of articles, how many are compared, and all; None where that is not known."""
    stop = session.stop
    if stop is None:
        head, rest = _overview(session, _waiting_text(pairs) if waiting else "", key_of)
    else:
        head, rest = {
            StopKind.PASSAGE: _passage,
            StopKind.MENTION: _mention,
            StopKind.QUOTE: _quote,
            StopKind.HIT: _hit,
            StopKind.ALONE: _only_here,
            StopKind.NOTE: _note,
        }[stop.kind](session, stop)
        if stop not in session.tour.stops:
            rest.append(_step_hint(session, key_of))
        if session.wrapped:  # first, as a narrow screen shows the beginning
            rest.insert(0, _wrapped_text(session))
    return head, SEPARATOR.join(part for part in rest if part)


def cutoff_text(session: ReadingSession) -> str:
    """“cutoff 50, normal”, or the number alone between the named points."""
    name = next((name for name, score in session.cutoff_names.items() if score == session.cutoff), "")
    return f"cutoff {session.cutoff:.0f}" + (f", {name}" if name else "")


def analysis_text(session: ReadingSession) -> str:
    """What the articles hold, for the title: “2 articles · 9 passages · 10 people · 25 quotes”."""
    parts = [count_text(len(session.order), "article")]
    if session.shown is not None:
        parts.append(count_text(len(session.shown.groups), "passage"))
    if session.mentioned is not None:
        parts.append(count_text(session.mentioned.people_told, "person", "people"))
        parts.append(count_text(session.mentioned.quotes_told, "quote"))
    return SEPARATOR.join(parts)


def no_stop_text(session: ReadingSession, waiting: bool, key_of: KeyName) -> str:
    """Why a step led nowhere, and what would help."""
    tour = session.tour
    if waiting:
        return "still looking for what they share"
    if tour.kind is StopKind.QUOTE:
        return f"no quotes here; {key_of('leave')} goes back to passages"
    if tour.kind is not StopKind.PASSAGE:
        return f"nothing to step over for {_tour_name(session)}; {key_of('leave')} goes back to passages"
    if len(session.order) == 1:
        return "one article has nothing to share: open two or more"
    outlet = session.coverage.article(session.focus).outlet
    return f"{outlet} shares no passage at {cutoff_text(session)}; {nearest_text(session, key_of, session.focus)}"


def no_counterpart_text(session: ReadingSession) -> str:
    """Why crossing from what is current led nowhere."""
    if len(session.order) == 1:
        return "one article: there is no other one to cross to"
    if session.stop is None or session.stop.kind is not StopKind.QUOTE:
        return "no match in another article"
    if session.shown is None:
        return "still looking for what they share"
    return "no match for this quote in another outlet, quoted or reported"


def reported_text(session: ReadingSession) -> str:
    """Whether reported speech is listed now, and how much of it there is."""
    if not session.with_reported:
        return "reported speech is left out"
    if session.mentioned is None:
        return "reported speech will be listed with the quotes"
    count = session.mentioned.reported_told
    return f"with reported speech: {count} more among the quotes" if count else "no reported speech was found"


def count_text(count: int, one: str, many: str = "") -> str:
    """“1 passage”, “2 passages”."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _waiting_text(pairs: tuple[int, int] | None) -> str:
    """Of a single pair there is no progress to tell."""
    if pairs is None or pairs[1] < 2:
        return "looking for what the articles share …"
    return f"comparing the articles: {pairs[0]:,} of {count_text(pairs[1], 'pair')} …"


def _overview(session: ReadingSession, waiting: str, key_of: KeyName) -> tuple[str, list[str]]:
    """waiting: what to say of the search; empty where it is over."""
    if session.shown is None:
        if waiting:
            return waiting, ["they can be read meanwhile"]
        return "what the articles share could not be found", []
    count = len(session.shown.groups)
    if len(session.order) == 1:
        return "one article", ["nothing to compare it with: open two or more"]
    if not count:
        return "no shared passages", [cutoff_text(session), *nothing_text(session, key_of)]
    return count_text(count, "shared passage"), [
        waiting,
        cutoff_text(session),
        hidden_text(session.shown),
        _step_hint(session, key_of),
    ]


def _step_hint(session: ReadingSession, key_of: KeyName) -> str:
    return f"{key_of('next')} steps over {_tour_name(session)}"


def _wrapped_text(session: ReadingSession) -> str:
    """At the end of the passages of one article: so that nobody takes them for all."""
    is_of_one = len(session.order) > 1 and session.tour.kind in (StopKind.PASSAGE, StopKind.ALONE)
    return "round again in this article" if is_of_one else "round again"


def _tour_name(session: ReadingSession) -> str:
    tour = session.tour
    if tour.kind is StopKind.PASSAGE:
        return f"{len(tour.stops)} here" if len(session.order) > 1 and tour.stops else "passages"
    if tour.kind is StopKind.MENTION:
        return f"mentions of {tour.name}"
    if tour.kind is StopKind.ALONE:
        return f"what was found only in {session.coverage.article(session.focus).outlet}"
    if tour.kind is StopKind.QUOTE:
        return "quotes and reported speech" if session.with_reported else "quotes"
    return f"“{tour.name}”"


def _head(session: ReadingSession, stop: Stop, before: str, after: str = "") -> str:
    """“passage 2/9 B quote”: with the position, where `n` steps over what this is."""
    stops = session.tour.stops
    position = f"{stops.index(stop) + 1}/{len(stops)}" if stop in stops else ""
    return " ".join(part for part in (before, position, after) if part)


def _passage(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    shown = session.shown
    group = shown.by_id.get(stop.key) if shown else None
    if shown is None or group is None:
        return "passage", []
    match = shown.best_match(stop)
    where = _also_in(session, stop, session.elsewhere(stop))
    # Kind, score and reason are those of one match: the best that this very passage has part in.
    kind, score = (match.kind, match.score) if match else (group.kind, group.score)
    head = _head(session, stop, "passage", f"{shown.labels[group.id]} {kind}")
    return head, [f"{score:.0f}", where, match.reason if match else ""]


def _also_in(session: ReadingSession, stop: Stop, there: Container[str]) -> str:
    """Where else it was found, in how many others only in other words, and in how many not. there: ids of the other
    articles that have it."""
    others = [article.outlet for article in session.coverage.articles if article.id in there]
    otherwise = len(session.crossing.otherwise(stop))
    missing = len(session.order) - 1 - len(others) - otherwise
    named = ", ".join(others) if len(others) <= OTHERS_NAMED_MAX else count_text(len(others), "other")
    parts = [
        f"also in {named}" if others else "",
        f"in other words in {count_text(otherwise, 'other')}" if otherwise else "",
        f"no match in {count_text(missing, 'other')}" if missing else "",
    ]
    return ", ".join(part for part in parts if part) if others or otherwise else "found only here"


def _mention(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    assert session.mentioned is not None
    person = session.mentioned.person[stop.key]
    article = session.coverage.article(stop.passage.article)
    zone = article.zone_at(stop.passage.span.start)
    return _head(session, stop, person.name), [
        article.outlet,
        person.roles[0] if person.roles else "",
        IN_ZONE.get(zone, ""),
    ]


def _quote(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    assert session.mentioned is not None
    quote = session.mentioned.quote[stop.key]
    article = session.coverage.article(quote.article)
    known = session.mentioned.person.get(quote.speaker or "")
    speaker = known.name if known else quote.speaker_text or "unattributed"
    sure = session.mentioned.all.sureness(quote)
    doubt = f", {sure}" if sure in DOUBTED else ""
    return _head(session, stop, "quote", f"{speaker}{doubt}"), [
        article.outlet,
        _said_in(session, stop),
        f"cue: {quote.cue.slice(article.text)}" if quote.cue else "",
        str(quote.kind),
        _attribution(quote),
        IN_ZONE.get(quote.zone, ""),
    ]


def _said_in(session: ReadingSession, stop: Stop) -> str:
    """Who else has what is quoted; empty where nobody can know it yet."""
    if session.shown is None or len(session.order) == 1 or session.crossing.groups is None:
        return ""
    return _also_in(session, stop, session.elsewhere(stop))


def _attribution(quote: Quote) -> str:
    if quote.rule == READER:
        return "as you have corrected it"
    through = f", {_THROUGH[quote.led_back]}" if quote.led_back in _THROUGH else ""
    return "" if quote.rule == NOBODY else f"attributed by rule {quote.rule}{through}"


def _only_here(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    return _head(session, stop, "found only here"), [session.coverage.article(stop.passage.article).outlet]


def _note(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    return _head(session, stop, "your mark"), [session.coverage.article(stop.passage.article).outlet]


def _hit(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    return _head(session, stop, f"“{stop.key}” match"), [session.coverage.article(stop.passage.article).outlet]
