"""Copies to the system's clipboard with its own tool, or else through the terminal, or else into a file.

Independent of the screen: it is given the environment, a way to write to the terminal, and a folder.
"""

import base64
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

TOOL_SECONDS = 2.0
"""Maximum run time of a clipboard tool, in seconds: one that waits for a vanished display would never end."""

TERMINAL_BYTES_MAX = 74_994
"""Maximum number of bytes sent by OSC 52: xterm accepts 100,000 bytes of base64 and framing, others no more."""

SCREEN_PIECE_BYTES = 240
"""Maximum size of the pieces of a control string that GNU screen passes on, in bytes."""

FILE_NAME = "copied.txt"

DEAF = frozenset({"linux", "dumb", "vt100", "vt220"})
"""Terminals (TERM) without OSC 52."""

DEAF_PROGRAMS = frozenset({"Apple_Terminal"})
"""Programs (TERM_PROGRAM) without OSC 52."""


class Way(StrEnum):
    TOOL = "tool"
    TERMINAL = "terminal"
    FILE = "file"


class Copied(Struct, frozen=True):
    way: Way
    destination: str
    """Name of the tool, or path of the file; empty for the terminal."""

    def __str__(self) -> str:
        """Return the words shown after “copied”."""
        if self.way is Way.TOOL:
            return f"with {self.destination}"
        if self.way is Way.TERMINAL:
            return "through the terminal (OSC 52), which may refuse it"
        return f"to a file, as no clipboard was found: {self.destination}"


class Tool(Struct, frozen=True):
    command: tuple[str, ...]
    encoding: str = "utf-8"


def copy(
    text: str, folder: Path, terminal: Callable[[str], None] | None, environ: Mapping[str, str] | None = None
) -> Copied:
    """Copy by the first way that works, and return that way.

    May take as long as the tools may, and ignores tools that fail. Raises OSError if the file, the last resort, cannot
    be written. terminal: writes a control sequence to the terminal; None if there is none. folder: for the file.
    """
    environ = os.environ if environ is None else environ
    for tool in tools(environ):
        if _runs(tool, text, environ):
            return Copied(Way.TOOL, tool.command[0])
    if terminal is not None and _is_heard(text, environ):
        terminal(osc_52(text, environ))
        return Copied(Way.TERMINAL, "")
    return Copied(Way.FILE, str(_write(text, folder)))


def tools(environ: Mapping[str, str]) -> Iterator[Tool]:
    """Yield the tools that reach the clipboard of the user's own screen; none over ssh.

    The remote computer's tools would fill a clipboard that nobody sees.
    """
    if not is_remote(environ):
        if environ.get("WAYLAND_DISPLAY"):
            yield Tool(("wl-copy", "--type", "text/plain;charset=utf-8"))
        if environ.get("DISPLAY"):
            yield Tool(("xclip", "-selection", "clipboard"))
            yield Tool(("xsel", "--clipboard", "--input"))
        if sys.platform == "darwin":
            yield Tool(("pbcopy",))
        if environ.get("WSL_DISTRO_NAME"):
            yield Tool(("clip.exe",), "utf-16-le")
        if environ.get("TERMUX_VERSION"):
            yield Tool(("termux-clipboard-set",))
    if environ.get("TMUX"):
        # tmux keeps the text and passes it on to its own terminal, even if it lets no program do so
        yield Tool(("tmux", "load-buffer", "-w", "-"))


def is_remote(environ: Mapping[str, str]) -> bool:
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))


def osc_52(text: str, environ: Mapping[str, str]) -> str:
    """Return the control sequence that asks the terminal to copy the text, wrapped for tmux and GNU screen."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
    if environ.get("TMUX"):
        # The bare sequence is for tmux itself, the wrapped one for the terminal around it.
        return f"{sequence}\x1bPtmux;\x1b{sequence}\x1b\\"
    if environ.get("STY"):
        pieces = (sequence[at : at + SCREEN_PIECE_BYTES] for at in range(0, len(sequence), SCREEN_PIECE_BYTES))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


def _is_heard(text: str, environ: Mapping[str, str]) -> bool:
    """Return True if the terminal probably accepts OSC 52; it never answers."""
    is_deaf = environ.get("TERM", "") in DEAF or environ.get("TERM_PROGRAM", "") in DEAF_PROGRAMS
    if environ.get("VTE_VERSION") and not is_remote(environ):  # GNOME's terminal and related ones
        is_deaf = True
    return len(text.encode()) <= TERMINAL_BYTES_MAX and not is_deaf


def _runs(tool: Tool, text: str, environ: Mapping[str, str]) -> bool:
    """Return True if the tool exists and reports that it has taken the text."""
    program = shutil.which(tool.command[0], path=environ.get("PATH", os.defpath))
    if program is None:
        return False
    try:
        # In a separate session: a tool that keeps serving the clipboard outlives the reader, and gets no ctrl+c.
        process = subprocess.Popen(
            [program, *tool.command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        process.communicate(text.encode(tool.encoding), timeout=TOOL_SECONDS)
    except (subprocess.TimeoutExpired, OSError):
        _end(process)
        return False
    return process.returncode == 0


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)  # it leads its own group
    except OSError:
        process.kill()
    process.wait()


def _write(text: str, folder: Path) -> Path:
    from tui.files import write_safely

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE_NAME
    write_safely(path, text.encode(), overwrite=True)
    return path
