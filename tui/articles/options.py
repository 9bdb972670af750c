"""Options for reading articles; the shipped values are in config/articles.yaml."""

from typing import Annotated

import msgspec

Positive = Annotated[int, msgspec.Meta(gt=0)]


class ParagraphOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds that distinguish a hard-wrapped file from one with one paragraph per line."""

    wrap_min_characters: Positive
    wrap_max_characters: Positive
    wrap_min_lines: Positive
    wrap_min_share_percent: Annotated[int, msgspec.Meta(ge=1, le=100)]


class BoilerplateOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that a site uses about itself. “…” stands for any words in between."""

    starts: tuple[str, ...]
    phrases: tuple[str, ...]
    counted: tuple[str, ...]
    biography_roles: tuple[str, ...]
    biography_words: tuple[str, ...]
    max_characters: Positive
    repeated_max_characters: Positive


class ZoneOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that identify the parts of a news page. Case and surrounding punctuation do not count."""

    furniture: tuple[str, ...]
    furniture_starts: tuple[str, ...]
    furniture_start_max_characters: Positive
    teaser_openers: tuple[str, ...]
    teaser_max_characters: Positive
    related_headings: tuple[str, ...]
    related_max_body_percent: Annotated[int, msgspec.Meta(ge=0, le=100)]
    byline_labels: tuple[str, ...]
    kickers: tuple[str, ...]
    byline_words: tuple[str, ...]
    byline_max_characters: Positive
    date_words: tuple[str, ...]
    credit_labels: tuple[str, ...]
    credit_agencies: tuple[str, ...]
    credit_max_characters: Positive
    caption_starts: tuple[str, ...]
    caption_max_characters: Positive
    standfirst_max_characters: Positive
    headline_max_characters: Positive
    body_min_characters: Positive
    edge_paragraphs: Positive
    boilerplate: BoilerplateOptions


class ParsingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits for parsing one file that is not plain text."""

    max_seconds: Annotated[float, msgspec.Meta(gt=0)]
    """CPU time in seconds, without that for each megabyte of the file."""
    seconds_per_megabyte: Annotated[float, msgspec.Meta(ge=0)]
    max_memory_megabytes: Annotated[int, msgspec.Meta(ge=200)]
    max_text_megabytes: Annotated[float, msgspec.Meta(gt=0)]


class LinkOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits for fetching one page that the user has named."""

    max_seconds: Annotated[float, msgspec.Meta(gt=0)]
    """Time for one page with all its redirects, in seconds."""
    max_megabytes: Annotated[float, msgspec.Meta(gt=0, le=100)]
    max_redirects: Annotated[int, msgspec.Meta(ge=0, le=20)]


MEGABYTES_MAX = 1_000
"""Maximum file size, whatever the settings say: a file is read into memory at once, and no article is larger."""


class ArticlesOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    max_megabytes: Annotated[float, msgspec.Meta(gt=0, le=MEGABYTES_MAX)]
    max_markdown_megabytes: Annotated[float, msgspec.Meta(gt=0)]
    not_articles: tuple[str, ...]
    parsing: ParsingOptions
    links: LinkOptions
    paragraphs: ParagraphOptions
    zones: ZoneOptions
