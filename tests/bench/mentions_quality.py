"""How good people and quotes are, on annotated data that stands outside this project.

    python tests/bench/mentions_quality.py --data FOLDER --gold FILE [--errors] [--peers]

FOLDER: `quotes-polnear.jsonl.gz` (US political news with quotes, cues and sources marked by hand) and
`people-newswcl.jsonl.gz` (events with the main actors marked across outlets); FILE: the hand-made gold of the sample
event. What is not there is left out, and said. `--errors` lists what was missed or wrong.

Quotes: gold is every stretch inside double marks that has an attribution; found when a shown direct quote or fragment
overlaps it by IoU ≥ .8, one to one. A speaker is right when the mention given overlaps the gold source, or shares a
name with it. People: a named mention is found when a shown mention overlaps it; merging is B³ over those found.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _aliases import aliases
from _peers import compare, ours
from _reported import reported
from _rewritten import rewritten_marks

from tui.articles.load import load
from tui.articles.model import Article
from tui.mentions.find import find
from tui.mentions.model import MentionSet, Quote, QuoteKind
from tui.settings.load import load_settings
from tui.shipped import shipped_path
from tui.text.span import Span

SETTINGS = load_settings()
DOUBLE = ("“", "”", '"', "„", "''")
NO_NAMES = frozenset(
    """president secretary prime minister director general leader republican democrat democratic chairman north korean
    south american russian the supreme former attorney special counsel fbi u.s. us mexican house white senator justice
    judge representative commander-in-chief chief defense state cia japanese japan korea's north's united states
    """.split()  # noqa: SIM905  (a word list reads better so)
)
"""Titles and nationalities: a mention of these words alone is not a named one."""


def article_of(article_id: str, text: str) -> Article:
    """A body without zones; each line is a paragraph."""
    paragraphs = [Span(*found.span()) for found in re.finditer(r"[^\n]*[^\s][^\n]*", text)]
    return Article(article_id, article_id, "", "", "", "", text, tuple(paragraphs), ())


def rows_of(folder: Path, name: str) -> list[dict[str, Any]]:
    path = folder / name
    if not path.is_file():
        print(f"{name}: not there, left out")
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def meet(span: Span, gold: Sequence[int]) -> bool:
    return span.start < gold[1] and gold[0] < span.end


# --- the sample event ---------------------------------------------------------------------------------------------


def sample_event(path: Path, *, errors: bool) -> None:
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    loaded = load([str(shipped_path("seeds"))], SETTINGS.articles)
    found = find(loaded.coverage.articles, SETTINGS.mentions)
    by_path = {Path(article.path).name: article for article in loaded.coverage.articles}
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    person_of: dict[str, set[str]] = defaultdict(set)
    gold_of: dict[str, set[str]] = defaultdict(set)
    for name, gold in files.items():
        article = by_path[name]
        quotes = [quote for quote in found.quotes if quote.article == article.id]
        mentions = {m.passage.span: m.person for m in found.mentions if m.passage.article == article.id}
        for person in gold["people"]:
            for mention in person["mentions"]:
                counts["mentions in gold"] += 1
                if who := mentions.get(Span(mention["start"], mention["end"])):
                    counts["mentions"] += 1
                    person_of[person["name"]].add(who)
                    gold_of[who].add(person["name"])
                else:
                    wrong.append(f"mention missed: {mention['text']}")
        _sample_quotes(gold, quotes, counts, wrong, {p.id: p.name for p in found.people}, gold_of)
    merged = sum(len(who) == 1 and len(gold_of[next(iter(who))]) == 1 for who in person_of.values())
    print(
        f"sample event: quote parts {counts['parts']}/{counts['parts in gold']}, "
        f"mentions {counts['mentions']}/{counts['mentions in gold']}, "
        f"people one to one {merged}/{len(person_of)} ({len(found.people)} shown), "
        f"speakers {counts['speakers']}/{counts['speakers in gold']}"
    )
    for line in wrong if errors else ():
        print("  ", line)


def _sample_quotes(
    gold: dict[str, Any],
    quotes: Sequence[Quote],
    counts: Counter[str],
    wrong: list[str],
    names: dict[str, str],
    gold_of: dict[str, set[str]],
) -> None:
    for wanted in gold["quotes"]:
        counts["parts in gold"] += len(wanted["parts"])
        hits = [q for part in wanted["parts"] for q in quotes if Span(*part) in q.parts]
        counts["parts"] += len(hits)
        if not wanted["speaker_is_person"]:
            continue
        counts["speakers in gold"] += 1
        speaker = hits[0].speaker if hits else None
        surname = wanted["speaker"].split()[-1]
        right = speaker is not None and (wanted["speaker"] in gold_of[speaker] or surname in names[speaker])
        text = hits[0].speaker_text if hits else ""
        accepted = "accept either" in (wanted["note"] or "") and wanted["speaker_mention_text"] == text
        counts["speakers"] += right or accepted
        if not (right or accepted):
            wrong.append(f"speaker of {wanted['text'][0][:60]!r}: {speaker} ({text}), not {wanted['speaker']}")


# --- quotes -------------------------------------------------------------------------------------------------------


def polnear(rows: Sequence[dict[str, Any]], *, errors: bool) -> None:
    counts: Counter[str] = Counter()
    rules: dict[str, list[bool]] = defaultdict(list)
    wrong: list[str] = []
    for row in rows:
        found = find([article_of(row["id"], row["text"])], SETTINGS.mentions)
        shown = _shown(row["text"], found)
        counts["shown"] += len(shown)
        for marked in row["marked"]:
            place = next((n for n, (part, _) in enumerate(shown) if _iou(part, marked["span"]) >= 0.8), None)
            hit = shown.pop(place) if place is not None else None
            if marked["quote"] is None:
                continue
            counts["gold"] += 1
            if hit is None:
                wrong.append(f"missed: {row['text'][slice(*marked['span'])][:90]!r}")
                continue
            right = _speaker_right(row, marked["quote"], hit[1], found)
            rules[hit[1].rule].append(right)
            if not right:
                wrong.append(f"{hit[1].rule}: {hit[1].speaker_text!r} for {hit[0].slice(row['text'])[:70]!r}")
    _print_polnear(counts, rules)
    for line in wrong if errors else ():
        print("  ", line)


def _shown(text: str, found: MentionSet) -> list[tuple[Span, Quote]]:
    """Parts inside double marks of what is shown as somebody's words."""
    return [
        (part, quote)
        for quote in found.quotes
        if quote.kind in (QuoteKind.DIRECT, QuoteKind.FRAGMENT)
        for part in quote.parts
        if text[: part.start].rstrip().endswith(DOUBLE) or text[part.end : part.end + 4].lstrip().startswith(DOUBLE)
    ]


def _iou(part: Span, gold: Sequence[int]) -> float:
    both = part.overlap(Span(*gold))
    return both / (len(part) + gold[1] - gold[0] - both or 1)


def _speaker_right(row: dict[str, Any], gold: int, quote: Quote, found: MentionSet) -> bool:
    source = row["quotes"][gold]["source"]
    if not source or quote.speaker_mention is None:
        return not source and quote.speaker is None
    if any(meet(quote.speaker_mention, span) for span in source):
        return True
    person = next((person for person in found.people if person.id == quote.speaker), None)
    words = " ".join(row["text"][slice(*span)] for span in source)
    return person is not None and person.name.split()[-1] in re.findall(r"[\w-]+", words)


def _print_polnear(counts: Counter[str], rules: dict[str, list[bool]]) -> None:
    hits = sum(map(len, rules.values()))
    right = sum(map(sum, rules.values()))
    precision, recall = hits / counts["shown"], hits / counts["gold"]
    print(
        f"quotes-polnear: precision {precision:.3f}, recall {recall:.3f}, F1 "
        f"{2 * precision * recall / (precision + recall):.3f}; speaker right, of those found {right / hits:.3f}, "
        f"found and right, of all {right / counts['gold']:.3f}"
    )
    for rule, results in sorted(rules.items(), key=lambda item: -len(item[1])):
        print(f"    {rule:20} {len(results):4}  {sum(results) / len(results):.2f}")


# --- people -------------------------------------------------------------------------------------------------------


def newswcl(rows: Sequence[dict[str, Any]], *, errors: bool) -> None:
    named = hit = 0
    scores = []
    missed: Counter[str] = Counter()
    for row in rows:
        articles = [article_of(outlet, told["text"]) for outlet, told in row["articles"].items()]
        found = find(articles, SETTINGS.mentions)
        items = []
        for article in articles:
            places = [m for m in found.mentions if m.passage.article == article.id]
            for mention in row["articles"][article.id]["mentions"]:
                if not is_named(mention["text"]):
                    continue
                named += 1
                over = next((m for m in places if meet(m.passage.span, mention["span"])), None)
                hit += over is not None
                if over is not None:
                    items.append((over.person, mention["person"]))
                else:
                    missed[mention["text"]] += 1
        scores.append(_b_cubed(items))
    f1 = [2 * p * r / (p + r) for p, r in scores]
    print(
        f"people-newswcl: recall of named mentions {hit / named:.3f} ({hit}/{named}); merging across outlets, B³ F1 "
        f"{sum(f1) / len(f1):.3f} (per event {', '.join(f'{value:.3f}' for value in f1)})"
    )
    for text, times in missed.most_common() if errors else ():
        print(f"   missed {times}: {text}")


def _b_cubed(items: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall over (person found, person meant)."""
    by_found, by_gold = Counter(f for f, _ in items), Counter(g for _, g in items)
    both = Counter(items)
    n = len(items) or 1
    return sum(both[i] / by_found[i[0]] for i in items) / n, sum(both[i] / by_gold[i[1]] for i in items) / n


def is_named(text: str) -> bool:
    """Whether a mention holds a name, not only titles and nationalities."""
    return any(word[0].isupper() and word.lower() not in NO_NAMES for word in re.findall(r"[\w.'-]+", text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--peers", action="store_true", help="beside textacy and spaCy, where they are installed")
    given = parser.parse_args()
    if given.gold and given.gold.is_file():
        sample_event(given.gold, errors=given.errors)
    else:
        print("sample event: no gold given, left out")
    aliases(SETTINGS.mentions, errors=given.errors)
    quotes, people = (rows_of(given.data, f"{name}.jsonl.gz") for name in ("quotes-polnear", "people-newswcl"))
    if quotes:
        polnear(quotes, errors=given.errors)
        reported(quotes, lambda row: find([article_of(row["id"], row["text"])], SETTINGS.mentions), errors=given.errors)
        rewritten_marks(quotes, errors=given.errors)
    if people:
        newswcl(people, errors=given.errors)
    if given.peers and quotes and people:
        compare(quotes, people, ours(SETTINGS.mentions, article_of), SETTINGS.mentions, is_named)


if __name__ == "__main__":
    main()
