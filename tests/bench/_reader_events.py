"""Events for the benchmarks of the reader, written to files: long articles that share passages in the same order."""

from pathlib import Path
from random import Random

from _articles import Language, made_articles

PARAGRAPH_CHARACTERS = 95
"""Of a paragraph of one sentence, about."""
CLOSE = 60
"""So many paragraphs at the beginning, of which every second is shared: the next passage is mostly in view."""
SHARED_EVERY = 20
"""Of the others."""
VOCABULARY = 5_000
WIDE = "pane_cells_min: 20\none_pane_below_cells: 40\n"
"""Settings under which eight panes stand side by side on 240 columns."""


def wide_settings(folder: Path) -> str:
    """A folder for --config."""
    folder.mkdir(exist_ok=True)
    (folder / "reading.yaml").write_text(WIDE, encoding="utf-8")
    return str(folder)


def aligned_event(folder: Path, count: int, characters: int) -> list[str]:
    """Files of about so many characters: the same sentences in the same order, among sentences of their own.

    Own words are as long as those in the same place elsewhere, so that what is shared stands level from the outset.
    """
    folder.mkdir(exist_ok=True)
    language = Language()
    random = Random(characters)
    paragraphs = [language.sentence(random) for _ in range(characters // PARAGRAPH_CHARACTERS)]
    words: dict[int, list[str]] = {}
    for word in (language.word(random) for _ in range(VOCABULARY)):
        words.setdefault(len(word), []).append(word)
    paths = []
    for number in range(count):
        own = Random(f"{characters} {number}")
        told = [
            sentence
            if at % (2 if at < CLOSE else SHARED_EVERY) == 0
            else [own.choice(words[len(word)]) for word in sentence]
            for at, sentence in enumerate(paragraphs)
        ]
        text = "\n\n".join(f"{' '.join(sentence).capitalize()}." for sentence in told)
        paths.append(_write(folder / f"outlet-{number}.txt", text))
    return paths


def shuffled_event(folder: Path, count: int, words: int) -> list[str]:
    """Files that share a report's sentences, each in an order of its own."""
    folder.mkdir(exist_ok=True)
    return [_write(folder / f"{article.id}.txt", article.text) for article in made_articles(count, words)]


def _write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)
