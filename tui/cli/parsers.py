"""Argument parsers, one for the reader and one for each command, and the exit statuses."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from tui import __version__
from tui.cli import console
from tui.cli.completion import SHELLS
from tui.text.canonical import canonical, one_line

_LIKENESS_MIN = 0.7
"""Similarity, 0 to 1, from which an unknown option is taken for a misspelt one."""
DONE, SOME_FAILED, USAGE, NOTHING_READABLE, CONFIGURATION, STORAGE = range(6)
"""Exit statuses. STORAGE: the output, the notebook or an archive cannot be used."""

EPILOG = """\
commands (each has its own --help; ./NAME opens a folder of that name):
  matches PATHS    the shared passages          mentions PATHS   the people and the quotes
  export PATHS     passages, people, notes …    text PATH        an article's text as it is read
  show WHAT PATHS  where the outlets differ …   articles PATHS   the articles in the files
  init PATHS       write an event.yaml          notebook WHAT    list, export, import, check your notes
  check DRAFT SOURCES   check a draft against its sources
  archive WHAT ARCHIVE  thousands of articles in one file: add, like, search, events
  config [FILE]    the current settings         completion SHELL for bash, zsh or fish
  learn            the sample, with five hints  man              this as a manual page
  doctor           for a bug report: versions, terminal, changed settings

Without PATHS the sample event opens. In the reader, ? shows all keys.
exit status: 0 done; 1 some inputs failed; 2 usage; 3 nothing readable; 4 configuration; 5 storage"""


LIKENESS_MIN = 0.75
"""Minimum similarity, 0 to 1, of a word and the command that it misspells."""


class CliExit(Exception):  # noqa: N818  (an end, not always an error)
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def refuse_misspelt_command(paths: Sequence[str], commands: Iterable[str]) -> None:
    """Raise CliExit if the first path does not exist and looks like a misspelt command, instead of opening the rest."""
    word = paths[0] if paths else ""
    if not word.isalpha() or os.path.lexists(word):
        return
    from difflib import get_close_matches

    for command in get_close_matches(word, commands, n=1, cutoff=LIKENESS_MIN):
        raise CliExit(USAGE, f"{word}: there is no such file, folder or command; did you mean “crosslight {command}”?")


class Parser(ArgumentParser):
    """An argument parser that prints only canonical text, because an argument can contain anything.

    Options must be spelled out: an abbreviation in a script would break when a new option is added.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self.color = False  # on from Python 3.14; its escape sequences are not canonical

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is not None and file is sys.stdout:
            console.write(canonical(message))
        else:
            super()._print_message(canonical(message), file)

    def error(self, message: str) -> NoReturn:
        safe = one_line(message, console.LINE_CHARACTERS_MAX)
        self.exit(USAGE, f"{self.prog}: {safe}{self._suggestion(safe)}; try {self.prog} --help\n")

    def _suggestion(self, message: str) -> str:
        """Return the option that an unknown one misspells, as the continuation of an error; "" if none is like it."""
        _, unknown, words = message.partition("unrecognized arguments: ")
        if not unknown:
            return ""
        from difflib import get_close_matches

        word = words.partition(" ")[0].partition("=")[0][:40]
        options = {option.lstrip("-"): option for option in self._option_string_actions}
        likeliest = get_close_matches(word.lstrip("-"), options, n=1, cutoff=_LIKENESS_MIN)
        return f" (did you mean {options[likeliest[0]]}?)" if likeliest else ""


def reader_parser() -> Parser:
    parser = Parser(
        prog="crosslight",
        description="Read several articles about the same event side by side: shared passages, people, quotes.",
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"crosslight {__version__}")
    add_paths(parser, "*")
    add_settings(parser)
    add_cutoff(parser)
    add_corrections(parser)
    add_notebook(parser)
    parser.add_argument(
        "--linear",
        action="store_true",
        help="a text dialogue instead of a screen, for screen readers and braille displays",
    )
    parser.add_argument(
        "--fresh",
        action="store_true",
        help="start fresh instead of restoring the layout and place of the last session",
    )
    return parser


def parser_of(name: str, description: str) -> Parser:
    parser = Parser(prog=f"crosslight {name}", description=description)
    add_settings(parser)
    return parser


def add_paths(parser: Parser, count: str) -> None:
    parser.add_argument(
        "paths",
        nargs=count,
        metavar="PATH",
        help="a file of one article or many, a folder, an event.yaml, an address (https://…), or - for standard input",
    )
    add_opening(parser)


def add_opening(parser: Parser) -> None:
    parser.add_argument(
        "--pick",
        type=_numbers,
        metavar="N,M",
        help="open only these articles, by their numbers in `crosslight articles`: 1,4 or 2-5",
    )
    parser.add_argument(
        "--columns",
        type=columns_argument,
        metavar="FIELD=COLUMN,…",
        help="override the columns guessed for a table (CSV, JSON): text=Body,headline=Title",
    )
    parser.add_argument("--offline", action="store_true", help="fetch no pages; read saved copies only")


def _numbers(word: str) -> tuple[int, ...]:
    numbers: set[int] = set()
    for part in word.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not first.isdecimal() or (dash and not last.isdecimal()) or len(first) > 6 or len(last) > 6:
            raise ArgumentTypeError("give article numbers, such as 1,4 or 2-5")
        if int(last or first) < int(first):
            raise ArgumentTypeError(f"{first}-{last} is empty: give the smaller number first")
        numbers.update(range(int(first), int(last or first) + 1))
    return tuple(sorted(numbers))


def columns_argument(word: str) -> dict[str, str]:
    from tui.articles.batches.columns import COLUMN_FIELDS

    columns = {}
    for part in word.split(","):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or field not in COLUMN_FIELDS:
            raise ArgumentTypeError(f"give FIELD=COLUMN; the fields are {', '.join(COLUMN_FIELDS)}")
        columns[field] = column
    return columns


def add_settings(parser: Parser) -> None:
    parser.add_argument(
        "--config", metavar="FOLDER", help="read settings from FOLDER; they override yours and the defaults"
    )


def add_cutoff(parser: Parser) -> None:
    parser.add_argument(
        "--cutoff",
        metavar="LEVEL",
        type=_cutoff,
        help="show matches at this LEVEL or above: loose, normal, strict, or a probability from 0 to 100 percent",
    )


def add_corrections(parser: Parser) -> None:
    parser.add_argument(
        "--no-corrections",
        dest="corrections",
        action="store_false",
        help="ignore the saved corrections to people and quotes for this event",
    )


def add_notebook(parser: Parser) -> None:
    parser.add_argument(
        "--notebook",
        default="",
        metavar="FILE",
        help="your notebook; default: $CROSSLIGHT_NOTEBOOK, else one in your data folder",
    )


def _cutoff(word: str) -> str | float:
    if not word.strip():
        raise ArgumentTypeError("it is empty")
    try:
        score = float(word)
    except ValueError:
        return word  # a name, which only the settings can check
    if not 0 <= score <= 100:
        raise ArgumentTypeError("give a percentage from 0 to 100")
    return score


def add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON; see docs/command-line.md")


def matches_parser() -> Parser:
    parser = parser_of("matches", "Print the passages that the articles share.")
    add_paths(parser, "+")
    add_cutoff(parser)
    add_json(parser)
    return parser


def mentions_parser() -> Parser:
    parser = parser_of("mentions", "Print the people that the articles name, and who is quoted saying what.")
    add_paths(parser, "+")
    add_corrections(parser)
    add_indirect(parser)
    add_json(parser)
    return parser


def add_indirect(parser: Parser) -> None:
    parser.add_argument(
        "--indirect", action="store_true", help="include reported speech, such as: Wallace said he had seen none"
    )


def text_parser() -> Parser:
    parser = parser_of("text", "Print an article's text as crosslight reads it; all offsets count its characters.")
    parser.add_argument("path", metavar="PATH")
    add_opening(parser)
    return parser


def articles_parser() -> Parser:
    parser = parser_of("articles", "List the articles in files, before any is opened.")
    add_paths(parser, "+")
    add_json(parser)
    parser.add_argument(
        "--split", metavar="FOLDER", help="write each article to a separate file in FOLDER, with an event.yaml"
    )
    parser.add_argument("--force", action="store_true", help="replace files in FOLDER")
    return parser


def config_parser() -> Parser:
    parser = parser_of("config", "Print the current settings, and where each of them comes from.")
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="only the settings of these files: articles, keys, matching, mentions, notebook, reading",
        type=_settings_file,
    )
    parser.add_argument("--json", action="store_true", help="print JSON; see docs/configuration.md")
    parser.add_argument("--schemas", action="store_true", help="print the folder of the JSON Schemas for editors")
    return parser


def _settings_file(word: str) -> str:
    from tui.settings.load import FILES

    name = word.removesuffix(".yaml")
    if f"{name}.yaml" not in FILES:
        raise ArgumentTypeError(f"there is no settings file “{one_line(word)}”")
    return name


def completion_parser() -> Parser:
    parser = Parser(prog="crosslight completion", description="Print a completion script for your shell.")
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    return parser


def init_parser() -> Parser:
    parser = parser_of("init", "Create an event.yaml for these articles that you can edit.")
    add_paths(parser, "+")
    parser.add_argument("-o", "--output", metavar="FILE", help="default: event.yaml in the articles' folder")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return parser
