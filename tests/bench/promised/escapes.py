"""Hostile texts on every screen of the reader, through a terminal: every byte that reaches it is looked at."""

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.promised.hostile import MARK, HostileEvent
from tests.bench.promised.model import Outcome
from tests.terminal import Terminal
from tui.articles.model import Passage
from tui.notebook.reader import ReadersNotebook
from tui.notebook.store import Notebook
from tui.reading.annotations import IN_OWN_WORDS
from tui.shipped import shipped_path

ESCAPES, MARKUPS = 100, 500
"""Payloads in one session."""
DRAWN_MIN = 0.9
"""The share of them that must be seen in what is drawn, where a line break or a partial update can split some."""
ESCAPES_BACK = 2
"""How often escape is pressed to get back from any screen."""
PAGES = {(160, 45): 10, (80, 24): 40, (240, 60): 10}
"""Size of the terminal → how many pages are turned, so that all of the payloads are drawn."""
SURFACES = {
    "texts": ("", "words"),
    "passages": ("nnN", "passage"),
    "people": ("pj\r", "People"),
    "rename": ("pr", "Rename"),
    "merge": ("pM", "Merge"),
    "split": ("pS", "Split"),
    "quotes": ("tj\r", "Quotes"),
    "speaker": ("tA", "speaker"),
    "sidebar of passages": ("Pj", "Passages"),
    "compare": ("n\r", "Compare"),
    "coverage": ("cjl\t\t", "Coverage"),
    "differences": ("d", "Differences"),
    "check": ("R", "Check"),
    "closest": ("C", "Close"),
    "notes": ("B", "Notes"),
    "note": ("na", "Note"),
    "verdict": ("nJ", "same"),
    "articles": ("L", "Articles"),
    "open": ("o", "Open"),
    "export": ("e\t", "Export"),
    "finder": ("/7331\r", "7331"),
    "help": ("?", "Move around"),
    "palette": (":", "Commands"),
    "rename an article": ("r", "headline"),
    "kinds": ("K", "Kinds"),
}
"""Screen → the keys that open it, and a word that it shows."""
SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[ -/]*[0-~]"
)
BARE_MARKUP = re.compile(r"\b(outlet|headline|byline|Fire|Ferry) mkp(\d+)(?!\d)")
"""What a field looks like on the screen once the markup before its word has been carried out; see hostile.py."""
CONTROLS = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


def check(numbers: range) -> Outcome:
    """numbers: of the sessions, which are drawn by them."""
    outcome = Outcome(remark=f"{len(SURFACES)} screens")
    usual = _shapes(_session(None, 0, Outcome()))  # the sample event has no draft and no notes to show
    for seed in numbers:
        hostile = HostileEvent(seed, ESCAPES, MARKUPS)
        output = _session(hostile, seed, outcome)
        outcome.broken += (f"session {seed}: {line}" for line in _leaks(output, usual, hostile))
        escapes, markups = hostile.payloads_drawn(screen := SEQUENCE.sub(b"", output))
        is_enough = escapes >= DRAWN_MIN * ESCAPES and markups >= DRAWN_MIN * MARKUPS
        outcome.expect(is_enough, f"session {seed}: only {escapes} escapes and {markups} markups were drawn")
        times = screen.count(str(MARK).encode())
        outcome.add(Outcome(1, figures={"escapes": escapes, "markups": markups, "drawn without effect": times}))
    return outcome


def _session(hostile: HostileEvent | None, seed: int, outcome: Outcome) -> bytes:
    """Everything that the terminal got; the sample event where there is nothing hostile."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "event"
        folder.mkdir()
        notebook = Path(name) / "notebook.sqlite"
        if hostile:
            hostile.write(folder)
            _annotate(folder, notebook, hostile)
        else:
            shutil.copytree(shipped_path("seeds"), folder, dirs_exist_ok=True)
        size = [*PAGES][seed % len(PAGES)]
        env = {"ESCDELAY": "5", **{f"XDG_{kind}_HOME": f"{name}/{kind}" for kind in ("STATE", "DATA", "CONFIG")}}
        terminal = Terminal([str(folder), "--notebook", str(notebook)], size=size, env=env)
        try:
            terminal.wait_for("shared passages")
            for surface, (keys, word) in SURFACES.items():
                pages = " " * PAGES[size] if surface == "texts" else ""
                _visit(terminal, pages + keys, word, f"session {seed}: {surface}", outcome)
            terminal.send("q")
            outcome.expect(terminal.end() == 0, f"session {seed}: exit status")
        except (AssertionError, OSError) as error:
            outcome.fail(f"session {seed}: {error}")
        return terminal.output


def _visit(terminal: Terminal, keys: str, word: str, named: str, outcome: Outcome) -> None:
    at = len(terminal.output)
    for key in keys:
        terminal.answer(key)
    seen = SEQUENCE.sub(b"", terminal.output[at:])
    outcome.expect(word.lower().encode() in seen.lower(), f"{named} was not shown")
    for _ in range(ESCAPES_BACK):
        terminal.answer("\x1b")


def _annotate(folder: Path, path: Path, hostile: HostileEvent) -> None:
    """Notes, tags and verdicts with payloads."""
    from tui.api import absolute_files, open_event
    from tui.text.span import Span

    event = open_event([str(folder)])
    reader = ReadersNotebook(Notebook(path, 5), event.settings.notebook)
    reader.open(event.coverage, absolute_files(event.origins))
    for number, article in enumerate(event.coverage.articles):
        passage = Passage(article.id, Span(30 + number, 60 + number))
        reader.note([passage], hostile.text())
        reader.tag(reader.notes.annotations[-1].key, [hostile.payload(), hostile.payload()])
        reader.judge([passage], IN_OWN_WORDS, hostile.text())
    reader.close()


def _shapes(output: bytes) -> set[bytes]:
    """Escape sequences without their numbers and texts."""
    return {_shape(sequence) for sequence in SEQUENCE.findall(output)}


def _shape(sequence: bytes) -> bytes:
    if sequence[1:2] in b"]PX^_":
        return sequence[:2] + re.match(rb"\d*", sequence[2:]).group()
    return re.sub(rb"[\d;:]+", b"", sequence)


def _leaks(output: bytes, usual: set[bytes], hostile: HostileEvent) -> list[str]:
    lines = [
        f"the sequence {sequence[:60]!r} came out"
        for sequence in SEQUENCE.findall(output)
        if str(MARK).encode() in sequence or _shape(sequence) not in usual
    ]
    text = SEQUENCE.sub(b"", output).decode(errors="replace")
    lines += [f"{leak!r} came out" for leak in {*CONTROLS.findall(text)}]
    for field, number in BARE_MARKUP.findall(text):
        markup = hostile.markups[int(number)]
        if not markup.startswith("mkp"):
            lines.append(f"{markup!r} was taken for markup behind “{field}”")
    return lines[:20]
