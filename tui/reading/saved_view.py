"""What of the desk returns when an event is opened again: how the panes stand, where each article was left, what was
current, the cutoff, the kinds of matches, the sidebar, the view, the letters of the passages."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from msgspec import Struct, field

from tui.articles.model import Coverage, Passage
from tui.matching.model import MatchKind
from tui.reading.highlights.letters import Letters
from tui.reading.panes import SavedArrangement
from tui.reading.place.mention_index import most_overlapping
from tui.reading.place.session import ReadingSession
from tui.reading.stops import Stop, StopKind
from tui.reading.views import View
from tui.text.span import Span

VERSION = 1
"""Raised when what is kept no longer means the same. A field that is new has a value for files without it, and versions
that do not know it leave it out."""
CONTEXT_CHARACTERS = 80
LETTERS_MAX = 4000
"""That are kept: the file stays far below what is read of one."""
_LETTER = re.compile(r"[A-Z]([2-9]|[1-9][0-9]{1,3})?")


class TextAnchor(Struct, frozen=True):
    """A place in an article, and the words that stand there: they find it again in a text that has changed."""

    offset: int
    context: str


class SavedStop(Struct, frozen=True):
    """The passage, name or quote that was current."""

    kind: StopKind
    article: str
    spot: TextAnchor
    characters: int
    is_stepped_over: bool = False
    """Whether `n` stepped over the mentions of this person, or over the quotes."""
    in_view: int | None = None
    """How many characters of it were on the screen; None where that was not kept."""


class SavedLetter(Struct, frozen=True):
    """The letter of a group, and where the group's first passage begins."""

    group: str
    letter: str
    article: str
    spot: TextAnchor
    characters: int
    """Of the first passage."""


class SavedLetters(Struct, frozen=True):
    articles: tuple[str, ...] = ()
    """Their ids, in the order in which they were compared: in another one the groups have other ids."""
    given: tuple[SavedLetter, ...] = ()


class SavedView(Struct, frozen=True):
    version: int = VERSION
    """Of this description; a later one may be another."""
    panes: SavedArrangement = field(default_factory=SavedArrangement)
    spots: Mapping[str, TextAnchor] = field(default_factory=dict)
    """By article id: what stands at the top of its pane."""
    cutoff: float | None = None
    """In score points; None for the one that is set."""
    kinds: tuple[MatchKind, ...] | None = None
    """The kinds of matches that are shown; None for those that are set."""
    sidebar: bool | None = None
    """Whether it is shown; None where the reader did not say."""
    list_shown: str = ""
    """Which of the sidebar's lists; empty for the first."""
    with_reported: bool = False
    """Whether reported speech is listed with the quotes."""
    view: View = View.ALL
    current: SavedStop | None = None
    letters: SavedLetters = field(default_factory=SavedLetters)


def anchor_at(text: str, offset: int) -> TextAnchor:
    return TextAnchor(offset, text[offset : offset + CONTEXT_CHARACTERS])


def offset_of_anchor(text: str, spot: TextAnchor) -> int:
    """The offset at which the words of a spot stand, as near as may be to where they stood; there, where they are
    gone."""
    offset = min(max(spot.offset, 0), len(text))
    at = _nearest(text, spot.context, offset)
    return offset if at is None else at


def _nearest(text: str, context: str, offset: int) -> int | None:
    """Where the words stand, as near as may be to an offset within the text; None where they are gone."""
    if text.startswith(context, offset):
        return offset
    after = text.find(context, offset)
    no_nearer = 0 if after < 0 else max(0, 2 * offset - after)  # further away than that it is not looked for
    before = text.rfind(context, no_nearer, offset + len(context))
    return min((at for at in (after, before) if at >= 0), key=lambda at: abs(at - offset), default=None)


def saved_stop(session: ReadingSession, views: Mapping[str, Passage]) -> SavedStop | None:
    """What is current, to be kept: not a match of a search, which is not kept either, and not what a view made.
    views: by article, what is on the screen of it."""
    stop = session.stop
    if stop is None or stop.kind not in (StopKind.PASSAGE, StopKind.MENTION, StopKind.QUOTE):
        return None
    place = stop.passage
    spot = anchor_at(session.coverage.article(place.article).text, place.span.start)
    is_stepped_over = session.tour.kind is stop.kind is not StopKind.PASSAGE
    view = views.get(place.article)
    in_view = place.span.overlap(view.span) if view is not None else 0
    return SavedStop(stop.kind, place.article, spot, len(place.span), is_stepped_over, in_view)


def is_out_of_sight(left: SavedStop, now: Passage, views: Mapping[str, Passage]) -> bool:
    """Whether less of it is on the screen than when the event was left: the screen may be another. now: where it
    stands. False where its article is not on the screen."""
    view = views.get(now.article)
    if view is None:
        return False
    return now.span.overlap(view.span) < min(len(now.span), 1 if left.in_view is None else left.in_view)


def is_ready_for(session: ReadingSession, kind: StopKind) -> bool:
    """Whether what is of that kind has been found by now."""
    return (session.shown if kind is StopKind.PASSAGE else session.mentioned) is not None


def restore_stop(session: ReadingSession, left: SavedStop) -> bool:
    """Make the saved stop current again without moving there, once `is_ready_for` allows it.

    Returns False if the stop no longer exists or the user has moved to something else in the meantime."""
    if session.stop is not None or session.tour.kind not in (StopKind.PASSAGE, StopKind.ALONE):
        return False
    session.stop = stop = _found_stop(session, left)
    if stop is not None and left.is_stepped_over and stop.kind is StopKind.MENTION:
        session.choose_person(stop.key)
    elif stop is not None and left.is_stepped_over:
        session.choose_quotes()
    return stop is not None


def _found_stop(session: ReadingSession, left: SavedStop) -> Stop | None:
    """What stands at the place; where its bounds have changed, what overlaps it most."""
    if left.article not in session.order:
        return None
    text = session.coverage.article(left.article).text
    start = offset_of_anchor(text, left.spot)
    place = Passage(left.article, Span(start, min(start + max(left.characters, 0), len(text))))
    stops = [stop for stop in _stops_of(session, left) if stop.kind is left.kind]
    return next((stop for stop in stops if stop.passage == place), None) or most_overlapping(stops, place)


def _stops_of(session: ReadingSession, left: SavedStop) -> Iterable[Stop]:
    if left.kind is StopKind.PASSAGE:
        return session.shown.stops[left.article] if session.shown is not None else ()
    if session.mentioned is None:
        return ()
    if left.kind is StopKind.QUOTE:
        return session.mentioned.stops(left.article)
    named = (mention for mention in session.mentioned.all.mentions if mention.passage.article == left.article)
    return (Stop(StopKind.MENTION, mention.passage, mention.person) for mention in named)


def saved_letters(letters: Letters, coverage: Coverage, compared: Iterable[str], left: SavedLetters) -> SavedLetters:
    """The letters, to be kept. compared: article ids, in the order in which the articles were. left: what was kept
    before; what it says of groups that were not met, in articles that are not open or have changed, stays as long as no
    other has their letter."""
    texts = {article.id: article.text for article in coverage.articles}
    kept: list[SavedLetter] = []
    for group, letter, first in islice(letters.assignments(), LETTERS_MAX):
        if first.article not in texts:
            continue
        spot = anchor_at(texts[first.article], first.span.start)
        kept.append(SavedLetter(group, letter, first.article, spot, len(first.span)))
    is_used = {each.letter for each in kept}
    kept += [each for each in left.given if each.letter not in is_used]
    order = tuple(compared)
    gone = tuple(article for article in left.articles if article not in order)
    return SavedLetters(order + gone, tuple(kept)[:LETTERS_MAX])


def restore_letters(letters: Letters, coverage: Coverage, left: SavedLetters) -> None:
    """Give groups the letters that they had, before any is met. coverage: in the order in which it is compared."""
    texts = {article.id: article.text for article in coverage.articles}
    is_same = left.articles == tuple(texts)
    both = [each for each in left.articles if each in texts]
    is_same_order = both == [each for each in texts if each in both]
    given: dict[str, str] = {}
    first: dict[str, Passage] = {}
    stood: list[tuple[str, Passage]] = []
    for each in left.given:
        if not _LETTER.fullmatch(each.letter):
            continue  # not one of this program's
        text = texts.get(each.article)
        if text is None:
            given[each.group] = each.letter
            continue
        at = _nearest(text, each.spot.context, min(max(each.spot.offset, 0), len(text)))
        if at is None:
            continue
        passage = Passage(each.article, Span(at, min(at + max(each.characters, 0), len(text))))
        is_held = is_same_order and at == each.spot.offset  # from there, a group's id is made
        if is_held:
            given[each.group], first[each.group] = each.letter, passage
        if not (is_same and is_held):
            stood.append((each.letter, passage))
    letters.restore(given, first, stood)
