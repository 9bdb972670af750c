import pytest

from tests.export.made import AnalysedEvent, built, built_hostile


@pytest.fixture
def sample() -> AnalysedEvent:
    return built()


@pytest.fixture
def hostile() -> AnalysedEvent:
    return built_hostile()
