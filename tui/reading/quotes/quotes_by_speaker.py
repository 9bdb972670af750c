"""Sorts quote groups by speaker, the most quoted first, as the sidebar and the report list them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Coverage
from tui.mentions.model import MentionSet, QuoteKind
from tui.reading.quotes.group_cache import QuoteGroups
from tui.reading.quotes.quoted_speakers import UNATTRIBUTED, SpeakerKey, WordsBySpeaker, quoted_words

if TYPE_CHECKING:  # slow import: the text is painted first
    from tui.reading.quotes.quote_groups import QuoteGroup, Wording


class SpeakerQuotes(Struct, frozen=True):
    """A speaker with the quote groups that the lists show."""

    person: str
    """Id of the person; empty for a speaker who is not a person."""
    name: str
    words: tuple[int, ...]
    """Number of quoted words in each article, in pane order; empty if only reported speech is listed."""
    groups: "tuple[QuoteGroup, ...]"


def quotes_by_speaker(
    coverage: Coverage, mentions: MentionSet, groups: QuoteGroups, *, with_reported: bool
) -> list[SpeakerQuotes]:
    """Return the speakers, the most quoted first; unattributed quotes come last.

    with_reported: True to list reported speech that no outlet quotes.
    """
    by_speaker: dict[SpeakerKey, list[QuoteGroup]] = defaultdict(list)
    for group in groups.groups:
        if with_reported or any(map(_is_quoted, group.wordings)):
            by_speaker[group.speaker].append(group)
    words = quoted_words(coverage, mentions.quotes, groups.speaker_of)
    names = {(person.id, ""): person.name for person in mentions.people}
    return [
        SpeakerQuotes(
            key[0],
            names.get(key) or by_speaker[key][0].speaker_text or "unattributed",
            words[key].words if key in words else (),
            tuple(by_speaker[key]),
        )
        for key in sorted(by_speaker, key=lambda key: _importance(key, words))
    ]


def _is_quoted(wording: "Wording") -> bool:
    return bool(wording.quote) and wording.kind is not QuoteKind.INDIRECT


def _importance(key: SpeakerKey, words: Mapping[SpeakerKey, WordsBySpeaker]) -> tuple[bool, int]:
    """Return a sort key: the most quoted words first, unattributed quotes last."""
    return key == UNATTRIBUTED, -sum(words[key].words) if key in words else 0
