"""The manual page, generated from the argument parsers."""

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator

from tui import __version__
from tui.cli.completion import Parsers
from tui.text.spaces import single_spaced

EXIT_STATUSES = (
    ("0", "Done."),
    ("1", "Some inputs failed and the rest were processed; or a check found items to check."),
    ("2", "The command line is wrong."),
    ("3", "Nothing could be read."),
    ("4", "A settings file is invalid."),
    ("5", "The output, the notebook or an archive cannot be read or written."),
)
FILES = (
    ("event.yaml", "Names the articles of an event; crosslight init writes one."),
    ("$XDG_CONFIG_HOME/crosslight/*.yaml", "Your settings; crosslight config lists all of them."),
    ("$XDG_DATA_HOME/crosslight/", "Your notebook, corrections and fetched pages."),
    ("$XDG_STATE_HOME/crosslight/", "The layout and your place in each event."),
)


def man_page(parsers: Parsers) -> str:
    """Return crosslight(1) as roff for man(1)."""
    reader = parsers[""]
    lines = [
        f'.TH CROSSLIGHT 1 "" "crosslight {__version__}" "User Commands"',
        ".ad l",
        ".SH NAME",
        r"crosslight \- read several articles about one event side by side",
        ".SH SYNOPSIS",
        *_synopsis(reader),
        ".SH DESCRIPTION",
        _text(reader.description or ""),
        "Without a path, the sample event opens. In the reader, ? lists all keys.",
        ".SH OPTIONS",
        *_options(reader),
        ".SH COMMANDS",
    ]
    for name, parser in parsers.items():
        if name:
            lines += [*_subsection(parser), *_options(parser)]
    lines += [".SH EXIT STATUS", *_list(EXIT_STATUSES), ".SH FILES", *_list(FILES)]
    return "\n".join(lines) + "\n"


def _synopsis(parser: ArgumentParser) -> list[str]:
    usage = single_spaced(parser.format_usage()).removeprefix("usage: ")
    return [_text(usage)]


def _subsection(parser: ArgumentParser) -> list[str]:
    usage = single_spaced(parser.format_usage()).removeprefix("usage: ")
    return [f".SS {_text(parser.prog)}", _text(parser.description or ""), ".PP", _text(usage)]


def _options(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.help != SUPPRESS:
            yield from (".TP", rf"\fB{_text(_names(action))}\fR", _text(_help(action, parser.prog)) or r"\&")


def _names(action: Action) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    value = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else metavar
    if not action.option_strings:
        return value
    return ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {value}")


def _help(action: Action, program: str) -> str:
    return (action.help or "").replace("%(prog)s", program)


def _list(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, meaning in rows:
        yield from (".TP", rf"\fB{_text(name)}\fR", _text(meaning))


def _text(text: str) -> str:
    """Return text on one line, escaped for roff."""
    line = single_spaced(text).replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    return rf"\&{line}" if line.startswith((".", "'")) else line
