"""Read saved pages with hand-made bodies, and print how near the text comes, beside readability-lxml in the same run.

    python tests/bench/reading_pages.py pages.jsonl.gz

Each row of the file: `url`, `html`, `body`. Word F1 is that of the bags of words, mean over the pages.
readability-lxml is left out where it is not installed.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tui.articles.make import article_from_draft
from tui.articles.model import ASIDE, Article, ZoneKind
from tui.articles.readers.web_page import read_web_page
from tui.files import UnreadableFile
from tui.settings.load import load_settings

SAMPLES = 2_000


def word_f1(text: str, gold: str) -> float:
    words, gold_words = (Counter(re.findall(r"\w+", each.lower())) for each in (text, gold))
    common = sum((words & gold_words).values())
    return 2 * common / max(1, words.total() + gold_words.total())


def plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def without(article: Article, kinds: frozenset[ZoneKind]) -> str:
    paragraphs = [span for span in article.paragraphs if article.zone_at(span.start) not in kinds]
    return "\n".join(span.slice(article.text) for span in paragraphs)


def readability_text(html: str) -> str | None:
    try:
        from lxml.html import document_fromstring
        from readability import Document
    except ImportError:
        return None
    return document_fromstring(Document(html).summary()).text_content()


def interval(differences: list[float]) -> tuple[float, float]:
    """Return the bootstrap interval of the mean difference, 95 percent."""
    chance = random.Random(1)
    means = sorted(statistics.mean(chance.choices(differences, k=len(differences))) for _ in range(SAMPLES))
    return means[SAMPLES // 40], means[-SAMPLES // 40]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    pages = parser.parse_args().pages
    if not pages.exists():
        print(f"{pages} is not there; the data are not part of the project")
        return 2
    options = load_settings().articles
    scores: dict[str, list[float]] = {"text": [], "without headline": [], "without dim zones": [], "readability": []}
    stray = hidden = failed = 0
    started = time.process_time()
    with gzip.open(pages, "rt", encoding="utf-8") as file:
        lines = list(file)
    for line in lines:
        row = json.loads(line)
        gold = plain(row["body"])
        try:
            article = article_from_draft(read_web_page(row["html"].encode(), "page.html"), options)
        except UnreadableFile as error:
            print(f"{row['url'][:80]}: {error.reason}")
            failed += 1
            for name in ("text", "without headline", "without dim zones"):
                scores[name].append(0.0)
            continue
        headline = frozenset({ZoneKind.HEADLINE})
        texts = {
            "text": article.text,
            "without headline": without(article, headline),
            "without dim zones": without(article, ASIDE | headline),
        }
        for name, text in texts.items():
            scores[name].append(word_f1(text, row["body"]))
        for span in article.paragraphs:
            kind, is_gold = article.zone_at(span.start), plain(span.slice(article.text)) in gold
            stray += kind not in ASIDE | headline and not is_gold
            hidden += kind in ASIDE and is_gold
        if (other := readability_text(row["html"])) is not None:
            scores["readability"].append(word_f1(other, row["body"]))
    count = len(scores["text"])
    print("| text | word F1 | pages ≥ .99 | pages < .8 |\n|---|---|---|---|")
    for name, values in scores.items():
        if values:
            good, bad = sum(value >= 0.99 for value in values), sum(value < 0.8 for value in values)
            print(f"| {name} | {statistics.mean(values):.4f} | {good} | {bad} |")
    if len(scores["readability"]) == count:
        low, high = interval([a - b for a, b in zip(scores["text"], scores["readability"], strict=True)])
        print(f"\ntext minus readability: {low:+.4f} to {high:+.4f} (95 %)")
    print(f"\n{count} pages, {failed} not read; paragraphs that are not in the body and not dim: {stray}; "
          f"of the body and dim: {hidden}; {(time.process_time() - started) / count:.3f} s CPU a page")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
