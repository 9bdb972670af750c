import pytest

from tests.export.made import Found, built, built_hostile


@pytest.fixture
def found() -> Found:
    return built()


@pytest.fixture
def hostile() -> Found:
    return built_hostile()
