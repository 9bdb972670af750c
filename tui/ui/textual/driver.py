"""Textual's terminal driver for Linux and macOS, without faults that end or freeze the reader.

The workarounds are for Textual 8.2.8; `tests/ui/textual/test_driver.py` fails if a later Textual no longer has the
parts that are replaced here.
"""

import os
import select
import termios
import tty
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.ui.textual.mouse_reports import MouseReports
from tui.ui.textual.pastes import Pastes
from tui.ui.textual.terminal_file import TerminalFile

if TYPE_CHECKING:
    from textual.app import App

READ_BYTES = 4096
WAIT_SECONDS = 0.1
"""Time for which the input thread waits before it checks whether to end, in seconds; Textual's value."""
RESTORE = (
    "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2048l\x1b[<u"
    "\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Control sequences that restore a terminal to its state before the reader drew on it."""


class HungUp(Message):
    """The terminal is gone. A program that ignores SIGHUP, as under nohup, learns this only from its input."""


class TerminalDriver(LinuxDriver):
    """Draws on a real terminal and reads its keys."""

    def __init__(
        self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # A terminal that is gone must not stop the thread that writes: its queue would fill up and block the reader.
        assert self._file is not None  # ensured by the command line
        self._terminal = TerminalFile(self._file)
        self._file = self._terminal  # type: ignore[assignment]

    # --- input -----------------------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Pass on typed input until the driver is stopped or the terminal is gone, which ends the reader.

        Bytes that are not UTF-8 are dropped: Textual's own loop ends the program at the first of them.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("ignore").decode
        without_coordinates, without_escapes = MouseReports().without_coordinates, Pastes().without_escapes
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], WAIT_SECONDS)[0]:
                data = self._read_input()
                if not data:
                    self.send_message(HungUp())
                    return
                if text := decode(
                    without_coordinates(without_escapes(data))
                ):  # empty text would mean the end of the input
                    self._pass_on(parser.feed(text))
            self._pass_on(parser.tick())

    def _read_input(self) -> bytes:
        """Return the available input; empty if the terminal is gone."""
        try:
            return os.read(self.fileno, READ_BYTES)
        except OSError:
            return b""

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    # --- stopped and continued -------------------------------------------------------------------------------

    # Both run in the event loop: when the signal arrives, the main thread may hold the lock of the queue they write to.

    def _sigtstp_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        """Draw again after a stop. Textual starts another pair of threads even if the first one never stopped."""
        if not self._auto_restart:
            return
        if not self._is_drawing():
            self.resume_application_mode()
        elif self._is_in_foreground():
            self._take_up_terminal()
        self._app.refresh()

    def _is_drawing(self) -> bool:
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def _is_in_foreground(self) -> bool:
        """Return True if the process may write to the terminal: in the background, that would stop it."""
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # the terminal is gone
            return False

    def _take_up_terminal(self) -> None:
        """Set the terminal's modes again, which a shell may have changed while the reader was stopped by SIGSTOP."""
        attributes = termios.tcgetattr(self.fileno)
        attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
        attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
        attributes[tty.CC][termios.VMIN] = 1
        termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l")
        self._enable_mouse_support()

    # --- size and end ----------------------------------------------------------------------------------------

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and rows as the application determines them.

        If a terminal reports 0×0, Textual's driver and its application assume different sizes, and the screen is laid
        out for one and the other endlessly.
        """
        return self._app.console.size

    def restore_now(self) -> None:
        """Restore the terminal without waiting for anything, when an orderly exit has failed."""
        if self.attrs_before is None:
            return
        try:
            termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            terminal = self._terminal.fileno()
            if select.select([], [terminal], [], 0)[1]:
                os.write(terminal, RESTORE.encode())
        except (OSError, termios.error):
            return
