"""Saved web pages."""

import trafilatura

from tui.articles.draft import Draft
from tui.files import UnreadableFile
from tui.text.canonical import canonical


def read_web_page(data: bytes, name: str) -> Draft:
    text = trafilatura.extract(data, favor_precision=True, include_comments=False)
    if not text:
        raise UnreadableFile("no article is in this page; save the page of one article, or its text as .txt")
    return Draft(canonical(text))
