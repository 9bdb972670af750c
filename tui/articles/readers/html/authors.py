"""Extracts the authors of an article from the various ways in which pages give them."""

import re
from collections.abc import Iterable
from itertools import islice

_BY = re.compile(r"(?:written by|by|von|par|por|di|door|av|af|autor|author|от)(?::\s{0,3}| )", re.IGNORECASE)
_COMMA = re.compile(r"\s{0,3}[,;|/]\s{1,3}")
_AND = re.compile(r" (?:and|und|et|y|e|&) ")
_DEGREES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "md", "m.d.", "phd", "ph.d.", "obe", "mbe", "esq."})
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|columnist|contributor|staff|producer|bureau|desk)s?$", re.IGNORECASE
)
_NOT_A_NAME = frozenset(
    [
        "admin",
        "administrator",
        "editor",
        "editorial",
        "staff",
        "null",
        "none",
        "guest",
        "гость",
        "redaktion",
        "redacción",
        "rédaction",
        "webmaster",
    ]
)
_AUTHORS_MAX = 12
_WORDS_OF_NAME = range(2, 6)


def joined_authors(authors: Iterable[str], outlet: str, *, must_look_like_names: bool = False) -> str:
    """Return the authors' names, joined by commas, without “By”, roles, repetitions and the outlet's own name.

    must_look_like_names: leave out anything with digits, or not of two to five words.
    """
    by_name: dict[str, str] = {}
    for author in islice(authors, _AUTHORS_MAX):
        label = _BY.match(author)
        for name in _names(author[label.end() :] if label else author):
            is_kept = not _is_nobody(name, outlet) and (not must_look_like_names or _looks_like_name(name))
            if is_kept and not (by_name and _ROLE.search(name)):
                by_name.setdefault(name.casefold(), name)
    return ", ".join(by_name.values())


def _names(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in filter(None, map(str.strip, _COMMA.split(text))):
        if pieces and piece.casefold() in _DEGREES:
            pieces[-1] = f"{pieces[-1]}, {piece}"
            continue
        partners = [partner.removeprefix("and ").strip() for partner in _AND.split(piece)]
        pieces += partners if all(" " in partner for partner in partners) else [piece.removeprefix("and ")]
    return pieces


def _is_nobody(name: str, outlet: str) -> bool:
    plain, plain_outlet = name.casefold().removeprefix("the "), outlet.casefold().removeprefix("the ")
    if not any(character.isalpha() for character in name) or "@" in name or "://" in name or plain in _NOT_A_NAME:
        return True
    is_outlet = plain == plain_outlet or (plain_outlet.startswith(f"{plain} ") and " " in plain)
    return bool(plain_outlet) and (is_outlet or plain.startswith(f"{plain_outlet} "))


def _looks_like_name(name: str) -> bool:
    words = name.split()
    return len(words) in _WORDS_OF_NAME and words[0][0].isupper() and not any(map(str.isdigit, name))
