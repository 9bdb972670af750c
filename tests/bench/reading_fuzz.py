"""Open thousands of damaged files of every kind, with fixed seeds, and print what became of them.

    python tests/bench/reading_fuzz.py [COUNT] [--seed N]

Every file must open or be one line; the program must not crash, hang past the limit, or grow.
"""

import argparse
import io
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.made_documents import HEADLINE, MAKERS, STORY, zipped
from tests.made_pdfs import pdf, set_in_columns
from tui.articles.draft_reader import DraftReader
from tui.files import UnreadableFile
from tui.settings.load import load_settings

KIBIBYTE = 1024
REASON_CHARACTERS_MAX = 400


def originals() -> dict[str, bytes]:
    """Return a sound file of each kind, by its ending."""
    files = {ending: make() for ending, make in MAKERS.items()}
    pages = set_in_columns(HEADLINE, [text for _ in range(8) for text in STORY], 2, hyphens=True, furniture=True)
    front = f'---\ntitle: "{HEADLINE}"\nsource: https://x.example/a\n---\n'
    return {
        **files,
        ".pdf": pdf(pages, HEADLINE),
        ".md": (front + "\n\n".join(STORY)).encode(),
        ".txt": "\n\n".join((HEADLINE, *STORY)).encode(),
    }


def mutated(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """Return the data with some of it flipped, cut, doubled, moved, or mixed with another file's."""
    result = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        at = chance.randrange(max(1, len(result)))
        length = chance.choice((1, 2, 8, 64, 512))
        match chance.randrange(8):
            case 0:
                result[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del result[at : at + length]
            case 2:
                result[at:at] = result[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                del result[at:]
            case 4:
                result[at:at] = chance.randbytes(length)
            case 5:
                other = chance.choice(others)
                start = chance.randrange(len(other))
                result[at:at] = other[start : start + length]
            case 6:
                result[at : at + 4] = chance.choice(
                    (b"\xff\xff\xff\xff", b"\0\0\0\0", b"<<<<", b"99999999999", b"{{{{")
                )
            case _:
                end = min(len(result), at + length)
                result[at:end] = bytes(reversed(result[at:end]))
    return bytes(result)


def mutated_inside(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """Return an archive with one of its files mutated, and sound around it; any other file mutated itself."""
    if not data.startswith(b"PK"):
        return mutated(data, chance, others)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    return zipped(files | {name: mutated(files[name], chance, others)}, stored=["mimetype"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    options = load_settings().articles
    files = originals()
    outcomes: dict[str, Counter[str]] = {ending: Counter() for ending in files}
    slowest, crashes, start_memory = 0.0, [], 0
    with DraftReader(options) as reader:
        for number in range(arguments.count):
            ending = list(files)[number % len(files)]
            chance = random.Random(arguments.seed * 1_000_003 + number)
            mutate = mutated_inside if number // len(files) % 2 else mutated
            data = mutate(files[ending], chance, list(files.values()))
            started = time.monotonic()
            try:
                drafts = reader.read(f"file{ending}", data)
                outcome = "opened" if all(draft.text == draft.text for draft in drafts) else "?"
            except UnreadableFile as error:
                outcome = "limit" if "too long to read" in error.reason or "memory" in error.reason else "refused"
                outcome = "parser crashed" if "parser crash" in error.reason else outcome
                if "\n" in error.reason or len(error.reason) > REASON_CHARACTERS_MAX:
                    crashes.append(f"{number}{ending}: not one line: {error.reason[:80]!r}")
            except Exception as error:  # noqa: BLE001 - what the bench looks for
                outcome = "CRASH"
                crashes.append(f"{number}{ending}: {type(error).__name__}: {error}"[:160])
            slowest = max(slowest, time.monotonic() - started)
            outcomes[ending][outcome] += 1
            if number == 200:
                start_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start_memory) * KIBIBYTE / 1e6
    print("| kind | opened | refused | parser crashed, replaced | limit | reader crashed |\n|---|---|---|---|---|---|")
    for ending, counts in outcomes.items():
        cells = (counts[name] for name in ("opened", "refused", "parser crashed", "limit", "CRASH"))
        print(f"| {ending} | {' | '.join(map(str, cells))} |")
    print(f"\n{arguments.count} files; slowest {slowest:.2f} s on the clock; memory grew by {grown:.0f} MB")
    print("\n".join(crashes[:20]))
    return bool(crashes)


if __name__ == "__main__":
    sys.exit(main())
