"""Texts as terms and keys."""

import random

from tests.rows import each_row
from tui.archive.words import WORDS_MAX, Indexer, query_terms
from tui.text.tokens import words_in

PARTS = (
    *("Mayor", "don't", "O’Brien’s", "U.S", "a.m", "x.y.z", "1,000.5", "2.5%", "10:30", "'", "’", ".", "...", "%", "-"),
    *(
        "naïve",
        "東京都",
        "นี้",
        "_under_",
        "é",
        "e\u0301",
        "\u200d",
        "१२",
        "zażółć",
        "“",
        "”",
        "/",
        "$5bn",
        "50%%",
        "A.B.",
        ",",
    ),
)
GAPS = (" ", "\n", "\n\n", "\u00a0", "\u2003", "", "", "")


def text_of(seed: int, parts: tuple[str, ...] = PARTS) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(parts) + chance.choice(GAPS) for _ in range(60))


@each_row("language", ["en", "fr", ""])
def test_words_are_the_same_whether_a_text_is_read_whole_or_chunk_by_chunk(language: str) -> None:
    texts = [text_of(seed) for seed in range(120)]
    texts += [text_of(seed, tuple(part for part in PARTS if part.isascii())) for seed in range(120)]
    indexer = Indexer()
    for _ in range(2):  # the second time, the chunks are remembered
        indexed = indexer.index(texts, [""] * len(texts), [language] * len(texts))
        assert indexed.words == [len(words_in(text, 0, len(text))) for text in texts]
        for number, text in enumerate(texts):
            own = indexed.terms.terms[indexed.terms.texts == number]
            assert sorted(own.tolist()) == sorted(query_terms(indexer, text, language)), text


def test_a_text_is_indexed_up_to_its_limit_of_words() -> None:
    texts = ["first words", "again " * WORDS_MAX + "behind", "last words"]
    indexed = Indexer().index(texts, ["", "", ""], ["en"] * 3)
    assert indexed.words == [2, WORDS_MAX, 2]
    behind = query_terms(Indexer(), "behind", "en")
    assert not set(behind) & set(indexed.terms.terms.tolist())


def test_languages_do_not_share_the_stems_of_a_word() -> None:
    english, german = Indexer().index(["Gifts"] * 2, [""] * 2, ["en", "de"]).terms.terms.tolist()
    assert [english] == query_terms(Indexer(), "Gifts", "en")
    assert [german] == query_terms(Indexer(), "Gifts", "de")
