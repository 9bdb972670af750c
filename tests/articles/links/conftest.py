import pytest

from tui.articles.options import ArticlesOptions, LinkOptions


@pytest.fixture(scope="session")
def link_options(options: ArticlesOptions) -> LinkOptions:
    return options.links
