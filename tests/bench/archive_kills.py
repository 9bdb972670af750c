"""Whether an article is lost or doubled when `crosslight archive add` is killed (`kill -9`) at random moments.

    python tests/bench/archive_kills.py BENCH [--kills 50] [--articles 3000]

The same command is given again after each kill. The exit status is 1 when an article is missing or there twice.
"""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._archive_data import enlarge, wire_parser
from tui.archive.store import open_archive

ADDING = """
import sys
from tui.archive import add
add.BATCH_ARTICLES = 40
from tui.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
"""Small batches, so that many kills land inside a transaction."""


def main() -> int:
    parser = wire_parser(__doc__, articles=3_000)
    parser.add_argument("--kills", type=int, default=50)
    arguments = parser.parse_args()
    chance, kills = random.Random(1), 0
    with TemporaryDirectory() as scratch:
        wire, archive = Path(scratch) / "wire.jsonl", Path(scratch) / "press.archive"
        enlarge(arguments.bench, arguments.articles, "dense", wire)
        command = [sys.executable, "-c", ADDING, "archive", "add", str(archive), str(wire)]
        began = time.monotonic()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - began
        while kills < arguments.kills:
            if kills % 10 == 0:
                archive.unlink(missing_ok=True)
                archive.with_name(f"{archive.name}.wal").unlink(missing_ok=True)
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            try:
                process.wait(chance.uniform(0.2, 0.9) * seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            kills += 1
            if kills % 10 == 0 and not is_whole(command, archive, arguments.articles):
                return 1
    print(f"{kills} kills: no article lost or doubled")
    return 0


def is_whole(command: list[str], archive: Path, articles: int) -> bool:
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    with open_archive(archive) as opened:
        numbers = Counter(row[0] for row in opened.rows("SELECT number FROM articles"))
        strays = opened.rows("SELECT count(*) FROM texts WHERE id NOT IN (SELECT id FROM articles)")[0][0]
        texts = opened.value("SELECT count(*) FROM texts")
    missing, doubled = articles - len(numbers), [number for number, count in numbers.items() if count > 1]
    print(
        f"missing {missing}, doubled {len(doubled)}, texts {texts} of {articles}, without an article {strays}",
        flush=True,
    )
    return not missing and not doubled and not strays and texts == articles


if __name__ == "__main__":
    sys.exit(main())
