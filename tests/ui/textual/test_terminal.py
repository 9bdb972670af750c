"""What reaches a real terminal, and what its keys do."""

import re

import pytest

from tests.warm_terminal import WarmTerminal
from tui.shipped import shipped_path

MARKUP = "[@click=app.quit]x[/] [bold]y [/b] [link=http://evil.example]z[/link] $primary {0} %s"
PAYLOADS = {
    "csi": "\x1b[31;7771m",
    "osc title": "\x1b]0;STOLEN-TITLE\x07",
    "osc link": "\x1b]8;;http://stolen.example\x1b\\",
    "osc clipboard": "\x1b]52;c;U1RPTEVO\x07",
    "dcs": "\x1bPSTOLEN-DCS\x1b\\",
    "c1 csi": "\x9b7772m",
    "c1 osc": "\x9d0;STOLEN-C1\x9c",
    "c0": "\x01\x02\x05\x07\x08\x0b\x0c\x0e\x7f",
    "bidi": "\u202e\u2066\u202d\u2069",
    "tags": "\U000e0041\u200b\ufeff",
}
HOSTILE = "".join(PAYLOADS.values()) + MARKUP


def forbidden_in(output: bytes) -> list[str]:
    """Payloads, or bytes that only a payload can have brought."""
    found = [name for name, payload in PAYLOADS.items() if payload.encode() in output and name != "c0"]
    # Textual itself sets the pointer's shape, with a BEL at the end.
    text = re.sub(r"\x1b\]22;[a-z]+\x07", "", output.decode("utf-8", "replace"))
    found += [repr(c) for c in set(text) if ord(c) < 32 and c not in "\x1b\r\n\x0f"]
    found += [repr(c) for c in set(text) if 0x7F <= ord(c) <= 0x9F]
    found += [repr(c) for c in set(text) if c in "\u202e\u2066\u202d\u2069\u200b\ufeff\U000e0041"]
    return found + re.findall(r"\x1b(?:\[31;7771m|\]0;|\]8;|\]52;|PSTOLEN)", text)


@pytest.fixture
def hostile_event(tmp_path):
    """Two articles with hostile text in every place from which text comes to the screen."""
    said = f"“We saw {HOSTILE} at the gate in May,” Mayor Ana Prill said on Monday, {HOSTILE} she added."
    shared = f"The harbour master closed the north quay on Monday after {HOSTILE} fuel reached the market steps."
    for name in ("one", "two"):
        head = f"Fire {HOSTILE} at the quay\n\nBy {HOSTILE}\n\n"
        body = f"{head}{shared}\n\n{said}\n\nThis is number {name}.\n\nRead more\n{HOSTILE}\n"
        (tmp_path / f"{name}.txt").write_bytes(body.encode("utf-8", "surrogatepass"))
    quoted = '"' + "".join(c if 32 <= ord(c) < 127 and c not in '"\\' else f"\\U{ord(c):08x}" for c in HOSTILE) + '"'
    fields = "".join(f"\n    {key}: {quoted}" for key in ("outlet", "headline", "byline", "published", "url"))
    articles = "".join(f"\n  - path: {name}.txt{fields}" for name in ("one", "two"))
    (tmp_path / "event.yaml").write_text(f"title: {quoted}\narticles:{articles}\n")
    return tmp_path


def test_hostile_text_stays_text_wherever_it_is_shown(hostile_event):
    terminal = WarmTerminal([str(hostile_event)])
    terminal.wait_for("north quay", "passage")
    for keys in ("n", "]", "w", "\r", "\x1b", "p", "\r", "j", "\r", "n", "t", "j", "\r", "\x1b", "/quay\r", "n"):
        terminal.answer(keys)
    for column in range(2, 60, 8):  # the titles, the text, the status line: no click may run an action
        for row in (1, 2, 5, 44):
            terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
    terminal.settle()
    for opened, left in (("r", "\x1b"), ("e", "\x1b"), ("?", "\x1b"), (":", "\x1b")):
        terminal.answer(opened)
        terminal.answer(left)
    terminal.send("q")
    assert terminal.end() == 0
    assert forbidden_in(terminal.output) == []
    assert "[@click=app.quit]" in terminal.output.decode()


@pytest.mark.parametrize("command", ["matches", "mentions", "export", "text"])
def test_hostile_text_stays_text_on_the_command_line(hostile_event, command):
    target = hostile_event / "one.txt" if command == "text" else hostile_event
    terminal = WarmTerminal([command, str(target)])
    assert terminal.end() == 0
    assert forbidden_in(terminal.output) == []


def test_hostile_names_in_errors_stay_text(tmp_path):
    name = "".join(c for c in HOSTILE if c not in "\x00/")
    (tmp_path / "event.yaml").write_text(f"title: x\narticles:\n  - path: a\n    {name.encode()!r}: 1\n")
    for arguments in (
        [f"{tmp_path}/{name}"],
        ["matches", f"{tmp_path}/{name}"],
        [str(tmp_path)],
        ["--cutoff", name],
        [f"--{name}"],
        ["--config", name],
    ):
        terminal = WarmTerminal(arguments)
        assert terminal.end() in (2, 3, 4)
        assert forbidden_in(terminal.output) == []


def test_a_hostile_folder_name_stays_text_after_saving(tmp_path):
    folder = tmp_path / "".join(c for c in HOSTILE if c not in "\x00/")[:80]
    folder.mkdir()
    terminal = WarmTerminal([str(shipped_path("seeds"))], folder=folder)
    terminal.wait_for("shared passages", "Wallace")
    for keys in ("e", "\r", "e", "\r", "\x1b"):
        terminal.answer(keys)
    terminal.send("q")
    assert terminal.end() == 0
    assert forbidden_in(terminal.output) == []
    assert (folder / "british-russian-talks.md").exists()


def test_the_reader_is_drawn_even_if_standard_error_goes_to_a_file(tmp_path):
    terminal = WarmTerminal([str(shipped_path("seeds"))], stderr=str(tmp_path / "errors"))
    terminal.wait_for("Fears expressed", "shared passages")
    terminal.send("q")
    assert terminal.end() == 0
    assert (tmp_path / "errors").read_text() == ""


def test_an_article_from_standard_input_is_read_by_keys_from_the_terminal():
    sample = shipped_path("seeds") / "000_3eb661917a67719b.txt"
    terminal = WarmTerminal(["-", str(shipped_path("seeds") / "002_311608aec32b352f.txt")], stdin=sample.read_bytes())
    terminal.wait_for("Fears expressed", "passage")
    terminal.send("n")
    terminal.wait_for("passage 1/")
    terminal.send("q")
    assert terminal.end() == 0


def test_the_sample_event_opens_without_arguments_and_q_leaves():
    terminal = WarmTerminal([])
    terminal.wait_for("Fears expressed", "The Guardian", "shared passages")
    terminal.send("q")
    assert terminal.end() == 0


def test_unopened_inputs_are_reported_once_after_the_screen_has_closed(tmp_path):
    (tmp_path / "post.md").write_text("Fire\n\nTwo people died.")
    terminal = WarmTerminal(["pots.md", "post.md", "post.md"], folder=tmp_path)
    terminal.wait_for("Two people died")
    terminal.send("q")
    assert terminal.end() == 1
    before, _, rest = terminal.output.partition(b"\x1b[?1049h")
    after = rest.rpartition(b"\x1b[?1049l")[2]
    assert (before.count(b"pots.md:"), after.count(b"pots.md: there is no such file")) == (0, 1)
    assert (before.count(b"given twice"), after.count(b"given twice")) == (0, 1)


def test_a_failed_input_is_reported_and_the_rest_opens(tmp_path):
    terminal = WarmTerminal([str(shipped_path("seeds")), str(tmp_path / "missing.txt")])
    terminal.wait_for("missing.txt", "Fears expressed", "2 passages")
    terminal.send("q")
    assert terminal.end() == 1


def test_without_colour_no_colour_is_sent_and_the_current_passage_still_stands_out():
    terminal = WarmTerminal([], env={"NO_COLOR": "1"})
    terminal.wait_for("Fears expressed", "shared passages")
    terminal.send("n")
    terminal.wait_for("passage 1/")
    terminal.send("q")
    assert terminal.end() == 0
    text = terminal.output.decode()
    styles = {code for found in re.findall(r"\x1b\[([\d;]*)m", text) for code in found.split(";")}
    assert not styles & {"38", "48", *map(str, range(30, 38)), *map(str, range(40, 48))}
    assert "7" in styles  # reverse


def test_an_unknown_theme_is_reported(tmp_path):
    (tmp_path / "reading.yaml").write_text("theme: crosslite\n")
    terminal = WarmTerminal(["--config", str(tmp_path)])
    terminal.wait_for("press :themes for a list", "shared passages")
    terminal.send("q")
    assert terminal.end() == 0
