"""Finds reporting words inside quotation marks, as in French: « Il recule, a-t-elle poursuivi, parce que … »"""

from tui.mentions.rule import Rule
from tui.mentions.speech.finding import Attribution
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.rules.foreign_subjects import SubjectReader
from tui.mentions.speech.rules.foreign_words import ForeignWords
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.text.reporting import word_or_sign
from tui.text.span import Span

_READ_MAX = 160
"""Number of items in a quotation that are searched."""


def verb_inside(text: str, quote: SentenceItem, subjects: SubjectReader) -> Attribution | None:
    """Return the attribution by a reporting verb with a pronoun, between commas inside a quotation."""
    items = _items(text, quote)
    words = ForeignWords(items, subjects.words.words, subjects.words.grammar, "")
    for n in range(1, len(items)):
        if items[n - 1].text != "," or not (pronoun := words.inner_pronoun(n)):
            continue
        if (last := words.verb_at(n)) is None:
            continue
        gender = words.gender_of_pronoun(pronoun)
        person = subjects.person_before(quote, gender) if gender is not None else None
        span = Span(items[n].start, items[n].end)
        return Attribution(
            Speaker(span, span.slice(text), person, None), Span(items[n].start, items[last].end), Rule.SAID_AFTER
        )
    return None


def _items(text: str, quote: SentenceItem) -> list[SentenceItem]:
    items: list[SentenceItem] = []
    for token in word_or_sign().finditer(text, quote.start + 1, quote.end - 1):
        kind = ItemKind.WORD if token[0][0].isalnum() else ItemKind.PUNCTUATION
        items.append(SentenceItem(kind, *token.span(), token[0], token[0].lower()))
        if len(items) == _READ_MAX:
            break
    return items
