"""Summarises each article in a list: its fields with their sources, its length, and whether it is a duplicate."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from tui.articles.batches.duplicates import Duplicate, find_duplicates
from tui.articles.draft import FIELDS, Draft
from tui.articles.listing import ListedArticle, Listing
from tui.text.canonical import one_line
from tui.text.language import detect, language_code


class ArticleSummary(Struct, frozen=True):
    """One line in the list. All strings are on one line and safe to print; empty if unknown."""

    number: int
    file: str
    headline: str
    outlet: str
    byline: str
    published: str
    url: str
    language: str
    words: int
    """Number of words in the body."""
    stated_words: int | None
    sources: Mapping[str, str]
    """Field → its source; a guess ends with “(guess)”."""
    duplicate_of: int | None
    """Number of an earlier article that says the same; None if there is none."""
    is_exact_duplicate: bool
    is_address: bool
    """True if it has yet to be fetched."""


def summaries(listing: Listing, *, cancelled: Callable[[], bool] | None = None) -> tuple[ArticleSummary, ...]:
    """Return a summary of each listed article, in order. Raises Cancelled."""
    texts = [listed.draft.text or listed.draft.url for listed in listing.articles]
    duplicates = find_duplicates(texts, cancelled=cancelled)
    return tuple(
        _summary(listed, duplicate, listing.articles)
        for listed, duplicate in zip(listing.articles, duplicates, strict=True)
    )


def _summary(listed: ListedArticle, duplicate: Duplicate | None, articles: Sequence[ListedArticle]) -> ArticleSummary:
    draft = listed.draft
    values = {name: one_line(getattr(draft, name), 2_000).strip() for name in FIELDS}
    sources = {origin.field: origin.origin + (" (guess)" if origin.is_guess else "") for origin in draft.field_origins}
    if not values["headline"] and (first := _first_line(draft.text)):
        values["headline"], sources["headline"] = first, "first line (guess)"
    if not values["outlet"]:
        values["outlet"], sources["outlet"] = one_line(listed.default_outlet), "file name (guess)"
    values["language"] = _language(draft)
    if values["language"] and not draft.language:
        sources["language"] = "text (guess)"
    return ArticleSummary(
        number=listed.number,
        file=one_line(listed.path, 4_096),
        **values,
        words=_words(draft, values["headline"]),
        stated_words=draft.stated_words,
        sources={name: sources[name] for name in FIELDS if name in sources and values[name]},
        duplicate_of=articles[duplicate.of].number if duplicate else None,
        is_exact_duplicate=bool(duplicate and duplicate.is_exact),
        is_address=draft.is_address,
    )


def _first_line(text: str) -> str:
    return one_line(next((line for line in text.split("\n") if line.strip()), "")).strip()


def _language(draft: Draft) -> str:
    try:
        return language_code(draft.language) or detect(draft.text)
    except ValueError:
        return detect(draft.text)


def _words(draft: Draft, headline: str) -> int:
    """Return the number of words in the body; if it is not marked in the file, of everything but the headline."""
    if draft.words is not None:
        return draft.words
    count = len(draft.text.split())
    return count - len(headline.split()) if draft.text.strip().startswith(headline) else count
