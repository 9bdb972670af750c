"""Verbs that report speech: which words are one here, whose they are, and how far they reach."""

from collections.abc import Sequence

from tui.mentions.lexicon import grammar, reporting_verbs
from tui.mentions.speech.item_steps import is_adverb
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.relayed import passive_before, relayed_speaker
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.mentions.speech.speaker_phrases import SpeakerReader
from tui.mentions.speech.stance import Stance, stance_of
from tui.text.span import Span

_JOINING = frozenset({"and", "also", "often", "now", ",", ")"})


class CueReader:
    """Reads the reporting verbs of one frame."""

    def __init__(self, reader: SpeakerReader, cue_reach: int) -> None:
        self.items: Sequence[SentenceItem] = reader.items
        self.reader = reader
        self.cue_reach = cue_reach
        self._subjects: dict[int, Speaker | None] = {}

    def subject(self, verb: int) -> Speaker | None:
        """The subject of the verb at item `verb`, also of “…, saying”, “sought to stress” and “sat down and said”."""
        if verb not in self._subjects:  # the quotations after it ask one after the other
            self._subjects[verb] = self._read_subject(verb)
        return self._subjects[verb]

    def _read_subject(self, verb: int) -> Speaker | None:
        speaker = self._subject_of(verb)
        if speaker is not None and self.items[verb].lower in grammar().naming and speaker.identity is None:
            people = speaker.text.split()[0].lower() in grammar().other_pronoun | grammar().crowd
            return None if speaker.text[:1].islower() and not people else speaker
        return speaker

    def stance(self, verb: int, speaker: Speaker) -> Stance:
        """How far the article vouches that this speaker said it by the verb at item `verb`."""
        if (relayed := relayed_speaker(self.items, verb)) is not None:
            teller = self.subject(relayed.governor)
            told = Stance.SAID if teller is None else self.stance(relayed.governor, teller)
            return min(told, Stance.HEARSAY if relayed.is_accused else Stance.RELAYED)
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
            return self.reader.before(passive)
        before = self.items[verb - 1] if verb else None
        word = self.items[verb].lower
        relative = before is not None and before.lower in ("that", "which") and verb > 2
        if relative and self.items[verb - 2].lower in grammar().utterance:  # Trump resigned in a tweet that accused
            return self.reader.subject(verb)
        if before is not None and before.text == "," and self._names_next(verb):  # The truth, says Wallace, is …
            return self.reader.after(verb)
        if (
            before is not None
            and not word.endswith("ing")
            and before.lower not in grammar().far_subject
            and before.text != ","
        ):
            return self.reader.before(verb)
        apposition = before is not None and before.text == "," and not word.endswith("ing")
        if apposition and (speaker := self.reader.before(verb)):  # Foster’s mother, Karen, said
            return speaker
        if word.endswith("ing") and (speaker := self._right_before_participle(verb)):
            return speaker
        clause = self._clause_from(verb)
        if clause and (speaker := self.reader.subject(verb, clause)):
            return speaker
        earlier = self._verb_earlier(verb)
        return earlier or self.reader.subject(verb) or self.reader.opening_phrase(verb)

    def _clause_from(self, verb: int) -> int:
        """Where the clause of the verb begins that “, and” sets apart: Berg left, and | Lind sent a letter saying"""
        for n in range(verb - 2, max(0, verb - self.cue_reach), -1):
            parted = self.items[n].lower in ("and", "but", "while", "so") and self.items[n - 1].text in (",", ";")
            subject = self.items[n + 1]
            if (
                parted
                and (subject.kind is ItemKind.NAME or subject.lower in grammar().he_she)
                and not subject.possessive
            ):
                return n + 1
        return 0

    def _names_next(self, verb: int) -> bool:
        after = self.items[verb + 1] if verb + 1 < len(self.items) else None
        behind = self.items[verb + 2] if verb + 2 < len(self.items) else None
        ends = behind is None or behind.kind is ItemKind.MARK  # not: told Wallace of it
        return ends and after is not None and after.kind is ItemKind.NAME and not self.items[verb].lower.endswith("ing")

    def _right_before_participle(self, verb: int) -> Speaker | None:
        """Carson privately saying"""
        n = verb - 1
        while n > 0 and is_adverb(self.items[n]):
            n -= 1
        return self.reader.before(verb) if n >= 0 and self.items[n].kind is ItemKind.NAME else None

    def _verb_earlier(self, verb: int) -> Speaker | None:
        """The subject of the reporting verb that this one goes on from: Law said, noting | he called it …, and said"""
        for n in range(verb - 1, max(-1, verb - 1 - self.cue_reach), -1):
            if self.items[n].kind is ItemKind.WORD and self.items[n].lower in grammar().clause_start:
                continue
            going_on = self.items[n].lower.endswith("ing") or self.items[n - 1].lower in grammar().far_subject
            if n and not going_on and self.reports(n, strong=False) and not self.is_passive(n):
                return self.reader.before(n)
        return None

    def reports(self, n: int, *, strong: bool, after_quote: bool = False) -> bool:
        """Whether item `n` is a verb that reports speech here, and not a noun that looks like one."""
        item = self.items[n]
        verbs = reporting_verbs()
        if self._pair(n) in grammar().phrasal_only:
            return True
        if (
            item.kind is not ItemKind.WORD
            or item.lower not in verbs.bases
            or (strong and item.lower not in verbs.strong)
        ):
            return False
        if item.text[0].isupper() and n > 0:
            return False
        if relayed_speaker(self.items, n) is not None:
            return True
        before = self.items[n - 1] if n else None
        if before is None:
            return item.lower.endswith("ing")
        crowd = before.lower in grammar().crowd and (n < 2 or self.items[n - 2].kind is ItemKind.MARK)
        if crowd and item.lower in grammar().plural_verb:
            return True
        if before.lower in ("and", "but") and item.lower in grammar().plural_verb:
            return True
        code = before.lower in ("that", "which") and item.lower in verbs.strong and n + 1 < len(self.items)
        if code and self.items[n + 1].text == ":":  # the part of the code that says:
            return True
        if relates := item.lower.endswith("ing") and before.lower in grammar().preposition:
            relates = item.lower in verbs.strong  # refrained from saying
        if (
            (before.lower in grammar().before_noun and not relates)
            or before.possessive
            or before.lower.endswith(("’s", "'s"))
        ):
            return False
        if item.lower in verbs.plain and item.lower != "read":
            plural = (
                before.kind is ItemKind.WORD
                and (before.lower.endswith("s") or before.lower in grammar().other_pronoun)
                and item.lower in grammar().plural_verb
            )
            return plural or self._after_auxiliary(n)
        if item.lower.endswith("s") and not item.lower.endswith("ss"):
            return (after_quote and before.lower != "and") or self._after_subject(n)
        return True

    def _after_auxiliary(self, n: int) -> bool:
        """Whether a base form stands where only a verb can: did not say, would never say, did Berg say."""
        before = n - 1
        while before > 0 and (is_adverb(self.items[before]) or self.items[before].lower in grammar().denial):
            if self.items[before].lower == "cannot":
                return True
            before -= 1
        item = self.items[before]
        if item.lower in grammar().before_base or item.lower.endswith(("n’t", "n't")):
            return True
        is_subject = item.kind is ItemKind.NAME or item.lower in grammar().he_she
        return is_subject and before > 0 and self.items[before - 1].lower in grammar().inverting

    def _after_subject(self, n: int) -> bool:
        """says, claims, reports: verbs only right after a subject."""
        before: SentenceItem = self.items[n - 1]
        if before.lower in ("also", "further", "now", "then") and n > 1:
            before = self.items[n - 2]
            n -= 1
        if before.kind is ItemKind.NAME or (n < 3 and before.text[:1].isupper()):
            return True
        if is_adverb(before) and n > 1:
            before = self.items[n - 2]
            if before.kind is ItemKind.NAME:
                return True
        pronoun = before.lower in grammar().he_she or before.lower in grammar().other_pronoun
        return pronoun or before.lower in _JOINING or self.items[n].lower in grammar().surely_verb

    def is_passive(self, n: int) -> bool:
        """was told, is called, told by"""
        after = self.items[n + 1].lower if n + 1 < len(self.items) else ""
        before = self.items[n - 1].lower if n else ""
        return after == "by" or (before in grammar().be and not self.items[n].lower.endswith("ing"))

    def cue(self, n: int) -> Span:
        pair = self._pair(n)
        last = n + 1 if pair in grammar().phrasal or pair in grammar().phrasal_only else n
        return Span(self.items[n].start, self.items[last].end)

    def _pair(self, n: int) -> str:
        after = self.items[n + 1].lower if n + 1 < len(self.items) else ""
        return f"{self.items[n].lower} {after}"
