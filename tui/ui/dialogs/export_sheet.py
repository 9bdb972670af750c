"""Writes the fact-check sheet of a draft to a file."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from tui.export.formats import FORMATS
from tui.ui.dialogs.file_dialog import FileDialog


class ExportSheetScreen(FileDialog):
    FORMATS: ClassVar = ("markdown", "html", "json")
    PREVIEW_FROM: ClassVar = {"markdown": "\n| ", "html": "<h1", "json": ""}

    def __init__(self, suggested: str, description: str, writers: Mapping[str, Callable[[], str]]) -> None:
        """Offer a sheet. suggested: a file name. description: the contents. writers: one for each of FORMATS."""
        super().__init__(suggested)
        self._description = description
        self._writers = writers

    def _describe_contents(self) -> str:
        return self._description

    def _text(self) -> str:
        return self._writers[self._format]()

    def _format_of(self, name: str) -> str:
        file_format = super()._format_of(name)
        if file_format not in self.FORMATS:
            endings = ", ".join(FORMATS[writable][0] for writable in self.FORMATS)
            raise ValueError(f"a sheet cannot be saved in this format; choose {endings}")
        return file_format
