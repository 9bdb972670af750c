"""The command `crosslight show WHAT`: prints the reader's other screens. Add a row to SHOWN for a new one."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tui.articles.model import Coverage, Passage
from tui.cli import console, inputs, parsers
from tui.cli.parsers import USAGE, CliExit
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.export.json_documents import Document


class Shown(NamedTuple):
    """A kind of output that can be shown."""

    description: str
    add_arguments: Callable[[parsers.Parser], None]
    run: Callable[[Namespace], int]


def _add_event_options(parser: parsers.Parser) -> None:
    parsers.add_paths(parser, "+")
    parsers.add_cutoff(parser)
    parsers.add_corrections(parser)
    parsers.add_json(parser)


def _differences(arguments: Namespace) -> int:
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    event = inputs.open_event_of(arguments.paths, settings, arguments)
    mentions = inputs.corrected_mentions(event)
    rows = event.differences(mentions, inputs.matches_of(event, console.progress("comparing articles")).at(cutoff))
    from tui.export.differences import differences_document, differences_report

    _write(
        arguments,
        lambda: differences_document(event.coverage, rows, event.settings_record(cutoff)),
        lambda width: differences_report(event.coverage, rows, width=width),
    )
    return inputs.status_of(event)


def _coverage(arguments: Namespace) -> int:
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    event = inputs.open_event_of(arguments.paths, settings, arguments)
    mentions = inputs.corrected_mentions(event)
    matches = inputs.matches_of(event, console.progress("comparing articles"))
    from tui.export.coverage_table import WRITERS, TableArrangement, coverage_table
    from tui.reading.coverage.table import CoverageOrder, arrange_rows, rows_of_matches

    rows = arrange_rows(rows_of_matches(event.coverage, matches, cutoff, mentions), None, "", CoverageOrder.SPREAD)
    arrangement = TableArrangement(None, "", str(CoverageOrder.SPREAD))
    table = coverage_table(event.coverage, rows, arrangement, event.settings_record(cutoff))
    console.write(WRITERS["json" if arguments.json else "markdown"](table))
    return inputs.status_of(event)


def _add_compare(parser: parsers.Parser) -> None:
    _add_event_options(parser)
    parser.add_argument(
        "--what",
        action="append",
        metavar="ITEM",
        help="one item: passage=A, by its letter or its group's id, or quote=ID; repeatable. Default: everything that "
        "several outlets carry",
    )
    parser.add_argument(
        "--baseline",
        metavar="ARTICLE",
        help="the article (id or outlet) whose wording is the baseline, wherever it has one",
    )


def _compare(arguments: Namespace) -> int:
    from tui.cli.comparisons import UnknownItemError, comparisons_of
    from tui.cli.session import session_of
    from tui.export.comparisons import compare_document, compare_report

    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    event = inputs.open_event_of(arguments.paths, settings, arguments)
    try:
        comparisons = comparisons_of(session_of(event, cutoff), arguments.what or (), arguments.baseline or "")
    except UnknownItemError as error:
        raise CliExit(USAGE, str(error)) from None
    _write(
        arguments,
        lambda: compare_document(event.coverage, comparisons, event.settings_record(cutoff)),
        lambda width: compare_report(event.coverage, comparisons, width=width),
    )
    return inputs.status_of(event)


def _overlap(arguments: Namespace) -> int:
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    event = inputs.open_event_of(arguments.paths, settings, arguments)
    mentions = inputs.corrected_mentions(event)
    overlap = event.overlap(mentions, inputs.matches_of(event, console.progress("comparing articles")).at(cutoff))
    from tui.export.overlap import overlap_document, overlap_report

    _write(
        arguments,
        lambda: overlap_document(event.coverage, overlap, event.settings_record(cutoff)),
        lambda width: overlap_report(event.coverage, overlap, width=width),
    )
    return inputs.status_of(event)


def _add_closest(parser: parsers.Parser) -> None:
    parsers.add_paths(parser, "+")
    parser.add_argument(
        "--at",
        required=True,
        metavar="ARTICLE:START-END",
        help="where to start: an article's id and a range of characters in its text, as printed by “crosslight text”",
    )
    parser.add_argument(
        "--count",
        type=_positive_number,
        default=3,
        metavar="N",
        help="sentences to list from each article (default: 3)",
    )
    parsers.add_json(parser)


_DIGITS_MAX = 10
"""Digits from which on a number on the command line is refused."""


def _positive_number(word: str) -> int:
    if not (word.isdecimal() and len(word) < _DIGITS_MAX and int(word)):
        raise ArgumentTypeError("give a whole number from 1")
    return int(word)


def _closest(arguments: Namespace) -> int:
    settings = inputs.settings_of(arguments)
    event = inputs.open_event_of(arguments.paths, settings, arguments)
    query = _place(arguments.at, event.coverage)
    from tui.matching.translation.optional import encoded_search

    matches = inputs.matches_of(event, console.progress("comparing articles"))
    search = encoded_search(matches, event.coverage.articles)
    closest = search.closest(query.article, query.span, arguments.count) if search is not None else {}
    from tui.export.closest import closest_document, closest_report

    _write(
        arguments,
        lambda: closest_document(event.coverage, query, closest, event.settings_record()),
        lambda width: closest_report(event.coverage, query, closest, width=width),
    )
    return inputs.status_of(event)


def _place(text: str, coverage: Coverage) -> Passage:
    """Parse ARTICLE:START-END. Raises CliExit if it has a different form, or is not a place in these articles."""
    article_id, _, ends = text.rpartition(":")
    parts = ends.split("-")
    ids = {article.id: len(article.text) for article in coverage.articles}
    if article_id not in ids or len(parts) != 2 or not all(part.isdecimal() for part in parts):
        raise CliExit(USAGE, f"--at {text}: give ARTICLE:START-END, with one of the articles {', '.join(ids)}")
    start, end = map(int, parts)
    if not start < end <= ids[article_id]:
        raise CliExit(USAGE, f"--at {text}: {article_id} has the characters 0 to {ids[article_id]}")
    return Passage(article_id, Span(start, end))


def _write(arguments: Namespace, document: Callable[[], "Document"], report: Callable[[int], str]) -> None:
    """Write the document if JSON is requested, otherwise the report, for a width in cells."""
    if arguments.json:
        from tui.export.json import dumps

        console.write(dumps(document()))
    else:
        from tui.export.text_report import made_by

        console.write(report(console.report_width()) + made_by())


SHOWN: Mapping[str, Shown] = MappingProxyType(
    {
        "differences": Shown(
            "Print where the outlets differ: contradictions, quotations worded differently, speakers, statuses.",
            _add_event_options,
            _differences,
        ),
        "coverage": Shown(
            "Print a table of which outlets carry each quote, passage, person and number.",
            _add_event_options,
            _coverage,
        ),
        "compare": Shown(
            "Print every wording of the shared passages and quotes, and how it differs from the first.",
            _add_compare,
            _compare,
        ),
        "overlap": Shown(
            "Print how much of each article also appears in the others, and where shared material comes from.",
            _add_event_options,
            _overlap,
        ),
        "closest": Shown(
            "Print the sentences in the other articles that are closest to a given place.", _add_closest, _closest
        ),
    }
)
"""Kinds of output by name, in the order of the help."""


def show_parser() -> parsers.Parser:
    parser = parsers.Parser(
        prog="crosslight show",
        description=f"Print one view: {', '.join(SHOWN)}.",
    )
    kinds = parser.add_subparsers(dest="shown", required=True, metavar="WHAT", parser_class=parsers.Parser)
    for name, shown in SHOWN.items():
        kind = kinds.add_parser(name, description=shown.description, help=shown.description)
        parsers.add_settings(kind)
        shown.add_arguments(kind)
    return parser


def run(arguments: Namespace) -> int:
    return SHOWN[arguments.shown].run(arguments)
