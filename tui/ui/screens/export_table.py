"""Write the coverage table to a file, as it is shown."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from tui.export.coverage import WRITERS
from tui.export.names import FORMATS, format_of
from tui.export.options import Include
from tui.ui.screens.export import ExportScreen, Offer


class ExportTableScreen(ExportScreen):
    FORMATS: ClassVar = tuple(WRITERS)
    PREVIEW_FROM: ClassVar = {"markdown": "\n| ", "csv": ""}

    def __init__(self, suggested: str, what: str, export: Callable[[str], str]) -> None:
        """suggested: a file's name. what: is written, in words. export: format → the file's text."""
        nothing = Include()
        super().__init__(
            Offer(
                suggested=suggested,
                passages=0,
                names_shown=False,
                current="",
                only_current=nothing,
                only=False,
                marks=0,
                with_marks=lambda parts: parts,
                export=lambda file_format, _: export(file_format),
            )
        )
        self._what = what

    def _parts(self) -> ComposeResult:
        yield Static("enter writes · up, down: another format · esc leaves", classes="hint", markup=False)

    def _told(self) -> str:
        return self._what

    def _format_of(self, name: str) -> str:
        asked = format_of(name)
        if asked not in WRITERS:
            endings = ", ".join(FORMATS[each][0] for each in WRITERS)
            raise ValueError(f"a table has no such format: {endings}")
        return asked

    def _usual(self, file_format: str) -> None:
        self._format = file_format

    def _include(self) -> Include:
        return self._offer.only_current
