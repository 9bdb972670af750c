"""Resolves noun phrases to people: a name, a pronoun, a role, or words that name nobody."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.mentions.lexicon import function_words, grammar, grammar_words, reporting_verbs
from tui.mentions.model import MentionForm
from tui.mentions.names.identity import Identity
from tui.mentions.names.roles import role_of
from tui.mentions.speech.discourse import Discourse
from tui.mentions.speech.item_steps import head_of, is_adverb, looks_like_past_verb, skip_adverbs_back
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem, UnnamedPerson
from tui.mentions.speech.unnamed_people import is_plural, unnamed_within
from tui.text.span import Span


class Speaker(Struct, frozen=True):
    """A speaker found by a rule: the words that name them, and the person if known."""

    span: Span
    text: str
    identity: Identity | None
    form: MentionForm | None
    """ROLE or PRONOUN if such words refer to the person; they then become a mention."""
    unnamed: UnnamedPerson | None = None
    """Person without a name, to whom a pronoun refers or whom these words describe."""

    is_guess: bool = False
    """True if the person was found without a role in the words."""

    @property
    def person(self) -> Identity | UnnamedPerson | None:
        """The person, with or without a name; None if the words refer to nobody in particular."""
        return self.identity or self.unnamed


class PhraseReader:
    """Reads single noun phrases of one sentence."""

    def __init__(self, text: str, discourse: Discourse, sentence_number: int) -> None:
        self.text = text
        self.discourse = discourse
        self.number = sentence_number
        self.items: Sequence[SentenceItem] = discourse.sentences[sentence_number].items

    def phrase_of(self, first: int, last: int) -> Speaker | None:
        """Return the speaker to whom the noun phrase `items[first:last + 1]` refers: Berg, her, his father."""
        item = self.items[last]
        if item.kind is ItemKind.NAME:
            return self.name(last)
        if first == last and item.lower in ("him", "her"):
            return self.pronoun(last)
        return self.role_or_text(first, last)

    def name(self, n: int) -> Speaker:
        """Return the person named by the NAME at item `n`, as a speaker."""
        item = self.items[n]
        assert item.person_name is not None
        return Speaker(Span(item.start, item.end), item.text, item.person_name.identity, None)

    def pronoun(self, n: int) -> Speaker:
        """Return the pronoun at item `n` as a speaker, with its antecedent if that is known."""
        item = self.items[n]
        person = self.discourse.resolve_pronoun(self.number, n, item.lower)
        span = Span(item.start, item.end)
        if isinstance(person, UnnamedPerson):
            return Speaker(span, item.text, None, MentionForm.PRONOUN, person)
        return Speaker(span, item.text, person, MentionForm.PRONOUN if person else None)

    def role_or_text(self, first: int, last: int) -> Speaker | None:
        """Return the person whose role the phrase names, or else the words as a speaker; None if they cannot speak."""
        if (name := _name_at_work(self.items, first, last)) is not None:
            return self.name(name)
        is_name = self.items[first].kind is ItemKind.NAME and not self.items[first].possessive
        if is_name and first < last and looks_like_past_verb(self.items[first + 1]):
            return self.name(first)  # Lind seized | on the memos in a message
        if not can_speak(self.items[first : last + 1]):
            return self._owner_of_abstract(first, last)
        role = None
        opening = self.items[first].lower
        if opening not in grammar().indefinite and not is_plural(self.items[first : last + 1]):
            role = role_of(self.text[self.items[first].start : self.items[last].end])
        identity = self.discourse.role_holder(role) if role is not None else None
        if identity is not None:
            return self.words(first, last, identity, MentionForm.ROLE)
        if (epithet := self._epithet(first, last)) is not None:
            return epithet
        speaker = self.words(first, last, None, None)
        gender = unnamed_within(self.items[first : last + 1])
        if gender is None:
            return speaker
        return replace(speaker, unnamed=UnnamedPerson(speaker.span, speaker.text, gender))

    def _owner_of_abstract(self, first: int, last: int) -> Speaker | None:
        """Return whose willingness or attempt it is, as a guess: her refusal to call it “…”"""
        owner, noun = self.items[first], self.items[min(first + 1, last)]
        if noun.lower not in grammar().abstract:
            return None
        if owner.kind is ItemKind.NAME and owner.possessive:
            return replace(self.name(first), is_guess=True)
        return replace(self.pronoun(first), is_guess=True) if owner.lower in ("his", "her") else None

    def _epithet(self, first: int, last: int) -> Speaker | None:
        """Return the person mentioned last if the phrase is an epithet, not a role: the presidential hopeful."""
        words = [item.lower for item in self.items[first : last + 1]]
        if words[0] != "the" or self.discourse.introduced & set(words):
            return None
        plain = [word for word in words if word not in grammar().preposition]
        if len(plain) < len(words) or not (words[-1] in grammar().epithet or words[-1].endswith("-year-old")):
            return None
        if not (person := self.discourse.last_topic(self.number)):
            return None
        return replace(self.words(first, last, person, MentionForm.ROLE), is_guess=True)

    def phrase_from(self, first: int, limit: int) -> Speaker | None:
        """Return the speaker named by the noun phrase that begins at item `first` and ends before item `limit`."""
        if self.items[first].lower in grammar().he_she:
            return self.pronoun(first)
        name, last = head_of(self.items, first, limit)
        if name is not None:
            return self.name(name)
        if last == first and self.items[last].lower in function_words() - grammar().crowd:
            return None
        last = max(first, min(last, skip_adverbs_back(self.items, last)))
        return self.role_or_text(first, last)

    def words(self, first: int, last: int, identity: Identity | None, form: MentionForm | None) -> Speaker:
        """Return a speaker named by the words of items `first` to `last`, including the rest of their noun phrase."""
        span = Span(self.items[first].start, self.items[_phrase_end(self.items, last)].end)
        return Speaker(span, span.slice(self.text), identity, form)


_AFTER_NOUN = frozenset({"familiar", "close", "briefed", "privy", "involved", "responsible", "present"})
"""Words after a noun that need a preposition and its object: a source familiar with the talks."""
_REST = 8
"""Maximum number of items that complete a noun phrase."""


def _phrase_end(items: Sequence[SentenceItem], last: int) -> int:
    """Return the last item of the noun phrase that continues after item `last`: a source familiar | with the talks."""
    end = last
    if items[last].lower in _AFTER_NOUN and last + 1 < len(items) and items[last + 1].lower in grammar().preposition:
        end += 1
    elif items[last].lower not in grammar().determiner or last == 0:
        return last
    ends = grammar_words("auxiliary", "finite", "clause_start") | reporting_verbs().bases.keys()
    for n in range(end + 1, min(len(items), last + _REST)):
        is_verb = items[n].lower in ends and items[n - 1].lower not in grammar().determiner  # not: on the | talks
        if is_verb or items[n].kind not in (ItemKind.WORD, ItemKind.NAME):
            break
        end = n
    return end


def can_speak(phrase: Sequence[SentenceItem]) -> bool:
    """Return False for words that cannot be a speaker: Sunday night; drawing applause and; the report doesn’t."""
    first, last = phrase[0], phrase[-1]
    if {first.lower, last.lower} & grammar_words("no_speaker", "day") or last.possessive:
        return False
    if last.lower.endswith(("’s", "'s")) or any(_has_contracted_verb(item.lower) for item in phrase):
        return False
    noun = next((n for n, item in enumerate(phrase) if item.lower in grammar().preposition), len(phrase)) - 1
    if noun >= 0 and phrase[noun].lower in grammar().no_speaker:
        return False
    if noun >= 0 and phrase[noun].lower in grammar().abstract and phrase[noun].text[0].islower():
        return False  # the move; his willingness to talk
    if last.lower in grammar().preposition or _acts(first):
        return False  # relying on; pushing North Korea
    if len(phrase) > 1:
        return True
    return not (is_adverb(first) or first.lower.endswith("ing") or looks_like_past_verb(first))


def _acts(word: SentenceItem) -> bool:
    """Return True for a participle that is hardly ever an adjective: pushing; not: leading, existing."""
    is_participle = word.kind is ItemKind.WORD and word.text[:1].islower() and word.lower.endswith("ing")
    return is_participle and word.lower not in _ADJECTIVES and word.lower not in grammar_words("somebody")


_ADJECTIVES = frozenset(
    """leading existing living remaining surviving visiting neighbouring neighboring opposing competing ruling managing
    acting sitting outgoing incoming dying striking participating attending grieving governing presiding founding
    """.split()  # noqa: SIM905  (a word list reads better so)
)
"""Participles that may begin a noun phrase for a speaker."""


def _has_contracted_verb(word: str) -> bool:
    return word.endswith(("n't", "n’t", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'d", "’d", "'m", "’m"))


def _name_at_work(items: Sequence[SentenceItem], first: int, last: int) -> int | None:
    """Return the name at the start of a phrase with an affiliation: Renske Odou | of the union."""
    while first < last and (items[first].text == "." or _may_precede_name(items[first])):
        first += 1
    name = items[first]
    has_affiliation = first < last and items[first + 1].lower in ("of", "from", "at", "with", "for", "in", "on")
    return first if has_affiliation and name.kind is ItemKind.NAME and not name.possessive else None


def _may_precede_name(item: SentenceItem) -> bool:
    """Return True for a word in a title before a name: plant manager Josef Kral; not: a spokesman for Josef Kral."""
    return item.kind is ItemKind.WORD and item.lower not in grammar_words("preposition", "clause_start")
