"""Events of several outlets among the articles of a wire, as JSON lines to add to an archive, with the truth."""

import argparse
import datetime
import gzip
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

EVENT_PACKS = ("statements-news", "passages-news", "people-newswcl")
UNREAD_PACK = "unread-events"
"""Events on which nothing was chosen."""
FIRST_DAY = datetime.datetime(1987, 2, 26)
WINDOW_DAYS = 57


def wire_parser(description: str, articles: int) -> argparse.ArgumentParser:
    """A parser for BENCH and for how many articles the wire is enlarged to. articles: if nothing is given."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--articles", type=int, default=articles)
    return parser


def rows_of(bench: Path, pack: str) -> list[dict]:
    with gzip.open(bench / f"{pack}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def event_articles(
    bench: Path, seed: int, *, dated: bool = True, packs: Sequence[str] = EVENT_PACKS
) -> Iterator[tuple[str, dict]]:
    """Yield the name of the event, empty for a distractor, and the row of each article."""
    rng = random.Random(seed)
    for pack in packs:
        for event in rows_of(bench, pack):
            texts = event.get("texts") or {outlet: each["text"] for outlet, each in event["articles"].items()}
            start = FIRST_DAY + datetime.timedelta(days=rng.randrange(WINDOW_DAYS))
            for outlet, text in texts.items():
                when = start + datetime.timedelta(hours=rng.randrange(48))
                text = text.replace("\\n", "\n")
                yield f"{pack} {event['id']}", _row(outlet, text, when if dated else None)
    for row in rows_of(bench, "quotes-polnear"):
        when = FIRST_DAY + datetime.timedelta(days=rng.random() * WINDOW_DAYS)
        yield "", _row(row["publisher"], row["text"], when if dated else None)


def _row(outlet: str, text: str, when: datetime.datetime | None) -> dict:
    headline = next(line for line in text.split("\n") if line.strip())
    return {"outlet": outlet, "headline": headline, "text": text} | ({"published": when.isoformat()} if when else {})


def write_mixture(
    bench: Path, bulk: int, path: Path, *, seed: int = 1, dated: bool = True, packs: Sequence[str] = EVENT_PACKS
) -> list[str]:
    """Write the events, the distractors and so many articles of the wire; return the event of each article in order."""
    names = []
    with path.open("w", encoding="utf-8") as file:
        for name, row in event_articles(bench, seed, dated=dated, packs=packs):
            names.append(name)
            file.write(json.dumps(row) + "\n")
        wire = path.with_suffix(".bulk")
        enlarge(bench, bulk, "dense", wire)
        with wire.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if not dated:
                    del row["published"]
                file.write(json.dumps(row) + "\n")
        wire.unlink()
    return names


def enlarge(bench: Path, count: int, mode: str, path: Path) -> None:
    if count:
        subprocess.run([sys.executable, str(bench / "enlarge.py"), str(count), mode, str(path)], check=True)
    else:
        path.touch()
