"""Joins sentences that were split from their attribution: “Why?” Wallace exclaimed · “…” — Ann Starling."""

from collections.abc import Sequence

from tui.mentions.lexicon import grammar, role_words
from tui.mentions.speech.item_steps import is_adverb, is_titled_name, looks_like_past_verb
from tui.mentions.speech.sentence_items import ItemKind, Sentence, SentenceItem
from tui.text.span import Span

_DASHES = frozenset("—–-")
_TITLE = 6
"""Maximum number of items in a title before a name."""
_PARTY = 8
"""Maximum number of items between commas after a name: Wallace, R-Ky., asked."""
_AFTER_VERB = frozenset({"as", "him", "her", "them", "reporters", "when"})
"""Words that may follow the verb of an attribution without beginning a subordinate clause."""


def join_split_sentences(text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, each joined with the next if that only names the speaker of its last quotation."""
    joined: list[Sentence] = []
    for sentence in sentences:
        if joined and _attributes(text, joined[-1], sentence):
            previous = joined.pop()
            span = Span(previous.span.start, sentence.span.end)
            sentence = Sentence(span, previous.paragraph, previous.zone, [*previous.items, *sentence.items])
        joined.append(sentence)
    return joined


def _attributes(text: str, previous: Sentence, sentence: Sentence) -> bool:
    """Return True if a sentence only names the speaker of the quotation that ends the previous one."""
    quote = previous.items[-1] if previous.items else None
    if quote is None or quote.kind is not ItemKind.QUOTE or not sentence.items or sentence.zone is not previous.zone:
        return False
    distance = sentence.paragraph - previous.paragraph
    if distance > 1:
        return False
    if sentence.items[0].text in _DASHES:
        is_signature = is_titled_name(sentence.items, _skip_dashes(sentence.items), len(sentence.items))
        starts_sentence = sentence.items[0].start == sentence.span.start
        return is_signature and previous.only_quotes and (distance == 0 or starts_sentence)
    asks = text[quote.start : quote.end].rstrip("”\"’'»“ ").endswith(("?", "!"))
    return distance == 0 and asks and _is_attribution(sentence.items)


def _skip_dashes(items: Sequence[SentenceItem]) -> int:
    n = 0
    while n < len(items) and items[n].text in _DASHES:
        n += 1
    return n


def _may_precede_name(item: SentenceItem) -> bool:
    """Return True for a word in a title: with a capital, a role, or a full stop."""
    is_word = item.kind is ItemKind.WORD and item.lower not in grammar().he_she
    return (is_word and (item.text[0].isupper() or item.lower in role_words().roles)) or item.text == "."


def _is_attribution(items: Sequence[SentenceItem]) -> bool:
    """Return True for a subject and a verb of speech: Wallace exclaimed. | Wallace was asked. | He roared at them."""
    first = 0
    while first < min(len(items) - 1, _TITLE) and _may_precede_name(items[first]):
        first += 1  # Senate Majority Leader | Wallace
    if items[first].kind is not ItemKind.NAME and (first or items[0].lower not in grammar().he_she):
        return False
    verb = first + 1
    if verb < len(items) and items[verb].text == ",":  # Wallace, R-Ky., asked
        closing = (n for n in range(verb + 1, min(len(items) - 1, verb + _PARTY)) if items[n].text == ",")
        verb = next(closing, verb) + 1
    while verb < len(items) and (is_adverb(items[verb]) or items[verb].lower in ("was", "is", "then")):
        verb += 1
    if verb >= len(items) or not looks_like_past_verb(items[verb]) or items[first].possessive:
        return False
    following = items[verb + 1] if verb + 1 < len(items) else None
    if following is None or following.kind is not ItemKind.WORD:
        return following is None or following.text != ":"  # a colon introduces the next quotation
    return is_adverb(following) or following.lower in grammar().preposition or following.lower in _AFTER_VERB
