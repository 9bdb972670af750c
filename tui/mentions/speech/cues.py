"""Reads the cues in a sentence: verbs that report speech, their subjects, and the stance they show."""

from collections.abc import Sequence

from tui.mentions.lexicon import grammar, reporting_verbs, role_words
from tui.mentions.speech.item_steps import PHRASE, is_adverb, leads_to_name, looks_like_past_verb, verb_of_subject
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.rules.relayed import passive_before, relayed_speaker
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.mentions.speech.speaker_phrases import SpeakerReader
from tui.mentions.speech.stance import Stance, stance_of
from tui.mentions.word_sets import phrasal_openings
from tui.text.span import Span

_WRITER_REACH = 8
"""Maximum number of items from the name of a writer to the noun for the text: a letter, a tweet."""
_RELATIVE = frozenset({"which", "that", "what", "who", "whom", "whose"})
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "may", "might"})
_JOINING = frozenset({"and", "also", "often", "now", ",", ")"})


def _is_title(item: SentenceItem) -> bool:
    return leads_to_name(item) or item.lower in role_words().roles or item.lower in role_words().qualifiers


class CueReader:
    """Reads the reporting verbs of one sentence."""

    def __init__(self, reader: SpeakerReader, cue_reach: int) -> None:
        self.items: Sequence[SentenceItem] = reader.items
        self.reader = reader
        self.cue_reach = cue_reach
        self._subjects: dict[int, Speaker | None] = {}

    def subject(self, verb: int) -> Speaker | None:
        """Return the subject of the verb at item `verb`, also in “…, saying”, “had to stress”, “sat down and said”."""
        if verb not in self._subjects:  # every quotation after the verb looks it up
            self._subjects[verb] = self._read_subject(verb)
        return self._subjects[verb]

    def _read_subject(self, verb: int) -> Speaker | None:
        speaker = self._subject_of(verb)
        if speaker is not None and self.items[verb].lower in grammar().naming and speaker.identity is None:
            is_people = speaker.text.split()[0].lower() in grammar().other_pronoun | grammar().crowd
            return None if speaker.text[:1].islower() and not is_people else speaker
        return speaker

    def stance(self, verb: int, speaker: Speaker) -> Stance:
        """Return the stance of the verb at item `verb` towards the speech that it reports of this speaker."""
        if (relayed := relayed_speaker(self.items, verb)) is not None:
            relayer = self.subject(relayed.governor)
            governor_stance = Stance.SAID if relayer is None else self.stance(relayed.governor, relayer)
            return min(governor_stance, Stance.HEARSAY if relayed.is_accused else Stance.RELAYED)
        if (passive := passive_before(self.items, verb)) is not None:
            return min(self._stance_after(passive, speaker), Stance.RELAYED)
        return self._stance_after(verb, speaker)

    def _stance_after(self, verb: int, speaker: Speaker) -> Stance:
        first = next((n for n in range(verb) if self.items[n].start >= speaker.span.start), verb)
        return stance_of(self.items, verb, first)

    def _subject_of(self, verb: int) -> Speaker | None:
        if (relayed := relayed_speaker(self.items, verb)) is not None:
            return self.reader.phrase_of(relayed.first, relayed.last)
        if (passive := passive_before(self.items, verb)) is not None:
            return self.reader.subject_before(passive)
        previous = self.items[verb - 1] if verb else None
        word = self.items[verb].lower
        relative = previous is not None and previous.lower in ("that", "which") and verb > 2
        if relative and self.items[verb - 2].lower in grammar().utterance:  # Trump resigned in a tweet that accused
            speaker = self.reader.subject(verb)
            return speaker if speaker is None or speaker.person else self._name_before(verb - 2) or speaker
        if relative and verb + 1 < len(self.items) and self.items[verb + 1].text == ":":  # the law that says: “…”
            return self.reader.subject_before(verb - 1)
        if previous is not None and previous.text == "," and self._names_next(verb):  # The truth, says Wallace, is …
            return self.reader.subject_after(verb)
        governor = self.items[verb - 2].lower if verb > 2 and previous is not None and previous.lower == "to" else ""
        if governor.endswith("ing") and governor in reporting_verbs().bases:  # attacked Berg for promising to call
            return self._subject_of(verb - 2)
        if (
            previous is not None
            and not word.endswith("ing")
            and previous.lower not in grammar().far_subject
            and previous.text != ","
        ):
            return self.reader.subject_before(verb)
        apposition = previous is not None and previous.text == "," and not word.endswith("ing")
        if apposition and (speaker := self.reader.subject_before(verb)):  # Foster’s mother, Karen, said
            return speaker
        if word.endswith("ing") and (speaker := self._right_before_participle(verb)):
            return speaker
        clause = self._clause_start(verb)
        if clause and (speaker := self.reader.subject(verb, clause)):
            return speaker
        fronted = word.endswith("ing") and (word in reporting_verbs().strong or word in ("calling", "describing"))
        if fronted and (speaker := self._subject_after_fronted(verb)):
            return speaker
        shared = self._subject_of_earlier_verb(verb)
        return shared or self.reader.subject(verb) or self.reader.opening_phrase(verb)

    def _name_before(self, noun: int) -> Speaker | None:
        """Return the name nearest to a text that somebody wrote: The suit prompted | Trump | to send a tweet that"""
        for n in range(noun - 1, max(-1, noun - _WRITER_REACH), -1):
            if self.items[n].kind is ItemKind.NAME:
                return None if self.items[n].possessive else self.reader.name(n)
        return None

    def _subject_after_fronted(self, verb: int) -> Speaker | None:
        """Return the subject after a clause that opens the sentence: After telling us “…,” | Ann Berg left"""
        if any(item.kind is ItemKind.NAME or item.lower in grammar().he_she for item in self.items[:verb]):
            return None
        for n in range(verb + 1, min(len(self.items) - 1, verb + self.cue_reach)):
            if self.items[n].kind is not ItemKind.QUOTE and self.items[n].text != ",":
                continue
            return self._subject_from(n + 1)
        return None

    def _subject_from(self, first: int) -> Speaker | None:
        """Return the subject that begins at item `first`: a name with its titles, or “the” and a noun."""
        name = first
        while name + 1 < len(self.items) and _is_title(self.items[name]):
            name += 1
        if self.items[name].kind is ItemKind.NAME:
            return None if self.items[name].possessive else self.reader.name(name)
        verb = verb_of_subject(self.items, first, min(len(self.items), first + PHRASE))
        is_phrase = verb is not None and self.items[first].lower in ("the", "a", "an")
        return self.reader.phrase_from(first, verb) if verb is not None and is_phrase else None

    def _clause_start(self, verb: int) -> int:
        """Return the first item of the verb's clause after “, and”, else 0: Berg left, and | Lind sent a note saying"""
        for n in range(verb - 2, max(0, verb - self.cue_reach), -1):
            if self.items[n].lower not in ("and", "but", "while", "so") or self.items[n - 1].text not in (",", ";"):
                continue
            subject = self.items[n + 1]
            is_person = subject.kind is ItemKind.NAME or subject.lower in grammar().he_she
            if is_person and not subject.possessive:
                return n + 1
        return 0

    def _names_next(self, verb: int) -> bool:
        """Return True if only a name follows the verb: The truth, says | Wallace, is …"""
        following = self.items[verb + 1 : verb + 3]
        if not following or following[0].kind is not ItemKind.NAME or self.items[verb].lower.endswith("ing"):
            return False
        return len(following) == 1 or following[1].kind is ItemKind.PUNCTUATION  # not: told Wallace of it

    def _right_before_participle(self, verb: int) -> Speaker | None:
        """Return the name right before a participle and its adverbs: Carson privately saying"""
        n = verb - 1
        while n > 0 and is_adverb(self.items[n]):
            n -= 1
        is_name = n >= 0 and self.items[n].kind is ItemKind.NAME and not self.items[n].possessive
        return self.reader.name(n) if is_name else None

    def _subject_of_earlier_verb(self, verb: int) -> Speaker | None:
        """Return the subject of an earlier reporting verb, shared by this one: Law said, noting | he …, and said"""
        for n in range(verb - 1, max(-1, verb - 1 - self.cue_reach), -1):
            if self.items[n].kind is ItemKind.WORD and self.items[n].lower in grammar().clause_start:
                continue
            continues = self.items[n].lower.endswith("ing") or self.items[n - 1].lower in grammar().far_subject
            following = [item.lower for item in self.items[n + 1 : n + 3]]
            is_reduced = len(following) == 2 and grammar().preposition.issuperset(following)  # women referred to in
            if n and not (continues or is_reduced) and self.reports(n, strong=False) and not self.is_passive(n):
                return self.reader.subject_before(n)
        return None

    def reports(self, n: int, *, strong: bool, after_quote: bool = False) -> bool:
        """Return True if item `n` is a verb that reports speech, and not a noun that looks like one."""
        item = self.items[n]
        verbs = reporting_verbs()
        is_listed = item.lower in (verbs.strong if strong else verbs.bases)
        if not is_listed and item.lower not in phrasal_openings():
            return False
        if self._pair(n) in grammar().phrasal_only:
            return True
        if not is_listed or item.kind is not ItemKind.WORD:
            return False
        if item.text[0].isupper() and n > 0:
            return False
        if item.lower in grammar().at_somebody and not (
            n + 1 < len(self.items) and self.items[n + 1].kind is ItemKind.NAME
        ):
            return False
        if relayed_speaker(self.items, n) is not None:
            return True
        previous = self.items[n - 1] if n else None
        if previous is None:
            return item.lower.endswith("ing")
        crowd = previous.lower in grammar().crowd and (n < 2 or self.items[n - 2].kind is ItemKind.PUNCTUATION)
        if crowd and item.lower in grammar().plural_verb:
            return True
        if previous.lower in ("and", "but") and item.lower in grammar().plural_verb:
            return True
        precedes_colon = n + 1 < len(self.items) and self.items[n + 1].text == ":"
        if precedes_colon and previous.lower in ("that", "which") and item.lower in verbs.strong:
            return True  # the part of the code that says:
        if is_participle := item.lower.endswith("ing") and previous.lower in grammar().preposition:
            is_participle = item.lower in verbs.strong  # refrained from saying
        if (
            (previous.lower in grammar().before_noun and not is_participle)
            or previous.possessive
            or previous.lower.endswith(("’s", "'s"))
        ):
            return self._opens_relative(n)
        if item.lower in verbs.plain and item.lower != "read":
            is_plural = (
                previous.kind is ItemKind.WORD
                and (previous.lower.endswith("s") or previous.lower in grammar().other_pronoun)
                and item.lower in grammar().plural_verb
            )
            return is_plural or self._after_auxiliary(n)
        if item.lower.endswith("s") and not item.lower.endswith("ss"):
            return (after_quote and previous.lower != "and") or self._after_subject(n)
        return True

    def _opens_relative(self, n: int) -> bool:
        """Return True for a past verb in a relative clause after a text that somebody wrote: a tweet that | accused"""
        is_past = self.items[n].lower.endswith("ed") and n > 1 and self.items[n - 1].lower == "that"
        return is_past and self.items[n - 2].lower in grammar().utterance | grammar().document

    def _after_auxiliary(self, n: int) -> bool:
        """Return True if a base form is in the position of a verb: did not say, would never say, did Berg say."""
        at = n - 1
        while at > 0 and (is_adverb(self.items[at]) or self.items[at].lower in grammar().denial):
            if self.items[at].lower == "cannot":
                return True
            at -= 1
        item = self.items[at]
        if item.lower in grammar().before_base or item.lower.endswith(("n’t", "n't")):
            return True
        is_subject = item.kind is ItemKind.NAME or item.lower in grammar().he_she
        return is_subject and at > 0 and self.items[at - 1].lower in grammar().inverting

    def _after_subject(self, n: int) -> bool:
        """Return True for a form in -s right after a subject, which makes it a verb: says, claims, reports."""
        previous: SentenceItem = self.items[n - 1]
        if previous.lower in ("also", "further", "now", "then") and n > 1:
            previous = self.items[n - 2]
            n -= 1
        if previous.kind is ItemKind.NAME or (n < 3 and previous.text[:1].isupper()):
            return True
        if is_adverb(previous) and n > 1:
            previous = self.items[n - 2]
            if previous.kind is ItemKind.NAME or previous.lower == "who":
                return True
        if (
            n + 1 < len(self.items)
            and self.items[n + 1].lower == "that"
            and self.items[n].lower in reporting_verbs().strong
        ):  # his email to supporters notes that
            follows_noun = n > 1 and previous.kind is ItemKind.WORD
            return not (follows_noun and looks_like_past_verb(self.items[n - 2]))  # denied press reports that
        if previous.lower in role_words().roles and not self.items[n].lower.endswith("reports"):
            return True
        is_pronoun = previous.lower in grammar().he_she or previous.lower in grammar().other_pronoun
        return is_pronoun or previous.lower in _JOINING or self.items[n].lower in grammar().surely_verb

    def is_passive(self, n: int) -> bool:
        """Return True if the verb at `n` is in the passive: was told, is called, told by."""
        next_word = self.items[n + 1].lower if n + 1 < len(self.items) else ""
        previous_word = self.items[n - 1].lower if n else ""
        if n > 1 and (previous_word == "first" or is_adverb(self.items[n - 1])):  # was first signed
            previous_word = self.items[n - 2].lower
        is_participle = previous_word in grammar().be and not self.items[n].lower.endswith("ing")
        return next_word == "by" or is_participle or self.items[n].lower == "known" or self._is_set_off_participle(n)

    def _is_set_off_participle(self, n: int) -> bool:
        """Return True for a participle that describes the noun before its comma: Lind, described as “…”"""
        if n < 2 or self.items[n - 1].text != "," or not self.items[n].lower.endswith("ed"):
            return False
        before, after = self.items[: n - 1], self.items[n + 1 :]
        if any(item.text == "," or item.lower in _RELATIVE for item in before):
            return False
        if after and after[0].lower == "as":
            return True
        comma = next((at for at, item in enumerate(after) if item.text == ","), None)
        is_enclosed = comma is not None and comma + 1 < len(after) and after[comma + 1].lower in _FINITE
        return is_enclosed and all(item.kind is not ItemKind.NAME for item in before)

    def says_nothing(self, verb: int, speaker: Speaker) -> bool:
        """Return True if a thing does not speak but shows something: because | the returns would reveal “…”"""
        word = self.items[verb].lower
        if word not in reporting_verbs().strong and speaker.text.lower() in ("it", "there"):
            return True
        modal = self.items[verb - 1].lower in ("would", "could", "will", "may", "might")
        return modal and speaker.person is None and word in ("reveal", "show", "confirm", "suggest")

    def cue(self, n: int) -> Span:
        """Return the span of the verb at item `n`, with its particle: pointed out."""
        pair = self._pair(n)
        last = n + 1 if pair in grammar().phrasal or pair in grammar().phrasal_only else n
        return Span(self.items[n].start, self.items[last].end)

    def _pair(self, n: int) -> str:
        next_word = self.items[n + 1].lower if n + 1 < len(self.items) else ""
        return f"{self.items[n].lower} {next_word}"
