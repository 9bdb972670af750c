"""Assigns roles to people from all the articles."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.articles.model import ASIDE, Article
from tui.mentions.lexicon import grammar
from tui.mentions.names.appositions import apposition_after, role_after
from tui.mentions.names.identity import Identity
from tui.mentions.names.mention_finder import PersonName
from tui.mentions.names.resolve import ParagraphNames
from tui.mentions.names.role_phrases import is_office, personal_title_start, role_before
from tui.mentions.names.roles import Role

_COUNTERPART = "counterpart"
_HEADLINE_ROLE_WORDS = 3
"""Maximum number of words in a role without an article that follows a name in a headline."""


def roles_by_person(
    articles: Sequence[Article],
    paragraphs_by_article: Sequence[Sequence[ParagraphNames]],
    names_by_article: Sequence[Sequence[PersonName]],
) -> dict[Identity, list[Role]]:
    """Return the roles next to each person's name, in reading order; ASIDE zones are left out.

    “His British counterpart, Ben Wallace” gives him the role of the person named before, with a different country.
    """
    roles_by_identity: dict[Identity, list[Role]] = {}
    counterparts: list[tuple[Identity, Role, Identity]] = []
    for article, paragraphs, names in zip(articles, paragraphs_by_article, names_by_article, strict=True):
        previous: Identity | None = None
        for n, name in enumerate(names):
            if article.zone_at(name.span.start) in ASIDE:
                continue
            for role in _roles_at(
                article, paragraphs[name.paragraph], name, names[max(0, n - 2) : n], names[n + 1 : n + 4]
            ):
                if _COUNTERPART not in role.heads:
                    roles_by_identity.setdefault(name.identity, []).append(role)
                elif previous is not None and previous is not name.identity:
                    counterparts.append((name.identity, role, previous))
            previous = name.identity
    for identity, role, counterpart in counterparts:
        model = next((held for held in roles_by_identity.get(counterpart, ()) if held.fields), None)
        if model is not None:
            roles_by_identity.setdefault(identity, []).append(replace(model, text="", country=role.country))
    return roles_by_identity


def _roles_at(
    article: Article,
    paragraph: ParagraphNames,
    name: PersonName,
    previous_names: Sequence[PersonName],
    next_names: Sequence[PersonName],
) -> list[Role]:
    is_possessive = paragraph.words[name.last - 1].possessive
    title = role_before(
        article.text,
        paragraph.words,
        name.title_from,
        name.first,
        is_possessive=is_possessive,
        is_title_case=paragraph.title_case,
        named={other.last - 1 for other in previous_names if other.paragraph == name.paragraph},
    )
    if title is not None and paragraph.title_case and paragraph.words[name.first].gap == ", ":
        title = None  # F.B.I. Director, Trump Says
    if title is not None and any(
        _is_within(article.text, title, name, other) and not _is_part_of_role(paragraph, other)
        for other in previous_names
        if other.paragraph == name.paragraph
    ):
        title = None  # former President Ann Berg, (Lind)
    span = apposition_after(article.text, name.span.end)
    is_other_person = span is not None and any(
        span.overlap(next_name.span) and not _is_part_of_role(paragraph, next_name) for next_name in next_names
    )
    apposition = None if is_other_person else role_after(article.text, name.span.end)
    if apposition is not None and span is not None and paragraph.title_case:
        words = span.slice(article.text).split()
        if len(words) > _HEADLINE_ROLE_WORDS and words[0].lower() not in ("a", "an", "the"):
            apposition = None  # Ann Berg, Wife Indicted On Fraud Charges
    if span is not None and next_names and next_names[0].span.start == span.end + len(", "):
        has_own_role = role_after(article.text, next_names[0].span.end) is not None
        has_clause = not {"who", "which", "whose"}.isdisjoint(span.slice(article.text).split())
        apposition = (
            apposition if has_own_role or has_clause else None
        )  # views of Judge Berg, the Senate leader, (Lind), went
    return [role for role in (title, apposition) if role is not None]


def _is_within(text: str, role: Role, name: PersonName, other: PersonName) -> bool:
    """Return True if the role before a name contains part of another name: Kevin | King and Australian | Tim Weeks."""
    start = text.rfind(role.text, 0, name.span.start)
    return start >= 0 and other.span.end > start


def _is_part_of_role(paragraph: ParagraphNames, name: PersonName) -> bool:
    """Return True if a name is part of another person's role: adviser to Barack Obama, Obama’s lawyer, Obama aide."""
    words, at = paragraph.words, name.title_from
    if at >= len(words) or name.last > len(words):
        return False
    following = words[name.last] if name.last < len(words) else None
    if following is not None and following.gap == " " and following.text[0].islower() and is_office(following):
        return True
    at = personal_title_start(words, at)
    governed = at > 0 and words[at - 1].text in grammar().preposition
    return words[name.last - 1].possessive or governed
