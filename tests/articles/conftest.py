import pytest

from tui.articles.options import ArticlesOptions
from tui.shipped import shipped_path
from tui.yaml.validation import load_struct


@pytest.fixture(scope="session")
def options() -> ArticlesOptions:
    return load_struct(shipped_path("config/articles.yaml"), "articles.yaml", ArticlesOptions)
