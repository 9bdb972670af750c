"""Reads saved web pages."""

import lxml.html
from msgspec.structs import replace

from tui.articles.draft import Draft
from tui.articles.model import ZoneKind
from tui.articles.readers.blocks import joined_blocks, with_headline
from tui.articles.readers.html.access import ONLY_BEGINNING, access_notice
from tui.articles.readers.html.body import article_blocks
from tui.articles.readers.html.embeds import quoted_posts, with_posts
from tui.articles.readers.html.metadata import drop_template_language, page_metadata
from tui.articles.readers.html.page_text import decoded_page, parsed_page, saved_address
from tui.articles.readers.html.record_text import RECORD_NOTICE, record_blocks
from tui.files import UnreadableFile
from tui.text.encoded_twice import without_double_encoding


def read_web_page(data: bytes, name: str) -> Draft:
    """Return the article of a page, under its headline."""
    text = without_double_encoding(decoded_page(data))
    return draft_of_page(parsed_page(text), saved_address(text))


def draft_of_page(tree: lxml.html.HtmlElement, address: str = "") -> Draft:
    """Return the draft of a page. address: where it was saved from, if known from outside. Raises UnreadableFile."""
    metadata = page_metadata(tree, address)
    posts = quoted_posts(tree)
    blocks = with_posts(article_blocks(tree), posts)
    if from_record := record_blocks(metadata.record, blocks):
        blocks, notice = from_record, RECORD_NOTICE
    else:
        notice = access_notice(tree, blocks, metadata)
    if not any(block.kind is ZoneKind.BODY for block in blocks):
        raise UnreadableFile("this page contains no article; save the page of one article, or its text as .txt")
    drop_template_language(metadata, blocks)
    text, zones = joined_blocks(with_headline(blocks, metadata.fields.get("headline", "")))
    draft = Draft(
        text,
        zones=zones,
        notice=notice,
        field_origins=tuple(metadata.origins),
        is_beginning=notice == ONLY_BEGINNING,
    )
    return replace(draft, **metadata.fields)
