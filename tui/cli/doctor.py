"""The command `crosslight doctor`: describes the installation for a bug report, without anything private."""

import os
import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from tui import __version__
from tui.cli import console, inputs
from tui.cli.parsers import DONE, Parser, add_settings
from tui.text.canonical import one_line

TERMINAL_VARIABLES = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "LANG", "LC_ALL", "TMUX", "SSH_CONNECTION")
"""Environment variables that affect how the reader is drawn."""
PRESENCE_ONLY = frozenset({"TMUX", "SSH_CONNECTION"})
"""Variables with paths or addresses, of which only the presence is printed."""
VALUE_CHARACTERS = 40
"""Maximum length of a setting that is printed, in characters."""


def doctor_parser() -> Parser:
    parser = Parser(
        prog="crosslight doctor",
        description="Print versions, terminal and changed settings for a bug report: no article text, no paths.",
    )
    add_settings(parser)
    return parser


def run(arguments: Namespace) -> int:
    """Print the report, including any settings file that cannot be read."""
    sections = {
        "versions": _versions(),
        "terminal": _terminal(),
        "settings": _settings(inputs.further_folders(arguments)),
    }
    lines = []
    for title, rows in sections.items():
        lines += [f"{title}:", *(f"  {one_line(row)}" for row in rows)]
    console.write("\n".join(lines) + "\n")
    return DONE


def _versions() -> Iterator[str]:
    yield f"crosslight {__version__}"
    yield f"{platform.python_implementation()} {platform.python_version()}, SQLite {_sqlite_version()}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}"
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        requirements = requires("crosslight") or []
    except PackageNotFoundError:  # run from a checkout that was not installed
        requirements = []
    for requirement in requirements:
        if "extra ==" not in requirement:
            name = requirement.split(";")[0].split("<")[0].split(">")[0].split("=")[0].strip()
            try:
                yield f"{name} {version(name)}"
            except PackageNotFoundError:
                yield f"{name} is missing"


def _sqlite_version() -> str:
    import sqlite3

    return sqlite3.sqlite_version


def _terminal() -> Iterator[str]:
    size = shutil.get_terminal_size((0, 0))
    yield f"{size.columns} x {size.lines} cells" if size.columns else "size unknown"
    for name in TERMINAL_VARIABLES:
        value = os.environ.get(name)
        if value is not None:
            yield f"{name}: set" if name in PRESENCE_ONLY else f"{name}={_harmless(value)}"
    encoding = sys.stdout.encoding if sys.stdout is not None else "none"
    yield f"output: {'a terminal' if console.has_screen() else 'no terminal'}, encoding {encoding}"


def _settings(further: list[Path]) -> Iterator[str]:
    from tui.settings.load import user_folder
    from tui.settings.report import SHIPPED, SettingSource, report_settings
    from tui.yaml.reader import YamlError

    sources = [
        SettingSource("your own", user_folder()),
        *(SettingSource("--config", folder) for folder in further),
    ]
    try:
        report = report_settings(sources)
    except YamlError as error:
        line = "" if error.line is None else f", line {error.line}"
        yield f"{Path(error.name).name}{line}: cannot be read"
        return
    changed = [
        f"{name}: {'.'.join(setting.path)} = {_value(setting.value)} ({setting.origin.partition(',')[0]})"
        for name, settings in report.items()
        for setting in settings
        if setting.origin != SHIPPED
    ]
    yield from changed or ["all defaults"]


def _value(value: object) -> str:
    """Return a setting for the report; a list only as its length, because word lists may contain anything."""
    if isinstance(value, list):
        return ", ".join(map(_value, value)) if len(value) <= 3 else f"a list of {len(value)}"
    return _harmless(str(value))


def _harmless(text: str) -> str:
    """Return a text if it is short and not a path, otherwise a placeholder."""
    is_path = text.startswith("~") or "/" in text[1:] or "\\" in text or (text.startswith("/") and len(text) > 1)
    return "(a path)" if is_path else text if len(text) <= VALUE_CHARACTERS else f"({len(text)} characters)"
