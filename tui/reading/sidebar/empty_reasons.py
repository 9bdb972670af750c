"""Explains an empty sidebar list: the reason, and how to fill it."""

from tui.reading.place.session import ReadingSession
from tui.reading.quotes.group_cache import GROUPING_FAILED
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.sidebar_list import SidebarList
from tui.reading.status.key_names import KeyName
from tui.reading.status.line import cutoff_text
from tui.reading.status.nearest_cutoff import nothing_text


def why_empty(
    session: ReadingSession, listing: SidebarList, key_of: KeyName, *, matching_pending: bool, mentions_failed: bool
) -> str:
    """Return one line for a list without rows.

    matching_pending: True while passages are still being searched for. mentions_failed: True if the search for people
    and quotes has failed.
    """
    if listing.is_pending and listing.has_failed:
        return GROUPING_FAILED
    if listing.is_pending:
        return f"grouping {listing.counts[ListKind.QUOTES]} quotes by their words …"
    if listing.is_hiding:
        return f"no entries match “{listing.filter_text.strip()}”; clear the filter to see all"
    if listing.list_kind is ListKind.PASSAGES:
        return _no_passages(session, key_of, matching_pending=matching_pending)
    if listing.list_kind is ListKind.NOTES:
        return _no_notes(key_of)
    mention_index = session.mention_index
    if mention_index is None:
        name = listing.list_kind.value
        return f"the {name} could not be found" if mentions_failed else f"looking for {name} …"
    if listing.list_kind is ListKind.PEOPLE:
        return "no people are named in these articles"
    if mention_index.reported_count and not mention_index.with_reported:
        return f"nothing is quoted in these articles; {key_of('reported')} shows reported speech"
    return "nothing is quoted in these articles"


def _no_passages(session: ReadingSession, key_of: KeyName, *, matching_pending: bool) -> str:
    if session.visible_groups is None:
        return "comparing the articles …" if matching_pending else "the search for shared passages failed"
    if len(session.order) == 1:
        return "only one article is open: open two or more to compare"
    return " · ".join(["no shared passage", cutoff_text(session), *nothing_text(session, key_of)])


def _no_notes(key_of: KeyName) -> str:
    actions = (("highlight", "highlights"), ("note", "adds a note"), ("verdict", "records a verdict"))
    return "no highlights or notes yet: " + ", ".join(f"{key_of(command)} {action}" for command, action in actions)
