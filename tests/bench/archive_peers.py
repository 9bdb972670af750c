"""An archive beside other ways to find the articles of one event, in one run: siblings, B³, processor time.

    python tests/bench/archive_peers.py BENCH [--bulk 3000] [--seed 1]

Needs `datasketch` and `scipy`. MinHash: 128 permutations of runs of three words, candidates by LSH. BM25: over stems
without small words, articles within three days. Both are given texts and days as they are, while the archive reads a
file, makes texts safe and stores them. Their clusters join what is alike enough; the likeness is the one that gives the
best F1 here, which favours them. The archive's is as shipped.
"""

import argparse
import json
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np

from tests.bench._archive_data import write_mixture
from tests.bench.archive_quality import FIRST, b_cubed, siblings_found
from tui.archive.add import add_files
from tui.archive.store import open_archive
from tui.archive.update import update_events
from tui.archive.verdicts import Reader
from tui.matching.words.vocabulary import Vocabulary
from tui.settings.load import load_settings
from tui.text.tokens import words_in

DAYS, NEIGHBOURS = 3, 20
Groups = Mapping[str, Sequence[int]]
Scored = list[tuple[int, int, float]]
"""Pairs of articles with their likeness."""


def cpu() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def minhash(texts: Sequence[str], days: Sequence[int]) -> Scored:
    from datasketch import MinHash, MinHashLSH

    made, index = [], MinHashLSH(threshold=0.05, num_perm=128)
    for number, text in enumerate(texts):
        words = [word.lower() for word in words_in(text, 0, len(text))]
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[at : at + 3]).encode() for at in range(max(1, len(words) - 2))])
        made.append(sketch)
        index.insert(number, sketch)
    pairs = ((one, other) for one, sketch in enumerate(made) for other in index.query(sketch) if one < other)
    return [
        (one, other, made[one].jaccard(made[other])) for one, other in pairs if abs(days[one] - days[other]) <= DAYS
    ]


def bm25(texts: Sequence[str], days: Sequence[int]) -> Scored:
    """Score each article as a query, divided by its score with itself; the best neighbours within the days."""
    from scipy.sparse import csr_matrix

    vocabulary = Vocabulary()
    rows, columns, counts = [], [], []
    for number, text in enumerate(texts):
        terms = Counter(vocabulary.ids(words_in(text, 0, len(text))))
        kept = [term for term in terms if not vocabulary.stops[term]]
        rows += [number] * len(kept)
        columns += kept
        counts += [terms[term] for term in kept]
    tf = csr_matrix((counts, (rows, columns)), shape=(len(texts), len(vocabulary.stems)), dtype=np.float32)
    lengths, holders = np.asarray(tf.sum(1)).ravel(), tf.getnnz(0)
    idf = np.log(1 + (len(texts) - holders + 0.5) / (holders + 0.5)).astype(np.float32)
    weights, repeated = tf.copy(), np.repeat(lengths / lengths.mean(), np.diff(tf.indptr))
    weights.data = tf.data * 2.2 / (tf.data + 1.2 * (0.25 + 0.75 * repeated)) * idf[tf.indices]
    present = tf.copy()
    present.data[:] = 1
    order = np.argsort(days, kind="stable")
    scored: Scored = []
    day_of = np.asarray(days)
    for day in sorted(set(days)):
        queries = order[day_of[order] == day]
        near = order[np.abs(day_of[order] - day) <= DAYS]
        scores = (present[queries] @ weights[near].T).toarray()
        for query, row in zip(queries, scores, strict=True):
            own = row[near == query][0]
            best = np.argsort(-row)[: NEIGHBOURS + 1]
            scored += [(int(query), int(near[at]), float(row[at] / own)) for at in best if near[at] != query]
    return scored


def siblings(scored: Scored, groups: Groups) -> float:
    likest: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other, score in scored:
        likest[one].append((-score, other))
        likest[other].append((-score, one))
    first = {article: {other for _, other in sorted(set(others))[:FIRST]} for article, others in likest.items()}
    wanted = [(article, other) for members in groups.values() for article in members for other in members]
    pairs = [(article, other) for article, other in wanted if article != other]
    return sum(other in first.get(article, ()) for article, other in pairs) / len(pairs)


def best_clusters(scored: Scored, count: int, groups: Groups) -> tuple[float, float]:
    """Join what is alike enough; B³ precision and recall at the likeness with the best F1."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    found = (0.0, 0.0)
    for least in np.arange(0.04, 0.8, 0.02):
        links = [(one, other) for one, other, score in scored if score >= least]
        ones, others = zip(*links, strict=True) if links else ((), ())
        graph = coo_matrix((np.ones(len(links)), (ones, others)), shape=(count, count))
        labels = connected_components(graph, directed=False)[1]
        sizes = np.bincount(labels)
        made = []
        for members in groups.values():
            shared = Counter(labels[list(members)].tolist())
            made += [
                (shared[labels[article]] / sizes[labels[article]], shared[labels[article]] / len(members))
                for article in members
            ]
        precision, recall = np.mean(made, axis=0).tolist()
        found = max(found, (precision, recall), key=lambda pair: 2 * pair[0] * pair[1] / max(1e-9, sum(pair)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--bulk", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    settings = load_settings()
    with TemporaryDirectory() as scratch:
        mixture = Path(scratch) / "mixture.jsonl"
        names = write_mixture(arguments.bench, arguments.bulk, mixture, seed=arguments.seed)
        began = cpu()
        with open_archive(Path(scratch) / "press.archive", for_adding=True) as archive:
            add_files(archive, [str(mixture)], settings.articles)
            update_events(archive, reader=Reader(settings.articles, settings.matching))
            archive.checkpoint()
            spent = cpu() - began
            groups = groups_of(names, 1)
            found = siblings_found(archive, groups), b_cubed(archive, groups, 2)
        show("crosslight archive", found, spent)
        rows = [json.loads(line) for line in mixture.read_text(encoding="utf-8").splitlines()]
    texts = [f"{row['headline']}\n{row['text']}" for row in rows]
    days = [date.fromisoformat(row["published"][:10]).toordinal() for row in rows]
    groups = groups_of(names, 0)
    peers: dict[str, Callable[[Sequence[str], Sequence[int]], Scored]] = {"MinHash": minhash, "BM25": bm25}
    for name, peer in peers.items():
        began = cpu()
        scored = peer(texts, days)
        spent = cpu() - began
        show(name, (siblings(scored, groups), best_clusters(scored, len(texts), groups)), spent)


def groups_of(names: Sequence[str], first: int) -> Groups:
    groups: dict[str, list[int]] = defaultdict(list)
    for article, name in enumerate(names, first):
        if name:
            groups[name].append(article)
    return groups


def show(name: str, found: tuple[float, tuple[float, float]], seconds: float) -> None:
    siblings_share, (precision, recall) = found
    print(
        f"{name}: siblings {siblings_share:.3f}, B³ precision {precision:.3f}, recall {recall:.3f}, "
        f"{seconds:.1f} s of processor",
        flush=True,
    )


if __name__ == "__main__":
    main()
