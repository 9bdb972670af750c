"""Damaged files of every kind that the program reads: those of articles, and its own."""

import random
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.articles.batches.made import made_articles
from tests.articles.batches.page_layouts import europresse_html, factiva_plain
from tests.articles.batches.text_layouts import lexisnexis_text, nexis_docx, proquest_text
from tests.bench.promised.model import Outcome
from tests.bench.reading_fuzz import REASON_CHARACTERS_MAX, mutated, mutated_inside, originals
from tui.api import open_event
from tui.articles.draft_reader import DraftReader
from tui.articles.make import article_from_draft
from tui.files import UnreadableFile
from tui.notebook.errors import NotebookError
from tui.notebook.jsonl import UnreadableLines, import_lines
from tui.notebook.store import Notebook
from tui.settings.load import load_settings
from tui.shipped import shipped_text
from tui.storage.corrections_file import CorrectionsFile
from tui.storage.saved_view import SavedViewFile
from tui.yaml.reader import YamlError

CPU_SECONDS_MAX = 5.0
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
OWN_OF = 4
"""Every fourth file is one of the program's own."""

ARTICLES = load_settings().articles
Read = Callable[[Path, bytes], Iterator[str]]
"""Reads a file, and yields every text that may be printed of it."""


def check(count: int) -> Outcome:
    outcome, outcomes = Outcome(), Counter[str]()
    slowest = 0.0
    articles, own = {**originals(), **_batches()}, _own_files()
    sources = [*articles.values(), *(data for data, _ in own.values())]
    with TemporaryDirectory() as folder, DraftReader(ARTICLES) as reader:
        for number in range(count):
            chance = random.Random(number)
            if number % OWN_OF == 0:
                name, (data, read) = list(own.items())[number // OWN_OF % len(own)]
                path = Path(folder) / name
            else:
                name, data = list(articles.items())[number % len(articles)]
                path, read = Path(f"file{name}"), lambda path, data: _read_draft(reader, path, data)
            mutate = mutated_inside if number // len(sources) % 2 else mutated
            seconds = _check_one(
                f"{number} {name}", path, mutate(data, chance, sources), read, outcome, outcomes, reader
            )
            slowest = max(slowest, seconds)
    outcome.count = count
    outcome.expect(outcomes["opened"] > 0 and outcomes["refused"] > 0, f"only {dict(outcomes)}")
    outcome.remark = f"{outcomes['opened']:,} opened, {outcomes['refused']:,} refused; slowest {slowest:.1f} s of CPU"
    return outcome


def _check_one(
    named: str,
    path: Path,
    data: bytes,
    read: Read,
    outcome: Outcome,
    outcomes: Counter[str],
    reader: DraftReader,
) -> float:
    """Returns the seconds of processor time."""
    began = _cpu_seconds(reader)
    try:
        texts = list(read(path, data))
        outcomes["opened"] += 1
    except (UnreadableFile, YamlError, NotebookError, UnreadableLines) as error:
        outcomes["refused"] += 1
        texts = [str(error)]
        is_line = "\n" not in texts[0] and len(texts[0]) <= REASON_CHARACTERS_MAX + len(str(path))
        outcome.expect(is_line, f"{named}: not one line: {texts[0][:80]!r}")
    except Exception as error:  # noqa: BLE001 - what is looked for
        outcome.fail(f"{named}: {type(error).__name__}: {error}")
        return 0.0
    seconds = max(0.0, _cpu_seconds(reader) - began)
    outcome.expect(seconds < CPU_SECONDS_MAX, f"{named}: {seconds:.1f} s of processor time")
    for text in texts:
        leak = next((c for c in text if c in BIDI or (unicodedata.category(c) in ("Cc", "Cs") and c != "\n")), "")
        outcome.expect(not leak, f"{named}: {leak!r} comes out in {text[:60]!r}")
    return seconds


def _cpu_seconds(reader: DraftReader) -> float:
    """Processor time of this process and of the parsing process, where the system tells it (in /proc)."""
    seconds = time.process_time()
    process = reader._process and reader._process._process
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2].split() if process else []
    except OSError:
        return seconds
    return seconds + sum(map(int, fields[11:13])) / 100


def _read_draft(reader: DraftReader, path: Path, data: bytes) -> Iterator[str]:
    """Yield what the lists and the screens show of the articles in a file."""
    for draft in reader.read(str(path), data):
        yield draft.notice
        with suppress(ValueError):  # a blank text
            yield from _texts_in(msgspec.to_builtins(article_from_draft(draft, ARTICLES, id="a", path=str(path))))


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ():
        yield from _texts_in(part)


def _batches() -> dict[str, bytes]:
    """Downloads of several articles, and lists, by the ending of the file."""
    made = made_articles(3, seed=5)
    rows = [{"title": one.headline, "text": "\n".join(one.body), "source": one.outlet} for one in made]
    items = "".join(
        f"<item><title>{row['title']}</title><description>{row['text']}</description></item>" for row in rows
    )
    return {
        ".lexisnexis.txt": lexisnexis_text(made),
        ".proquest.txt": proquest_text(made),
        ".nexis.docx": nexis_docx(made),
        ".europresse.html": europresse_html(made),
        ".factiva.html": factiva_plain(made),
        ".jsonl": b"".join(msgspec.json.encode(row) + b"\n" for row in rows),
        ".csv": b"title,text\n" + b"".join(f'{row["title"]},"{row["text"]}"\n'.encode() for row in rows),
        ".xml": f'<rss version="2.0"><channel><title>Q</title>{items}</channel></rss>'.encode(),
    }


def _own_files() -> dict[str, tuple[bytes, Read]]:
    """Files that the program itself writes or whose form it sets: name → (a sound one, how it is read)."""
    corrections = "".join(
        f"- do: rename\n  person: {{name: Person {n}}}\n  to: Someone Else {n}\n"
        f"- do: merge\n  person: {{name: A{n}}}\n  into: {{name: B{n}}}\n"
        for n in range(4)
    )
    event = "title: Fire\narticles:\n" + "".join(f"- path: {n}.txt\n  outlet: Outlet {n}\n" for n in range(4))
    return {
        "event.yaml": (event.encode(), _read_event),
        "a.corrections.yaml": (f"version: 1\ncorrections:\n{corrections}".encode(), _read_corrections),
        "desk.json": (
            b'{"version":1,"panes":["a","b"],"cutoff":50.0,"letters":{"articles":[],"given":[]}}',
            _read_view,
        ),
        "notes.jsonl": (_notes(), _read_notes),
        "notebook.yaml": (shipped_text("config/notebook.yaml").encode(), _read_settings),
        "keys.yaml": (shipped_text("config/keys.yaml").encode(), _read_settings),
    }


def _notes() -> bytes:
    from tests.bench.notebook_crash import filled
    from tui.notebook.jsonl import export_lines

    with TemporaryDirectory() as folder:
        notebook = filled(Path(folder) / "notebook.sqlite", 5)
        data = export_lines(notebook)
        notebook.close()
    return data


def _read_event(path: Path, data: bytes) -> Iterator[str]:
    folder = path.parent / "event"
    folder.mkdir(exist_ok=True)
    for number in range(4):
        (folder / f"{number}.txt").write_text(
            f"Fire\n\nOne person died at the pier, {number} said.\n", encoding="utf-8"
        )
    (folder / "event.yaml").write_bytes(data)
    event = open_event([str(folder)])
    yield from _texts_in([msgspec.to_builtins(report) for report in (*event.problems, *event.notices)])
    yield event.coverage.title
    yield from (
        text for article in event.coverage.articles for text in (article.text, article.outlet, article.headline)
    )


def _read_corrections(path: Path, data: bytes) -> Iterator[str]:
    path.write_bytes(data)
    file = CorrectionsFile([path])
    yield str(file.problem or "")
    yield from _texts_in(msgspec.to_builtins(file.corrections))


def _read_view(path: Path, data: bytes) -> Iterator[str]:
    path.write_bytes(data)
    file = SavedViewFile(path)
    file.read()
    yield file.problem
    for aside in path.parent.glob("desk.damaged-*"):
        aside.unlink()


def _read_notes(path: Path, data: bytes) -> Iterator[str]:
    notebook = Notebook(path.with_name("notebook.sqlite"), 5)
    try:
        import_lines(notebook, data)
        yield from _texts_in([msgspec.to_builtins(item.what) for item in notebook.items()])
        yield from _texts_in([msgspec.to_builtins(record) for record in notebook.records()])
    finally:
        notebook.close()
        notebook.path.unlink(missing_ok=True)


def _read_settings(path: Path, data: bytes) -> Iterator[str]:
    folder = path.parent / f"settings-{path.stem}"
    folder.mkdir(exist_ok=True)
    (folder / path.name).write_bytes(data)
    yield from _texts_in(msgspec.to_builtins(load_settings(folder).notebook))
