"""The title of a pane says what is known of its article, and what is only guessed."""

from msgspec.structs import replace

from tests.ui.conftest import reading, screen_text
from tui.articles.model import Coverage, FieldOrigin


async def test_a_guessed_date_ends_with_a_question_mark_and_a_stated_one_does_not(sample):
    first, second = sample.coverage.articles
    guess = (FieldOrigin("published", "page text", is_guess=True),)
    first = replace(first, published="2021-05-02", field_origins=guess)
    second = replace(second, published="2021-05-02T08:30:00+02:00", outlet="Harbour Post")
    event = replace(sample, coverage=Coverage("", (first, second)))
    async with reading(event, (160, 30)) as (pilot, _):
        text = screen_text(pilot)
        assert "RT · 2021-05-02?" in text
        assert "Harbour Post HP · 2021-05-02 08:30  " in text
