"""Input that is made to hold up the program: each bomb is written into a folder, and named with its command line."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

STORY = "Ferry burns\n\nTwo people died on Friday when the ferry caught fire off the coast, the minister said.\n"
OTHER = "Ferry fire\n\nThe minister said two people died on Friday when the ferry caught fire off the coast.\n"
DEEP = 100_000
MEGABYTE = 1_000_000


class Bomb(NamedTuple):
    name: str
    lay: Callable[[Path], list[str]]
    """Writes the files into an empty folder and returns the arguments."""
    stdin: bytes = b""
    times: Callable[[Path, int], list[str]] | None = None
    """For a text that may well be long: lays it so many times as long. It passes where twice as much takes about twice
    as long."""
    usual: "Bomb | None" = None
    """A harmless run of the same kind, for what it takes to load what such an input needs."""


def bombs() -> Iterator[Bomb]:
    yield from _texts()
    yield from _markdown()
    yield from _events()
    yield from _settings()
    yield from _own_files()
    yield from _places()
    yield from _long_texts()


def _long_texts() -> Iterator[Bomb]:
    for name, unit, size, command, ending in (
        ("one line of 4 MB", "a", 4 * MEGABYTE, "matches", ".txt"),
        ("one line of words", "word ", 2 * MEGABYTE, "matches", ".txt"),
        ("paragraphs of one letter", "a\n\n", MEGABYTE, "matches", ".txt"),
        ("quotation marks in turn", "“a ”b ‘c ", 100_000, "mentions", ".txt"),
        ("straight quotation marks", "\"'", 40_000, "mentions", ".txt"),
        ("a Markdown list", "- a\n", 450_000, "matches", ".md"),
        ("Markdown headings", "a\n=\n", 450_000, "matches", ".md"),
        ("prose", STORY, MEGABYTE, "matches", ".txt"),
        ("prose with names", "Ann Bee said: “No.” Then Cy Dee left.\n", 200_000, "mentions", ".txt"),
    ):
        yield _long(f"long: {name}", unit, size // len(unit), command, ending)


def _long(name: str, unit: str, count: int, command: str, ending: str) -> Bomb:
    def lay(folder: Path, times: int = 1) -> list[str]:
        path = write(folder / f"long{ending}", unit * (count * times))
        return [command, str(path), str(write(folder / "other.txt", OTHER))]

    return Bomb(name, lay, times=lay)


def article(name: str, data: str | bytes, command: str = "matches", ending: str = ".txt") -> Bomb:
    """A bomb that is one article, opened together with another one that is none."""

    def lay(folder: Path) -> list[str]:
        write(folder / f"bomb{ending}", data)
        write(folder / "other.txt", OTHER)
        return [command, str(folder / f"bomb{ending}"), str(folder / "other.txt")]

    return Bomb(name, lay)


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return path


def _texts() -> Iterator[Bomb]:
    capitals = "A" * 90 + " /Getty\n\n"
    yield article("text: capitals before a credit", capitals * 50)
    yield article("text: short capitals before a credit", ("A" * 90 + " via Reuters/AP\n") * 50)
    yield article("text: names without spaces before a credit", (". " + "Abc" * 30 + " Getty Images\n") * 500)
    yield article("text: spaces in one line", "a" + " " * 100_000 + "b\n")
    yield article("text: spaces where a byline would be", "Head\nBy Ann" + " " * 140 + "Bee\n" + STORY * 20)
    yield article("text: commas and blanks", "Head\n" + " , " * 30_000)
    yield article("text: signs of punctuation", "-" * 200_000 + "a\n")
    yield article("text: full stops", "." * 200_000)
    yield article("text: one word of 500 KB", "a" * 500_000)
    yield article("text: blank lines", "a\n" + "\n" * 2 * MEGABYTE + "b\n")
    yield article("text: lines of one letter", "a\n" * 20_000)
    yield article("text: quotation marks", "“" * 50_000)
    yield article("text: quotation marks (mentions)", "“" * 50_000, "mentions")
    yield article("text: quotation marks in turn (mentions)", "“a ”b ‘c " * 2_000, "mentions")
    yield article("text: straight quotation marks (mentions)", "\"'" * 8_000, "mentions")
    yield article("text: names in a row (mentions)", "Ann Bee " * 8_000, "mentions")
    yield article("text: initials in a row (mentions)", "J. " * 20_000, "mentions")
    yield article("text: said, said (mentions)", "he said, " * 8_000, "mentions")
    yield article("text: brackets", "(" * 100_000)
    yield article("text: a number of 100,000 digits", STORY + "9" * 100_000 + " people died.\n")
    yield article("text: thousands without an end", STORY + "9,999" + ",999" * 50_000 + "\n")
    yield article("text: thousands without an end (mentions)", STORY + "9.99" + ".99" * 50_000, "mentions")
    yield article("text: combining characters", "e" + "\u0301" * 500_000)
    yield article("text: letters with ten combining characters each", ("e" + "\u0301" * 10) * 20_000)
    yield article("text: bidirectional controls", "\u202e" * 300_000 + STORY)
    yield article("text: joiners", "\u200d" * 300_000 + STORY)
    yield article("text: control characters", "\x1b[2J" * 100_000)
    yield article("text: carriage returns", "\r" * 500_000 + STORY)
    japanese = article("text: Japanese", "日本語" * 15)
    yield article("text: words without spaces in Japanese", "日本語" * 15_000)._replace(usual=japanese)
    yield article("text: bytes NUL", b"\0" * MEGABYTE)
    yield article("text: bytes that are no UTF-8", b"\xff\xfe\xfd" * 100_000)
    yield article("text: a lone byte order mark, UTF-16", b"\xff\xfe" + "a\n".encode("utf-16-le") * 20_000)
    yield article("text: lone surrogates", "\ud800" * 100_000)
    yield article("text: above 20 MB", b"a" * (20 * MEGABYTE + 1))
    yield article("text: HTML", "<!doctype html>" + "<p" * 50_000)
    yield article("text: front matter of our own exports", "---\n" + "generator: crosslight\n" * 20_000)


def _markdown() -> Iterator[Bomb]:
    signs = ["[", "![", "[[]", "[a](", "[a][", "![[](", "**a ", "*_", "<a ", "a <!-- ", "&", "\\", "#", "^", ":", "> "]
    lines = ["`a", "1. ", "- a\n", "a\n=\n", "a\n\n", "a|b\n", "[a]: b\n"]
    for unit in [*signs, "- ", "\t- ", "| ", "~~a"]:
        yield article(f"Markdown: 990 KB of {unit!r}", "a " + unit * (990_000 // len(unit)), ending=".md")
    for unit in [*lines, "http://a "]:
        yield article(f"Markdown: 100 KB of {unit!r}", "a " + unit * (100_000 // len(unit)), ending=".md")
    wide = "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + "a\n" * 5_000
    yield article("Markdown: a table whose cells are filled in", wide, ending=".md")
    yield article("Markdown: pictures in pictures", "![" * 9_000 + "a" + "](b)" * 9_000, ending=".md")
    yield article("Markdown: nested lists", "\n".join(" " * (n % 300) + "- a" for n in range(6_000)), ending=".md")
    yield article("Markdown: quotations in quotations", ("> " * 400 + "a\n") * 1_000, ending=".md")
    ticks = " a ".join("`" * count for count in range(1, 700))
    yield article("Markdown: code marks of every length", ticks, ending=".md")
    front = "---\ntitle: [" + "a," * 450_000 + "]\n---\n" + STORY
    yield article("Markdown: front matter of 450,000 values", front, ending=".md")
    yield article("Markdown: nested front matter", "---\ntitle: " + "[" * DEEP + "\n---\n" + STORY, ending=".md")
    yield article("Markdown: front matter without an end", "---\n" + "a: b\n" * 40_000, ending=".md")


def _events() -> Iterator[Bomb]:
    def event(name: str, text: str, command: str = "matches") -> Bomb:
        def lay(folder: Path) -> list[str]:
            write(folder / "a.txt", STORY)
            write(folder / "b.txt", OTHER)
            return [command, str(write(folder / "event.yaml", text))]

        return Bomb(f"event: {name}", lay)

    two = "articles:\n- path: a.txt\n- path: b.txt\n"
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    yield event("60,000 entries", "articles:\n" + "- {path: a.txt}\n" * 60_000)
    yield event("45,000 missing files", "articles:\n" + "".join(f"- path: {n}.txt\n" for n in range(45_000)))
    yield event("4,990 missing files", "articles:\n" + "".join(f"- path: {n}.txt\n" for n in range(4_990)))
    yield event("4,990 times one file", "articles:\n" + "- path: a.txt\n" * 4_990)
    yield event("aliases of aliases", laughs + two)
    yield event("lists in lists", "articles: " + "[" * DEEP)
    yield event("mappings in mappings", "{a: " * DEEP)
    yield event("lists in lists by lines", "".join(" " * n + "-\n" for n in range(900)))
    yield event("one key twice", two + "title: a\n" * 50_000)
    yield event("100,000 unknown keys", two + "".join(f"k{n}: 1\n" for n in range(100_000)))
    yield event("one unknown key of 900 KB", two + "? " + "k" * 900_000 + "\n: 1\n")
    yield event("a key that looks like a place", two + '? "' + " - at `$.a" * 90_000 + '"\n: 1\n')
    yield event("a title of 900 KB", two + "title: " + "a" * 900_000 + "\n")
    yield event("a title that never ends", two + 'title: "' + "a " * 450_000)
    yield event("a number of 900,000 digits", two + "title: " + "9" * 900_000 + "\n")
    yield event("above the limit", two + "# " + "a" * 1_100_000)
    yield event("100,000 documents", two + "---\n" * 100_000)
    yield event("tags", two + "title: !!python/object/apply:os.system [true]\n" * 10_000)
    yield event("comments", two + "# a\n" * 240_000)
    yield event("a path of 900 KB", "articles:\n- path: " + "a" * 900_000 + "\n- path: b.txt\n")
    yield event("a path of 400,000 folders", "articles:\n- path: " + "a/" * 400_000 + "x\n- path: b.txt\n")
    yield event("a path of 300,000 steps up", "articles:\n- path: a/" + "../" * 300_000 + "x\n- path: b.txt\n")
    yield event("control characters", two + "title: \x1b" + "\x00" * 100_000)
    yield event("a byline of 100,000 names", two[:-1] + "\n  byline: " + "Ann Bee, " * 100_000, "mentions")


def _settings() -> Iterator[Bomb]:
    def setting(name: str, file: str, text: str) -> Bomb:
        def lay(folder: Path) -> list[str]:
            write(folder / "settings" / file, text)
            return ["config", "--config", str(folder / "settings")]

        return Bomb(f"settings: {name}", lay)

    yield setting("lists in lists", "articles.yaml", "[" * DEEP)
    yield setting("aliases", "articles.yaml", "a: &a [x]\nb: [" + "*a, " * 100_000 + "]\n")
    yield setting("60,000 keys", "keys.yaml", "".join(f"k{n}: x\n" for n in range(60_000)))
    yield setting("24,000 keys", "keys.yaml", "".join(f"k{n}: x\n" for n in range(24_000)))
    yield setting("a key of 900,000 blanks", "keys.yaml", 'next: "a' + " " * 900_000 + '"\n')
    yield setting("a key of 900,000 dashes", "keys.yaml", 'next: "' + "-" * 900_000 + '"\n')
    yield setting("a key of many signs", "keys.yaml", 'next: "' + "ctrl+" * 180_000 + '"\n')
    yield setting("a list of 200,000 words", "articles.yaml", "not_articles: [" + "a, " * 200_000 + "]\n")
    yield setting("a list of 45,000 agencies", "articles.yaml", "zones:\n  credit_agencies: [" + "a, " * 45_000 + "]\n")
    yield setting("a theme of 900 KB", "reading.yaml", "theme: " + "a" * 900_000)


def _own_files() -> Iterator[Bomb]:
    def corrections(name: str, text: str | bytes) -> Bomb:
        def lay(folder: Path) -> list[str]:
            write(folder / "a.txt", STORY)
            write(folder / "event.yaml", "articles:\n- path: a.txt\n")
            write(folder / "event.corrections.yaml", text)
            return ["mentions", str(folder / "event.yaml")]

        return Bomb(f"corrections: {name}", lay)

    def letters(count: int) -> bytes:
        one = '{"group":"g","letter":"A","article":"a-txt","spot":{"offset":1,"context":"ferry"},"characters":5}'
        return (
            f'{{"version":1,"letters":{{"articles":["a-txt","b-txt"],"given":[{",".join([one] * count)}]}}}}'.encode()
        )

    head = "version: 1\ncorrections:\n"
    merge = "- do: merge\n  person: {name: A}\n  into: {name: B}\n"
    yield corrections("lists in lists", "[" * DEEP)
    yield corrections("18,000", head + merge * 18_000)
    yield corrections("6,000", head + merge * 6_000)
    yield corrections("500,000 values", head + "  [" + "a," * 490_000 + "]")
    yield corrections("no UTF-8", b"\xff" * MEGABYTE)
    for name, data in {
        "lists in lists": b"[" * 4 * MEGABYTE,
        "mappings in mappings": b'{"panes":' * DEEP,
        "25,000 letters": letters(25_000),
        "above the limit": b" " * 5 * MEGABYTE,
        "a number of 1 MB": b'{"version":' + b"9" * MEGABYTE + b"}",
    }.items():
        yield Bomb(f"desk: {name}", _lay_desk(data))
    for name, data in {
        "lists in lists": b"[" * 4 * MEGABYTE,
        "100,000 lines that say nothing": b"{}\n" * 100_000,
        "one line of 10 MB": b'{"a":"' + b"a" * 10 * MEGABYTE,
        "no UTF-8": b"\xff" * 4 * MEGABYTE,
        "bytes NUL": b"\0" * 4 * MEGABYTE,
    }.items():
        yield Bomb(f"notebook import: {name}", _lay_import(data))
    yield Bomb("notebook: 4 MB that are no database", _lay_notebook(b"\0" * 4 * MEGABYTE))
    yield Bomb("notebook: only the beginning of a database", _lay_notebook(b"SQLite format 3\0" + b"\xff" * MEGABYTE))


def _lay_desk(data: bytes) -> Callable[[Path], list[str]]:
    def lay(folder: Path) -> list[str]:
        from tui.api import open_event
        from tui.settings.load import load_settings
        from tui.storage.saved_view import open_saved_view

        paths = [str(write(folder / "a.txt", STORY)), str(write(folder / "b.txt", OTHER))]
        event = open_event(paths, load_settings())
        write(open_saved_view(event.coverage, event.origins, fresh=True).path, data)
        return ["matches", *paths]

    return lay


def _lay_import(data: bytes) -> Callable[[Path], list[str]]:
    return lambda folder: [
        "notebook", "import", str(write(folder / "notes.jsonl", data)), "--notebook", str(folder / "notebook.sqlite"),
    ]  # fmt: skip


def _lay_notebook(data: bytes) -> Callable[[Path], list[str]]:
    return lambda folder: ["notebook", "check", "--notebook", str(write(folder / "notebook.sqlite", data))]


def _places() -> Iterator[Bomb]:
    def fifo(folder: Path) -> list[str]:
        os.mkfifo(folder / "bomb.txt")
        return ["matches", str(folder), str(write(folder / "other.txt", OTHER))]

    def loop(folder: Path) -> list[str]:
        (folder / "bomb.txt").symlink_to(folder / "bomb.txt")
        (folder / "event.yaml").symlink_to(folder / "event.yaml")
        return ["matches", str(folder), str(write(folder / "other.txt", OTHER))]

    def around(folder: Path) -> list[str]:
        (folder / "in").mkdir()
        (folder / "in" / "in").symlink_to(folder / "in")
        return ["matches", str(folder / ("in/" * 300) / "a.txt"), str(write(folder / "other.txt", OTHER))]

    def empty_files(folder: Path) -> list[str]:
        for number in range(4_990):
            (folder / f"{number}.txt").touch()
        return ["matches", str(folder)]

    def many_files(folder: Path) -> list[str]:
        for number in range(20_000):
            (folder / f"{number}.txt").touch()
        return ["matches", str(folder)]

    def alike(folder: Path) -> list[str]:
        for number in range(2_000):
            (folder / f"{'ab' * 98}{number:04}.txt").touch()
        return ["matches", *(str(folder / f"{'ba' * 98}{number:04}.txt") for number in range(40))]

    yield Bomb("place: a pipe in a folder", fifo)
    yield Bomb("place: links that lead to themselves", loop)
    yield Bomb("place: links in a circle", around)
    yield Bomb("place: /dev/zero", lambda folder: ["matches", "/dev/zero", str(write(folder / "b.txt", OTHER))])
    yield Bomb("place: a folder of 4,990 empty files", empty_files)
    yield Bomb("place: a folder of 20,000 files", many_files)
    yield Bomb("place: missing files, and 2,000 names a little like them", alike)
    yield Bomb(
        "place: 2,000 missing files", lambda folder: ["matches", *(str(folder / f"{n}.txt") for n in range(2_000))]
    )
    yield Bomb("place: a name of 100,000 letters", lambda folder: ["matches", str(folder / ("a" * 100_000))])
    yield Bomb("standard input: 30 MB", lambda folder: ["matches", "-"], b"a" * 30 * MEGABYTE)
    yield Bomb("standard input: bytes NUL", lambda folder: ["matches", "-"], b"\0" * 4 * MEGABYTE)
