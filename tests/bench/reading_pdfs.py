"""Read made PDFs of many layouts, and print how many words come in order, and how many of what comes is the story's.

    python tests/bench/reading_pdfs.py [TEXT …]

TEXT: plain texts to be set; the sample articles unless given. Where Chromium is there, its prints are added.
"""

import html
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import LCSseq

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._chromium import chromium
from tests.made_pdfs import in_rows, pdf, set_in_columns, shuffled, word_by_word
from tui.articles.readers.pdf_file import read_pdf

ROOT = Path(__file__).parents[2]
HEADLINE = "Bridge shut after crack is found"
LINE_CHARACTERS_MIN = 60
STYLES = {
    "print": "p { margin: 1em 0 }",
    "print, indents": "main { margin-left: 30% } p { text-indent: 2em; margin: 0 }",
    "print, justified": "main { width: 60%; text-align: justify; hyphens: auto }",
}


def paragraphs() -> list[str]:
    files = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "seeds").glob("*.txt"))
    lines = [line.strip() for file in files for line in file.read_text(encoding="utf-8").split("\n")]
    return [line for line in lines if len(line) > LINE_CHARACTERS_MIN]


def made(story: list[str]) -> Iterator[tuple[str, bytes]]:
    for columns in (1, 2, 3):
        for hyphens in (False, True):
            for furniture in (False, True):
                pages = set_in_columns(HEADLINE, story, columns, hyphens=hyphens, furniture=furniture)
                yield f"{columns} columns{', hyphens' * hyphens}{', heads' * furniture}", pdf(pages)
        pages = set_in_columns(HEADLINE, story, columns, hyphens=True, furniture=True)
        orders = {"row by row": in_rows, "shuffled": shuffled, "word by word": word_by_word}
        for name, order in orders.items():
            yield f"{columns} columns, hyphens, heads, {name}", pdf(order(pages))
        yield f"{columns} columns, hyphens, heads, words shuffled", pdf(shuffled(word_by_word(pages)))


def printed(story: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield what a browser prints of a page."""
    if not chromium():
        return
    body = "".join(f"<p>{html.escape(text)}</p>" for text in story)
    with tempfile.TemporaryDirectory() as folder:
        page, output = Path(folder) / "page.html", Path(folder) / "page.pdf"
        for name, style in STYLES.items():
            page.write_text(
                f"<html lang=en><meta charset=utf-8><title>{HEADLINE}</title><style>{style}</style>"
                f"<main><h1>{HEADLINE}</h1>{body}</main></html>",
                encoding="utf-8",
            )
            command = [
                chromium(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--print-to-pdf={output}",
                page.as_uri(),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            yield name, output.read_bytes()


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text)


def main() -> None:
    story = paragraphs()
    gold = words(" ".join([HEADLINE, *story]))
    worst_order = worst_precision = 1.0
    print("| layout | words in order | precision | whole paragraphs | CPU s |\n|---|---|---|---|---|")
    count = 0
    for name, data in (*made(story), *printed(story)):
        started = time.process_time()
        text = read_pdf(data, "a.pdf").text
        seconds = time.process_time() - started
        found = words(text)
        order = LCSseq.similarity(gold, found) / len(gold)
        precision = (Counter(found) & Counter(gold)).total() / max(1, len(found))
        lines = set(text.split("\n"))
        whole = sum(paragraph in lines for paragraph in story) / len(story)
        print(f"| {name} | {order:.4f} | {precision:.4f} | {whole:.2f} | {seconds:.2f} |")
        worst_order, worst_precision, count = min(worst_order, order), min(worst_precision, precision), count + 1
    print(f"\n{count} PDFs; worst: {worst_order:.4f} in order, {worst_precision:.4f} precision")


if __name__ == "__main__":
    main()
