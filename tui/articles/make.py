"""Constructs an Article from a text and its metadata."""

import re
import unicodedata
from collections.abc import Container

from tui.articles.draft import Draft
from tui.articles.model import Article, FieldOrigin, Zone, ZoneKind
from tui.articles.options import ArticlesOptions
from tui.articles.zoning import paragraphs, zones
from tui.articles.zoning.bylines import with_fields_of_text
from tui.articles.zoning.zone_rules import zone_words
from tui.text.canonical import canonical, one_line
from tui.text.language import detect, language_code
from tui.text.span import Span

_ID_MAX = 40
_LATIN_MARKS = re.compile("[\u0300-\u036f]")


def article_from_text(
    text: str,
    options: ArticlesOptions,
    *,
    outlet: str,
    id: str = "",  # noqa: A002 - the noun's own name
    headline: str = "",
    byline: str = "",
    published: str = "",
    url: str = "",
    path: str = "",
    language: str = "",
    captions: tuple[Span, ...] = (),
) -> Article:
    """Build an Article from any text. By default, the headline is the first line, and the id a slug of the outlet.

    `language` is a code (en, pt-BR); by default, it is detected. `captions` are spans of the canonical text. All
    strings are made canonical. Raises ValueError if the text is blank or the language is not a code.
    """
    caption_zones = tuple(Zone(ZoneKind.CAPTION, caption) for caption in captions)
    draft = Draft(canonical(text), outlet, headline, byline, published, url, language, zones=caption_zones)
    return article_from_draft(draft, options, id=id, path=path)


def article_from_draft(
    draft: Draft,
    options: ArticlesOptions,
    *,
    id: str = "",  # noqa: A002 - the noun's own name
    path: str = "",
) -> Article:
    """Build an article like `article_from_text`, from a text that is already canonical."""
    text = draft.text
    spans = paragraphs.find_paragraphs(text, options.paragraphs)
    if not spans:
        raise ValueError("the text is blank")
    outlet = one_line(draft.outlet).strip() or "article"
    words = zone_words(options.zones)
    top = next((span for span in spans[:3] if not words.is_kicker(span.slice(text))), spans[0])
    first_line = top.slice(text).split("\n", 1)[0]
    byline = words.unlabelled(one_line(draft.byline).strip())
    metadata = {"headline": draft.headline, "byline": byline}
    article_zones = zones.find_zones(text, spans, options.zones, **metadata, marked=draft.zones)
    published = one_line(draft.published).strip()
    byline, published, text_origins = with_fields_of_text(text, article_zones, words, byline, published)
    first_line_origin = () if draft.headline.strip() else (FieldOrigin("headline", "first line", is_guess=True),)
    return Article(
        id=id or slug(outlet),
        outlet=outlet,
        headline=one_line(draft.headline).strip() or one_line(first_line),
        byline=byline,
        published=published,
        url=one_line(draft.url, limit=2000).strip(),
        text=text,
        paragraphs=spans,
        zones=article_zones,
        path=one_line(path, limit=4096),
        language=language_code(draft.language) or detect(text),
        field_origins=(*draft.field_origins, *first_line_origin, *text_origins),
        role=draft.role,
        publisher=one_line(draft.publisher).strip(),
        accessed=draft.accessed,
    )


def slug(name: str, used_ids: Container[str] = ()) -> str:
    """Return a short lower-case id for a name that differs from the used ones: “The Guardian” → `the-guardian`."""
    plain = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", name)).casefold()
    base = re.sub(r"[\W_]+", "-", plain)[:_ID_MAX].strip("-") or "article"
    if base not in used_ids:
        return base
    # Thousands of articles may have the same outlet: doubling and halving finds the next number in few steps.
    last_taken, free = 1, 2
    while f"{base}-{free}" in used_ids:
        last_taken, free = free, 2 * free
    while free - last_taken > 1:
        middle = (last_taken + free) // 2
        last_taken, free = (middle, free) if f"{base}-{middle}" in used_ids else (last_taken, middle)
    return f"{base}-{free}"
