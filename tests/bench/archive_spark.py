"""Spark beside DuckDB: whether both find the same pairs of articles, and what it costs.

    python tests/bench/archive_spark.py BENCH [--articles 20000] [--rows 50000000] [--memory 4g]

Needs Java, `pyspark`, `pandas` and `pyarrow`. Spark runs in processes of its own, as `local[2]`. The exit status is 1
when a row differs. Spark's time and memory are those of its whole tree of processes, looked at twice a second.
"""

import os
import resource
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._archive_data import enlarge, wire_parser
from tui.archive.add import add_files
from tui.archive.exchange.parquet import export_articles, read_pairs
from tui.archive.pairs import candidates
from tui.archive.store import Archive, open_archive
from tui.archive.vectors import ArticlePairs
from tui.settings.load import load_settings

Row = tuple[int, int, int]


def main() -> int:
    parser = wire_parser(__doc__, articles=20_000)
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--memory", default="4g")
    arguments = parser.parse_args()
    if not (find_spec("pyspark") and find_spec("pandas") and find_spec("pyarrow")):
        sys.exit("Spark is not installed: pip install pyspark pandas pyarrow")
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        enlarge(arguments.bench, arguments.articles, "dense", folder / "wire.jsonl")
        with open_archive(folder / "press.archive", for_adding=True) as archive:
            add_files(archive, [str(folder / "wire.jsonl")], load_settings().articles)
            export_articles(archive, folder / "articles.parquet")
            on_duckdb = pairs_of_duckdb(archive)
        on_spark = pairs_of_spark(folder, arguments.rows, arguments.memory)
    differing = len(on_duckdb ^ on_spark)
    print(f"{len(on_duckdb):,} pairs on DuckDB, {len(on_spark):,} on Spark, {differing:,} rows differ")
    return int(differing > 0)


def pairs_of_duckdb(archive: Archive) -> set[Row]:
    began, wall = cpu(resource.RUSAGE_SELF), time.monotonic()
    rows = {row for pairs in candidates(archive, 0, lambda: None) for row in rows_of(pairs)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    report("DuckDB", cpu(resource.RUSAGE_SELF) - began, wall, peak)
    return rows


def pairs_of_spark(folder: Path, rows: int, memory: str) -> set[Row]:
    """Run Spark on the exported articles, the making of keys included."""
    submitted = f"--master local[2] --driver-memory {memory} pyspark-shell"
    environment = os.environ | {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": submitted,
        "SPARK_LOCAL_DIRS": str(folder),
    }
    files = [str(folder / "articles.parquet"), str(folder / "pairs.parquet")]
    command = [sys.executable, "-m", "tui.archive.exchange.spark", *files, "--rows", str(rows)]
    wall = time.monotonic()
    process = subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL)
    seconds: dict[int, float] = {}
    peak = 0
    while process.poll() is None:
        tree = usage_of_tree(process.pid)
        seconds.update({each: spent for each, (spent, _) in tree.items()})
        peak = max(peak, sum(size for _, size in tree.values()))
        time.sleep(0.5)
    if process.returncode:
        sys.exit("Spark failed")
    report("Spark", sum(seconds.values()), wall, peak)
    return set(rows_of(read_pairs(folder / "pairs.parquet")))


def usage_of_tree(root: int) -> dict[int, tuple[float, int]]:
    """Return the processor time and the memory in bytes of a process and of all that it has started."""
    listing = subprocess.run(["ps", "-eo", "pid=,ppid=,cputimes=,rss="], capture_output=True, text=True, check=True)
    rows = [tuple(map(int, line.split())) for line in listing.stdout.splitlines()]
    members = {root}
    while more := {pid for pid, parent, _, _ in rows if parent in members} - members:
        members |= more
    return {pid: (float(seconds), kilobytes * 1024) for pid, _, seconds, kilobytes in rows if pid in members}


def rows_of(pairs: ArticlePairs) -> list[Row]:
    return list(zip(pairs.a.tolist(), pairs.b.tolist(), pairs.shared.tolist(), strict=True))


def cpu(whose: int) -> float:
    usage = resource.getrusage(whose)
    return usage.ru_utime + usage.ru_stime


def report(name: str, seconds: float, began: float, peak: int) -> None:
    clock = time.monotonic() - began
    print(f"{name}: {seconds:.1f} s of processor, {clock:.1f} s on the clock, peak {peak / 1e6:,.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
