"""Attributes by a source beside the clause: according to Wallace · as Wallace put it · in the words of Wallace."""

from collections.abc import Callable, Sequence

from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import Attribution, Finding
from tui.mentions.speech.item_steps import PHRASE
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.text.span import Span

"""Name of this attribution rule."""
_WINDOW = 60
"""Maximum number of items read around a quotation; keeps the work linear if a “sentence” never ends."""
_PUTTING = frozenset({"put", "puts"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
"""Words between “as Wallace put it” and the quotation: put it, a “…”."""


class SourcesBeside:
    """Reads the sources of the quotations in one sentence."""

    def __init__(self, cues: CueReader, near_verb: Callable[[int], Finding]) -> None:
        """Prepare the rules. `near_verb` returns the finding from a reporting verb right before a quotation."""
        self.reader = cues.reader
        self.items: Sequence[SentenceItem] = cues.items
        self.near_verb = near_verb

    def according_to(self, quote: int, _ends_open: bool) -> Attribution | None:
        """Read the nearest “according to”, but not one in a relative clause after the quotation."""
        window = range(max(1, quote - _WINDOW), min(len(self.items), quote + _WINDOW))
        places = [n for n in window if self.items[n].lower == "to" and self.items[n - 1].lower == "according"]
        for n in sorted(places, key=lambda place: abs(place - quote)):
            if self._is_relayed(n, quote):
                continue
            between = self.items[quote + 1 : n]
            if any(item.lower in ("which", "who") or item.kind is ItemKind.QUOTE for item in between):
                continue
            if speaker := self.reader.source_of(n):
                return Attribution(speaker, Span(self.items[n - 1].start, self.items[n].end), Rule.ACCORDING_TO)
        return None

    def _is_relayed(self, to: int, quote: int) -> bool:
        """Return True if a source only relays what a person says near the quotation.

        Lind called it “…”, according to the paper.
        """
        near = self.near_verb(quote)
        if not isinstance(near, Attribution) or near.speaker.identity is None:
            return False
        source = self.reader.source_of(to)
        is_thing = source is not None and source.identity is None
        return is_thing and (to > quote or near.speaker.span.start > self.items[to].start)

    def as_put(self, quote: int, _ends_open: bool) -> Attribution | None:
        """Read “as Wallace put it” right before or after the quotation: as Wallace put it, a “…”"""
        comma = quote - 1
        while comma > 0 and self.items[comma].lower in _ARTICLES:
            comma -= 1
        if comma > 3 and self.items[comma].text == "," and (before := self._put_by(comma - 2)) is not None:
            return before
        first = quote + 1
        while first < len(self.items) and self.items[first].text in (",", "—", "–", "-"):
            first += 1
        if first >= len(self.items) or self.items[first].lower != "as":
            return None
        verbs = range(first + 2, min(len(self.items), first + PHRASE))
        return next((put for verb in verbs if (put := self._put_by(verb)) is not None), None)

    def _put_by(self, verb: int) -> Attribution | None:
        """Return the attribution to the subject of “put it” at item `verb`, if “as” precedes the subject."""
        following = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if self.items[verb].lower not in _PUTTING or following is None or following.lower != "it":
            return None
        speaker = self.reader.subject_before(verb)
        opening = next((n for n in range(verb) if speaker and self.items[n].start >= speaker.span.start), 0)
        while opening > 0 and self.items[opening - 1].text[:1].isupper():  # as President | Berg put it
            opening -= 1
        if speaker is None or opening == 0 or self.items[opening - 1].lower != "as":
            return None
        return Attribution(speaker, Span(self.items[verb].start, following.end), Rule.ACCORDING_TO)

    def in_words_of(self, quote: int, _ends_open: bool) -> Attribution | None:
        """Read “in the words of” earlier in the sentence: in the words of Wallace, it was “…”"""
        for n in range(max(3, quote - _WINDOW), quote):
            opening = " ".join(item.lower for item in self.items[n - 3 : n + 1])
            if opening == "in the words of" and (speaker := self.reader.object_of(n)) is not None:
                return Attribution(speaker, Span(self.items[n - 3].start, self.items[n].end), Rule.ACCORDING_TO)
        return None
