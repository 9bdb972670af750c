"""Finds the noun phrase that is the subject of a reporting verb, and the person to whom it refers."""

from collections.abc import Sequence

from tui.mentions.lexicon import grammar, reporting_verbs, role_words
from tui.mentions.names.identity import Identity
from tui.mentions.speech.item_steps import (
    PHRASE,
    all_titles,
    cannot_start_phrase,
    ends_phrase,
    governing_head,
    is_dash,
    is_governed,
    is_modifier,
    leads_to_name,
    opening_bracket,
    skip_adverbs_back,
    skip_opening,
)
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.openings import OpeningReader
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem, UnnamedPerson
from tui.mentions.speech.unnamed_people import head_noun, unnamed_subject
from tui.mentions.word_sets import person_nouns

_SUBJECT_REACH = 80
"""Number of items at the beginning of a sentence that are searched for its subject."""
_ANONYMOUS = frozenset({"source", "sources", "insider", "insiders", "person", "people", "friend", "friends", "someone"})
_HOPS = 3
"""Maximum number of adverbial phrases between a subject and its verb."""


class SpeakerReader(OpeningReader):
    """Finds the subjects of the verbs in one sentence."""

    def subject_before(self, verb: int, hops: int = _HOPS) -> Speaker | None:
        """Return the subject that ends right before item `verb`, skipping adverbs and parts between commas."""
        n = skip_adverbs_back(self.items, verb - 1)
        while n >= 0 and self.items[n].text == "*":
            n -= 1
        if n >= 0 and self.items[n].text == ")":
            n = opening_bracket(self.items, n) - 1
        if n < 0:
            return None
        item = self.items[n]
        if item.kind is ItemKind.PUNCTUATION:
            return self._before_apposition(n) if item.text in ",—–" else None
        return self._ending_at(n, hops)

    def subject_after(self, verb: int) -> Speaker | None:
        """Return the subject that begins right after item `verb`: said Rep. Mark Meadows."""
        n = verb + 1
        while n < len(self.items) and self.items[n].lower in ("also", "later", "then", "recently"):
            n += 1
        if n >= len(self.items) or self.items[n].kind in (ItemKind.PUNCTUATION, ItemKind.QUOTE):
            return None
        first = self.items[n]
        if first.kind is ItemKind.WORD:
            if first.lower in grammar().he_she:
                return self.pronoun(n)
            if first.lower in grammar().preposition or first.lower in grammar().clause_start:
                return None
        return self._starting_at(n)

    def object_of(self, preposition: int) -> Speaker | None:
        """Return the speaker after “according to” or “told by”."""
        n = preposition + 1
        if n >= len(self.items) or self.items[n].kind in (ItemKind.PUNCTUATION, ItemKind.QUOTE):
            return None
        return self.pronoun(n) if self.items[n].lower in ("him", "her") else self._starting_at(n)

    def source_of(self, preposition: int) -> Speaker | None:
        """Return the speaker after “according to”; None for a thing that does not use words: his watch."""
        speaker = self.object_of(preposition)
        if speaker is None or speaker.person is not None:
            return speaker
        phrase = [item for item in self.items[preposition + 1 :] if item.start < speaker.span.end]
        return None if head_noun(phrase) in grammar().instrument | grammar().channel else speaker

    def subject(self, limit: int, first: int = 0) -> Speaker | None:
        """Return the first person between items `first` and `limit` who can be the sentence's subject."""
        opening = self.opening_subject(limit) if not first else None
        return opening or self._first_person(limit, first)

    def _first_person(self, limit: int, first: int = 0) -> Speaker | None:
        for n in range(first, min(limit, first + _SUBJECT_REACH)):
            item = self.items[n]
            if item.kind is ItemKind.WORD and item.lower in grammar().he_she:
                return self.pronoun(n)
            if item.kind is not ItemKind.NAME or item.possessive:
                continue
            if not ((n > first and is_governed(self.items, n)) or is_modifier(self.items, n)):
                return self.name(n)
        return None

    def source(self, limit: int) -> Speaker | None:
        """Return the last person in a verbless sentence that introduces a quotation: And from Chairwoman Ann Rosen:"""
        names = [n for n in range(min(limit, PHRASE)) if self.items[n].kind is ItemKind.NAME]
        words = {item.lower for item in self.items[: min(limit, PHRASE)]}
        return self.name(names[-1]) if names and words & {"from", "by"} else None

    def topic(self) -> Identity | UnnamedPerson | None:
        """Return the person whom the sentence is about: an unnamed person at its beginning, or else its subject."""
        if (place := unnamed_subject(self.items[:_SUBJECT_REACH], self.discourse.introduced)) is not None:
            speaker = self.role_or_text(*place)
            return speaker.person if speaker is not None else None
        if (holder := self.opening_role_holder()) is not None:
            return holder
        speaker = self._main_subject() or self._first_person(len(self.items))
        return speaker.person if speaker is not None else None

    def _main_subject(self) -> Speaker | None:
        """Return the name, with titles, after an opening clause or adverbial: When Lind spoke, | Mayor Berg laughed."""
        first = name = skip_opening(self.items, min(len(self.items), PHRASE))
        while 0 < name < len(self.items) - 1 and leads_to_name(self.items[name]):
            name += 1
        is_subject = first > 0 and name < len(self.items) and self.items[name].kind is ItemKind.NAME
        return self.name(name) if is_subject and not self.items[name].possessive else None

    def owner(self, quote: int) -> Speaker | None:
        """Return the person in the possessive right before a quotation: Trump’s “…” remark."""
        for n in range(quote - 1, max(-1, quote - 7), -1):
            item = self.items[n]
            if item.kind is ItemKind.QUOTE or (item.kind is ItemKind.PUNCTUATION and item.text not in "-."):
                return None
            if item.kind is ItemKind.NAME:
                return self.name(n) if item.possessive else None
        return None

    def first_phrase(self) -> Speaker | None:
        """Return the phrase at the very start of the sentence: WALLACE:"""
        return self._starting_at(0) if self.items else None

    def _before_apposition(self, comma: int) -> Speaker | None:
        """Return the subject before an apposition that ends at `comma`, or the name in it if it is only a name."""
        relative = _relative_clause(self.items, comma)
        # At the club, where it rains, Ann Berg, the owner, said
        is_fronted = self.items[0].lower in grammar().preposition
        if relative is not None and not (is_fronted and relative < PHRASE // 2):
            has_age = relative > 2 and self.items[relative - 1].text.isdigit() and self.items[relative - 2].text == ","
            last = relative - 3 if has_age else relative - 1  # Ann Berg, 60, who lives there, said
            name = self._name_before_place(last)
            return self.name(name) if name is not None else self._ending_at(last)
        for n in range(comma - 1, max(-1, comma - 3 * PHRASE), -1):
            item = self.items[n]
            if item.kind is ItemKind.QUOTE or item.text in (";", ":"):
                break
            if item.text not in (",", "—", "–", ")"):
                continue
            if n > 0 and (item.text != ")" or (n := opening_bracket(self.items, n)) > 0):
                if self._is_only_name(n + 1, comma):
                    return self._anonymous_before(n) or self.name(comma - 1)
                if (head := governing_head(self.items, n - 2)) is not None and self.items[head].kind is ItemKind.NAME:
                    return self.name(head)  # Jack Markell of Delaware, a Democrat,
                subject = self.items[n - 1]
                is_body = subject.kind is ItemKind.WORD and subject.text[:1].isupper() and not self._has_name_before(n)
                if is_body and n > 1 and self.items[n + 1].lower in ("the", "a", "an"):
                    return self._ending_at(n - 1)  # Rovers for Rail, the group founded by Ann Berg,
                is_pronoun_or_role = subject.lower in grammar().he_she or subject.lower in role_words().roles
                if subject.kind is ItemKind.NAME or is_pronoun_or_role:
                    return self._ending_at(n - 1)
        return self.name(comma - 1) if self.items[comma - 1].kind is ItemKind.NAME else None

    def _anonymous_before(self, comma: int) -> Speaker | None:
        """Return the source before a comma who is only close to the person after it: a source close to Lind, Berg."""
        speaker = self._ending_at(comma - 1) if comma else None
        words = speaker.text.lower().split() if speaker is not None else []
        is_close = bool({"to", "with", "of"} & set(words)) and bool(_ANONYMOUS & set(words[:3]))
        return speaker if is_close else None

    def _has_name_before(self, comma: int) -> bool:
        """Return True if a name precedes a comma in the same clause: Jim Jordan, Republican of Ohio | , a founder"""
        for n in range(comma - 1, max(-1, comma - PHRASE), -1):
            if self.items[n].kind is ItemKind.QUOTE:
                return False
            if self.items[n].kind is ItemKind.NAME:
                return True
        return False

    def _is_only_name(self, first: int, end: int) -> bool:
        """Return True if `items[first:end]` is one name, with at most titles before it."""
        names = [item for item in self.items[first:end] if item.kind is ItemKind.NAME]
        ends_in_name = len(names) == 1 and names[0].end == self.items[end - 1].end
        return ends_in_name and all_titles(self.items[first : end - 1])

    def _ending_at(self, n: int, hops: int = 0) -> Speaker | None:
        """Return the speaker to whom the noun phrase that ends at item `n` refers."""
        item = self.items[n]
        if item.kind is ItemKind.QUOTE:
            return None
        if item.kind is ItemKind.NAME:
            return None if item.possessive else self._name_or_its_head(n)
        if item.lower in grammar().he_she:
            return self.pronoun(n)
        if item.lower == "who":
            return self._antecedent(n)
        if item.lower in grammar().other_pronoun:
            return self.words(n, n, None, None)
        return self._phrase(n, hops)

    def _antecedent(self, relative: int) -> Speaker | None:
        """Return the speaker to whom the relative pronoun at item `relative` refers."""
        n = relative - 1
        if n >= 0 and self.items[n].text == ",":
            named = self._before_apposition(n)
            if named is not None and named.identity is not None and self.items[n - 1].kind is ItemKind.WORD:
                return named  # said Ann Berg, the manager, who added
            n -= 1
        if n > 0 and self.items[n].text == ".":  # of Maricopa, Ariz., who
            n -= 1
        if n >= 0 and self.items[n].text == ")":
            n = opening_bracket(self.items, n) - 1
        if n < 0 or self.items[n].kind in (ItemKind.PUNCTUATION, ItemKind.QUOTE):
            return None
        item = self.items[n]
        if item.kind is ItemKind.NAME:
            return self.name(n)
        name = self._name_before_place(n)
        return self.name(name) if name is not None else self._phrase(n)

    def _name_before_place(self, n: int) -> int | None:
        """Return the name before the place or party at `n`: Joe Arpaio of Maricopa, Ariz.; Peter King, R-N.Y."""
        for at in range(n, max(-1, n - 8), -1):
            item = self.items[at]
            if item.kind is ItemKind.NAME:
                return at if not item.possessive else None
            if item.kind is ItemKind.QUOTE or not (item.text[:1].isupper() or item.text in ".,-" or item.lower == "of"):
                return None
        return None

    def _name_or_its_head(self, n: int) -> Speaker | None:
        """Return the name at `n`, or the head that it belongs to: a spokesman for Donald Trump.

        Also: Halloran of the Annie Doran.
        """
        link = n - 1
        while link > 0 and leads_to_name(self.items[link]):
            link -= 1
        head = governing_head(self.items, link) if link > 0 else None
        if head is None:
            return self.name(n)
        if self.items[head].kind is ItemKind.NAME:
            return self.name(head)
        phrase = self._phrase(head)
        first = next((at for at in range(head + 1) if phrase and self.items[at].start >= phrase.span.start), None)
        return self.role_or_text(first, n) if first is not None else self.name(n)

    def _phrase(self, last: int, hops: int = 0) -> Speaker | None:
        """Return the speaker of the noun phrase that ends at item `last`: the UK minister; a person who was present."""
        first = last + 1
        for n in range(last, max(-1, last - PHRASE), -1):
            item = self.items[n]
            if item.kind is ItemKind.QUOTE or (item.kind is ItemKind.PUNCTUATION and item.text not in ".-&’'*"):
                break
            if (item.kind is ItemKind.WORD and ends_phrase(self.items, n)) or is_dash(self.items, n):
                break
            first = n
            opens = item.lower in grammar().determiner or item.possessive or item.lower.endswith(("’s", "'s"))
            if opens and not (n > 0 and self.items[n - 1].lower in ("of", "for", "at", "to", "in")):
                break
        owner = self.items[first] if first <= last else None
        if owner is not None and first and (owner.possessive or owner.lower.endswith(("’s", "'s"))):
            first -= self.items[first - 1].lower in grammar().determiner  # the | union’s email
        while first <= last and cannot_start_phrase(self.items[first]):
            first += 1
        before = self.items[first - 2 : first] if first > 1 else []
        if before and before[0].lower in grammar().preposition and before[1].text[:1].isupper():
            first -= 1  # at | First Kelmar
        if first > last:
            return None
        if first > 1 and self.items[first - 1].lower in grammar().preposition:  # “who has in the past described”
            return self.subject_before(first - 1, hops - 1) if hops else None
        return self._name_before_office(first, last) or self.role_or_text(first, last)

    def _name_before_office(self, first: int, last: int) -> Speaker | None:
        """Return the name before a comma and an office without an article, if the closing comma is missing.

        Ann Berg, | manager of the exchange | said
        """
        if first < 2 or self.items[first - 1].text != "," or self.items[first].lower in grammar().determiner:
            return None
        name, office = self.items[first - 2], head_noun(self.items[first : last + 1])
        is_name = name.kind is ItemKind.NAME and not name.possessive
        return self.name(first - 2) if is_name and office in person_nouns() else None

    def _starting_at(self, first: int) -> Speaker | None:
        """Return the speaker to whom the noun phrase that begins at item `first` refers."""
        return self.phrase_from(first, len(self.items))


def _relative_clause(items: Sequence[SentenceItem], comma: int) -> int | None:
    """Return the comma that opens the relative clause closed by the one at `comma`: The lawsuit, | which was …,"""
    for n in range(comma - 2, max(0, comma - 3 * PHRASE), -1):
        if items[n].kind is ItemKind.QUOTE or items[n].text in (";", ":"):
            return None
        opens = items[n].text == "," and items[n + 1].lower in ("which", "who", "whose", "where", "when")
        if opens and not (n > 1 and any(item.lower in reporting_verbs().strong for item in items[n + 1 : comma])):
            return n
    return None
