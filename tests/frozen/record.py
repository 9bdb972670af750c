"""Record what the program writes and draws, and compare it with an earlier recording.

    python tests/frozen/record.py --compare tests/frozen/digests.json    what differs; exit status 1 if anything does
    python tests/frozen/record.py --out tests/frozen/digests.json        record anew, after a change that was meant
    … --only PART       only items whose name contains PART: documents/export, screens/compare …
    … --text FOLDER     also write each item into a file, to be read with `diff -r` against another folder

A move or a rename changes nothing here. Screens also stand as text in screens.txt beside the digests, so that a change
of wording is reviewed as a diff. The result depends neither on the clock nor on the machine, its paths, its load or the
hash seed; see CONTRIBUTING.md.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREENS = "screens.txt"
DIGEST_CHARACTERS = 16
HEAD = "=== "
"""Begins the line above each screen in screens.txt."""
DIFFERENT_LINES_MAX = 200
"""Lines of a difference between screens that are printed; --text has all of them."""


def main() -> int:
    arguments = _arguments()
    items = dict(_items(arguments.only))
    if arguments.text:
        _write_texts(Path(arguments.text), items)
    digests = {name: sha256(text.encode()).hexdigest()[:DIGEST_CHARACTERS] for name, text in items.items()}
    if arguments.out:
        Path(arguments.out).write_text(json.dumps(digests, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        Path(arguments.out).with_name(SCREENS).write_text(_screens_text(items), encoding="utf-8")
    return _compared(Path(arguments.compare), arguments.only, digests, items) if arguments.compare else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", metavar="FILE")
    parser.add_argument("--compare", metavar="FILE")
    parser.add_argument("--only", metavar="PART", default="")
    parser.add_argument("--text", metavar="FOLDER")
    return parser.parse_args()


def _items(only: str) -> Iterator[tuple[str, str]]:
    sys.path.insert(0, str(ROOT))
    from tests.frozen.sandbox import sandbox

    with sandbox() as folder:  # before the program is loaded: some of it looks at the environment on import
        from tests.frozen.documents import documents

        yield from documents(folder, only)
        if only.startswith("documents/"):
            return
        from tests.frozen.screens import screens

        for name, text, styles in screens(folder, only):
            yield name, text
            yield f"{name}/styles", styles


def _screens_text(items: Mapping[str, str]) -> str:
    texts = ((name, text) for name, text in items.items() if _is_screen(name))
    return "".join(f"{HEAD}{name}\n{text}" for name, text in texts)


def _is_screen(name: str) -> bool:
    return name.startswith("screens/") and not name.endswith("/styles")


def _write_texts(folder: Path, items: Mapping[str, str]) -> None:
    for name, text in items.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _compared(recorded: Path, only: str, digests: Mapping[str, str], items: Mapping[str, str]) -> int:
    """Prints what differs; the exit status."""
    known = {name: digest for name, digest in json.loads(recorded.read_text(encoding="utf-8")).items() if only in name}
    different = [name for name in known | digests if known.get(name) != digests.get(name)]
    for name in different:
        print("changed" if name in known and name in digests else "new" if name in digests else "gone", name)
    print(*_screen_differences(recorded.with_name(SCREENS), different, items)[:DIFFERENT_LINES_MAX], sep="\n")
    print(f"{len(different)} of {len(known | digests)} items differ")
    return 1 if different else 0


def _screen_differences(recorded: Path, names: Iterable[str], items: Mapping[str, str]) -> list[str]:
    before = _recorded_screens(recorded)
    lines: list[str] = []
    for name in filter(_is_screen, names):
        now = items.get(name, "").splitlines()
        lines += unified_diff(before.get(name, []), now, name, name, "before", "now", n=1, lineterm="")
    return lines


def _recorded_screens(path: Path) -> dict[str, list[str]]:
    screens: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith(f"{HEAD}screens/"):
            lines = screens.setdefault(line.removeprefix(HEAD), [])
        else:
            lines.append(line)
    return screens


if __name__ == "__main__":
    raise SystemExit(main())
