"""Reads the words in one sentence of another language, using that language's lists."""

from collections.abc import Sequence

from tui.mentions.lexicon import EITHER, FEMALE, MALE, Gender, LanguageGrammar, LanguageWords
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_PHRASE_WORDS = 3
"""Maximum number of words in a reporting phrase: a-t-il dit, ha dichiarato."""
_LEAST_STEM = 4
"""Minimum number of letters of a noun that ends a compound: Wirtschafts|minister."""
_ELIDED_MAX = 5
"""Maximum number of letters of a word before an apostrophe: dell’economia."""


class ForeignWords:
    """Classifies the items of one sentence: reporting verbs, pronouns, nouns for people."""

    def __init__(
        self, items: Sequence[SentenceItem], words: LanguageWords, grammar: LanguageGrammar, code: str
    ) -> None:
        self.items = items
        self.words = words
        self.grammar = grammar
        self.has_compounds = code in ("de", "nl", "sv", "no", "da")
        self.drops_pronouns = code in ("es", "it", "pt", "pl", "ru", "uk")
        """True if a verb may have no subject: reconoció."""
        self.has_articles = code not in ("ru", "uk", "pl")

    def __len__(self) -> int:
        return len(self.items)

    def lower(self, n: int) -> str:
        return self.items[n].lower.replace("'", "’") if 0 <= n < len(self.items) else ""

    def bare(self, n: int) -> str:
        """Return an item without the elided word before it: l’opposition → opposition."""
        elided, mark, rest = self.lower(n).partition("’")
        return rest if mark and rest and len(elided) <= _ELIDED_MAX else self.lower(n)

    def is_word(self, n: int) -> bool:
        return 0 <= n < len(self.items) and self.items[n].kind is ItemKind.WORD

    def is_name(self, n: int) -> bool:
        return 0 <= n < len(self.items) and self.items[n].kind is ItemKind.NAME

    def verb_at(self, n: int) -> int | None:
        """Return the last item of the reporting verb that begins at item `n`: a déclaré, a-t-elle ajouté, promet-il."""
        if self.inner_pronoun(n):
            stem = self.lower(n).partition("-")[0]
            if stem in self.words.speech_verbs:
                return n
            return n + 1 if self.phrase_at(n, self.words.speech_verbs, stem) == n + 1 else None
        return self.phrase_at(n, self.words.speech_verbs)

    def phrase_at(self, first: int, phrases: frozenset[str], stem: str = "") -> int | None:
        """Return the last item of the longest listed phrase that begins at item `first`.

        stem: replaces the first word, if given.
        """
        for count in range(_PHRASE_WORDS, 0, -1):
            if first < 0 or first + count > len(self.items):
                continue
            texts = [self.lower(n) for n in range(first, first + count)]
            if " ".join([stem or texts[0], *texts[1:]]) in phrases:
                return first + count - 1
        return None

    def inner_pronoun(self, n: int) -> str:
        """Return the pronoun inside a verb: a-t-elle, promet-il; empty if there is none."""
        stem, hyphen, pronoun = self.lower(n).rpartition("-")
        return pronoun if hyphen and stem and self.is_pronoun(pronoun) and self.is_word(n) else ""

    def is_pronoun(self, text: str) -> bool:
        return text in self.grammar.he or text in self.grammar.she or text in self.grammar.they

    def gender_of_pronoun(self, text: str) -> Gender | None:
        """Return the gender of a pronoun for one person; None for any other word."""
        if text in self.grammar.he:
            return MALE
        return FEMALE if text in self.grammar.she else None

    def noun_gender(self, n: int) -> Gender | None:
        """Return the gender of a noun for what somebody does; None for any other word."""
        noun = self.bare(n)
        is_man, is_woman = self._is_listed(noun, self.grammar.man), self._is_listed(noun, self.grammar.woman)
        if not (is_man or is_woman) or not self.is_word(n):
            return None
        return EITHER if is_man and is_woman else MALE if is_man else FEMALE

    def _is_listed(self, noun: str, nouns: frozenset[str]) -> bool:
        if noun in nouns or noun.rpartition("-")[2] in nouns:
            return True
        if not self.has_compounds:
            return False
        return any(noun[at:] in nouns for at in range(3, len(noun) - _LEAST_STEM + 1))

    def is_preposition(self, n: int) -> bool:
        elided, mark, _ = self.lower(n).partition("’")
        return self.lower(n) in self.grammar.into or (bool(mark) and f"{elided}’" in self.grammar.into)

    def is_determiner(self, n: int) -> bool:
        elided, mark, _ = self.lower(n).partition("’")
        listed = self.grammar.definite | self.grammar.indefinite
        return self.lower(n) in listed or (bool(mark) and f"{elided}’" in listed)

    def is_indefinite(self, n: int) -> bool:
        return self.lower(n) in self.grammar.indefinite

    def is_governed(self, n: int) -> bool:
        """Return True if a preposition governs the noun or name at item `n`: con el ministro Pardo, d’Anna Weber.

        Not if another noun is its object: il consigliere d’opposizione Risso.
        """
        elided, mark, _ = self.lower(n).partition("’")
        if mark and f"{elided}’" in self.grammar.into:
            return True
        at = n - 1
        if self.is_name(n) and self.noun_gender(at) is not None:
            at -= 1
        if self.is_determiner(at):
            at -= 1
        return self.lower(at) in self.grammar.into or self.lower(at) in ("d’", "dell’", "all’", "dall’")
