"""Work behind the screen costs the screen nothing to begin."""

from unittest.mock import patch

from textual.worker import Worker

from tests.ui.conftest import press, reading, settled


async def test_no_work_is_described_by_writing_out_the_articles(harbour):
    described = []
    begin = Worker.__init__

    def note(self, *arguments, **options):
        begin(self, *arguments, **options)
        described.append(self.description)

    with patch.object(Worker, "__init__", note):
        async with reading(harbour) as (pilot, screen):
            screen.article_changes.look_at_files()
            await press(pilot, "/", "ctrl+r", *"fire", "enter", "o", *"x")
            await settled(pilot)
    assert {"finding", "watching", "pattern", "completing"} <= set(described)
    assert max(map(len, described)) < 100
