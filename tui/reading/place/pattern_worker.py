"""A separate program that searches texts for a regular expression, so that it can be killed if it never ends.

Reads JSON from standard input, {"pattern", "texts", "hits_max"}; writes {"hits": per text [start, end, start, …]} or
{"error": the fault in the pattern}. Imports nothing from the rest, so that it starts quickly.
"""

import json
import re
import sys
from itertools import islice


def main() -> None:
    request = json.load(sys.stdin)
    try:
        pattern = re.compile(request["pattern"], re.IGNORECASE | re.MULTILINE)
    except re.error as error:
        place = f", at character {error.pos + 1}" if error.pos is not None else ""
        answer: dict[str, object] = {"error": f"{error.msg}{place}"}
    except (RecursionError, OverflowError, MemoryError):
        answer = {"error": "nested too deeply, or repeats too often"}
    else:
        answer = {"hits": [_hits(pattern, text, request["hits_max"]) for text in request["texts"]]}
    json.dump(answer, sys.stdout)


def _hits(pattern: "re.Pattern[str]", text: str, hits_max: int) -> list[int]:
    spans = (match.span() for match in pattern.finditer(text))
    return [offset for span in islice((s for s in spans if s[0] < s[1]), hits_max) for offset in span]


if __name__ == "__main__":
    main()
