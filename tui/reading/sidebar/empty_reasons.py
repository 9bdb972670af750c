"""Why one of the sidebar's lists is empty, and what would help."""

from tui.reading.place.session import ReadingSession
from tui.reading.quotes.group_cache import LOST
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.sidebar_list import SidebarList
from tui.reading.status.key_names import KeyName
from tui.reading.status.line import cutoff_text
from tui.reading.status.nearest_cutoff import nothing_text


def why_empty(session: ReadingSession, listing: SidebarList, key_of: KeyName, *, waiting: bool, lost: bool) -> str:
    """One line for the list that is shown, while it has no rows. waiting: the passages are still being looked for.
    lost: people and quotes could not be found."""
    if listing.is_late and listing.is_lost:
        return LOST
    if listing.is_late:
        return f"putting {listing.counts[ListKind.QUOTES]} quotes together with how other outlets word them …"
    if listing.is_hiding:
        return f"nothing in this list holds “{listing.typed.strip()}”; an empty filter shows it whole"
    if listing.listed is ListKind.PASSAGES:
        return _no_passages(session, key_of, waiting=waiting)
    if listing.listed is ListKind.NOTES:
        return _no_notes(key_of)
    mentioned = session.mentioned
    if mentioned is None:
        return f"the {listing.listed} could not be found" if lost else f"looking for {listing.listed} …"
    if listing.listed is ListKind.PEOPLE:
        return "no people are named in these articles"
    if mentioned.reported_told and not mentioned.with_reported:
        return f"nothing is quoted in these articles; {key_of('reported')} shows reported speech"
    return "nothing is quoted in these articles"


def _no_passages(session: ReadingSession, key_of: KeyName, *, waiting: bool) -> str:
    if session.shown is None:
        return "looking for what the articles share …" if waiting else "what the articles share could not be found"
    if len(session.order) == 1:
        return "one article has nothing to share: open two or more"
    return " · ".join(["no shared passage", cutoff_text(session), *nothing_text(session, key_of)])


def _no_notes(key_of: KeyName) -> str:
    doing = (("highlight", "highlights"), ("note", "writes a note"), ("verdict", "judges a passage"))
    return "nothing is marked yet: " + ", ".join(f"{key_of(command)} {what}" for command, what in doing)
