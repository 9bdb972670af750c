"""What a terminal sends, and how large it says that it is."""

import inspect

import pytest
from textual.drivers.linux_driver import LinuxDriver

from tests.warm_terminal import WarmTerminal
from tui.ui.textual.mouse_reports import MouseReports
from tui.ui.textual.pastes import Pastes

DRAWN_BYTES_MAX = 300_000
"""For a terminal of no size: some frames of the size that is then assumed."""

NOT_UTF_8 = {
    "a byte": b"\xff",
    "a Latin-1 letter": "é".encode("latin-1"),
    "a click beyond column 95": b"\x1b[M \xd0\x30",
    "a click beyond column and row 95": b"\x1b[M \xc3\xa9",
    "a click at the column of a newline": b"\x1b[M !\x8a",
    "half a character and another": b"\xe2\x82\xe2\x82",
    "surrogates and what is above Unicode": b"\xed\xa0\x80\xf7\xbf\xbf\xbf",
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    terminal = WarmTerminal([], env={"XDG_STATE_HOME": str(tmp_path_factory.mktemp("state"))})
    terminal.wait_for("shared passages")
    yield terminal
    terminal.send("q")
    assert terminal.end() == 0


@pytest.mark.parametrize("sent", NOT_UTF_8.values(), ids=NOT_UTF_8)
def test_input_that_is_not_utf_8_is_dropped_and_the_next_key_counts(reader, sent):
    reader.settle()
    for key in ("n", "N"):
        before = len(reader.output)
        reader.send_bytes(sent + key.encode())
        reader.wait_for_new(before, "passage ")
    reader.settle()
    assert b"Traceback" not in reader.output


def test_every_byte_at_once_leaves_a_reader_that_ends_when_it_is_told_to():
    terminal = WarmTerminal([])
    terminal.wait_for("shared passages")
    terminal.send_bytes(bytes(range(0x80, 0x100)) * 20)
    terminal.settle()
    terminal.send("q")
    assert terminal.end() == 0


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_mouse_report_that_is_cut_in_two_loses_its_coordinates_too(cut):
    reports = MouseReports()
    sent = b"\x1b[M \xd0\xe9"
    assert reports.without_coordinates(sent[:cut]) + reports.without_coordinates(sent[cut:]) == b"\x1b[M   "
    assert reports.without_coordinates(b"\xc3\xa9") == b"\xc3\xa9"


@pytest.mark.parametrize("kept", [b"\x1b[<0;120;3M\x1b[Aq", b"\x1b[M \x1b[201~", b"M[\x1b\x1b[", "é€ [M é".encode()])
def test_other_input_is_not_taken_for_a_size_report(kept):
    assert MouseReports().without_coordinates(kept) == kept


PASTED = b"\x1b[200~%s\x1b[201~"


def test_pasted_escape_sequences_are_not_run_as_commands(reader):
    reader.settle()
    before = len(reader.output)
    reader.send_bytes(PASTED % (b"\x1b[31mXq q\x1b\x1bq \x1b[200~ \x1b[Aq" * 200))
    reader.send("n")
    reader.wait_for_new(before, "passage ")


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_escapes_between_the_markers_of_a_paste_are_removed_wherever_the_input_is_cut(size):
    sent = (
        b"n\x1b[A\x1b" + PASTED % b"a\x1b[31mb\x1b\x1b[200~c\x1b[20" + b"\x1b[B\x1b[20~" + PASTED % b"\x1b" + b"\x1bq"
    )
    pastes = Pastes()
    passed = b"".join(pastes.without_escapes(sent[at : at + size]) for at in range(0, len(sent), size))
    assert passed == b"n\x1b[A\x1b" + PASTED % b"a[31mb[200~c[20" + b"\x1b[B\x1b[20~" + PASTED % b"" + b"\x1bq"


@pytest.mark.parametrize("keys", [b"\x1b", b"\x1b[", b"\x1b[20", b"\x1b[200"])
def test_a_key_that_begins_as_a_paste_does_is_passed_on_at_once(keys):
    assert Pastes().without_escapes(keys) == keys


def test_a_terminal_without_a_size_is_drawn_once_and_q_quits():
    terminal = WarmTerminal([], size=(0, 0))
    terminal.wait_for("passages")
    terminal.settle()
    terminal.send("q")
    assert terminal.end() == 0
    assert len(terminal.output) < DRAWN_BYTES_MAX


def test_a_terminal_that_loses_its_size_and_has_it_again_is_read_on():
    terminal = WarmTerminal([])
    terminal.wait_for("shared passages")
    drawn = len(terminal.output)
    for size in ((0, 0), (0, 20), (80, 0), (100, 30)):
        terminal.resize(*size)
        terminal.settle()
    terminal.send("n")
    terminal.wait_for_new(drawn, "passage 1/")
    terminal.send("q")
    assert terminal.end() == 0
    assert len(terminal.output) - drawn < DRAWN_BYTES_MAX


@pytest.mark.parametrize(
    ("replaced", "its_part"),
    [
        (LinuxDriver.run_input_thread, 'getincrementaldecoder("utf-8")().decode'),
        (LinuxDriver._sigcont_application, "self.resume_application_mode()"),
        (LinuxDriver._get_terminal_size, "shutil.get_terminal_size()"),
    ],
)
def test_textual_still_has_what_the_driver_replaces(replaced, its_part):
    """Where this fails, a new Textual does it differently: look whether the part of the driver is still needed."""
    assert its_part in inspect.getsource(replaced)
