"""The command `crosslight check`: checks a draft against its sources, without a screen."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import console, inputs, parsers
from tui.cli.output import put
from tui.cli.parsers import DONE, NOTHING_READABLE, SOME_FAILED, STORAGE, USAGE, CliExit
from tui.text.spaces import single_spaced

if TYPE_CHECKING:
    from tui.api import Event
    from tui.articles.model import Article
    from tui.checking.model import CheckedDraft
    from tui.export.checked.rows import SheetRow
    from tui.text.span import Span

_DESCRIPTION = (
    "Check every quotation, number, date and full name of a draft against its sources. Exits with 0 if "
    "every item is verbatim in a source, and with 1 if any needs checking."
)


def check_parser() -> parsers.Parser:
    parser = parsers.Parser(prog="crosslight check", description=_DESCRIPTION)
    parsers.add_settings(parser)
    parser.add_argument(
        "draft", metavar="DRAFT", help="the draft's file, or an event.yaml in which one article has role: draft"
    )
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="a file, a folder, an event.yaml or an address")
    parsers.add_opening(parser)
    parsers.add_corrections(parser)
    parsers.add_notebook(parser)
    parsers.add_json(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write the fact-check sheet to FILE, as HTML or JSON by its extension, otherwise as Markdown",
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return parser


def run(arguments: Namespace) -> int:
    """Return 0 if every item in the draft is verbatim in a source, 1 if there is something to check."""
    if arguments.json and arguments.output:
        raise CliExit(USAGE, "give --json or --output, not both; --output sheet.json writes the JSON to a file")
    event = inputs.open_event_of([arguments.draft, *arguments.sources], inputs.settings_of(arguments), arguments)
    draft = draft_of(event, arguments.draft)
    if len(event.coverage.articles) < 2:
        raise CliExit(NOTHING_READABLE, "no sources given; list them after the draft")
    checked = event.check(draft.id, inputs.corrected_mentions(event))
    _write(arguments, event, checked)
    return DONE if checked.is_verbatim and not event.problems else SOME_FAILED


def draft_of(event: "Event", path: str) -> "Article":
    """Return the article with `role: draft`, or the one that was read from the first path. Raises CliExit."""
    from tui.articles.model import ArticleRole

    articles = event.coverage.articles
    drafts = [article for article in articles if article.role is ArticleRole.DRAFT]
    drafts = drafts or [each for each in articles if path in (event.origins[each.id].file, event.origins[each.id].url)]
    if len(drafts) == 1:
        return drafts[0]
    if any(path in (problem.path, Path(problem.path).name) for problem in event.problems):
        raise CliExit(NOTHING_READABLE, f"{path}: the draft could not be read, so nothing was checked")
    reason = "several articles could be the draft" if drafts else "it is not clear which article is the draft"
    raise CliExit(USAGE, f"{path}: {reason}; give one file first, or write role: draft in event.yaml")


def _write(arguments: Namespace, event: "Event", checked: "CheckedDraft") -> None:
    from tui.export.checked.rows import sheet_rows, verdict_counts
    from tui.export.checked.write import check_report

    rows = sheet_rows(event.coverage, checked, _notes_on(event, checked))
    if arguments.output:
        sheet = _sheet(arguments.output, event, checked, rows)
        put(arguments.output, sheet, force=arguments.force, inputs=inputs.files_of(event))
        console.say(verdict_counts(checked))
    elif arguments.json:
        console.write(_sheet("-.json", event, checked, rows))
    else:
        from tui.export.text_report import made_by

        console.write(check_report(event.coverage, checked, rows, width=console.report_width()) + made_by())


def _sheet(path: str, event: "Event", checked: "CheckedDraft", rows: "tuple[SheetRow, ...]") -> str:
    """Return the sheet in the format of the file's extension; Markdown for unknown ones."""
    from tui.export.checked.write import check_document, sheet_html, sheet_markdown
    from tui.export.json import dumps

    ending = Path(path).suffix.lower()
    if ending == ".json":
        settings = {"mentions": event.settings_record()["mentions"]}
        return dumps(check_document(event.coverage, checked, rows, settings))
    write = sheet_html if ending in (".html", ".htm") else sheet_markdown
    return write(event.coverage, checked, rows)


def _notes_on(event: "Event", checked: "CheckedDraft") -> "Callable[[Span], str]":
    """Return a function that finds the user's note on a span of the draft."""
    from tui.articles.model import Passage
    from tui.notebook.errors import NotebookError
    from tui.notebook.location import notebook_path

    if not notebook_path(event.notebook).exists():  # reading notes accounts for a tenth of the time
        return lambda _: ""
    try:
        notes = event.notes()
    except NotebookError as error:
        raise CliExit(STORAGE, str(error)) from None

    def note(span: "Span") -> str:
        annotation = notes.touching(Passage(checked.draft, span))
        return single_spaced(annotation.text) if annotation else ""

    return note
