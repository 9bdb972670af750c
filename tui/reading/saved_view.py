"""The saved view of an event, restored when it is reopened.

It consists of the panes, the place in each article, current stop, cutoff, kinds of matches, sidebar, view, and the
letters of the passages.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.matching.model import MatchKind
from tui.reading.added_articles import AddedArticle
from tui.reading.highlights.letters import Letters
from tui.reading.panes import SavedArrangement
from tui.reading.place.mention_index import most_overlapping
from tui.reading.place.session import ReadingSession
from tui.reading.stops import Stop, StopKind
from tui.reading.views import View
from tui.text.canonical import one_line
from tui.text.span import Span

VERSION = 1
"""Version of the format; it increases when a saved field changes its meaning.

New fields have a default for older files; older versions ignore them.
"""
CONTEXT_CHARACTERS = 80
LETTERS_MAX = 4000
"""Maximum number of letters saved, which keeps the file far below the size limit."""
_LETTER = re.compile(r"[A-Z]([2-9]|[1-9][0-9]{1,3})?")


class TextAnchor(Struct, frozen=True):
    """A place in an article with its words, which find it again in a changed text."""

    offset: int
    context: str


class SavedStop(Struct, frozen=True):
    """The passage, name or quote that was current."""

    kind: StopKind
    article: str
    spot: TextAnchor
    characters: int
    is_stepped_over: bool = False
    """True if the tour was this person's mentions, or the quotes."""
    in_view: int | None = None
    """Number of its characters on the screen; None if that was not saved."""


class SavedLetter(Struct, frozen=True):
    """The letter of a group, and the place of the group's first passage."""

    group: str
    letter: str
    article: str
    spot: TextAnchor
    characters: int
    """Length of the first passage, in characters."""


class SavedLetters(Struct, frozen=True, rename={"letters": "given"}):
    """The letters of all groups."""

    articles: tuple[str, ...] = ()
    """Ids of the articles in the order of comparison; group ids depend on it."""
    letters: tuple[SavedLetter, ...] = ()


class SavedName(Struct, frozen=True):
    """Names that the user has given an article."""

    outlet: str
    headline: str


class SavedView(Struct, frozen=True):
    """The state of the reading screen for one event."""

    version: int = VERSION
    panes: SavedArrangement = field(default_factory=SavedArrangement)
    spots: Mapping[str, TextAnchor] = field(default_factory=dict)
    """Article id → place at the top of its pane."""
    cutoff: float | None = None
    """Cutoff, from 0 to 100; None for that in the settings."""
    kinds: tuple[MatchKind, ...] | None = None
    """Visible kinds of matches; None for those in the settings."""
    sidebar: bool | None = None
    """True if the sidebar is shown; None if the user did not choose."""
    list_shown: str = ""
    """Name of the sidebar's visible list; empty for the first."""
    with_reported: bool = False
    """True if reported speech is listed with the quotes."""
    view: View = View.ALL
    current: SavedStop | None = None
    letters: SavedLetters = field(default_factory=SavedLetters)
    names: Mapping[str, SavedName] = field(default_factory=dict)
    """Article id → names, for articles whose names differ from those in their files."""
    added: tuple[AddedArticle, ...] = ()
    """Articles that were opened while reading, and are opened with the event from then on."""
    export_folder: str = ""
    """Absolute path of the last export's folder; empty if nothing was exported."""


def with_saved_names(coverage: Coverage, names: Mapping[str, SavedName]) -> Coverage:
    """Return the coverage with the names that the user has given; the articles keep their ids."""
    articles = tuple(
        replace(article, outlet=one_line(name.outlet), headline=one_line(name.headline))
        if (name := names.get(article.id))
        else article
        for article in coverage.articles
    )
    return replace(coverage, articles=articles)


def changed_names(coverage: Coverage, read: Coverage) -> dict[str, SavedName]:
    """Return the names that differ from those in the files. read: the articles with the names in their files."""
    names = {article.id: (article.outlet, article.headline) for article in read.articles}
    return {
        article.id: SavedName(article.outlet, article.headline)
        for article in coverage.articles
        if names.get(article.id, (article.outlet, article.headline)) != (article.outlet, article.headline)
    }


def anchor_at(text: str, offset: int) -> TextAnchor:
    return TextAnchor(offset, text[offset : offset + CONTEXT_CHARACTERS])


def offset_of_anchor(text: str, anchor: TextAnchor) -> int:
    """Return the offset of an anchor's words nearest to their old offset; the old offset if they are gone."""
    offset = min(max(anchor.offset, 0), len(text))
    hit = _nearest(text, anchor.context, offset)
    return offset if hit is None else hit


def _nearest(text: str, context: str, offset: int) -> int | None:
    """Return the start of the words nearest to an offset within the text; None if they are gone."""
    if text.startswith(context, offset):
        return offset
    following = text.find(context, offset)
    search_start = 0 if following < 0 else max(0, 2 * offset - following)  # an earlier hit would be farther away
    preceding = text.rfind(context, search_start, offset + len(context))
    return min((hit for hit in (following, preceding) if hit >= 0), key=lambda hit: abs(hit - offset), default=None)


def saved_stop(session: ReadingSession, views: Mapping[str, Passage]) -> SavedStop | None:
    """Return the current stop to save; None for search hits, annotations and stops of a view, which are not saved.

    views: article id → its passage on the screen."""
    stop = session.stop
    if stop is None or stop.kind not in (StopKind.PASSAGE, StopKind.MENTION, StopKind.QUOTE):
        return None
    passage = stop.passage
    anchor = anchor_at(session.coverage.article(passage.article).text, passage.span.start)
    is_toured = session.tour.kind is stop.kind is not StopKind.PASSAGE
    view = views.get(passage.article)
    in_view = passage.span.overlap(view.span) if view is not None else 0
    return SavedStop(stop.kind, passage.article, anchor, len(passage.span), is_toured, in_view)


def is_out_of_sight(saved: SavedStop, passage: Passage, views: Mapping[str, Passage]) -> bool:
    """Return True if less of a stop is visible than when it was saved, for example on a smaller screen.

    passage: its current place. False if its article is not on the screen.
    """
    view = views.get(passage.article)
    if view is None:
        return False
    return passage.span.overlap(view.span) < min(len(passage.span), 1 if saved.in_view is None else saved.in_view)


def is_ready_for(session: ReadingSession, kind: StopKind) -> bool:
    """Return True once stops of this kind have been found."""
    return (session.visible_groups if kind is StopKind.PASSAGE else session.mention_index) is not None


def restore_stop(session: ReadingSession, saved: SavedStop) -> bool:
    """Make the saved stop current again without moving to it, once `is_ready_for` allows it.

    Return False if the stop no longer exists or the user has since moved to something else.
    """
    if session.stop is not None or session.tour.kind not in (StopKind.PASSAGE, StopKind.ONLY_HERE):
        return False
    session.stop = stop = _find_stop(session, saved)
    if stop is not None and saved.is_stepped_over and stop.kind is StopKind.MENTION:
        session.choose_person(stop.key)
    elif stop is not None and saved.is_stepped_over:
        session.choose_quotes()
    return stop is not None


def _find_stop(session: ReadingSession, saved: SavedStop) -> Stop | None:
    """Return the stop at the saved place or, if its bounds have changed, the one that overlaps it most."""
    if saved.article not in session.order:
        return None
    text = session.coverage.article(saved.article).text
    start = offset_of_anchor(text, saved.spot)
    passage = Passage(saved.article, Span(start, min(start + max(saved.characters, 0), len(text))))
    stops = [stop for stop in _stops_of_kind(session, saved) if stop.kind is saved.kind]
    return next((stop for stop in stops if stop.passage == passage), None) or most_overlapping(stops, passage)


def _stops_of_kind(session: ReadingSession, saved: SavedStop) -> Iterable[Stop]:
    if saved.kind is StopKind.PASSAGE:
        return session.visible_groups.stops[saved.article] if session.visible_groups is not None else ()
    if session.mention_index is None:
        return ()
    if saved.kind is StopKind.QUOTE:
        return session.mention_index.stops(saved.article)
    mentions = (m for m in session.mention_index.mention_set.mentions if m.passage.article == saved.article)
    return (Stop(StopKind.MENTION, mention.passage, mention.person) for mention in mentions)


def saved_letters(
    letters: Letters, coverage: Coverage, compared: Iterable[str], previous: SavedLetters
) -> SavedLetters:
    """Return the letters to save. compared: article ids in the order of comparison.

    previous: the letters saved before; those of groups that did not occur now, because articles are closed or have
    changed, are kept unless their letter is in use.
    """
    texts = {article.id: article.text for article in coverage.articles}
    saved: list[SavedLetter] = []
    for group, letter, first in islice(letters.assignments(), LETTERS_MAX):
        if first.article not in texts:
            continue
        anchor = anchor_at(texts[first.article], first.span.start)
        saved.append(SavedLetter(group, letter, first.article, anchor, len(first.span)))
    used_letters = {saved_letter.letter for saved_letter in saved}
    saved += [saved_letter for saved_letter in previous.letters if saved_letter.letter not in used_letters]
    order = tuple(compared)
    closed_ids = tuple(article for article in previous.articles if article not in order)
    return SavedLetters(order + closed_ids, tuple(saved)[:LETTERS_MAX])


def restore_letters(letters: Letters, coverage: Coverage, saved: SavedLetters) -> None:
    """Give groups their saved letters, before any are assigned. coverage: in the order of comparison."""
    texts = {article.id: article.text for article in coverage.articles}
    has_same_articles = saved.articles == tuple(texts)
    common = [article for article in saved.articles if article in texts]
    is_same_order = common == [article for article in texts if article in common]
    letter_by_group: dict[str, str] = {}
    first_passages: dict[str, Passage] = {}
    former_places: list[tuple[str, Passage]] = []
    for saved_letter in saved.letters:
        group, letter, anchor = saved_letter.group, saved_letter.letter, saved_letter.spot
        if not _LETTER.fullmatch(letter):
            continue  # not written by this program
        text = texts.get(saved_letter.article)
        if text is None:
            letter_by_group[group] = letter
            continue
        start = _nearest(text, anchor.context, min(max(anchor.offset, 0), len(text)))
        if start is None:
            continue
        end = min(start + max(saved_letter.characters, 0), len(text))
        passage = Passage(saved_letter.article, Span(start, end))
        has_same_id = is_same_order and start == anchor.offset  # a group's id depends on both
        if has_same_id:
            letter_by_group[group], first_passages[group] = letter, passage
        if not (has_same_articles and has_same_id):
            former_places.append((letter, passage))
    letters.restore(letter_by_group, first_passages, former_places)
