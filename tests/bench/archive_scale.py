"""What an archive costs: processor time, memory and disk for so many articles, and how long a question takes.

    python tests/bench/archive_scale.py BENCH [--articles 100000] [--mode dense] [--times 1] [--folder FOLDER]

BENCH: the folder of the gold data, with `archive-reuters.jsonl.gz` and `enlarge.py`. --times: how many articles of the
wire are joined into one, for longer articles. The time is that of the processor, which nothing else adds to.
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._archive_data import enlarge
from tui.archive.add import add_files
from tui.archive.like import Query, like
from tui.archive.reading import stored_article
from tui.archive.search import search
from tui.archive.store import Archive, open_archive
from tui.archive.update import update_events
from tui.settings.load import load_settings

QUESTIONS = 20


def join(source: Path, target: Path, times: int) -> None:
    """Join so many articles that follow each other into one."""
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as file:
        group: list[dict] = []
        for line in lines:
            group.append(json.loads(line))
            if len(group) == times:
                text = "\n\n".join(row["text"] for row in group)
                file.write(json.dumps(group[0] | {"text": text}) + "\n")
                group = []


def cpu() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def build(source: Path, path: Path) -> None:
    options = load_settings().articles
    with open_archive(path, for_adding=True) as archive:
        began = cpu()
        report = add_files(archive, [str(source)], options)
        added = cpu()
        outcome = update_events(archive)
        paired = cpu()
        archive.checkpoint()
        ended = cpu()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{report.added:,} articles: read, index {added - began:.1f} s; pairs, events {paired - added:.1f} s; ", end=""
    )
    print(f"checkpoint {ended - paired:.1f} s; all {ended - began:.1f} s; peak {peak:,.0f} MB; ", end="")
    print(f"disk {path.stat().st_size / 1e6:,.0f} MB; {outcome.new_events:,} events", flush=True)


def ask(path: Path) -> None:
    with open_archive(path) as archive:
        total = archive.value("SELECT max(id) FROM articles")
        ids = [1 + at * total // QUESTIONS for at in range(QUESTIONS)]
        queries = [(each, stored_article(archive, each)) for each in ids]
        days = dict(archive.rows("SELECT id, day FROM articles WHERE id IN (SELECT unnest(?))", [ids]))
        report("like, whole archive", lambda at: like(archive, _query(queries[at][1]))[0])
        report("like, three days", lambda at: _near(archive, queries[at][1], days[ids[at]]))
        report("search, two words", lambda at: search(archive, " ".join(queries[at][1].headline.split()[:2])))


def _query(stored: object) -> Query:
    return Query(stored.text, stored.headline, stored.language, stored.id)  # type: ignore[attr-defined]


def _near(archive: Archive, stored: object, day: int) -> object:
    return like(archive, _query(stored), days=(day - 1, day + 1))[0]


def report(name: str, question: object) -> None:
    question(0)  # type: ignore[operator]
    began, wall = cpu(), time.perf_counter()
    for at in range(QUESTIONS):
        question(at)  # type: ignore[operator]
    each = (time.perf_counter() - wall) / QUESTIONS
    print(f"{name}: {(cpu() - began) / QUESTIONS:.3f} s of processor, {each:.3f} s each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--mode", choices=("dense", "spread"), default="dense")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    if not (arguments.bench / "enlarge.py").exists():
        sys.exit(f"{arguments.bench}: the gold data are not there")
    with TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        wire = folder / f"{arguments.articles}-{arguments.mode}-{arguments.times}.jsonl"
        if not wire.exists():
            enlarge(arguments.bench, arguments.articles * arguments.times, arguments.mode, folder / "wire.part")
            join(folder / "wire.part", wire, arguments.times)
            (folder / "wire.part").unlink()
        path = wire.with_suffix(".archive")
        path.unlink(missing_ok=True)
        build(wire, path)
        ask(path)


if __name__ == "__main__":
    main()
