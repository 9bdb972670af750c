"""Attributes by the words right after a quotation: “…,” said Wallace · “…,” Wallace, the minister, said."""

from collections.abc import Sequence

from tui.mentions.lexicon import function_words, grammar, grammar_words, reporting_verbs, role_words
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import LIMITS, UNSAID, Attribution, Finding
from tui.mentions.speech.item_steps import PHRASE, is_adverb, is_titled_name, looks_like_past_verb, skip_adverbs_back
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.rules.relayed import passive_before, relayed_speaker
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.mentions.speech.speaker_phrases import SpeakerReader
from tui.mentions.speech.stance import Stance
from tui.mentions.sureness import Sureness
from tui.mentions.word_sets import person_nouns

_REACH = 36
"""Number of items after a quotation that are searched for its reporting verb."""
_RELAYED_REACH = 8
"""Maximum number of items between “quoted” and “as saying”."""
_LEADING_VERB = 4
"""Maximum number of items from a verb to the verb of speech that it leads to: is reported to have said."""
_NO_OBJECT = frozenset({"after", "as", "amid", "in", "at", "before", "during", "over", "by"})
"""Words after “told” that show that somebody was told: fans told | after defeat."""
_DASHES = frozenset("—–-")


class AfterQuote:
    """Reads the words after the quotations of one sentence."""

    def __init__(self, cues: CueReader) -> None:
        self.cues = cues
        self.items: Sequence[SentenceItem] = cues.items
        self.reader: SpeakerReader = cues.reader

    def attribution(self, quote: int, *, ends_open: bool) -> Finding:
        """Return the finding from the words right after the quotation at item `quote`."""
        n = quote + 1
        is_set_off = n < len(self.items) and self.items[n].text in ",—–-"
        n += is_set_off
        while is_set_off and n < len(self.items) and self.items[n].text == "-":
            n += 1
        if n >= len(self.items) or self.items[n].kind in (ItemKind.PUNCTUATION, ItemKind.QUOTE):
            return None
        if self.items[n].lower in grammar().other_clause:
            return None
        if ends_open and self.items[n].lower == "came":
            if any(item.lower in grammar().abstract or item.lower == "reply" for item in self.items[n + 1 : n + 4]):
                return UNSAID  # “…,” came the reply
            voice = self.reader.subject_after(n)  # “…,” came shouts from the crowd
            return Attribution(voice, self.cues.cue(n), Rule.SAID_AFTER, Sureness.LIKELY) if voice else UNSAID
        if not quote and is_set_off and self.items[quote + 1].text in _DASHES and (signature := self._signature(n)):
            return signature
        return self._inverted(quote, n, ends_open) or self._subject_first(quote, n, ends_open or is_set_off)

    def attribute_to(self, speaker: Speaker, verb: int, rule: Rule) -> Finding:
        """Return the attribution to the subject of the verb at item `verb`, or UNSAID, depending on its stance."""
        stance = self.cues.stance(verb, speaker)
        return UNSAID if stance is Stance.UNSAID else Attribution(speaker, self.cues.cue(verb), rule, LIMITS[stance])

    def _signature(self, n: int) -> Attribution | None:
        """Read a signature: “…” — Commissioner Ann Starling"""
        end = len(self.items) - (self.items[-1].text == ".")
        speaker = self.reader.phrase_from(n, end) if is_titled_name(self.items, n, end) else None
        return Attribution(speaker, None, Rule.SIGNATURE) if speaker and speaker.identity else None

    def _inverted(self, quote: int, n: int, ends_open: bool) -> Finding:
        """Read a verb and its subject: “…,” said Wallace | “…,” harrumphed Wallace"""
        first = self.items[n]
        if first.kind is not ItemKind.WORD or not first.text[0].islower():
            return None
        verbs = reporting_verbs()
        if first.lower in verbs.bases and (first.lower not in verbs.plain or first.lower in grammar().inverted):
            if (first.lower in verbs.strong or ends_open) and self._may_invert(first):
                speaker = self.reader.subject_after(n)
                if speaker is not None:
                    return Attribution(speaker, self.cues.cue(n), Rule.SAID_AFTER)
            if first.lower in verbs.strong and (speaker := self.reader.subject(quote)):
                return Attribution(speaker, self.cues.cue(n), Rule.CLAUSE_BEFORE)
            return None
        if not (ends_open and quote == 0 and looks_like_past_verb(first) and n + 1 < len(self.items)):
            return None
        speaker = self.reader.subject_after(n)
        if speaker is None or speaker.identity is None:
            return None
        return Attribution(speaker, self.cues.cue(n), Rule.SAID_AFTER, Sureness.LIKELY)

    @staticmethod
    def _may_invert(verb: SentenceItem) -> bool:
        return verb.lower not in ("told", "tells") and not verb.lower.endswith("ing")

    def _subject_first(self, quote: int, n: int, certain: bool) -> Finding:
        """Read a subject and its verb: “…,” Wallace, the minister, said | “…,” Wallace was quoted as saying"""
        reach = _REACH if certain else 4 if quote == 0 else 0
        for verb in range(n + 1, min(len(self.items), n + reach)):
            if self.items[verb].kind is ItemKind.QUOTE:
                break
            if verb + 1 < len(self.items) and self.items[verb + 1].text == ":":
                break  # a colon introduces the next quotation
            if not self.cues.reports(verb, strong=not certain, after_quote=True) or self._asks_money(verb):
                continue
            if self._is_short_passive(verb):
                return UNSAID
            if self._is_free_participle(verb) or (not certain and self._reports_something_else(verb)):
                continue
            if (finding := self._finding_of_verb(verb, n)) is not None:
                return finding
        if not certain or quote:
            return None
        return self._manner(n) or self._manner_of_role(n)

    def _is_short_passive(self, verb: int) -> bool:
        """Return True for “told” without an object, as in headlines: ‘…’, jury told | ‘…’, fans told after defeat"""
        if self.items[verb].lower != "told" or self.cues.is_passive(verb):
            return False
        following = self.items[verb + 1] if verb + 1 < len(self.items) else None
        ends = following is None or (following.kind is ItemKind.PUNCTUATION and following.text in ".;")
        return ends or (following is not None and following.lower in _NO_OBJECT)

    def _is_free_participle(self, verb: int) -> bool:
        """Return True for a participle that a preposition governs: “…” — all without | speaking of him."""
        before = self.items[verb - 1].lower
        governed = self.items[verb].lower.endswith("ing") and (before in grammar().preposition or before == "without")
        return governed and not (passive_before(self.items, verb) or relayed_speaker(self.items, verb))

    def _reports_something_else(self, verb: int) -> bool:
        """Return True for a verb with its own clause: “….” The suit says | that Colorado has left a gap."""
        return verb + 1 < len(self.items) and self.items[verb + 1].lower == "that"

    def _asks_money(self, verb: int) -> bool:
        """Return True for “charged” with an object: the club charged | a fee."""
        following = self.items[verb + 1].lower if verb + 1 < len(self.items) else ""
        return self.items[verb].lower in ("charged", "charges") and following in grammar().determiner

    def _finding_of_verb(self, verb: int, n: int) -> Finding:
        """Return the finding from one verb after the quotation, if its subject begins at item `n`."""
        if self.cues.is_passive(verb):
            return self._passive(verb, n)
        if passive_before(self.items, verb) is not None:
            speaker = self.cues.subject(verb)
        else:
            speaker = self._phrase_before(verb, n) or self.reader.subject_before(verb)
        if (name := self._enclosed_name(n, verb)) is not None:
            speaker = self.reader.name(name)
        if speaker is None or not self._begins_with(speaker, n):
            return None
        return self._finding_of_relayed_verb(verb) or self.attribute_to(speaker, verb, Rule.NAME_SAID_AFTER)

    def _finding_of_relayed_verb(self, governor: int) -> Finding:
        """Return the finding from a second verb relayed by the verb at item `governor`: Lind quoted Berg as saying."""
        for verb in range(governor + 1, min(len(self.items), governor + _RELAYED_REACH)):
            if self.items[verb].kind is not ItemKind.WORD and self.items[verb].kind is not ItemKind.NAME:
                break
            relayed = relayed_speaker(self.items, verb)
            if relayed and relayed.governor == governor and (speaker := self.cues.subject(verb)):
                return self.attribute_to(speaker, verb, Rule.NAME_SAID_AFTER)
        return None

    def _enclosed_name(self, n: int, verb: int) -> int | None:
        """Return the name at the start of the words after a quotation, if commas enclose everything up to the verb.

        “…,” Senator Ann Maynard of Ohio, a Republican trying to unseat Nick Rahall, a Democrat, said
        """
        name = n
        while name < verb and (self.items[name].lower in role_words().titles or self.items[name].text == "."):
            name += 1
        if self.items[name].kind is not ItemKind.NAME or self.items[name].possessive:
            return None
        comma = name + 1
        if self.items[comma].lower == "of":
            comma += 1
            while comma < verb and self.items[comma].text[:1].isupper():
                comma += 1
        is_enclosed = self.items[comma].text == "," and comma < verb - 1 and self.items[verb - 1].text == ","
        return name if is_enclosed and self.items[verb].lower in reporting_verbs().strong else None

    def _passive(self, verb: int, n: int) -> Finding:
        """Read a passive, whose agent speaks: “…,” Lind was told by Berg; without an agent, nobody does."""
        subject = self.reader.subject_before(verb)
        if self.items[verb].lower not in grammar().addressing or subject is None or not self._begins_with(subject, n):
            return None
        by = next((at for at in range(verb + 1, min(len(self.items), verb + 8)) if self.items[at].lower == "by"), None)
        speaker = self.reader.object_of(by) if by is not None else None
        return Attribution(speaker, self.cues.cue(verb), Rule.PASSIVE) if speaker else UNSAID

    def _phrase_before(self, verb: int, n: int) -> Speaker | None:
        """Return the speaker whose noun phrase is all that stands between the quotation and item `verb`.

        Another verb between them ends the phrase if it leads to the verb of speech (the man | was heard to say), and
        shows that the clause tells something else if it does not: space is left for others to continue.
        """
        if not self._is_one_phrase(n, verb):
            return None
        end = skip_adverbs_back(self.items, verb - 1) + 1
        other_verb = next((at for at in range(n + 1, end) if self.items[at].lower in grammar_words("finite")), None)
        if other_verb is None:
            return self.reader.phrase_from(n, verb)
        is_led_to = verb - other_verb <= _LEADING_VERB and "to" in (
            self.items[verb - 1].lower,
            self.items[verb - 2].lower,
        )
        return self.reader.phrase_from(n, other_verb) if is_led_to else None

    def _is_one_phrase(self, n: int, verb: int) -> bool:
        """Return True if only one noun phrase and its adverbs are between the quotation and the verb."""
        inside = self.items[n:verb]
        words = {item.lower for item in inside}
        has_punctuation = any(
            item.kind is ItemKind.PUNCTUATION and not (item.text == "." and inside[at - 1].text[:1].isupper())
            for at, item in enumerate(inside)
        )  # not counting the full stop of U.S.
        is_one_clause = not has_punctuation and not words & (grammar().clause_start - {"than"})
        article = next((at for at in range(1, len(inside)) if inside[at].lower in ("the", "a", "an")), None)
        links = article is None or inside[article - 1].lower in grammar().preposition
        return is_one_clause and (links or inside[(article or 1) - 1].lower.endswith("ing"))  # a memo detailing the

    def _begins_with(self, speaker: Speaker, n: int) -> bool:
        """Return True if the words after a quotation begin with its speaker; a name may have a title before it."""
        first = self.items[n].start
        if speaker.identity is None and self.items[n].lower in grammar_words("finite", "preposition"):
            return False  # “…,” came shouts from the crowd | “…,” with the country indicating
        return speaker.span.start == first or (speaker.identity is not None and speaker.span.start > first)

    def _ends_sentence(self, verb: int) -> bool:
        """Return True if a content word at item `verb` ends the sentence: “…,” Lind spat."""
        item = self.items[verb]
        if item.kind is not ItemKind.WORD or not item.text[0].islower() or item.lower in function_words():
            return False
        return verb + 1 == len(self.items) or (verb + 2 == len(self.items) and self.items[verb + 1].text in ".!")

    def _manner_of_role(self, n: int) -> Attribution | None:
        """Read any past verb after a person’s role: “…,” the vice-presidential nominee riffed."""
        if self.items[n].lower not in grammar().determiner:
            return None
        for verb in range(n + 2, min(len(self.items), n + PHRASE)):
            if self.items[verb].kind is not ItemKind.WORD or self.items[verb].lower in grammar().clause_start:
                return None
            noun = self.items[verb - 1].lower
            if looks_like_past_verb(self.items[verb]) and (noun in person_nouns() or noun in grammar().somebody):
                speaker = self.reader.phrase_from(n, verb)
                if speaker is not None:
                    return Attribution(speaker, self.cues.cue(verb), Rule.NAME_SAID_AFTER, Sureness.LIKELY)
        return None

    def _manner(self, n: int) -> Attribution | None:
        """Read any past verb after a name, if the quotation begins the sentence: “…,” Lind deadpanned."""
        verb = n + 1
        while verb < len(self.items) and is_adverb(self.items[verb]):
            verb += 1
        if verb >= len(self.items):
            return None
        if not (looks_like_past_verb(self.items[verb]) or self._ends_sentence(verb)):
            return None
        first = self.items[n]
        if first.kind is not ItemKind.NAME and first.lower not in grammar().he_she:
            return None
        speaker = self.reader.subject_before(verb)
        if speaker is None or (verb + 1 < len(self.items) and self.items[verb + 1].lower == "by"):
            return None
        return Attribution(speaker, self.cues.cue(verb), Rule.NAME_SAID_AFTER, Sureness.LIKELY)
