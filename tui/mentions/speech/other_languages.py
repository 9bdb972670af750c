"""Who speaks a quotation in a language other than English: only by a verb of speech beside it, and a name beside that.

The verbs are data, `config/languages/`; a language without them has no speakers. Nothing is inherited or guessed.
"""

from collections.abc import Sequence

from tui.mentions.lexicon import LanguageWords
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.said_by import Attribution
from tui.mentions.speech.sentence_items import Frame, ItemKind, SentenceItem
from tui.text.span import Span

_TO_NAME = 5
"""Words of an office between a verb and a name: sagte der frühere Minister Karl Weber."""
_BEFORE = 12
"""Items before a quotation in which its verb and speaker must stand."""
_WORDS = 3
"""Words that a verb has at most: a-t-il dit, ha dichiarato."""


class PlainRules:
    """Reads one frame; `attribute` is asked once per quotation item."""

    def __init__(self, frame: Frame, cues: CueReader, words: LanguageWords) -> None:
        self.items: Sequence[SentenceItem] = frame.items
        self.reader = cues.reader
        self.words = words

    def attribute(self, quote: int, *, ends_open: bool) -> Attribution | None:
        """Who speaks the quotation at item `quote`."""
        return self._after(quote) or self._before(quote) or self._according(quote)

    def _after(self, quote: int) -> Attribution | None:
        """„…“, sagte Weber | « … », Weber a dit"""
        n = quote + 1
        while n < len(self.items) and self.items[n].text in (",", "—", "–", "-", "."):
            n += 1
        if (last := self._verb(n)) is not None:
            name = self._name(range(last + 1, last + 1 + _TO_NAME))
            speaker = self._speaker(name) if name is not None else self._phrase(last + 1)
            return Attribution(speaker, self._cue(n, last), "said-after") if speaker else None
        name = self._name(range(n, n + _TO_NAME))
        if name is not None and (last := self._verb(name + 1)) is not None:
            return Attribution(self._speaker(name), self._cue(name + 1, last), "name-said-after")
        return None

    def _before(self, quote: int) -> Attribution | None:
        """Weber sagte: „…“ | dijo Weber: «…» | Weber: „…“"""
        if quote < 2 or self.items[quote - 1].text not in (":", ","):
            return None
        near = range(quote - 2, max(-1, quote - 2 - _BEFORE), -1)
        name = self._name(near)
        if name is None:
            return None
        if self.items[quote - 1].text == ":" and name == quote - 2 == 0:
            return Attribution(self._speaker(name), None, "transcript")
        for first in near:
            if (last := self._verb(first)) is not None and last < quote - 1:
                return Attribution(self._speaker(name), self._cue(first, last), "said-before")
        return None

    def _according(self, quote: int) -> Attribution | None:
        """Laut Weber ist das „…“ | selon Weber"""
        for first in range(max(0, quote - _BEFORE), min(len(self.items), quote + _BEFORE)):
            last = self._match(first, self.words.according)
            if last is not None and (name := self._name(range(last + 1, last + 1 + _TO_NAME))) is not None:
                return Attribution(self._speaker(name), self._cue(first, last), "according-to")
        return None

    def _verb(self, first: int) -> int | None:
        return self._match(first, self.words.said)

    def _match(self, first: int, known: frozenset[str]) -> int | None:
        """Index of the last item of a known phrase that begins at `first`, the longest one."""
        for count in range(_WORDS, 0, -1):
            items = self.items[max(0, first) : first + count]
            if len(items) == count and " ".join(item.lower for item in items) in known:
                return first + count - 1
        return None

    def _name(self, places: range) -> int | None:
        """The first name at these places, before any mark or quotation."""
        for n in places:
            if n >= len(self.items) or self.items[n].kind in (ItemKind.QUOTE, ItemKind.MARK):
                return None
            if self.items[n].kind is ItemKind.NAME:
                return n
        return None

    def _speaker(self, name: int) -> Speaker:
        item = self.items[name]
        identity = item.named.identity if item.named else None
        return Speaker(Span(item.start, item.end), item.text, identity, None)

    def _phrase(self, first: int) -> Speaker | None:
        """The words after a verb that name nobody who is known: sagte die Polizei."""
        last = first
        while last < len(self.items) and self.items[last].kind is ItemKind.WORD and last - first < _TO_NAME:
            last += 1
        if last == first:
            return None
        span = Span(self.items[first].start, self.items[last - 1].end)
        return Speaker(span, span.slice(self.reader.text), None, None)

    def _cue(self, first: int, last: int) -> Span:
        return Span(self.items[first].start, self.items[last].end)
