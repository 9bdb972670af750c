"""Finds the draft among the articles, and goes from a checked item to its places in the articles."""

from msgspec.structs import replace

from tui.articles.model import Article, ArticleRole, Coverage, Passage
from tui.checking.model import CheckedDraft, CheckedItem, CheckVerdict
from tui.reading.place.session import ReadingSession
from tui.reading.stops import CHECKED, Move, Stop, StopKind, Tour


def draft_of(coverage: Coverage) -> Article | None:
    """Return the first article with the role of a draft; None if there is none."""
    return next((article for article in coverage.articles if article.role is ArticleRole.DRAFT), None)


def go_to_item(session: ReadingSession, checked: CheckedDraft, item: CheckedItem) -> Move | None:
    """Go to the item's wording in a source, with the draft level, or to the draft if no source is close.

    From there on `n` steps through everything in the draft that is not verbatim. Return None if the article has been
    closed.
    """
    in_draft = Passage(checked.draft, item.span)
    stops = [Passage(checked.draft, each.span) for each in checked.items if each.verdict is not CheckVerdict.VERBATIM]
    session.tour_hits(Tour(StopKind.HIT, "", tuple(_stop(passage) for passage in dict.fromkeys(stops))))
    if item.place is None:
        return session.go(_stop(in_draft))
    move = session.go(_stop(item.place))
    return replace(move, level={checked.draft: in_draft}) if move is not None else None


def _stop(passage: Passage) -> Stop:
    return Stop(StopKind.HIT, passage, CHECKED)
