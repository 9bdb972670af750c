"""Two languages side by side: what is missing is said once, and translations come behind the screen."""

from collections.abc import Sequence

import numpy as np

from tests.ui.conftest import press, reading, screen_text, status_line
from tui.matching.model import MatchKind
from tui.matching.translation import encoder, sentence_vectors

ENGLISH = (
    "The ferry Aurora ran aground on Monday with 212 people on board, and nobody was hurt. It was early in the morning."
)
GERMAN = (
    "Die Fähre Aurora lief am Montag mit 212 Menschen an Bord auf Grund, und niemand wurde verletzt. "
    "Die Polizei ermittelt nun."
)


class FirstSentencesAlike:
    languages = frozenset({"en", "de"})

    def encode(self, sentences: Sequence[str]) -> np.ndarray:
        return np.eye(len(sentences) + 1)[[0 if "Aurora" in text else n + 1 for n, text in enumerate(sentences)]]


async def test_without_the_encoder_the_bottom_line_says_once_what_two_languages_need(make_event):
    async with reading(make_event([ENGLISH, GERMAN])) as (pilot, screen):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "English and German: to find what they both say, pip install" in status_line(screen)
        screen.context.show_results()  # as when the notebook has been read
        assert "pip install" in status_line(screen)
        await press(pilot, "n")
        assert "pip install" not in status_line(screen)


async def test_translations_are_shown_when_the_encoder_has_read_the_articles(make_event, monkeypatch):
    monkeypatch.setattr(encoder, "is_installed", lambda: True)
    monkeypatch.setattr(encoder, "_check_version", lambda: None)
    vectors = sentence_vectors.SentenceVectors(FirstSentencesAlike())
    monkeypatch.setattr("tui.matching.translation.optional.shared_vectors", lambda: vectors)
    async with reading(make_event([ENGLISH, GERMAN])) as (pilot, screen):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        kinds = {group.kind for group in screen.session.visible_groups.groups}
        assert MatchKind.TRANSLATION in kinds
        assert "pip install" not in status_line(screen)
        await press(pilot, "n")
        assert "translation" in status_line(screen) and "both have Monday and 212" in screen_text(pilot)
