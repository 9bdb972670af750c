"""Learns where passages may begin and end: `config/border-weights.txt` and `config/words/verbs.txt`.

    python tests/bench/train_borders.py verbs LEXICON [--write]
    python tests/bench/train_borders.py weights FOLDER MODEL [--write]

LEXICON is `en-lexicon.txt` of the Python package textblob. FOLDER holds `passages-news.jsonl.gz`,
`statements-news.jsonl.gz`, `quotes-polnear.jsonl.gz`, `pages.jsonl.gz` and `archive-reuters.jsonl.gz`; MODEL names an
English pipeline of spaCy, such as en_core_web_sm. Needs spacy and scikit-learn. The parser judges every place in the
articles; a logistic regression learns its judgement from the classes of the words around the place. The figures come
from articles that nothing was learned from; the weights that are written are fitted to all.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _articles import articles_of, read_rows
from _parsed import parse, place_costs
from _statements import loaded_articles

from tui.api import article_from_text
from tui.articles.model import Article
from tui.matching.search.border_costs import PATH
from tui.matching.search.border_features import FEATURES, Template, features_of, sizes_of, templates, value_name
from tui.matching.words.article_words import IndexedArticle, read_article
from tui.matching.words.vocabulary import Vocabulary
from tui.settings.load import load_settings
from tui.shipped import shipped_path

WIRE_ARTICLES, SEED = 900, 3
BAD = 1.8
"""Cost from which a border is called bad."""
LEAST_PLACES = 25
"""Places at which a combination of classes stands, below which it gets no weight."""
WEIGHTS = 3000
PENALTIES = (0.05, 0.2)
"""C of the first regression, which chooses the combinations that matter, and of the second one."""
TESTED = 5
"""One article in so many is held out."""
WIRE_WEIGHT = 0.4
"""Weight of a place in the wire articles of 1987, beside news of today."""
VERBS_HEAD = """\
# English verb forms by which a predicate can be told from a noun. Lower case. Regular forms are not listed.
# [base] mostly verbs; [noun] more often nouns (vote, plan); [third] third persons of these that are more often verbs;
# [past] and [participle] irregular ones; [other] words in -ed and -ing that are more often adjectives or nouns.
# Made by: python tests/bench/train_borders.py verbs LEXICON --write
# From the lexicon of Brill's tagger (en-lexicon.txt of the Python package textblob), MIT licence: copyright 1993 by the
# Massachusetts Institute of Technology and the University of Pennsylvania (see NOTICE).
"""
WEIGHTS_HEAD = """\
# Weights that tell how bad a passage looks that begins, or ends, between two English words: logistic regression.
# Made by: python tests/bench/train_borders.py weights FOLDER MODEL --write
# Learned from the parses (spaCy, en_core_web_sm) of {articles:,} news articles, {places:,} places; C = {penalty}.
# feature=value … weight-of-a-beginning weight-of-an-end. Numbered features are the classes of words and signs at that
# offset, 0 for the word after the place (config/words/word-classes.txt); the others are steps of distance.
"""


def verb_lists(lexicon: Path) -> dict[str, set[str]]:
    """Sort the words of a lexicon with one tag each into the lists of `config/words/verbs.txt`."""
    rows = (line.split() for line in lexicon.read_text(encoding="utf-8").split("\n"))
    tags = {row[0]: row[1].split("|")[0] for row in rows if len(row) == 2 and re.fullmatch("[a-z]+", row[0])}
    base = {word for word, tag in tags.items() if tag in {"VB", "VBP"} and len(word) > 1}
    noun = {word for word in tags.keys() - base if len(word) > 2 and _is_inflected(word, tags)}
    thirds = {_third(word): word for word in base | noun}
    inflected = {form for word in base | noun for form in _pasts(word) | _participles(word)}
    return {
        "base": base,
        "noun": noun,
        "third": {word for word, tag in tags.items() if tag == "VBZ" and thirds.get(word) in noun},
        "past": {word for word, tag in tags.items() if tag == "VBD" and not word.endswith("ed")},
        "participle": {word for word, tag in tags.items() if tag == "VBN" and not word.endswith("ed")},
        "other": {word for word in inflected & tags.keys() if not tags[word].startswith("VB")},
    }


def _is_inflected(word: str, tags: dict[str, str]) -> bool:
    has_past = any(tags.get(form) in {"VBD", "VBN"} for form in _pasts(word))
    has_participle = any(tags.get(form) == "VBG" for form in _participles(word))
    is_other = tags[word] in {"NN", "JJ", "RB", "IN", "UH", "VBD", "VBN", "NNP", "RP"}
    return is_other and (has_past or has_participle or tags.get(_third(word)) == "VBZ")


def _third(base: str) -> str:
    if re.search("(s|x|z|ch|sh|[^aeiou]o)$", base):
        return base + "es"
    return re.sub("(?<=[^aeiou])y$", "ie", base) + "s"


def _doubled(base: str) -> str:
    return base + base[-1] if re.search("[^aeiou][aeiou][bdgklmnprt]$", base) else base


def _pasts(base: str) -> set[str]:
    if base.endswith("e"):
        return {base + "d"}
    return {re.sub("(?<=[^aeiou])y$", "i", base) + "ed", _doubled(base) + "ed"}


def _participles(base: str) -> set[str]:
    if base.endswith("ie"):
        return {base[:-2] + "ying"}
    return {re.sub("(?<!e)e$", "", base) + "ing", _doubled(base) + "ing"}


def news_articles(folder: Path) -> Iterator[tuple[Article, float]]:
    """Yield the articles that are learned from, and their weights."""
    options = load_settings().articles

    def read(texts: list[str], weight: float) -> Iterator[tuple[Article, float]]:
        for number, text in enumerate(texts):
            yield article_from_text(text, options, outlet=str(number)), weight

    for row in read_rows(folder / "passages-news.jsonl.gz"):
        yield from ((article, 1.0) for article in articles_of(row))
    for row in read_rows(folder / "statements-news.jsonl.gz"):
        yield from ((article, 1.0) for article in loaded_articles(row))
    rows = read_rows(folder / "quotes-polnear.jsonl.gz")
    yield from read([f"{row['title']}\n\n{row['text']}" for row in rows], 1.0)
    yield from read([row["body"] for row in read_rows(folder / "pages.jsonl.gz")], 1.0)
    wire = [row for row in read_rows(folder / "archive-reuters.jsonl.gz") if row["body"].strip()]
    random.Random(SEED).shuffle(wire)
    yield from read([f"{row['title']}\n\n{row['body']}" for row in wire[:WIRE_ARTICLES]], WIRE_WEIGHT)


def combinations(indexed: IndexedArticle) -> Any:
    """Return the numbers of the combinations at each place, one column a template."""
    features, base, columns = features_of(indexed), 0, []
    for template in templates():
        number = np.zeros(len(indexed), dtype=np.int64)
        for feature, size in zip(template, sizes_of(template), strict=True):
            number = number * size + features[FEATURES.index(feature)]
        columns.append(base + number)
        base += int(np.prod(sizes_of(template)))
    return np.stack(columns, axis=1)


def read_combination(number: int) -> tuple[Template, str]:
    """Return a combination as written in the file of weights."""
    for template in templates():
        sizes = sizes_of(template)
        if number < np.prod(sizes):
            values = np.unravel_index(number, sizes)
            terms = (
                f"{feature}={value_name(feature, int(value))}" for feature, value in zip(template, values, strict=True)
            )
            return template, " ".join(terms)
        number -= int(np.prod(sizes))
    raise ValueError(number)


class Places:
    """The places of all articles: their combinations as a sparse matrix, the parser's verdicts, weights and folds."""

    def __init__(self, examples: list[tuple[Any, Any, Any, float]]) -> None:
        """Take for each article the combinations at its places, two columns of costs, and its weight."""
        rows = np.concatenate([example[0] for example in examples])
        self.is_bad = np.concatenate([np.stack(example[1:3], axis=1) for example in examples]) >= BAD
        sizes = [len(example[0]) for example in examples]
        self.weights = np.repeat([example[3] for example in examples], sizes)
        self.fold = np.repeat(np.arange(len(examples)) % TESTED, sizes)
        numbers, counts = np.unique(rows, return_counts=True)
        self.numbers = numbers[counts >= LEAST_PLACES]
        self.counts = counts[counts >= LEAST_PLACES]
        self.matrix = self._matrix(rows)

    def _matrix(self, rows: Any) -> Any:
        from scipy.sparse import csr_matrix

        at = np.minimum(np.searchsorted(self.numbers, rows), len(self.numbers) - 1)
        has_weight = self.numbers[at] == rows
        place = np.repeat(np.arange(len(rows)), has_weight.sum(axis=1))
        ones = np.ones(len(place), dtype=np.float32)
        return csr_matrix((ones, (place, at[has_weight])), shape=(len(rows), len(self.numbers)))

    def fitted(self, columns: Any, rows: Any, penalty: float) -> tuple[Any, Any]:
        """Return two columns of weights, and two intercepts."""
        from sklearn.linear_model import LogisticRegression

        weights, intercepts = [], []
        for side in (0, 1):
            model = LogisticRegression(C=penalty, max_iter=800, tol=1e-6)
            model.fit(self.matrix[rows][:, columns], self.is_bad[rows, side], sample_weight=self.weights[rows])
            weights.append(model.coef_[0])
            intercepts.append(model.intercept_[0])
        return np.stack(weights, axis=1), np.array(intercepts)

    def chosen(self, rows: Any) -> Any:
        """Return the columns of the combinations that matter most."""
        everything = np.arange(len(self.numbers))
        weights, _ = self.fitted(everything, rows, PENALTIES[0])
        return np.sort(np.argsort(-np.abs(weights).max(axis=1) * np.sqrt(self.counts))[:WEIGHTS])

    def areas(self, columns: Any) -> list[float]:
        """Return the area under the curve of beginnings and ends of today's news that are held out."""
        from sklearn.metrics import roc_auc_score

        weights, intercepts = self.fitted(columns, np.flatnonzero(self.fold > 0), PENALTIES[1])
        held_out = np.flatnonzero((self.fold == 0) & (self.weights == 1))
        odds = self.matrix[held_out][:, columns] @ weights + intercepts
        return [roc_auc_score(self.is_bad[held_out, side], odds[:, side]) for side in (0, 1)]


def examples_from(folder: Path, model: str) -> Iterator[tuple[Any, Any, Any, float]]:
    import spacy

    language = spacy.load(model, exclude=["lemmatizer", "ner"])
    for article, weight in news_articles(folder):
        indexed = read_article(article, Vocabulary())
        starts, ends = place_costs(indexed, parse(indexed, language))
        inner = np.flatnonzero(np.diff(indexed.sentences, prepend=-1) == 0)
        yield combinations(indexed)[inner], np.array(starts)[inner], np.array(ends)[inner], weight


def weights_text(examples: list[tuple[Any, Any, Any, float]]) -> str:
    """Print the figures of the held-out articles, and return the file of weights."""
    places = Places(examples)
    columns = places.chosen(np.flatnonzero(places.fold > 0))
    print("area under the curve, held out: beginnings {:.4f}, ends {:.4f}".format(*places.areas(columns)))
    weights, intercepts = places.fitted(columns, np.arange(len(places.fold)), PENALTIES[1])
    head = WEIGHTS_HEAD.format(articles=len(examples), places=len(places.fold), penalty=PENALTIES[1])
    lines = ["intercept {:.2f} {:.2f}".format(*intercepts)]
    for number, row in zip(places.numbers[columns].tolist(), weights, strict=True):
        lines.append(f"{read_combination(number)[1]} {row[0]:.2f} {row[1]:.2f}")
    return head + "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("verbs", "weights"))
    parser.add_argument("source", type=Path)
    parser.add_argument("model", nargs="?", default="en_core_web_sm")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.what == "verbs":
        lists = verb_lists(options.source)
        sections = (f"[{name}]\n{' '.join(sorted(words))}\n" for name, words in lists.items())
        path, text = "config/words/verbs.txt", VERBS_HEAD + "".join(sections)
    else:
        path, text = PATH, weights_text(list(examples_from(options.source, options.model)))
    print(f"{path}: {len(text):,} characters")
    if options.write:
        shipped_path("config").joinpath(path.removeprefix("config/")).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
