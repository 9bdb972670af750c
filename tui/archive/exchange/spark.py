"""Finds candidate pairs on Spark, by the same keys and the same SQL: run with the user's own spark-submit.

spark-submit spark.py ARTICLES.parquet PAIRS.parquet [--rows 50000000] [--from ID]

ARTICLES: the output of `crosslight archive export`: id, day, language, headline, text. PAIRS: a, b, shared; then
`crosslight archive pairs ARCHIVE PAIRS.parquet` imports them. crosslight must be installed for Spark's Python.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tui.archive.pairs import WINDOW_DAYS, bucket_groups, cap_expression, pairs_query, spread_query
from tui.archive.store import NO_DAY
from tui.archive.words import Indexer

TEXTS_AT_ONCE = 1_000
ROWS_AT_ONCE = 50_000_000
"""Number of keys compared in one query, which is what the executors shuffle at a time."""
PARTITION_ROWS = 1_000_000
"""Number of keys in a partition, compared by one task."""


def keys_of_batches(batches: Iterable[Any]) -> Iterator[Any]:
    """Turn Arrow batches of articles into batches of day, key and id. Runs on the executors."""
    import numpy as np
    import pyarrow as pa

    indexer = Indexer()
    for batch in batches:
        columns = batch.to_pydict()
        for start in range(0, len(columns["id"]), TEXTS_AT_ONCE):
            part = slice(start, start + TEXTS_AT_ONCE)
            texts, languages = columns["text"][part], [language or "" for language in columns["language"][part]]
            indexed = indexer.index(texts, [""] * len(texts), languages)
            packed = np.unique(indexed.key_texts << 32 | indexed.keys & 0xFFFFFFFF)
            ids = np.array(columns["id"][part], dtype=np.int32)
            days = np.array([NO_DAY if day is None else day for day in columns["day"][part]], dtype=np.int32)
            places, keys = packed >> 32, (packed & 0xFFFFFFFF).astype(np.uint32).view(np.int32)
            yield pa.RecordBatch.from_arrays([pa.array(days[places]), pa.array(keys), pa.array(ids[places])], _NAMES)


_NAMES = ["day", "key", "id"]
_SCHEMA = "day int, key int, id int"


def find_pairs(spark: Any, articles: str, pairs: str, *, rows: int = ROWS_AT_ONCE, first_new: int = 0) -> None:
    """Write the candidate pairs for a Parquet file of articles.

    Buckets of days are compared group by group, so that no shuffle is larger than `rows`.
    """
    keys = f"{pairs}.keys"
    source = spark.read.parquet(articles).select("id", "day", "language", "text")
    bucket = f"CAST(floor(day / {WINDOW_DAYS}) AS INT) AS bucket"
    made = source.mapInArrow(keys_of_batches, _SCHEMA).selectExpr("*", bucket)
    made.write.mode("overwrite").partitionBy("bucket").parquet(keys)
    postings = spark.read.parquet(keys)
    counts = {row["bucket"]: row["count"] for row in postings.groupBy("bucket").count().collect()}
    spark.conf.set("spark.sql.requireAllClusterKeysForCoPartition", "false")
    for number, sizes in enumerate(_groups(counts, rows)):
        first, last = min(sizes), max(sizes)
        partitions = max(spark.sparkContext.defaultParallelism, -(-sum(sizes.values()) // PARTITION_ROWS))
        spark.conf.set("spark.sql.shuffle.partitions", partitions)
        postings.where(f"bucket BETWEEN {first - 1} AND {last}").createOrReplaceTempView("postings")
        spread = _by_key(spark.sql(spread_query("postings", first, last)), partitions)
        spread.createOrReplaceTempView("spread")
        found = spark.sql(pairs_query(cap_expression(sizes), first_new=first_new))
        found.write.mode("append" if number else "overwrite").parquet(pairs)
        spread.unpersist()


def _by_key(spread: Any, partitions: int) -> Any:
    """Group the rows by key once, and keep them in place, so that the query need not move them again."""
    return spread.repartition(partitions, "key").persist()


def _groups(counts: dict[int, int], rows: int) -> list[dict[int, int]]:
    """Join neighbouring buckets up to a number of keys; map each bucket of a group to the keys in its window.

    Articles without a date are left to the archive itself.
    """
    dated = sorted(bucket for bucket in counts if bucket >= 0)
    wanted = sorted({bucket + step for bucket in dated for step in (0, 1)})
    sizes = {bucket: counts.get(bucket, 0) + counts.get(bucket - 1, 0) for bucket in wanted}
    groups = bucket_groups(sizes, rows)
    return [{bucket: sizes[bucket] for bucket in range(first, last + 1)} for first, last in groups]


def main(arguments: Sequence[str]) -> None:
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("pairs")
    parser.add_argument("--rows", type=int, default=ROWS_AT_ONCE)
    parser.add_argument("--from", dest="first_new", type=int, default=0, metavar="ID")
    given = parser.parse_args(arguments)
    spark = SparkSession.builder.appName("crosslight").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    find_pairs(spark, given.articles, given.pairs, rows=given.rows, first_new=given.first_new)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
