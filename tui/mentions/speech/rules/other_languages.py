"""Attribution in languages other than English: only by a verb of speech beside the quotation, with a name beside it.

The verbs are in `config/languages/`; a language without them has no speakers. Nothing is inherited or guessed.
"""

from collections.abc import Sequence

from tui.mentions.lexicon import LanguageWords
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import Attribution
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.sentence_items import ItemKind, Sentence, SentenceItem
from tui.text.span import Span

_TO_NAME = 5
"""Most words of a role between a verb and a name: sagte der frühere Minister Karl Weber."""
_BEFORE = 12
"""Items before a quotation that are searched for its verb and speaker."""
_PHRASE_WORDS = 3
"""Most words of a phrase of speech: a-t-il dit, ha dichiarato."""


class OtherLanguageRules:
    """Attributes the quotations of one sentence, one per call of `attribute`."""

    def __init__(self, sentence: Sentence, cues: CueReader, words: LanguageWords) -> None:
        self.items: Sequence[SentenceItem] = sentence.items
        self.reader = cues.reader
        self.words = words

    def attribute(self, quote: int, *, ends_open: bool) -> Attribution | None:
        """Return the attribution of the quotation at item `quote`; `ends_open` is not used."""
        return self._after(quote) or self._before(quote) or self._according(quote)

    def _after(self, quote: int) -> Attribution | None:
        """Read the words after the quotation: „…“, sagte Weber | « … », Weber a dit"""
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
        """Read the words before the quotation: Weber sagte: „…“ | dijo Weber: «…» | Weber: „…“"""
        if quote < 2 or self.items[quote - 1].text not in (":", ","):
            return None
        backwards = range(quote - 2, max(-1, quote - 2 - _BEFORE), -1)
        name = self._name(backwards)
        if name is None:
            return None
        if self.items[quote - 1].text == ":" and name == quote - 2 == 0:
            return Attribution(self._speaker(name), None, "transcript")
        for first in backwards:
            if (last := self._verb(first)) is not None and last < quote - 1:
                return Attribution(self._speaker(name), self._cue(first, last), "said-before")
        return None

    def _according(self, quote: int) -> Attribution | None:
        """Read a word for “according to” around the quotation: Laut Weber ist das „…“ | selon Weber"""
        for first in range(max(0, quote - _BEFORE), min(len(self.items), quote + _BEFORE)):
            last = self._match(first, self.words.according)
            if last is not None and (name := self._name(range(last + 1, last + 1 + _TO_NAME))) is not None:
                return Attribution(self._speaker(name), self._cue(first, last), "according-to")
        return None

    def _verb(self, first: int) -> int | None:
        return self._match(first, self.words.speech_verbs)

    def _match(self, first: int, phrases: frozenset[str]) -> int | None:
        """Return the last item of the longest listed phrase that begins at item `first`."""
        for count in range(_PHRASE_WORDS, 0, -1):
            items = self.items[max(0, first) : first + count]
            if len(items) == count and " ".join(item.lower for item in items) in phrases:
                return first + count - 1
        return None

    def _name(self, places: range) -> int | None:
        """Return the first name at these places, before any punctuation or quotation."""
        for n in places:
            if n >= len(self.items) or self.items[n].kind in (ItemKind.QUOTE, ItemKind.PUNCTUATION):
                return None
            if self.items[n].kind is ItemKind.NAME:
                return n
        return None

    def _speaker(self, name: int) -> Speaker:
        item = self.items[name]
        identity = item.person_name.identity if item.person_name else None
        return Speaker(Span(item.start, item.end), item.text, identity, None)

    def _phrase(self, first: int) -> Speaker | None:
        """Return a speaker of the words after a verb that are no person's name: sagte die Polizei."""
        last = first
        while last < len(self.items) and self.items[last].kind is ItemKind.WORD and last - first < _TO_NAME:
            last += 1
        if last == first:
            return None
        span = Span(self.items[first].start, self.items[last - 1].end)
        return Speaker(span, span.slice(self.reader.text), None, None)

    def _cue(self, first: int, last: int) -> Span:
        return Span(self.items[first].start, self.items[last].end)
