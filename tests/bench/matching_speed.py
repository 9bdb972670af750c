"""How long matching takes, beside difflib and rapidfuzz in the same run, and as a multiple of the floor.

    python tests/bench/matching_speed.py [--data FILE.jsonl.gz] [--articles 2 10 50] [--no-cdist]

The floor is what nobody can avoid: finding the words and stemming them. Without `--data` (rows with `texts`: name →
text) the articles are made: each takes over twelve sentences of a sample article, thinned out, among its own.
difflib compares words (SequenceMatcher, autojunk off) and finds only what keeps its order; rapidfuzz `cdist` scores
every sentence against every other (token_set_ratio), without finding where in them the likeness is. It needs numpy.
"""

import argparse
import gzip
import json
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import combinations, product
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from matching_quality import article_of

from tui.articles.model import Article
from tui.matching.find import MatchSet, find
from tui.settings import load_settings
from tui.shipped import shipped_path
from tui.text.sentences import sentences
from tui.text.tokens import word_spans

RUNS = 3
"""The best of so many runs counts: what is slower was disturbed."""
DIFFLIB_ARTICLES = 10
"""difflib takes minutes beyond."""


def best_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def made_articles(count: int, words: int = 850) -> list[Article]:
    """Articles that share some sentences of one report, each with words left out, among sentences of their own."""
    text = shipped_path("seeds/002_311608aec32b352f.txt").read_text(encoding="utf-8")
    report = [s.slice(text) for p in article_of("", text).paragraphs for s in sentences(text, p)]
    report = [sentence for sentence in report if len(sentence.split()) > 6]
    vocabulary = [
        "".join(parts) for parts in product("bdfgklmn", ("ara", "eli", "ono", "umi", "iva"), "bdlnrst", "aeio")
    ]
    rarity = [1 / place for place in range(1, len(vocabulary) + 1)]
    made = []
    for number in range(count):
        random = Random(number)
        body = [_edited(sentence, random) for sentence in random.sample(report, 12)]
        while sum(len(sentence.split()) for sentence in body) < words:
            own = random.choices(vocabulary, rarity, k=random.randint(8, 25))
            body.append(" ".join(own).capitalize() + ".")
        random.shuffle(body)
        made.append(article_of(f"made-{number:03}", "\n\n".join(body)))
    return made


def _edited(sentence: str, random: Random) -> str:
    return " ".join(word for word in sentence.split() if random.random() > 0.12)


def read_articles(path: Path) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        row = json.loads(next(lines))
    return [article_of(name, text) for name, text in sorted(row["texts"].items())]


def floor(articles: Sequence[Article]) -> None:
    import Stemmer

    stem = Stemmer.Stemmer("english").stemWords
    for article in articles:
        stem([article.text[start:end].lower() for start, end in word_spans(article.text)])


def difflib_pairs(articles: Sequence[Article]) -> None:
    words = [[a.text[start:end].lower() for start, end in word_spans(a.text)] for a in articles]
    for one, other in combinations(words, 2):
        SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()


def cdist_pairs(articles: Sequence[Article]) -> None:
    from rapidfuzz import fuzz, process

    spoken = [[s.slice(a.text) for p in a.paragraphs for s in sentences(a.text, p)] for a in articles]
    for one, other in combinations(spoken, 2):
        process.cdist(one, other, scorer=fuzz.token_set_ratio, score_cutoff=45)


def measure(articles: Sequence[Article], with_cdist: bool) -> None:
    options = load_settings().matching
    made: list[MatchSet] = []
    least = best_seconds(lambda: floor(articles))
    ours = best_seconds(lambda: made.append(find(articles, options)))
    cutoff = best_seconds(lambda: made[0].at(options.cutoff_score()))
    tracemalloc.start()
    find(articles, options)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    words = sum(1 for article in articles for _ in word_spans(article.text))
    print(f"\n{len(articles)} articles, {words:,} words, {len(made[0].matches):,} matches kept")
    print(f"  floor (words and stems)  {least * 1000:9.1f} ms")
    print(f"  crosslight               {ours * 1000:9.1f} ms   {ours / least:5.1f} × floor, peak {peak / 1e6:.0f} MB")
    print(f"  a new cutoff             {cutoff * 1000:9.1f} ms   1/{ours / cutoff:.0f} of a fresh run")
    if len(articles) <= DIFFLIB_ARTICLES:
        _print_other("difflib, words", best_seconds(lambda: difflib_pairs(articles)), ours)
    if with_cdist:
        _print_other("rapidfuzz cdist, sentences", best_seconds(lambda: cdist_pairs(articles)), ours)


def _print_other(name: str, seconds: float, ours: float) -> None:
    print(f"  {name:26}{seconds * 1000:8.1f} ms   {seconds / ours:5.1f} × crosslight")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, help="a .jsonl.gz whose first row holds the articles as `texts`")
    parser.add_argument("--articles", type=int, nargs="+", default=[2, 10, 50], help="how many to make")
    parser.add_argument("--no-cdist", action="store_true", help="leave rapidfuzz cdist out")
    arguments = parser.parse_args()
    with_cdist = not arguments.no_cdist
    try:
        import numpy  # noqa: F401  (cdist needs it)
    except ImportError:
        print("numpy is not installed: rapidfuzz cdist is left out")
        with_cdist = False
    if arguments.data:
        measure(read_articles(arguments.data), with_cdist)
        return
    for count in arguments.articles:
        measure(made_articles(count), with_cdist)


if __name__ == "__main__":
    main()
