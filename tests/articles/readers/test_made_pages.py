"""Pages made in the ways in which sites make them: what is wrong about one is at least marked as a guess."""

import pytest

from tests.bench._made_pages import REFUSED, MadePage, made_pages
from tests.rows import each_row
from tui.articles.readers.web_page import read_web_page
from tui.files import UnreadableFile

PAGES = made_pages()


@each_row("page", [page for page in PAGES if page.notice != REFUSED])
def test_headline_date_byline_and_outlet(page: MadePage) -> None:
    draft = read_web_page(page.data, "page.html")
    assert (draft.headline, draft.published, draft.byline) == (page.headline, page.published, page.byline)
    is_guess = any(origin.field == "outlet" and origin.is_guess for origin in draft.field_origins)
    assert draft.outlet == page.outlet or is_guess
    assert page.notice in draft.notice and bool(draft.notice) == bool(page.notice)


@pytest.mark.parametrize("page", [page for page in PAGES if page.notice == REFUSED], ids=lambda page: page.name)
def test_what_is_no_article_is_refused(page: MadePage) -> None:
    with pytest.raises(UnreadableFile, match="not the article"):
        read_web_page(page.data, "page.html")
