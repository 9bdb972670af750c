"""Small steps among the items of a sentence: past adverbs, to a bracket, whether a word ends a noun phrase."""

from collections.abc import Sequence

from tui.mentions.lexicon import function_words, grammar, reporting_verbs, role_words
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_BEHIND_PARTICIPLE = frozenset({"by", "in", "to", "from", "at", "on"})
"""After a word in -ed these say that it is no verb of the subject: the letter released by."""
PHRASE = 12
"""Items that a noun phrase has at most; it bounds the work per verb."""


def past_opening(items: Sequence[SentenceItem], limit: int) -> int:
    """Past what a sentence opens with before its subject: In New Hampshire, | As if it were nothing,"""
    if not items or not (items[0].lower in grammar().preposition or items[0].lower in grammar().clause_start):
        return 0
    commas = (n for n in range(1, min(limit, PHRASE)) if items[n].text == ",")
    return next(commas, -1) + 1


def past_adverbs(items: Sequence[SentenceItem], n: int) -> int:
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


def is_adverb(item: SentenceItem) -> bool:
    """repeatedly; not Kelly"""
    return item.text.endswith("ly") and len(item.text) > 4 and item.text[0].islower()


def opening_bracket(items: Sequence[SentenceItem], n: int) -> int:
    for back in range(n - 1, max(-1, n - PHRASE), -1):
        if items[back].text == "(":
            return back
    return 0


def all_titles(items: Sequence[SentenceItem]) -> bool:
    return all(item.lower in role_words().titles or item.text == "." for item in items)


def is_governed(items: Sequence[SentenceItem], n: int) -> bool:
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


def ends_phrase(items: Sequence[SentenceItem], n: int) -> bool:
    """Whether the word at `n` belongs to another clause: that, has, said; but not the report."""
    lower = items[n].lower
    inside = n > 0 and items[n - 1].lower in grammar().determiner  # a later interview
    if lower in grammar().clause_start or (lower in grammar().auxiliary and not inside):
        return True
    noun = n > 0 and items[n - 1].lower in grammar().before_noun
    return lower in reporting_verbs().bases and not noun


def leads_nowhere(item: SentenceItem) -> bool:
    small = item.lower in function_words() and item.lower not in grammar().determiner | grammar().crowd
    return item.kind is ItemKind.MARK or small


def leads_to_name(item: SentenceItem) -> bool:
    """A title or an article before a name, or a mark that sets it off: the *Annie Doran*."""
    is_mark = item.kind is ItemKind.MARK and item.text in ".*_“‘\"'"
    return is_mark or item.lower in role_words().titles or item.lower in ("the", "a", "an")


def name_at_work(items: Sequence[SentenceItem], first: int, last: int) -> int | None:
    """The name with which a phrase begins that goes on with where somebody works: Renske Odou | of the union."""
    while first < last and (items[first].text == "." or _may_lead(items[first])):
        first += 1
    name = items[first]
    goes_on = first < last and items[first + 1].lower in ("of", "from", "at", "with", "for")
    return first if goes_on and name.kind is ItemKind.NAME and not name.possessive else None


def _may_lead(item: SentenceItem) -> bool:
    """Plant manager Josef Kral; not: a spokesman for Josef Kral."""
    return item.kind is ItemKind.WORD and item.lower not in grammar().preposition | grammar().clause_start


def looks_past(item: SentenceItem) -> bool:
    """Whether a word in small letters looks like a verb in the past: deadpanned, spoke; or a listed verb of speech."""
    word = item.lower
    if item.kind is not ItemKind.WORD or not item.text[0].islower():
        return False
    listed = word in reporting_verbs().bases and word not in reporting_verbs().plain and not word.endswith("ing")
    return listed or word in grammar().past or (word.endswith("ed") and len(word) > 4)


def ends_in_name(items: Sequence[SentenceItem], first: int, end: int) -> bool:
    """Whether `items[first:end]` are a name with no more than titles before it, or an office behind a comma."""
    names = [n for n in range(first, min(end, first + PHRASE)) if items[n].kind is ItemKind.NAME]
    if not names or end - first > PHRASE or any(item.kind is ItemKind.QUOTE for item in items[first:end]):
        return False
    name = names[0]
    led = all(item.text == "." or item.text[:1].isupper() or leads_to_name(item) for item in items[first:name])
    return led and (name + 1 == end or items[name + 1].text in ",(")


def head_of(items: Sequence[SentenceItem], first: int, limit: int) -> tuple[int | None, int]:
    """The item of the name that the noun phrase from `first` on means, if it means one, and the phrase's last item.

    The head means somebody, and a name inside it may not: said the man accused of robbing Lind; the letter to Lind;
    but Obama campaign manager Jim Messina, Secretary of State John Kerry.
    """
    last, governor = first, None
    for n in range(first, min(limit, len(items), first + PHRASE)):
        item = items[n]
        if item.kind is ItemKind.NAME and not item.possessive:
            if _leads_on(items, n, limit):
                last = n
                continue
            set_off = any(item.text == "," for item in items[max(first, n - 4) : n]) and _names_somebody(items[first:n])
            if governor is None or set_off or _is_in_title(items, first, governor, n):
                return n, n
            last = n
            continue
        if item.kind is ItemKind.QUOTE or item.lower in grammar().clause_start:
            break
        if item.kind is ItemKind.MARK and not stays_inside(items, n, first):
            break
        noun = n > first and items[n - 1].lower in grammar().before_noun
        if item.kind is ItemKind.WORD and item.lower in reporting_verbs().strong and n > first and not noun:
            break
        if item.lower in grammar().preposition or (n > first and _is_participle(items, n)):
            governor = n
        last = n
    while last > first and (items[last].kind is ItemKind.MARK or items[last].lower in grammar().preposition):
        last -= 1
    return None, last


def governing_head(items: Sequence[SentenceItem], n: int) -> int | None:
    """The noun to which the word at `n` ties what follows: the letter | to Lind; the man | accused of robbing Lind."""
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
    small = function_words() | grammar().auxiliary | grammar().day | grammar().clause_start
    is_noun = item.kind is ItemKind.WORD and item.text.isalpha() and item.lower not in small and not is_adverb(item)
    return head if is_noun and (item.text[0].islower() or item.lower in role_words().roles or head == 0) else None


def relative_clause(items: Sequence[SentenceItem], comma: int) -> int | None:
    """The comma that opens the relative clause which the one at `comma` closes: The lawsuit, | which was …,"""
    for n in range(comma - 2, max(0, comma - 3 * PHRASE), -1):
        if items[n].kind is ItemKind.QUOTE or items[n].text in (";", ":"):
            return None
        opens = items[n].text == "," and items[n + 1].lower in ("which", "who", "whose", "where", "when")
        if opens and not (n > 1 and any(item.lower in reporting_verbs().strong for item in items[n + 1 : comma])):
            return n
    return None


def verb_of_subject(items: Sequence[SentenceItem], first: int, limit: int) -> int | None:
    """The verb whose subject begins at item `first`, where no mark and no clause stands between."""
    for n in range(first + 1, limit):
        item = items[n]
        if item.kind in (ItemKind.QUOTE, ItemKind.MARK) and item.text not in ".-’'":
            return None
        if item.lower in grammar().clause_start and item.lower != "than":
            return None
        past = item.lower.endswith("ed") and len(item.lower) > 4 and items[n - 1].lower not in grammar().determiner
        after = items[n + 1].lower if n + 1 < len(items) else ""
        reduced = past and after in _BEHIND_PARTICIPLE | grammar().day
        said = item.lower in reporting_verbs().bases and item.lower not in reporting_verbs().plain
        finite = item.lower in grammar().finite | grammar().auxiliary | grammar().past - {"also"}
        if item.kind is ItemKind.WORD and item.text[0].islower() and not reduced and (past or said or finite):
            return n
    return None


def only_modifies(items: Sequence[SentenceItem], n: int) -> bool:
    """Whether the name at `n` only tells whose the noun behind it is: the Obama | administration."""
    behind = items[n + 1] if n + 1 < len(items) else None
    led = n > 0 and items[n - 1].lower in ("the", "a", "an", "former", "top")
    return (
        led and behind is not None and behind.text[:1].islower() and behind.kind is ItemKind.WORD and not _acts(behind)
    )


def _acts(item: SentenceItem) -> bool:
    small = grammar().preposition | grammar().clause_start | grammar().auxiliary | grammar().finite | grammar().past
    return item.lower in small or item.lower in reporting_verbs().bases or item.lower in function_words() or (
        item.lower.endswith("ed") and len(item.lower) > 4
    )  # fmt: skip


def is_office_of(items: Sequence[SentenceItem], n: int) -> bool:
    """Whether what follows a role makes it somebody else's: the president’s | lawyer; the senator | and his wife."""
    behind = items[n + 1]
    return (
        behind.lower in ("and", "of", "for", "to")
        or behind.lower in role_words().roles
        or items[n].lower.endswith("’s")
    )


def stays_inside(items: Sequence[SentenceItem], n: int, first: int) -> bool:
    """A mark that does not end the phrase: Rep. | spokesman-turned- | the group’s president, John Smith"""
    mark = items[n].text
    if mark in ".-&’'":
        return n + 1 < len(items) and (mark != "." or len(items[n - 1].text) <= 5)
    ahead = n + 1
    while ahead < min(len(items), n + 4) and (items[ahead].lower in role_words().titles or items[ahead].text == "."):
        ahead += 1
    named = ahead < len(items) and items[ahead].kind is ItemKind.NAME
    return mark == "," and named and _names_somebody(items[first:n])


def _names_somebody(items: Sequence[SentenceItem]) -> bool:
    return any(item.lower in role_words().roles or item.lower in grammar().somebody for item in items)


def _leads_on(items: Sequence[SentenceItem], n: int, limit: int) -> bool:
    """Whether the name at `n` only says whose the office behind it is: Obama | campaign manager (Jim Messina)."""
    end = n + 1
    while end < min(limit, len(items), n + 6) and items[end].kind is ItemKind.WORD and _is_plain_noun(items[end]):
        end += 1
    if end == n + 1:
        return False
    named = end < min(limit, len(items)) and items[end].kind is ItemKind.NAME
    office = items[end - 1].lower in role_words().roles
    return office and (named or end == limit or end == len(items) or items[end].kind is not ItemKind.NAME)


def _is_plain_noun(item: SentenceItem) -> bool:
    small = grammar().preposition | grammar().clause_start | grammar().auxiliary | grammar().determiner
    role = item.lower in role_words().roles or item.lower in role_words().qualifiers
    listed = item.lower in reporting_verbs().bases and not role
    return item.text.isalpha() and not (item.lower in small or listed or item.lower in function_words())


def _is_participle(items: Sequence[SentenceItem], n: int) -> bool:
    """The lawyer | representing Lind; the managing director is none."""
    word, before = items[n].lower, items[n - 1].lower
    if not word.endswith("ing") or len(word) < 5 or word in role_words().qualifiers:
        return False
    return before in role_words().roles or before in grammar().somebody or before.endswith("s") or before in (
        "man", "woman", "boy", "girl", "those",
    )  # fmt: skip


def _is_in_title(items: Sequence[SentenceItem], first: int, governor: int, n: int) -> bool:
    """Whether what governs the name at `n` belongs to its title: Secretary of State | John Kerry."""
    inside = items[governor + 1 : n]
    head = items[governor - 1] if governor > first else None
    if head is None or items[governor].lower not in ("of", "for") or not inside:
        return False
    office = head.lower in role_words().roles or head.lower in role_words().titles
    by_name = inside[-1].lower not in role_words().roles | role_words().titles | grammar().somebody
    return office and by_name and inside[-1].lower not in grammar().determiner | {"late", "former", "."}
