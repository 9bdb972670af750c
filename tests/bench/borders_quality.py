"""How well the borders of shown matches agree with those that a reader drew.

    python tests/bench/borders_quality.py FOLDER [--list CAUSE] [--packs NAME …]

FOLDER holds `statements-news.jsonl.gz` and `passages-news.jsonl.gz`. For every match that is shown at the default
cutoff, without the kind `name`, and that meets a judged pair on both sides, the judged passages that it meets are one
stretch on each side, as far as it is in the sentences of the passage. Counted are the passages (two a match) that

* leave out: content words that both judged stretches have, and the passage lacks;
* take in: a stretch of content words beyond the judged one, at one end, that the other passage lacks;
* cut: begin or end inside a clause where the judged stretch does not, or inside a name.

`--list leaves`, `takes` or `cuts` prints the passages of that cause.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _articles import articles_of, read_rows
from _statements import Span, loaded_articles, overlap

from tui.articles.model import Article
from tui.matching.find import find
from tui.matching.model import MatchKind
from tui.matching.words.article_words import IndexedArticle, read_article
from tui.matching.words.vocabulary import Vocabulary, stop_words
from tui.settings.load import load_settings

PACKS = ("statements-news", "passages-news")
GENUINE = {"verbatim", "edited", "paraphrase"}
TAKEN_WORDS = 4
"""Content words that only one side has, from which a passage takes in a clause too many…"""
LOST_WORDS = 1
"""…and content words of both sides, from which it leaves something out."""
CAUSES = ("leaves", "takes", "cuts")


class Sided(NamedTuple):
    """A passage of a shown match, and the stretch that the judged passages cover in its article."""

    indexed: IndexedArticle
    span: Span
    gold: Span


def judged_pairs(row: dict[str, Any]) -> Iterator[tuple[str, Span, str, Span]]:
    """Yield the judged pairs of passages of an event: outlet, span, outlet, span."""
    for each in row.get("gold", ()):
        if each["label"] in GENUINE:
            yield each["a"], tuple(each["a_span"]), each["b"], tuple(each["b_span"])
    for statement in row.get("statements", ()):
        passages = [(outlet, tuple(span)) for outlet, spans in statement["passages"].items() for span in spans]
        for outlet, span in passages:
            yield from ((outlet, span, other, other_span) for other, other_span in passages if other > outlet)


def hulls(pairs: Sequence[tuple[str, Span, str, Span]], sides: tuple[tuple[str, Span], ...]) -> list[Span]:
    """Return the stretches that the judged pairs cover which two passages meet; none if they meet no pair."""
    (left, left_span), (right, right_span) = sides
    met: list[tuple[Span, Span]] = []
    for a, a_span, b, b_span in pairs:
        if (a, b) in {(left, right), (right, left)}:
            own, other = (a_span, b_span) if a == left else (b_span, a_span)
            if _meets(own, left_span) and _meets(other, right_span):
                met.append((own, other))
    return [(min(s for s, _ in side), max(e for _, e in side)) for side in zip(*met, strict=True)]


def in_sentences(indexed: IndexedArticle, hull: Span, span: Span) -> Span:
    """Return the part of a stretch that is in the sentences which a passage touches; the passage if there is none."""
    words = range(len(indexed))
    touched = {indexed.sentences[at] for at in words if indexed.starts[at] < span[1] and indexed.ends[at] > span[0]}
    inside = [at for at in words if indexed.sentences[at] in touched]
    start, end = max(hull[0], indexed.starts[inside[0]]), min(hull[1], indexed.ends[inside[-1]])
    return (start, end) if start < end else span


def _meets(one: Span, other: Span) -> bool:
    return 2 * overlap(one, other) >= min(one[1] - one[0], other[1] - other[0])


def keys_in(indexed: IndexedArticle, spans: Sequence[Span]) -> list[str]:
    """Return the stems of the content words inside any of the spans, in order."""
    stops = stop_words(indexed.article.language)
    at = [
        word
        for word, (start, end) in enumerate(zip(indexed.starts, indexed.ends, strict=True))
        if any(first <= start and end <= last for first, last in spans) and indexed.keys[word] not in stops
    ]
    return [str(indexed.stem_ids[word]) for word in at]


def causes(own: Sided, other: Sided) -> set[str]:
    """Return what is wrong with the borders of one passage of a match."""
    (start, end), (first, last) = own.span, own.gold
    held, other_gold = set(keys_in(own.indexed, [own.span])), set(keys_in(other.indexed, [other.gold]))
    found = set()
    lost = set(keys_in(own.indexed, [(first, min(start, last)), (max(end, first), last)])) & other_gold - held
    if len(lost) >= LOST_WORDS:
        found.add("leaves")
    elsewhere = set(keys_in(other.indexed, [other.span]))
    for beyond in ((start, min(first, end)), (max(last, start), end)):
        if sum(key not in elsewhere for key in keys_in(own.indexed, [beyond])) >= TAKEN_WORDS:
            found.add("takes")
    if _cuts(own.indexed, start, first) or _cuts(own.indexed, end, last):
        found.add("cuts")
    return found


def _cuts(indexed: IndexedArticle, place: int, gold: int) -> bool:
    """Return True for a border inside a clause, if the judged one is elsewhere; signs and capitals decide."""
    text = indexed.article.text
    before, after = text[:place].rstrip(" "), text[place:].lstrip(" ")
    if not before or not after or abs(place - gold) <= len("“the "):
        return False
    is_name = before[-1].isalnum() and after[:1].isupper() and before.split()[-1][:1].isupper()
    return is_name or (before[-1].isalnum() and after[:1].isalnum() and not _opens_clause(after))


def _opens_clause(after: str) -> bool:
    return after.split(maxsplit=1)[0].lower() in {
        *("and", "but", "or", "which", "who", "that", "while", "as", "after", "before", "when", "because", "if"),
        *("where", "since", "although", "though", "whether", "unless", "until", "by", "for", "in", "on", "with", "to"),
    }


def shown_sides(row: dict[str, Any], articles: Sequence[Article]) -> Iterator[tuple[str, Sided, Sided]]:
    """Yield the shown matches that meet a judged pair: sureness, and both sides."""
    settings = load_settings().matching
    vocabulary = Vocabulary()
    indexed = {article.id: read_article(article, vocabulary) for article in articles}
    pairs = list(judged_pairs(row))
    for match in find(articles, settings).matches:
        if match.level < settings.cutoffs["normal"] or match.kind is MatchKind.NAME:
            continue
        sides = tuple((side.article, (side.span.start, side.span.end)) for side in (match.left, match.right))
        gold = hulls(pairs, (sides[0], sides[1]))
        if gold:
            both = [
                Sided(indexed[name], span, in_sentences(indexed[name], hull, span))
                for (name, span), hull in zip(sides, gold, strict=True)
            ]
            yield match.sureness.value, both[0], both[1]


def _printed(side: Sided) -> str:
    text, (start, end) = side.indexed.article.text, side.span
    first, last = max(0, min(start, side.gold[0]) - 60), max(end, side.gold[1]) + 60
    marks = [(start, "[["), (end, "]]"), (side.gold[0], "{"), (side.gold[1], "}")]
    for place, mark in sorted(marks, reverse=True):
        text = text[:place] + mark + text[place:]
    return text[first : last + 6].replace("\n", " / ")


def measure(path: Path, listed: str) -> None:
    """Print the counts of one pack."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in read_rows(path):
        articles = loaded_articles(row) if "statements" in row else articles_of(row)
        for sureness, left, right in shown_sides(row, articles):
            both = [causes(left, right), causes(right, left)]
            counts[sureness, "matches"] += 1
            counts[sureness, "bad matches"] += bool(both[0] | both[1])
            for side, found in zip((left, right), both, strict=True):
                counts[sureness, "passages"] += 1
                counts.update((sureness, cause) for cause in found)
                if listed in found:
                    print(f"{row['id']} {sureness}: {_printed(side)}\n    {_printed(right if side is left else left)}")
    print(f"\n{path.name}: matches that meet a judged pair, and their passages with a bad border")
    for sureness in ("sure", "possible"):
        count = {name: counts[sureness, name] for name in ("matches", "bad matches", "passages", *CAUSES)}
        print(
            f"  {sureness:8} {count['matches']:4} matches, {count['bad matches']} bad; of {count['passages']} passages "
            f"{count['leaves']} leave out, {count['takes']} take in, {count['cuts']} cut"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", choices=CAUSES, default="")
    parser.add_argument("--packs", nargs="+", default=PACKS)
    options = parser.parse_args()
    for name in options.packs:
        path = options.folder / f"{name}.jsonl.gz"
        if path.is_file():
            measure(path, options.list)
        else:
            print(f"no {path}")


if __name__ == "__main__":
    main()
