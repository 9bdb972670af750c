"""How well reported speech without marks is found, against annotated attributions.

Gold marks far more than clear cues (opinions, wishes, what a report shows), so recall is given of all of it and of what
has one of the plainest cues. Right: some attribution's content with IoU ≥ .5; touching: an attribution by that speaker
whose content overlaps, also where its border is drawn elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from tui.mentions.model import MentionSet, Quote
from tui.text.span import Span

PLAIN = re.compile(r"\b(said|says|say|told|according to|added|warned|announced|noted|denied|argued|claimed|insisted)\b")


def reported(rows: Sequence[dict[str, Any]], find_in: Callable[[dict[str, Any]], MentionSet], *, errors: bool) -> None:
    rules: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    counts: Counter[str] = Counter()
    wrong = []
    for row in rows:
        gold = row["quotes"]
        used: set[int] = set()
        for quote in find_in(row).reported:
            best = max(range(len(gold)), key=lambda n: _iou(quote.parts[0], gold[n]["content"]), default=None)
            right = best is not None and _iou(quote.parts[0], gold[best]["content"]) >= 0.5
            if right and best is not None:
                used.add(best)
            speaker = right and best is not None and _by(quote, gold[best])
            touching = any(_iou(quote.parts[0], one["content"]) > 0 and _by(quote, one) for one in gold)
            rules[quote.rule].append((right, speaker, touching))
            if not right:
                wrong.append(f"{quote.rule}: {quote.speaker_text!r}: {quote.parts[0].slice(row['text'])[:100]!r}")
        for n, one in enumerate(gold):
            if one["kind"] == "indirect":
                plain = PLAIN.search(" ".join(row["text"][slice(*span)] for span in one["cue"]).lower()) is not None
                counts["all"] += 1
                counts["all found"] += n in used
                counts["plain"] += plain
                counts["plain found"] += plain and n in used
    shown = [one for results in rules.values() for one in results]
    right = sum(one[0] for one in shown)
    print(
        f"reported speech: {len(shown)} shown, right {right / len(shown):.3f}, touching an attribution by the speaker "
        f"{sum(one[2] for one in shown) / len(shown):.3f}; speaker right of those right "
        f"{sum(one[1] for one in shown) / right:.3f}; recall of all {counts['all found'] / counts['all']:.3f}, "
        f"of the plainest cues {counts['plain found'] / counts['plain']:.3f}"
    )
    for rule, results in sorted(rules.items(), key=lambda item: -len(item[1])):
        print(f"    {rule:24} {len(results):4}  {sum(one[0] for one in results) / len(results):.2f}")
    for line in wrong if errors else ():
        print("  ", line)


def _by(quote: Quote, gold: dict[str, Any]) -> bool:
    mention = quote.speaker_mention
    return not gold["source"] or (mention is not None and any(mention.overlap(Span(*span)) for span in gold["source"]))


def _iou(part: Span, content: Sequence[Sequence[int]]) -> float:
    both = sum(part.overlap(Span(*span)) for span in content)
    return both / (len(part) + sum(end - start for start, end in content) - both or 1)
