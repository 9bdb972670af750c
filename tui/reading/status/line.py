"""Builds the status line: the current stop, where else it was found, how sure that is, and why."""

from collections.abc import Container, Sequence

from tui.matching.model import MatchKind, MatchSureness
from tui.mentions.sureness import UNSURE
from tui.reading.descriptions import IN_ZONE
from tui.reading.highlights.by_hand import BY_HAND
from tui.reading.highlights.match_kinds import hidden_text
from tui.reading.highlights.possible import RIGHT_SHARE, PossibleMatches
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.session import ReadingSession
from tui.reading.status.attribution import attribution_text
from tui.reading.status.key_names import KeyName
from tui.reading.status.nearest_cutoff import nearest_text, nothing_text
from tui.reading.stops import CHECKED, CLOSEST, DIFFERENCE, Stop, StopKind
from tui.text.counts import count_text

SEPARATOR = " · "
SHOWN_MATCHES = "showing matches "
"""Beginning of the text that says which matches are shown."""
OUTLET_NAMES_MAX = 4
"""Maximum number of outlets that are named; more are counted."""


def status_line(
    session: ReadingSession, matching_pending: bool, key_of: KeyName, pairs: tuple[int, int] | None = None
) -> tuple[str, str]:
    """Return the status line as a head, to be emphasised, and details.

    matching_pending: True while matches are being computed. pairs: those compared, and all; None if unknown.
    """
    stop = session.stop
    if stop is None:
        head, details = _overview(session, _progress_text(pairs) if matching_pending else "", key_of)
    else:
        head, details = {
            StopKind.PASSAGE: _passage,
            StopKind.MENTION: _mention,
            StopKind.QUOTE: _quote,
            StopKind.HIT: _hit,
            StopKind.ONLY_HERE: _only_here,
            StopKind.NOTE: _note,
        }[stop.kind](session, stop)
        if stop not in session.tour.stops:
            details.append(_step_hint(session, key_of))
        if session.has_wrapped:  # first, as a narrow screen shows the beginning
            details.insert(0, _wrapped_text(session))
    return head, SEPARATOR.join(part for part in details if part)


def cutoff_text(session: ReadingSession) -> str:
    """Return which matches are shown: “showing matches at least 50% likely (normal)”, the name if there is one."""
    name = next((name for name, score in session.cutoff_names.items() if score == session.cutoff), "")
    return f"{SHOWN_MATCHES}at least {session.cutoff:.0f}% likely" + (f" ({name})" if name else "")


def analysis_text(session: ReadingSession) -> str:
    """Return the counts for the title: “2 articles · 9 passages · 10 people · 25 quotes”."""
    parts = [count_text(len(session.order), "article")]
    if session.visible_groups is not None:
        parts.append(passages_text(session.visible_groups, "passage"))
    if session.mention_index is not None:
        parts.append(count_text(session.mention_index.people_count, "person", "people"))
        parts.append(count_text(session.mention_index.quote_count, "quote"))
    return SEPARATOR.join(parts)


def no_stop_text(session: ReadingSession, matching_pending: bool, key_of: KeyName) -> str:
    """Return why a step led nowhere, and what would help."""
    tour = session.tour
    if matching_pending:
        return "still comparing the articles"
    if tour.kind is StopKind.QUOTE:
        return f"no quotes here; use {key_of('leave')} to go back to passages"
    if tour.kind is not StopKind.PASSAGE:
        return f"no {_stop_name(session)} to go to; use {key_of('leave')} to go back to passages"
    if len(session.order) == 1:
        return "only one article is open: open two or more to compare"
    outlet = session.coverage.article(session.focus).outlet
    if session.visible_groups is not None and (possible_count := len(session.visible_groups.stops[session.focus])):
        possible = count_text(possible_count, "possible passage")
        return f"{outlet}: no sure passages, {possible}; use {key_of('possible')} to step through them"
    return f"{outlet} shares no passage; {cutoff_text(session)}; {nearest_text(session, key_of, session.focus)}"


def no_counterpart_text(session: ReadingSession) -> str:
    """Return why the current stop has no counterpart to go to."""
    if len(session.order) == 1:
        return "only one article is open"
    if session.stop is not None and session.stop.kind is StopKind.NOTE:
        return "this annotation has no counterpart; step to a shared passage first"
    if session.stop is None or session.stop.kind is not StopKind.QUOTE:
        return "no match in another article"
    if session.visible_groups is None:
        return "still comparing the articles"
    return "no match for this quote in another outlet, quoted or reported"


def reported_text(session: ReadingSession) -> str:
    """Return whether reported speech is listed, and how much of it there is."""
    if not session.with_reported:
        return "reported speech is not listed"
    if session.mention_index is None:
        return "reported speech will be listed with the quotes"
    count = session.mention_index.reported_count
    return f"reported speech included: {count_text(count, 'more quote')}" if count else "no reported speech was found"


def passages_text(visible_groups: VisibleGroups, noun: str) -> str:
    """Return the numbers of sure and possible passages: “12 shared passages, 9 possible”."""
    possible = len(visible_groups.possible)
    sure = count_text(len(visible_groups.groups) - possible, noun)
    return f"{sure}, {possible:,} possible" if possible else sure


def _progress_text(pairs: tuple[int, int] | None) -> str:
    """Return the progress of the comparison; a single pair has no progress to show."""
    if pairs is None or pairs[1] < 2:
        return "comparing the articles …"
    return f"comparing the articles: {pairs[0]:,} of {count_text(pairs[1], 'pair')} …"


def _overview(session: ReadingSession, progress: str, key_of: KeyName) -> tuple[str, list[str]]:
    """Return the status line while no stop is current. progress: that of the search; empty when it has ended."""
    if session.visible_groups is None:
        if progress:
            return progress, ["you can read while this runs"]
        return "the search for shared passages failed", []
    if session.tour.kind is StopKind.QUOTE and session.mention_index is not None:
        reported = reported_text(session) if session.with_reported else ""
        return count_text(session.mention_index.quote_count, "quote"), [progress, _step_hint(session, key_of), reported]
    count = len(session.visible_groups.groups)
    if len(session.order) == 1:
        return "one article", ["nothing to compare it with: open two or more"]
    if not count:
        return "no shared passages", [cutoff_text(session), *nothing_text(session, key_of)]
    return passages_text(session.visible_groups, "shared passage"), [
        progress,
        _step_hint(session, key_of),
        _possible_hint(session, key_of),
        cutoff_text(session),
        hidden_text(session.visible_groups),
    ]


def _step_hint(session: ReadingSession, key_of: KeyName) -> str:
    stops = session.tour.stops
    if session.tour.kind is StopKind.PASSAGE and stops:
        return f"{key_of('next')}: next of {len(stops)}{_reach(session)}"
    way_out = f" ({key_of('only_here')}: all passages again)" if session.tour.kind is StopKind.ONLY_HERE else ""
    return f"{key_of('next')}: next {_stop_name(session)}{way_out}"


def _possible_hint(session: ReadingSession, key_of: KeyName) -> str:
    """Return a hint at the key that includes possible passages in the tour, while some are skipped."""
    groups = session.visible_groups
    is_passed_over = session.possible is PossibleMatches.DRAWN and session.tour.kind is StopKind.PASSAGE
    has_more = is_passed_over and groups is not None and bool(groups.possible)
    return f"press {key_of('possible')} for possible" if has_more else ""


def _reach(session: ReadingSession) -> str:
    """Return the scope of a tour of passages; empty with one article."""
    return "" if len(session.order) == 1 else " in all" if session.is_event_toured else " here"


def _wrapped_text(session: ReadingSession) -> str:
    """Return the message for the end of a tour; in one article it says so, as others have more passages."""
    kinds = {StopKind.ONLY_HERE} if session.is_event_toured else {StopKind.PASSAGE, StopKind.ONLY_HERE}
    is_in_one_article = len(session.order) > 1 and session.tour.kind in kinds
    return "back to the first in this article" if is_in_one_article else "back to the first"


_LISTED_HITS = {CLOSEST: "closest sentence", DIFFERENCE: "differing wording", CHECKED: "item to check"}
"""Keys of search hits that were not typed as a query → their names."""


def _stop_name(session: ReadingSession) -> str:
    """Return the noun for one stop of the current tour."""
    tour = session.tour
    if tour.kind is StopKind.PASSAGE:
        return "passage"
    if tour.kind is StopKind.MENTION:
        return f"mention of {tour.name}"
    if tour.kind is StopKind.ONLY_HERE:
        return f"sentence found only in {session.coverage.article(session.focus).outlet}"
    if tour.kind is StopKind.QUOTE:
        return "quote or reported speech" if session.with_reported else "quote"
    return _LISTED_HITS.get(tour.stops[0].key if tour.stops else "", f"“{tour.name}”")


def _head(session: ReadingSession, stop: Stop, prefix: str, suffix: str = "") -> str:
    """Return “passage 2/9 B quote”; the position is left out for a stop outside the current tour."""
    stops = session.tour.stops
    position = f"{stops.index(stop) + 1}/{len(stops)}" if stop in stops else ""
    if position and stop.kind is StopKind.PASSAGE and session.is_event_toured:
        position = f"{stops.index(stop) + 1} of {len(stops)} in all articles"
    return " ".join(part for part in (prefix, position, suffix) if part)


def _passage(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    visible_groups = session.visible_groups
    group = visible_groups.by_id.get(stop.key) if visible_groups else None
    if visible_groups is None or group is None:
        return "passage", []
    match = visible_groups.best_match(stop)
    outlets = _also_in(session, stop, session.counterparts.passages_by_article(stop))
    kind = match.kind if match else group.kind  # that of this passage's best match, which may not be its group's
    is_by_hand = group.id in visible_groups.by_hand
    head = _head(session, stop, "passage", f"{visible_groups.labels[group.id]} {BY_HAND if is_by_hand else kind}")
    if match is None and is_by_hand:
        return head, [outlets]
    trust, reason = _trust(visible_groups, stop), match.reason if match else ""
    return head, [trust, outlets, reason]


def _trust(visible_groups: VisibleGroups, stop: Stop) -> str:
    """Return “sure”, or “possible (3 in 5 are right)”, as measured on unseen news; empty for names and by hand."""
    if visible_groups.by_id[stop.key].kind is MatchKind.NAME or stop.key in visible_groups.by_hand:
        return ""
    if not visible_groups.is_possible_at(stop):
        return "sure"
    return f"possible ({RIGHT_SHARE[MatchSureness.POSSIBLE]} are right)"


def _also_in(session: ReadingSession, stop: Stop, article_ids: Container[str]) -> str:
    """Return where else a stop was found, and which outlets only reword it or do not have it.

    article_ids: the other articles that have it.
    """
    indirect_ids = session.counterparts.indirect_counterparts(stop)
    found = [article for article in session.coverage.articles if article.id in article_ids]
    outlets = [article.outlet for article in found if article.id not in indirect_ids]
    indirect = [article.outlet for article in found if article.id in indirect_ids]
    partial_ids = session.counterparts.partial_matches(stop)
    others = [article for article in session.coverage.articles if article.id != stop.passage.article]
    partial = [article.outlet for article in others if article.id in partial_ids]
    missing = [each.outlet for each in others if each not in found and each.id not in partial_ids]
    parts = [
        f"also in {_names(outlets)}" if outlets else "",
        f"perhaps in {_names(indirect)} (no direct match)" if indirect else "",
        f"in other words in {_names(partial)}" if partial else "",
        f"no match in {_names(missing)}" if missing else "",
    ]
    return ", ".join(part for part in parts if part) if found or partial else "found only here"


def _names(outlets: Sequence[str]) -> str:
    return ", ".join(outlets) if len(outlets) <= OUTLET_NAMES_MAX else count_text(len(outlets), "other")


def _mention(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    assert session.mention_index is not None
    person = session.mention_index.people_by_id[stop.key]
    article = session.coverage.article(stop.passage.article)
    zone = article.zone_at(stop.passage.span.start)
    return _head(session, stop, person.name), [
        article.outlet,
        person.roles[0] if person.roles else "",
        IN_ZONE.get(zone, ""),
    ]


def _quote(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    assert session.mention_index is not None
    quote = session.mention_index.quotes_by_id[stop.key]
    article = session.coverage.article(quote.article)
    person = session.mention_index.people_by_id.get(quote.speaker or "")
    speaker = person.name if person else quote.speaker_text or "unattributed"
    sureness = session.mention_index.mention_set.sureness(quote)
    doubt = f", {sureness}" if sureness in UNSURE else ""
    return _head(session, stop, "quote", f"{speaker}{doubt}"), [
        article.outlet,
        _quoted_in(session, stop),
        str(quote.kind),
        attribution_text(quote, article.text),
        IN_ZONE.get(quote.zone, ""),
    ]


def _quoted_in(session: ReadingSession, stop: Stop) -> str:
    """Return which other outlets have the quote; empty until that is known."""
    if session.visible_groups is None or len(session.order) == 1 or session.counterparts.groups is None:
        return ""
    return _also_in(session, stop, session.counterparts.passages_by_article(stop))


def _only_here(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    return _head(session, stop, "found only here"), [session.coverage.article(stop.passage.article).outlet]


def _note(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    return _head(session, stop, "your annotation"), [session.coverage.article(stop.passage.article).outlet]


def _hit(session: ReadingSession, stop: Stop) -> tuple[str, list[str]]:
    noun = _LISTED_HITS.get(stop.key) or f"“{stop.key}” match"
    caution = "only similar, not a match" if stop.key == CLOSEST else ""
    return _head(session, stop, noun), [caution, session.coverage.article(stop.passage.article).outlet]
