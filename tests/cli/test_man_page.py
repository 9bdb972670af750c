"""The manual page has every command and option of the parsers, and formats without a warning."""

import shutil
import subprocess

import pytest

from tests.conftest import Crosslight
from tui.cli import parsers
from tui.cli.main import COMMANDS
from tui.cli.man_page import EXIT_STATUSES


def test_every_command_and_option_is_in_the_manual_page(crosslight: Crosslight) -> None:
    page = crosslight("man").out.replace(r"\-", "-")
    for name, (parser, _) in {"": (parsers.reader_parser, None), **COMMANDS}.items():
        assert name in page
        for action in parser()._actions:
            assert all(option in page for option in action.option_strings)


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff here")
def test_the_manual_page_formats_without_a_warning(crosslight: Crosslight) -> None:
    page = crosslight("man").out
    command = ["groff", "-man", "-Tutf8", "-ww", "-Kutf8"]
    done = subprocess.run(command, input=page, encoding="utf-8", capture_output=True, timeout=30, check=True)
    assert done.stderr == ""
    assert "Your settings;" in done.stdout


def test_the_manual_page_has_every_exit_status() -> None:
    statuses = (parsers.DONE, parsers.SOME_FAILED, parsers.USAGE, parsers.NOTHING_READABLE, parsers.CONFIGURATION)
    assert [number for number, _ in EXIT_STATUSES] == [str(status) for status in (*statuses, parsers.STORAGE)]
