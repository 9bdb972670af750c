"""How many of the pairs that the matcher links are candidates of an archive.

python tests/bench/archive_recall.py BENCH [--articles 2000] [--characters 150]
"""

import json
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._archive_data import enlarge, wire_parser
from tui.archive.add import add_files
from tui.archive.pairs import candidates
from tui.archive.reading import draft_of, stored_articles
from tui.archive.store import open_archive
from tui.articles.make import article_from_draft
from tui.matching.find import find
from tui.settings.load import load_settings


def main() -> None:
    parser = wire_parser(__doc__, articles=2_000)
    parser.add_argument("--characters", type=int, default=150)
    arguments = parser.parse_args()
    settings = load_settings()
    with TemporaryDirectory() as scratch:
        wire = Path(scratch) / "wire.jsonl"
        enlarge(arguments.bench, arguments.articles, "dense", wire)
        rows = [
            json.loads(line) | {"published": "1987-03-01"} for line in wire.read_text(encoding="utf-8").splitlines()
        ]
        wire.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")  # all in one window
        with open_archive(Path(scratch) / "press.archive", for_adding=True) as archive:
            add_files(archive, [str(wire)], settings.articles)
            ids = [row[0] for row in archive.rows("SELECT id FROM articles ORDER BY id")]
            stored = stored_articles(archive, ids)
            met = {
                pair
                for some in candidates(archive, 0, lambda: None)
                for pair in zip(some.a.tolist(), some.b.tolist(), strict=True)
            }
    articles = [article_from_draft(draft_of(each), settings.articles, id=f"{each.id:06}") for each in stored]
    shared: Counter[tuple[int, int]] = Counter()
    for match in find(articles, settings.matching).at(settings.matching.cutoff_score()).matches:
        pair = sorted((int(match.left.article), int(match.right.article)))
        shared[pair[0], pair[1]] += match.left.span.end - match.left.span.start
    long = {pair for pair, characters in shared.items() if characters >= arguments.characters}
    every = set(shared)
    print(f"{len(met):,} candidates; of {len(long):,} pairs that share {arguments.characters} characters: ", end="")
    print(
        f"{len(long & met) / max(1, len(long)):.3f}; of all {len(every):,}: {len(every & met) / max(1, len(every)):.3f}"
    )


if __name__ == "__main__":
    main()
