"""Events for the benchmarks of the reader, written to files: long articles that share passages in the same order."""

from pathlib import Path
from random import Random

from _articles import Language, made_articles

SHARED_EVERY_CHARACTERS = 1_500
"""Of a text, so that the next passage is in view or just below."""
WIDE = "pane_cells_min: 20\none_pane_below_cells: 40\n"
"""Settings under which eight panes stand side by side on 240 columns."""


def wide_settings(folder: Path) -> str:
    """A folder for --config."""
    folder.mkdir(exist_ok=True)
    (folder / "reading.yaml").write_text(WIDE, encoding="utf-8")
    return str(folder)


def aligned_event(folder: Path, count: int, characters: int) -> list[str]:
    """Files of about so many characters: the same sentences in the same order, among sentences of their own."""
    folder.mkdir(exist_ok=True)
    language = Language()
    random = Random(characters)
    shared = [_sentence(language, random) for _ in range(characters // SHARED_EVERY_CHARACTERS)]
    return [_write(folder / f"outlet-{number}.txt", _aligned(language, shared, number)) for number in range(count)]


def _aligned(language: Language, shared: list[str], number: int) -> str:
    random = Random(f"{len(shared)} {number}")
    paragraphs = []
    for sentence in shared:
        own = [_sentence(language, random)]
        while sum(map(len, own)) + len(sentence) < SHARED_EVERY_CHARACTERS:
            own.append(_sentence(language, random))
        half = len(own) // 2
        paragraphs += [" ".join(own[:half]), sentence, " ".join(own[half:])]
    return "\n\n".join(paragraphs)


def _sentence(language: Language, random: Random) -> str:
    first, *rest = language.sentence(random)
    return f"{' '.join([first.capitalize(), *rest])}."


def shuffled_event(folder: Path, count: int, words: int) -> list[str]:
    """Files that share a report's sentences, each in an order of its own."""
    folder.mkdir(exist_ok=True)
    return [_write(folder / f"{article.id}.txt", article.text) for article in made_articles(count, words)]


def _write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)
