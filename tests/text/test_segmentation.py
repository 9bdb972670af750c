"""Words of Chinese and Japanese by the libraries of the extra `languages`; without them each character is a word."""

import pytest

from tui.text import segmentation
from tui.text.segmentation import words_of_language


def words(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in words_of_language(text, 0, len(text), language)]


def test_chinese_and_japanese_are_cut_into_words_and_everything_else_stays() -> None:
    pytest.importorskip("janome", reason="needs crosslight[languages]")
    pytest.importorskip("jieba", reason="needs crosslight[languages]")
    assert words("首相は2025年に東京で会見、NATO", "ja") == [
        "首相",
        "は",
        "2025",
        "年",
        "に",
        "東京",
        "で",
        "会見",
        "NATO",
    ]
    assert "法院" in words("法院判处前市长三年监禁", "zh")


def test_a_text_in_another_language_is_not_segmented() -> None:
    assert words("It is 5% of 東京.", "en") == ["It", "is", "5%", "of", "東", "京"]


def test_without_a_library_each_character_is_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> segmentation.Segmenter:
        raise ImportError

    monkeypatch.setattr(segmentation, "_japanese", missing)
    segmentation._segmenter.cache_clear()
    try:
        assert words("東京で", "ja") == ["東", "京", "で"]
    finally:
        segmentation._segmenter.cache_clear()


def test_the_words_of_a_long_run_are_in_order_and_hold_all_of_it() -> None:
    text = "東京で会見" * 900
    assert "".join(words(text, "ja")) == text
