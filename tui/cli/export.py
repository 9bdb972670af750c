"""The command `crosslight export`: writes what the articles share to a file."""

from argparse import Namespace

from tui.cli import console, inputs, parsers
from tui.cli.output import put
from tui.cli.parsers import STORAGE, USAGE, CliExit
from tui.export.formats import FORMATS


def export_parser() -> parsers.Parser:
    parser = parsers.parser_of("export", "Export shared passages, people, quotes and notes.")
    parsers.add_paths(parser, "+")
    parsers.add_cutoff(parser)
    parsers.add_corrections(parser)
    parsers.add_indirect(parser)
    parser.add_argument(
        "--what",
        action="append",
        metavar="PART",
        help="what to export: passages (default), names, people, quotes, differences, coverage (in HTML), "
        "highlights, notes, or one item: passage=A, person=NAME, quote=ID, text=ARTICLE:START-END; repeatable",
    )
    parsers.add_notebook(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), help="default: from the extension of FILE, else markdown")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="default: standard output")
    parser.add_argument("--people", action="store_true", help="include the people")
    parser.add_argument("--quotes", action="store_true", help="include the quotes")
    parser.add_argument(
        "--names", action="store_true", help="include passages that share only a name or a stock phrase"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return parser


def run(arguments: Namespace) -> int:
    """Write the export; return the exit status. Raises CliExit."""
    from tui.api import format_of
    from tui.export.selection import (
        ALSO,
        UnknownSelectionError,
        default_parts,
        needs_annotations,
        needs_mentions,
        refuse_tables,
        resolve_selection,
    )
    from tui.notebook.errors import NotebookError

    try:
        file_format = arguments.format or format_of(arguments.output)
    except ValueError as error:
        raise CliExit(USAGE, f"{arguments.output}: {error}") from None
    parts_asked = [
        *(arguments.what or default_parts(file_format)),
        *(part for part in ALSO if getattr(arguments, part)),
    ]
    try:
        refuse_tables(parts_asked, file_format)
        wants_mentions = needs_mentions(parts_asked)
        settings = inputs.settings_of(arguments)
        cutoff = inputs.cutoff_score(arguments, settings)
        event = inputs.open_event_of(arguments.paths, settings, arguments)
        matches, letters = inputs.matches_of(event, console.progress("comparing articles")), event.letters()
        grouping = matches.at(cutoff)
        mentions = inputs.corrected_mentions(event, indirect=arguments.indirect) if wants_mentions else None
        notes = event.notes() if needs_annotations(parts_asked) else None
        parts = resolve_selection(parts_asked, event.coverage, grouping, mentions, notes, letters)
    except (UnknownSelectionError, NotebookError) as error:
        raise CliExit(STORAGE if isinstance(error, NotebookError) else USAGE, str(error)) from None
    text = event.export(file_format, cutoff, grouping, mentions, parts, letters, matches)
    put(arguments.output, text, force=arguments.force, inputs=inputs.files_of(event))
    return inputs.status_of(event)
