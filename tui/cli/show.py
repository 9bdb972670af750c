"""`crosslight show WHAT`: what the reader's other screens show, without a screen. Add a row to SHOWN for a new one."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.cli import console, inputs, parsers


class Shown(NamedTuple):
    """One thing that can be shown."""

    description: str
    add_arguments: Callable[[parsers.Parser], None]
    run: Callable[[Namespace], int]


def _add_differences(parser: parsers.Parser) -> None:
    parsers.add_paths(parser, "+")
    parsers.add_cutoff(parser)
    parsers.add_corrections(parser)
    parsers.add_json(parser)


def _differences(arguments: Namespace) -> int:
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    event = inputs.open_event_of(arguments.paths, settings, arguments)
    mentions = inputs.corrected_mentions(event)
    rows = event.differences(mentions, event.matches(progress=console.progress("comparing articles")).at(cutoff))
    from tui.export.differences import differences_document, differences_report

    if arguments.json:
        from tui.export.json import dumps

        console.write(dumps(differences_document(event.coverage, rows, event.settings_record(cutoff))))
    else:
        from tui.export.text_report import made_by

        console.write(differences_report(event.coverage, rows, width=console.report_width()) + made_by())
    return inputs.status_of(event)


SHOWN: Mapping[str, Shown] = MappingProxyType(
    {
        "differences": Shown(
            "Print where the outlets differ: contradictions, quotations worded differently, speakers, statuses.",
            _add_differences,
            _differences,
        ),
    }
)
"""What can be shown, by name, in the order of the help."""


def show_parser() -> parsers.Parser:
    parser = parsers.Parser(prog="crosslight show", description="Print what the reader's other screens show.")
    kinds = parser.add_subparsers(dest="what", required=True, metavar="WHAT", parser_class=parsers.Parser)
    for name, shown in SHOWN.items():
        kind = kinds.add_parser(name, description=shown.description, help=shown.description)
        parsers.add_settings(kind)
        shown.add_arguments(kind)
    return parser


def run(arguments: Namespace) -> int:
    return SHOWN[arguments.what].run(arguments)
