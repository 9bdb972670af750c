"""Copying by every available means, with tools made for the test."""

import base64
import os
import re

import pytest

from tui.ui import clipboard
from tui.ui.clipboard import Way, copy, osc_52

DESKTOP = {"DISPLAY": ":0"}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def tool(tmp_path, monkeypatch):
    """Makes a program on the PATH of the test, and gives the environment in which it is the only one."""
    monkeypatch.setattr(clipboard.sys, "platform", "linux")

    def make(*names: str, does: str = 'cat > "$0.taken"; printf "%s " "$@" > "$0.told"', **environ: str):
        bin_folder = tmp_path / "bin"
        bin_folder.mkdir(exist_ok=True)
        for name in names:
            program = bin_folder / name
            program.write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{does}\n")
            program.chmod(0o755)
        return {"PATH": str(bin_folder), **environ}

    return make


def taken(tmp_path, name):
    return (tmp_path / "bin" / f"{name}.taken").read_bytes()


@pytest.mark.parametrize(
    ("name", "environ"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}),
        ("xclip", DESKTOP),
        ("xsel", DESKTOP),
        ("termux-clipboard-set", {"TERMUX_VERSION": "1"}),
        ("tmux", {"TMUX": "/tmp/tmux-0/default,1,0"}),
    ],
)
def test_the_systems_own_tool_is_handed_the_text_as_it_is(tmp_path, folder, tool, name, environ):
    copied = copy("“zéro”\n$(id) `x`", folder, None, tool(name, **environ))
    assert (copied.way, copied.destination) == (Way.TOOL, name)
    assert taken(tmp_path, name).decode() == "“zéro”\n$(id) `x`"
    assert str(copied) == f"with {name}"
    assert not folder.exists()


def test_windows_takes_it_in_its_own_encoding(tmp_path, folder, tool):
    assert copy("“é”", folder, None, tool("clip.exe", WSL_DISTRO_NAME="Debian")).destination == "clip.exe"
    assert taken(tmp_path, "clip.exe").decode("utf-16-le") == "“é”"


def test_macs_own_tool(tmp_path, folder, tool, monkeypatch):
    environ = tool("pbcopy")
    monkeypatch.setattr(clipboard.sys, "platform", "darwin")
    assert copy("a", folder, None, environ).destination == "pbcopy"


def test_a_tool_that_fails_gives_way_to_the_next(tmp_path, folder, tool):
    tool("xclip", does="exit 1")
    assert copy("a", folder, None, tool("xsel", **DESKTOP)).destination == "xsel"


def test_a_tool_that_hangs_is_ended(folder, tool, monkeypatch):
    monkeypatch.setattr(clipboard, "TOOL_SECONDS", 0.05)
    written = []
    assert copy("a", folder, written.append, tool("xclip", does="sleep 60", **DESKTOP)).way is Way.TERMINAL
    assert written


def test_a_clipboard_tool_that_stops_reading_is_no_error(folder, tool):
    environ = tool("xclip", does="exit 3", **DESKTOP)
    assert copy("a" * 1_000_000, folder, lambda _: None, environ).way is Way.FILE


def test_over_ssh_the_remote_clipboard_is_not_used(folder, tool):
    written = []
    environ = tool("xclip", "wl-copy", WAYLAND_DISPLAY="w", SSH_CONNECTION="10.0.0.1 1 10.0.0.2 22", **DESKTOP)
    assert copy("zéro", folder, written.append, environ).way is Way.TERMINAL
    (found,) = re.findall("\x1b]52;c;([^\x07]*)\x07", written[0])
    assert base64.b64decode(found).decode() == "zéro"


def test_inside_tmux_and_screen_the_sequence_is_wrapped_to_be_passed_on():
    plain = osc_52("a", {})
    assert osc_52("a", {"TMUX": "x"}) == f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"
    wrapped = osc_52("abc" * 500, {"STY": "x"})
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", wrapped, re.DOTALL)
    assert "".join(pieces) == osc_52("abc" * 500, {}) and max(map(len, pieces)) <= clipboard.SCREEN_PIECE_BYTES


@pytest.mark.parametrize(
    "environ", [{"TERM": "linux"}, {"TERM": "xterm", "VTE_VERSION": "7200"}, {"TERM_PROGRAM": "Apple_Terminal"}]
)
def test_text_goes_to_a_file_if_the_terminal_cannot_receive_it(folder, tool, environ):
    written = []
    copied = copy("zéro", folder, written.append, tool(**environ))
    assert copied.way is Way.FILE and copied.destination in str(copied)
    assert (folder / "copied.txt").read_text(encoding="utf-8") == "zéro"
    assert not written


def test_text_too_long_for_the_terminal_goes_to_a_file(folder, tool):
    assert copy("é" * clipboard.TERMINAL_BYTES_MAX, folder, pytest.fail, tool()).way is Way.FILE


def test_an_unwritable_copy_file_is_reported(tmp_path, tool):
    (tmp_path / "state").write_text("in the way")
    with pytest.raises(OSError, match="state"):
        copy("a", tmp_path / "state", None, tool())
