"""Finds the lines at the end of an article that may credit an origin: “With files from …”, “© 2024 …”, “AFP/dpa”."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from msgspec import Struct

from tui.articles.model import Article
from tui.text.sentences import sentences
from tui.text.tokens import words_in

_PARAGRAPHS = 4
"""Number of paragraphs at the end that may credit an origin."""
_LENGTH_MAX = 200
"""Maximum number of characters of a line that credits an origin."""
_AROUND = " -–—.()[]*|"
"""Characters around a credit."""
_THINGS = (
    "files", "reporting", "report", "reports", "material", "materials", "input", "inputs", "agency inputs",
    "information", "additional reporting", "contributions", "content", "assistance", "help",
)  # fmt: skip
_TEXTS = ("article", "story", "report", "piece")
_MADE = ("appeared", "published", "produced", "written", "provided", "reported")
_OWNERS = frozenset({"©", "(c)", "c)", "copyright", "by"})
_REPORTS = tuple(f" {word} {text}" for word in ("to this", "to the") for text in _TEXTS)
_CONNECTORS = frozenset({"of", "in", "for", "at", "the"})
_LOWER_NAMES = frozenset({"dpa", "afp", "staff reports", "agencies"})
_PEOPLE = ("staff", "reporter", "reporters", "correspondent", "correspondents", "newsroom", "team")
_ROLES = ("reporting by ", "writing by ", "editing by ", "edited by ", "written by ", "staff of ", "the ", "for ")
_PICTURES = frozenset(
    {"photo", "photos", "photograph", "image", "images", "picture", "pictures", "video", "graphic", "getty", "caption"}
)
_INITIALS_LENGTH_MAX = 12


class ClosingCredit(Struct, frozen=True):
    """A line that credits somebody."""

    words: str
    names: tuple[str, ...]
    """Words of the line that may be names of origins or of reporters."""
    is_signature: bool
    """True for a line of nothing but names, each of which must be an origin."""


def closing_credits(article: Article) -> Iterator[ClosingCredit]:
    """Yield the lines at the end of an article that have the form of a credit; credits of pictures are left out."""
    for paragraph in article.paragraphs[1:][-_PARAGRAPHS:]:
        for line in paragraph.slice(article.text).split("\n"):
            if len(line) <= _LENGTH_MAX and not _is_about_picture(line) and (credit := _credit(line.strip(_AROUND))):
                yield credit
        for span in sentences(article.text, paragraph):
            contributors = _contributors(span.slice(article.text)) if len(span) <= _LENGTH_MAX else ""
            if contributors:
                yield ClosingCredit(span.slice(article.text), (contributors,), False)


def _is_about_picture(line: str) -> bool:
    return not _PICTURES.isdisjoint(word.lower() for word in words_in(line, 0, len(line)))


def _credit(words: str) -> ClosingCredit | None:
    for listing in (_owners(words), _after_opening(words), _between(words)):
        if listing:
            names = tuple(_names(listing))
            return ClosingCredit(words, names, False) if names else None
    parts = (_without_people(part.strip(_AROUND)) for part in _joints().split(_without_initials(words)))
    return ClosingCredit(words, tuple(filter(None, parts)), True)


def _owners(words: str) -> str:
    """Return the owners in “© 2024 The Associated Press. All rights reserved”; empty for other lines."""
    parts = words.split()
    if not parts or parts[0].lower().rstrip(",") not in _OWNERS - {"by"}:
        return ""
    while parts and (parts[0].lower().rstrip(",") in _OWNERS or parts[0][0].isdigit()):
        parts.pop(0)
    listing = " ".join(parts)
    end = listing.lower().find("all rights")
    return listing[: end if end >= 0 else None].strip(_AROUND)


def _after_opening(words: str) -> str:
    """Return what follows the words that announce a credit, such as “with files from”; empty for other lines."""
    low = words.lower()
    return next((words[len(opening) :] for opening in _openings() if low.startswith(opening)), "")


def _between(words: str) -> str:
    """Return the names in “Material from … was used in this report”; empty for other lines."""
    low = words.lower()
    start = next((len(each) for each in _material() if low.startswith(each)), 0)
    ends = [low.find(end) for end in (" was used", " were used", " was also used", " was included", " were included")]
    return words[start : max(ends)] if start and max(ends) > start else ""


def _contributors(sentence: str) -> str:
    """Return the words before “contributed to this report”; empty for other sentences."""
    head, verb, tail = sentence.partition(" contributed")
    end = tail.strip(_AROUND)
    is_report = tail.startswith(_REPORTS) and (" " not in end[len("to this ") :] or " from " in tail)
    is_credit = not end or is_report or tail.startswith(" reporting")
    is_from_place = tail.startswith(" from ") and tail[len(" from ") :][:1].isupper()
    is_head = head[:1].isupper() or head[:1] in "[("
    return head.removesuffix(" also") if verb and is_head and (is_credit or is_from_place) else ""


def _names(listing: str) -> Iterator[str]:
    """Yield the names in a list; none if something else is in it, as in “AP on board”."""
    parts = [part.strip(_AROUND).removesuffix(" inputs") for part in _joints().split(listing)]
    names = [_without_role(part) for part in parts if part and not _is_own_staff(part)]
    if all(map(_is_name, names)):
        yield from names


def _is_name(words: str) -> bool:
    parts = words.split(" ")
    is_capital = all(part[:1].isupper() or part[:1].isdigit() or part in _CONNECTORS for part in parts)
    return words in _LOWER_NAMES or words.startswith("dpa") or (is_capital and parts[0][:1].isupper())


def _without_role(words: str) -> str:
    role = next((each for each in _ROLES if words.lower().startswith(each)), "")
    return words[len(role) :]


def _is_own_staff(words: str) -> bool:
    """Return True for the outlet's own people: our staff, the Herald's own reporters."""
    parts = words.lower().split()
    return len(parts) > 1 and parts[-1] in _PEOPLE and parts[-2] in ("own", "our", "local")


def _without_people(words: str) -> str:
    """Return the outlet in “Herald staff”; empty for “editing by Tom Poe”."""
    if words.lower().startswith(("editing by ", "writing by ", "edited by ", "written by ")):
        return ""
    head, _, last = words.rpartition(" ")
    return head if head and last.lower() in _PEOPLE else words


def _without_initials(words: str) -> str:
    """Return a line without the initials of its editors: rc/msh (AFP, dpa), EFE jr/mt."""
    head, _, last = words.rpartition(" ")
    if "/" in last and last.replace("/", "").islower() and len(last) <= _INITIALS_LENGTH_MAX:
        return head
    head, bracket, tail = words.partition(" (")
    is_initials = bool(bracket) and len(head) <= _INITIALS_LENGTH_MAX and head.replace("/", "").islower()
    return tail if is_initials and " " not in head else words


@cache
def _openings() -> tuple[str, ...]:
    """Return the words that announce a credit, in lower case, longer ones before shorter ones."""
    sources = [f"{thing} {word} " for thing, word in product(_THINGS, ("from", "by"))]
    texts = ("reporting", "report", "reported", "writing", "written", "text", "copy", "compiled")
    openings = {f"with {source}" for source in sources}
    openings |= {f"{text}{joint}" for text, joint in product(texts, (" by ", " from ", ": "))}
    openings |= {f"additional {opening}" for opening in openings if opening.startswith(("reporting", "writing"))}
    uses = product(_TEXTS, ("includes", "contains", "uses"), sources)
    openings |= {f"this {text} {verb} {source}" for text, verb, source in uses}
    first = ("", "was ", "first ", "was first ", "originally ", "was originally ")
    makings = product(_TEXTS, first, _MADE, ("in", "by", "on"))
    openings |= {f"this {text} {start}{verb} {word} " for text, start, verb, word in makings}
    openings |= {"with ", "from ", "by ", "source: ", "sources: ", "source(s): "}
    openings |= {f"translated from {a} by " for a in ("an article", "a report", "a story", "a text")}
    return tuple(sorted(openings, key=lambda opening: -len(opening)))


@cache
def _material() -> tuple[str, ...]:
    return tuple(f"{some}{thing} {word} " for some in ("", "some ") for thing in _THINGS for word in ("from", "by"))


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"[,;/&|()]|\band\b|\bwith\b")
