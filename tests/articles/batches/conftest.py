from collections.abc import Callable, Iterator

import pytest

from tests.articles.batches.made import Made
from tui.articles.draft import Draft
from tui.articles.draft_reader import DraftReader
from tui.articles.options import ArticlesOptions

ReadDrafts = Callable[[str, bytes], tuple[Draft, ...]]


@pytest.fixture(scope="session")
def read_drafts(options: ArticlesOptions) -> Iterator[ReadDrafts]:
    """From a file's name and its bytes to its drafts, through the registry and the parsing process."""
    with DraftReader(options) as reader:
        yield reader.read


@pytest.fixture
def article() -> Made:
    from datetime import date

    body = ("Two boats sank at the pier.", "“Nobody told us,” said Mara Lindqvist.", "The pier stays closed.")
    return Made("Storm at the pier", "The Quay Chronicle", date(2021, 3, 5), "en", body, byline="By Mara Lindqvist")
