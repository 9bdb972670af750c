"""Related reports of one news agency, put together as events: what stands in for outlets that tell one story."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

WORDS_MIN = 120
"""Minimum number of words of a report."""
DAYS_MAX = 2
ALIKE_MIN, ALIKE_MAX = 0.45, 0.93
"""Cosine of two reports, weighted by term frequency and rarity: less is another story, more is the same report."""
COMMON_SHARE = 0.05
"""Share of the reports from which a word says nothing."""
REPORTS_MAX = 4


def related_reports(rows: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Yield the texts of two to four related reports, each report once. rows: `{date, title, body}`."""
    reports = [row for row in rows if len(row["body"].split()) >= WORDS_MIN]
    days = [datetime.fromisoformat(row["date"][:10]).toordinal() for row in reports]
    event_of: dict[int, list[int]] = {}
    events: list[list[int]] = []
    for _, one, other in sorted(_alike(_vectors(reports), days), reverse=True):
        known, joining = (one, other) if one in event_of else (other, one)
        if known not in event_of:
            events.append([one, other])
            event_of[one] = event_of[other] = events[-1]
        elif joining not in event_of and len(event_of[known]) < REPORTS_MAX:
            event_of[known].append(joining)
            event_of[joining] = event_of[known]
    for event in events:
        yield [f"{reports[number]['title']}\n\n{reports[number]['body']}" for number in sorted(event)]


def _vectors(reports: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
    counts = [Counter(re.findall("[a-z]{3,}", f"{row['title']} {row['body']}".lower())) for row in reports]
    seen_in = Counter(word for words in counts for word in words)
    vectors = []
    for words in counts:
        weights = {
            word: (1 + math.log(count)) * math.log(len(reports) / seen_in[word])
            for word, count in words.items()
            if 1 < seen_in[word] < COMMON_SHARE * len(reports)
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    return vectors


def _alike(vectors: Sequence[Mapping[str, float]], days: Sequence[int]) -> Iterator[tuple[float, int, int]]:
    reports_with: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        cosines: Counter[int] = Counter()
        for word, weight in vector.items():
            for other, other_weight in reports_with[word]:
                if abs(days[number] - days[other]) <= DAYS_MAX:
                    cosines[other] += weight * other_weight  # type: ignore[assignment]
        for other, cosine in cosines.items():
            if ALIKE_MIN <= cosine < ALIKE_MAX:
                yield cosine, other, number
        for word, weight in vector.items():
            reports_with[word].append((number, weight))
