"""Writes the coverage table to a file, as it is shown."""

from collections.abc import Callable
from typing import ClassVar

from tui.export.coverage_table import WRITERS
from tui.export.formats import FORMATS
from tui.ui.dialogs.file_dialog import FileDialog


class ExportTableScreen(FileDialog):
    FORMATS: ClassVar = tuple(WRITERS)
    PREVIEW_FROM: ClassVar = {"markdown": "\n| ", "csv": ""}

    def __init__(self, suggested: str, description: str, export: Callable[[str], str]) -> None:
        """Offer a table. suggested: a file name. description: the contents. export: format → the file's contents."""
        super().__init__(suggested)
        self._description = description
        self._export = export

    def _describe_contents(self) -> str:
        return self._description

    def _text(self) -> str:
        return self._export(self._format)

    def _format_of(self, name: str) -> str:
        file_format = super()._format_of(name)
        if file_format not in WRITERS:
            endings = ", ".join(FORMATS[writable][0] for writable in WRITERS)
            raise ValueError(f"a table cannot be saved in this format; choose {endings}")
        return file_format
