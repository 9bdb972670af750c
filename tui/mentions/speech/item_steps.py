"""Steps through the items of a sentence: skips adverbs; finds brackets, bounds and heads of noun phrases."""

from collections.abc import Sequence

from tui.mentions.lexicon import function_words, grammar, grammar_words, reporting_verbs, role_words
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_AFTER_PARTICIPLE = frozenset({"by", "in", "to", "from", "at", "on"})
"""Words that, after a form in -ed, make it a participle: the letter released by."""
_TIMES = frozenset({"earlier", "later", "ago", "before"})
"""Time words in an opening phrase: Several hours | earlier, the mayor left."""
_BEFORE_TO = frozenset({"used", "expected", "due", "set", "scheduled", "going"})
"""Words that with “to” act as an auxiliary: is expected to say."""
PHRASE = 12
"""Maximum number of items in a noun phrase; it bounds the work per verb."""


def skip_opening(items: Sequence[SentenceItem], limit: int) -> int:
    """Return the item after an adverbial that opens the sentence: In New Hampshire, | As if it were nothing,"""
    if not items:
        return 0
    opens = items[0].lower in grammar_words("preposition", "clause_start")
    if not opens and _TIMES.isdisjoint([item.lower for item in items[1:4]]):
        return 0
    commas = (n for n in range(1, min(limit, PHRASE)) if items[n].text == ",")
    return next(commas, -1) + 1


def skip_adverbs_back(items: Sequence[SentenceItem], n: int) -> int:
    """Return the last item at or before `n` that is not an adverb, auxiliary or day; -1 if there is none."""
    while n >= 0 and items[n].kind is ItemKind.WORD:
        if n > 1 and items[n].lower == "to" and items[n - 1].lower in _BEFORE_TO:  # Grünfeld used to say
            n -= 2
            continue
        if n > 0 and items[n].lower in grammar().day:  # leaders on Friday accused
            n -= 2 if items[n - 1].lower in ("on", "late", "early") else 1
            continue
        if items[n].lower not in grammar().auxiliary and items[n].lower != "earlier" and not is_adverb(items[n]):
            break
        n -= 1
    return n


def is_adverb(item: SentenceItem) -> bool:
    """Return True for a lower-case word in -ly: repeatedly; not Kelly."""
    return item.text.endswith("ly") and len(item.text) > 4 and item.text[0].islower()


def opening_bracket(items: Sequence[SentenceItem], n: int) -> int:
    """Return the opening bracket of the closing one at item `n`; 0 if it is too far back."""
    for opening in range(n - 1, max(-1, n - PHRASE), -1):
        if items[opening].text == "(":
            return opening
    return 0


def all_titles(items: Sequence[SentenceItem]) -> bool:
    return all(item.lower in role_words().titles or item.text == "." for item in items)


def is_governed(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if a preposition or “and” governs the name at `n`."""
    for at in range(n - 1, max(-1, n - 6), -1):
        item = items[at]
        if item.kind is not ItemKind.WORD:
            return item.kind is ItemKind.NAME
        if item.lower in grammar().preposition or item.lower in ("and", "than", "like"):
            return True
        if item.lower in reporting_verbs().bases or item.lower in grammar().clause_start:
            return False
    return False


def ends_phrase(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if the word at `n` belongs to another clause: that, has, said; not “report” in “the report”."""
    lower = items[n].lower
    inside = n > 0 and items[n - 1].lower in grammar().determiner  # a later interview
    if lower in grammar().clause_start or (lower in grammar().auxiliary and not inside):
        return True
    previous = items[n - 1] if n else None
    is_owned = previous is not None and (
        previous.lower in grammar().before_noun or previous.possessive or previous.lower.endswith(("’s", "'s"))
    )
    follows_noun = lower.endswith("s") and n + 1 < len(items) and items[n + 1].lower in reporting_verbs().strong
    noun = (
        is_owned or items[n].text[0].isupper() or follows_noun or is_noun_like_verb(items, n)
    )  # the social media posts | read
    return lower in reporting_verbs().bases and not noun


def cannot_start_phrase(item: SentenceItem) -> bool:
    """Return True for a punctuation mark, or a function word that cannot begin a noun phrase."""
    is_function_word = item.lower in function_words() and item.lower not in grammar_words("determiner", "crowd")
    return item.kind is ItemKind.PUNCTUATION or is_function_word


def leads_to_name(item: SentenceItem) -> bool:
    """Return True for a title or an article before a name, or a mark around it: the *Annie Doran*."""
    is_mark = item.kind is ItemKind.PUNCTUATION and item.text in ".*_“‘\"'"
    return is_mark or item.lower in role_words().titles or item.lower in ("the", "a", "an")


def looks_like_past_verb(item: SentenceItem) -> bool:
    """Return True for a lower-case word that looks like a past form (deadpanned, spoke) or is a listed speech verb."""
    word = item.lower
    if item.kind is not ItemKind.WORD or not item.text[0].islower():
        return False
    speaks = word in reporting_verbs().bases and word not in reporting_verbs().plain and not word.endswith("ing")
    return speaks or word in grammar().past or (word.endswith("ed") and len(word) > 4)


def is_titled_name(items: Sequence[SentenceItem], first: int, end: int) -> bool:
    """Return True if `items[first:end]` is a name, with at most titles before it or a role after a comma."""
    names = [n for n in range(first, min(end, first + PHRASE)) if items[n].kind is ItemKind.NAME]
    if not names or end - first > PHRASE or any(item.kind is ItemKind.QUOTE for item in items[first:end]):
        return False
    name = names[0]
    only_titles = all(item.text == "." or item.text[:1].isupper() or leads_to_name(item) for item in items[first:name])
    return only_titles and (name + 1 == end or items[name + 1].text in ",(")


def head_of(items: Sequence[SentenceItem], first: int, limit: int) -> tuple[int | None, int]:
    """Return the item of the name that is the head of the noun phrase at `first`, if any, and the phrase's last item.

    A name inside the phrase may be somebody else's: the man accused of robbing Lind; the letter to Lind. In “Obama
    campaign manager Jim Messina” and “Secretary of State John Kerry” the last name is the head.
    """
    last, governor = first, None
    for n in range(first, min(limit, len(items), first + PHRASE)):
        item = items[n]
        if item.kind is ItemKind.NAME and not item.possessive:
            if _modifies_role(items, n, limit) or (n > first and is_modifier(items, n)):
                last = n
                continue
            after_comma = any(item.text == "," for item in items[max(first, n - 4) : n])
            is_apposition = after_comma and _has_person_noun(items[first:n])
            if governor is None or is_apposition or _is_in_title(items, first, governor, n):
                return n, n
            last = n
            continue
        if item.kind is ItemKind.QUOTE or item.lower in grammar().clause_start:
            break
        if item.kind is ItemKind.PUNCTUATION and not continues_phrase(items, n, first):
            break
        noun = n > first and items[n - 1].lower in grammar().before_noun
        noun = noun or is_noun_like_verb(items, n)
        if item.kind is ItemKind.WORD and item.lower in reporting_verbs().strong and n > first and not noun:
            break
        if item.lower in grammar().preposition or (n > first and _is_participle(items, n)):
            governor = n
        last = n
    while last > first and (items[last].kind is ItemKind.PUNCTUATION or items[last].lower in grammar().preposition):
        last -= 1
    return None, last


def is_noun_like_verb(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if a base form does not agree with the previous word, so that it is a noun: a handwritten | note."""
    previous = items[n - 1] if n else None
    if previous is None or previous.kind is not ItemKind.WORD or items[n].lower not in reporting_verbs().plain:
        return False
    agrees = previous.lower.endswith("s") or previous.lower in grammar_words("other_pronoun", "before_base", "crowd")
    return not agrees and not is_adverb(previous)


def governing_head(items: Sequence[SentenceItem], n: int) -> int | None:
    """Return the noun that the word at `n` connects with what follows: the letter | to Lind.

    Also: the man | accused of robbing Lind.
    """
    head = n
    while head > 0 and n - head < 4:
        item = items[head]
        participle = item.kind is ItemKind.WORD and item.lower.endswith(("ing", "ed")) and len(item.lower) > 4
        if not (
            item.lower in grammar().governing or (participle and head > 1 and (head < n or item.lower.endswith("ing")))
        ):
            break
        head -= 1
    if head == n:
        return None
    item = items[head]
    if item.kind is ItemKind.NAME:
        return head if not item.possessive and items[head + 1].lower in grammar().governing else None
    small = grammar_words("function", "auxiliary", "day", "clause_start")
    is_noun = item.kind is ItemKind.WORD and item.text.isalpha() and item.lower not in small and not is_adverb(item)
    return head if is_noun and (item.text[0].islower() or item.lower in role_words().roles or head == 0) else None


def verb_of_subject(items: Sequence[SentenceItem], first: int, limit: int) -> int | None:
    """Return the verb of the subject that begins at item `first`; None if punctuation or a clause comes first."""
    for n in range(first + 1, limit):
        item = items[n]
        if item.kind in (ItemKind.QUOTE, ItemKind.PUNCTUATION) and item.text not in ".-’'":
            return None
        if item.lower in grammar().clause_start and item.lower != "than":
            return None
        is_past = item.lower.endswith("ed") and len(item.lower) > 4 and items[n - 1].lower not in grammar().determiner
        is_past = is_past and "-" not in item.lower  # the party-backed candidate
        next_word = items[n + 1].lower if n + 1 < len(items) else ""
        after_day = items[n + 2].lower if n + 2 < len(items) and next_word in grammar().day else ""
        is_participle = is_past and (next_word in _AFTER_PARTICIPLE or after_day in ("by", "in", "at"))
        speaks = item.lower in reporting_verbs().bases and item.lower not in reporting_verbs().plain
        finite = item.lower in grammar_words("finite", "auxiliary", "past")
        is_verb = not is_participle and (is_past or speaks or finite)
        if item.kind is ItemKind.WORD and item.text[0].islower() and is_verb:
            return n
    return None


def is_modifier(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if the name at `n` only modifies the noun after it: the Obama | administration."""
    following = items[n + 1] if n + 1 < len(items) else None
    if following is not None and following.text == "-" and following.start == items[n].end:
        return True  # the Obama-era program
    if following is None or n == 0:
        return False
    if items[n - 1].lower not in ("the", "a", "an", "former", "top"):
        determined = n > 1 and items[n - 2].lower in ("the", "a", "an") and items[n - 1].kind is ItemKind.WORD
        return determined and any(item.lower in grammar().document for item in items[n + 1 : n + 3])  # Berg slate card
    return following.text[:1].islower() and following.kind is ItemKind.WORD and not _is_no_noun(following)


def _is_no_noun(item: SentenceItem) -> bool:
    small = grammar_words("preposition", "clause_start", "auxiliary", "finite", "past", "function")
    is_past = item.lower.endswith("ed") and len(item.lower) > 4
    return is_past or item.lower in small or item.lower in reporting_verbs().bases


def is_part_of_phrase(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if the role at `n` is part of a longer phrase: the president’s | lawyer; the senator | and his"""
    next_word = items[n + 1].lower
    return next_word in ("and", "of", "for", "to") or next_word in role_words().roles or items[n].lower.endswith("’s")


def continues_phrase(items: Sequence[SentenceItem], n: int, first: int) -> bool:
    """Return True if the punctuation at `n` does not end the phrase.

    Rep. | spokesman-turned- | the group’s president, John Smith
    """
    mark = items[n].text
    if is_dash(items, n):
        return False
    if mark in ".-&’'":
        return n + 1 < len(items) and (mark != "." or len(items[n - 1].text) <= 5)
    at = n + 1
    while at < min(len(items), n + 4) and (items[at].lower in role_words().titles or items[at].text == "."):
        at += 1
    precedes_name = at < len(items) and items[at].kind is ItemKind.NAME
    return mark == "," and precedes_name and _has_person_noun(items[first:n])


def is_dash(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True for a hyphen after a space, which is used as a dash."""
    return items[n].text == "-" and n > 0 and items[n - 1].end < items[n].start


def _has_person_noun(items: Sequence[SentenceItem]) -> bool:
    return any(item.lower in role_words().roles or item.lower in grammar().somebody for item in items)


def _modifies_role(items: Sequence[SentenceItem], n: int, limit: int) -> bool:
    """Return True if the name at `n` only modifies the role after it: Obama | campaign manager (Jim Messina)."""
    end = n + 1
    while end < min(limit, len(items), n + 6) and items[end].kind is ItemKind.WORD and is_plain_noun(items[end]):
        end += 1
    if end == n + 1:
        return False
    precedes_name = end < min(limit, len(items)) and items[end].kind is ItemKind.NAME
    is_role = items[end - 1].lower in role_words().roles
    return is_role and (precedes_name or end == limit or end == len(items) or items[end].kind is not ItemKind.NAME)


def is_plain_noun(item: SentenceItem) -> bool:
    """Return True for a word that is neither a reporting verb nor a function word; roles count as nouns."""
    small = grammar_words("preposition", "clause_start", "auxiliary", "determiner", "function")
    is_role = item.lower in role_words().roles or item.lower in role_words().qualifiers
    speaks = item.lower in reporting_verbs().bases and not is_role
    return item.text.isalpha() and not (item.lower in small or speaks or looks_like_past_verb(item))


def _is_participle(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True for a participle after a noun: the lawyer | representing Lind; not: the managing director."""
    word, noun = items[n].lower, items[n - 1].lower
    if not word.endswith("ing") or len(word) < 5 or word in role_words().qualifiers:
        return False
    return noun in role_words().roles or noun in grammar().somebody or noun.endswith("s") or noun in (
        "man", "woman", "boy", "girl", "those",
    )  # fmt: skip


def _is_in_title(items: Sequence[SentenceItem], first: int, governor: int, n: int) -> bool:
    """Return True if the preposition before the name at `n` belongs to its title: Secretary of State | John Kerry."""
    inside = items[governor + 1 : n]
    head = items[governor - 1] if governor > first else None
    if head is None or items[governor].lower not in ("of", "for") or not inside:
        return False
    is_role = head.lower in role_words().roles or head.lower in role_words().titles
    is_field = inside[-1].lower not in role_words().roles | role_words().titles | grammar().somebody
    return is_role and is_field and inside[-1].lower not in grammar().determiner | {"late", "former", "."}
