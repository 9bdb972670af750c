"""The status line: a sentence that says what is current, where, how sure, and why."""

from collections.abc import Mapping

from tui.articles.model import ASIDE
from tui.mentions.model import Quote
from tui.reading.session import ReadingSession
from tui.reading.tour import Stop, StopKind

SEPARATOR = " · "
OTHERS_NAMED_MAX = 4
"""Outlets named one by one; more of them are counted."""
UNATTRIBUTED = "none"
"""The rule of a quote that has no speaker."""


def sentence(session: ReadingSession, cutoff_names: Mapping[str, float], waiting: bool) -> tuple[str, str]:
    """What is current (to stand out), and what is to be said of it.

    cutoff_names: named points of the score. waiting: whether matches are still being computed.
    """
    stop = session.stop
    if stop is None:
        return _overview(session, cutoff_names, waiting)
    head, rest = {
        StopKind.PASSAGE: _passage,
        StopKind.MENTION: _mention,
        StopKind.QUOTE: _quote,
        StopKind.HIT: _hit,
    }[stop.kind](session, stop)
    if session.wrapped:
        rest.append("round again")
    return head, SEPARATOR.join(part for part in rest if part)


def cutoff_text(session: ReadingSession, cutoff_names: Mapping[str, float]) -> str:
    """“cutoff 50, normal”, or the number alone between the named points."""
    name = next((name for name, score in cutoff_names.items() if score == session.cutoff), "")
    return f"cutoff {session.cutoff:.0f}" + (f", {name}" if name else "")


def found_text(session: ReadingSession) -> str:
    """What the articles hold, for the title: “2 articles · 9 passages · 10 people · 25 quotes”."""
    parts = [_counted(len(session.order), "article")]
    if session.shown is not None:
        parts.append(_counted(len(session.shown.groups), "passage"))
    if session.mentions is not None:
        told = {mention.person for mention in session.mentions.mentions if mention.zone not in ASIDE}
        parts.append(_counted(len(told), "person", "people"))
        parts.append(_counted(sum(quote.zone not in ASIDE for quote in session.mentions.quotes), "quote"))
    return SEPARATOR.join(parts)


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _overview(session: ReadingSession, cutoff_names: Mapping[str, float], waiting: bool) -> tuple[str, str]:
    if session.shown is None:
        return ("matching …", "") if waiting else ("", "")
    count = len(session.shown.groups)
    if len(session.coverage.articles) == 1:
        return "one article", "nothing to compare it with: open two or more"
    if not count:
        return "no shared passages", f"{cutoff_text(session, cutoff_names)} · - shows looser matches"
    return (
        _counted(count, "shared passage"),
        f"{cutoff_text(session, cutoff_names)} · n steps over {_tour_name(session)}",
    )


def _tour_name(session: ReadingSession) -> str:
    tour = session.tour
    if tour.kind is StopKind.PASSAGE:
        return "passages"
    if tour.kind is StopKind.MENTION:
        return f"mentions of {tour.name}"
    return "quotes" if tour.kind is StopKind.QUOTE else f"“{tour.name}”"


def _position(session: ReadingSession, stop: Stop) -> str:
    stops = session.tour.stops
    return f" {stops.index(stop) + 1}/{len(stops)}" if stop in stops else ""


def _passage(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    shown = session.shown
    group = shown.by_id.get(stop.key) if shown else None
    if shown is None or group is None:
        return "passage", []
    outlets = {article.id: article.outlet for article in session.coverage.articles}
    there = shown.counterparts(stop)
    others = [outlets[article] for article in session.order if article in there]
    missing = len(session.order) - 1 - len(others)
    named = ", ".join(others) if len(others) <= OTHERS_NAMED_MAX else f"{len(others)} others"
    where = f"also in {named}" + (f"; not in {missing}" if missing else "")
    head = f"passage{_position(session, stop)}  {shown.labels[group.id]} {group.kind}"
    return head, [f"{group.score:.0f}", session.reason(stop), where, "" if _touring(session, stop) else _steps(session)]


def _mention(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    mentions = session.mentions
    assert mentions is not None
    name = next(p.name for p in mentions.people if p.id == stop.key)
    roles = next(p.roles for p in mentions.people if p.id == stop.key)
    zone = session.coverage.article(stop.passage.article).zone_at(stop.passage.span.start)
    return f"{name}{_position(session, stop)}", [
        session.coverage.article(stop.passage.article).outlet,
        roles[0] if roles else "",
        f"in a {zone}" if zone in ASIDE else "",
        "" if _touring(session, stop) else _steps(session),
    ]


def _quote(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    mentions = session.mentions
    assert mentions is not None
    quote = next(q for q in mentions.quotes if q.id == stop.key)
    names = {person.id: person.name for person in mentions.people}
    speaker = names.get(quote.speaker or "", quote.speaker_text) or "unattributed"
    return f"quote{_position(session, stop)}  {speaker}", [
        session.coverage.article(quote.article).outlet,
        _cue(session, quote),
        str(quote.kind),
        "" if quote.rule == UNATTRIBUTED else f"by rule: {quote.rule}",
        "" if _touring(session, stop) else _steps(session),
    ]


def _cue(session: ReadingSession, quote: Quote) -> str:
    if quote.cue is None:
        return ""
    return f"“{quote.cue.slice(session.coverage.article(quote.article).text)}”"


def _hit(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    return f"“{stop.key}” match{_position(session, stop)}", [session.coverage.article(stop.passage.article).outlet]


def _touring(session: ReadingSession, stop: Stop) -> bool:
    return stop in session.tour.stops


def _steps(session: ReadingSession) -> str:
    return f"n steps over {_tour_name(session)}"
