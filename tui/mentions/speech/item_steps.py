"""Small steps among the items of a sentence: past adverbs, to a bracket, whether a word ends a noun phrase."""

from collections.abc import Sequence

from tui.mentions.lexicon import function_words, grammar, reporting_verbs, role_words
from tui.mentions.speech.sentence_items import Item, ItemKind

PHRASE = 12
"""Items that a noun phrase has at most; it bounds the work per verb."""


def past_opening(items: Sequence[Item], limit: int) -> int:
    """Past what a sentence opens with before its subject: In New Hampshire, | As if it were nothing,"""
    if not items or not (items[0].lower in grammar().preposition or items[0].lower in grammar().clause_start):
        return 0
    commas = (n for n in range(1, min(limit, PHRASE)) if items[n].text == ",")
    return next(commas, -1) + 1


def past_adverbs(items: Sequence[Item], n: int) -> int:
    while n >= 0 and items[n].kind is ItemKind.WORD:
        if n > 1 and items[n].lower == "to" and items[n - 1].lower == "used":  # Grünfeld used to say
            n -= 2
            continue
        if n > 0 and items[n].lower in grammar().day:  # leaders on Friday accused
            n -= 2 if items[n - 1].lower == "on" else 1
            continue
        if items[n].lower not in grammar().auxiliary and not is_adverb(items[n]):
            break
        n -= 1
    return n


def is_adverb(item: Item) -> bool:
    """repeatedly; not Kelly"""
    return item.text.endswith("ly") and len(item.text) > 4 and item.text[0].islower()


def opening_bracket(items: Sequence[Item], n: int) -> int:
    for back in range(n - 1, max(-1, n - PHRASE), -1):
        if items[back].text == "(":
            return back
    return 0


def all_titles(items: Sequence[Item]) -> bool:
    return all(item.lower in role_words().titles or item.text == "." for item in items)


def is_governed(items: Sequence[Item], n: int) -> bool:
    """Whether a preposition or “and” governs the name at `n`."""
    for before in range(n - 1, max(-1, n - 6), -1):
        item = items[before]
        if item.kind is not ItemKind.WORD:
            return item.kind is ItemKind.NAME
        if item.lower in grammar().preposition or item.lower in ("and", "than", "like"):
            return True
        if item.lower in reporting_verbs().bases or item.lower in grammar().clause_start:
            return False
    return False


def ends_phrase(items: Sequence[Item], n: int) -> bool:
    """Whether the word at `n` belongs to another clause: that, has, said; but not the report."""
    lower = items[n].lower
    inside = n > 0 and items[n - 1].lower in grammar().determiner  # a later interview
    if lower in grammar().clause_start or (lower in grammar().auxiliary and not inside):
        return True
    noun = n > 0 and items[n - 1].lower in grammar().before_noun
    return lower in reporting_verbs().bases and not noun


def leads_nowhere(item: Item) -> bool:
    return item.kind is ItemKind.MARK or (item.lower in function_words() and item.lower not in grammar().determiner)


def leads_to_name(item: Item) -> bool:
    """A title or an article before a name, or a mark that sets it off: the *Annie Doran*."""
    is_mark = item.kind is ItemKind.MARK and item.text in ".*_“‘\"'"
    return is_mark or item.lower in role_words().titles or item.lower in ("the", "a", "an")


def name_at_work(items: Sequence[Item], first: int, last: int) -> int | None:
    """The name with which a phrase begins that goes on with where somebody works: Renske Odou | of the union."""
    while first < last and (items[first].text == "." or _may_lead(items[first])):
        first += 1
    name = items[first]
    goes_on = first < last and items[first + 1].lower in ("of", "from", "at", "with", "for")
    return first if goes_on and name.kind is ItemKind.NAME and not name.possessive else None


def _may_lead(item: Item) -> bool:
    """Plant manager Josef Kral; not: a spokesman for Josef Kral."""
    return item.kind is ItemKind.WORD and item.lower not in grammar().preposition | grammar().clause_start
