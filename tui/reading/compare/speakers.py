"""Names the speaker of a compared wording, with any doubt in brackets: Ana Prill (likely)."""

from typing import TYPE_CHECKING

from tui.reading.place.session import ReadingSession
from tui.reading.quotes.quoted_speakers import doubt_of, in_doubt
from tui.reading.stops import Stop

if TYPE_CHECKING:
    from tui.reading.quotes.quote_groups import QuoteGroup


def speaker_of_quote(session: ReadingSession, group: "QuoteGroup") -> str:
    """Return the name of a quote's speaker, or else the words for the speaker, or else “unattributed”."""
    mention_index = session.mention_index
    if mention_index is None:
        return group.speaker_text or "unattributed"
    person = mention_index.people_by_id.get(group.speaker[0])
    quotes = [mention_index.quotes_by_id[wording.quote] for wording in group.wordings if wording.quote]
    name = person.name if person else group.speaker_text
    return in_doubt(name, doubt_of(mention_index.mention_set, quotes)) or "unattributed"


def speaker_of_passage(session: ReadingSession, stop: Stop) -> str:
    """Return “said by Ana Prill” if all quotes in a passage have one known speaker; otherwise an empty string.

    If none of them is sure, return “said by Ana Prill (likely)”.
    """
    mention_index = session.mention_index
    if mention_index is None:
        return ""
    people = mention_index.people_by_id
    quotes = [
        quote
        for quote in mention_index.mention_set.quotes
        if quote.article == stop.passage.article
        and quote.speaker in people
        and any(part.overlap(stop.passage.span) for part in quote.parts)
    ]
    speakers = {people[quote.speaker].name for quote in quotes if quote.speaker}
    doubt = doubt_of(mention_index.mention_set, quotes)
    return f"said by {in_doubt(speakers.pop(), doubt)}" if len(speakers) == 1 else ""
