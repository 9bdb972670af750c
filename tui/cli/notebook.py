"""The command `crosslight notebook`: the notebook without a screen."""

import os
import re
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.cli import console
from tui.cli.parsers import DONE, NOTHING_READABLE, SOME_FAILED, STORAGE, Parser, add_notebook
from tui.text.counts import count_text

if TYPE_CHECKING:
    from pathlib import Path

    from tui.notebook.model import Item
    from tui.notebook.store import Notebook

DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""Pattern for the name of a daily copy, which cannot be an item's id."""
NEEDS_FILE = ("list", "export", "check")
"""Commands that need an existing notebook; a daily copy can be restored without one."""
IMPORT_BYTES_MAX = 1_000_000_000
ID_CHARACTERS = 8
"""Number of characters of an item's id shown in lists."""


class _Failed(Exception):  # noqa: N818 - an end, reported to the user
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def notebook_parser() -> Parser:
    parser = Parser(prog="crosslight notebook", description="Your highlights, notes and verdicts, without a screen.")
    commands = parser.add_subparsers(dest="what", required=True, metavar="list|export|import|check|restore")

    def command(name: str, description: str) -> Parser:
        parser: Parser = commands.add_parser(name, description=description, help=description)
        add_notebook(parser)
        return parser

    listing = command("list", "list its items by article")
    listing.add_argument("--aside", action="store_true", help="print the removed items instead")
    listing.add_argument("--json", action="store_true", help="for programs: one object per line, as in exports")
    exporting = command("export", "export all of it as plain text (JSON Lines)")
    exporting.add_argument("-o", "--output", default="-", metavar="FILE", help="default: standard output")
    exporting.add_argument("--force", action="store_true", help="replace FILE if it exists")
    command("import", "import items from an exported file").add_argument(
        "file", metavar="FILE", help="an exported file; - for standard input"
    )
    checking = command("check", "check the file for damage")
    mending = checking.add_mutually_exclusive_group()
    mending.add_argument("--repair", action="store_true", help="recover what can be read from a damaged file")
    mending.add_argument("--set-aside", action="store_true", help="rename a damaged file")
    command(
        "restore", "restore removed items, or all of a daily copy; without arguments, list the copies"
    ).add_argument(
        "items", nargs="*", metavar="ID|DAY", help="the beginning of an id, as list --aside shows it; the day of a copy"
    )
    return parser


def run(arguments: Namespace, wait_seconds: float, put: Callable[[str, str, bool], None]) -> int:
    """Run a notebook command; return the exit status.

    put: writes a text to a file or to standard output, and ends the program if it cannot.
    """
    from tui.notebook.errors import NotebookError
    from tui.notebook.location import notebook_path
    from tui.notebook.store import Notebook

    notebook = Notebook(notebook_path(arguments.notebook), wait_seconds)
    try:
        if arguments.notebook and arguments.what in NEEDS_FILE and not os.path.lexists(notebook.path):
            raise _Failed(STORAGE, f"{notebook.path}: there is no such notebook; without --notebook, yours is used")
        if arguments.what == "export":
            from tui.notebook.jsonl import export_lines

            put(arguments.output, export_lines(notebook).decode(), arguments.force)
            return DONE
        if arguments.what == "import" or (arguments.what == "restore" and arguments.items):
            _copy_daily(notebook)
        return {"list": _list, "import": _import, "check": _check, "restore": _restore}[arguments.what](
            notebook, arguments
        )
    except NotebookError as error:
        console.say(error)
        return STORAGE
    except _Failed as failure:
        console.say(failure)
        return failure.status
    finally:
        notebook.close()


def _list(notebook: "Notebook", arguments: Namespace) -> int:
    items = [item for item in notebook.items() if item.aside is arguments.aside]
    if arguments.json:
        from tui.notebook.model import encoded

        console.write("".join(encoded(item).decode() + "\n" for item in items))
        return DONE
    records_by_hash = {record.sha256: record for record in notebook.records()}
    by_article: dict[str, list[Item]] = {}
    for item in items:
        by_article.setdefault(item.what.anchors[0].article, []).append(item)
    parts = []
    for article, article_items in by_article.items():
        record = records_by_hash.get(article)
        title = " · ".join(filter(None, (record.outlet, record.headline, record.published))) if record else article
        parts.append(f"{title}\n" + "".join(map(_description, article_items)))
    console.write("\n".join(parts))
    if not items:
        console.say("no items were removed" if arguments.aside else f"{notebook.path}: the notebook is empty")
    return DONE


def _description(item: "Item") -> str:
    from tui.notebook.model import Highlight, Verdict
    from tui.text.canonical import one_line
    from tui.text.excerpts import in_marks, shortened

    content = item.what
    kind = (
        content.colour
        if isinstance(content, Highlight)
        else content.judgement
        if isinstance(content, Verdict)
        else "note"
    )
    quote = in_marks(shortened(" / ".join(anchor.exact for anchor in content.anchors), 200))
    tags = "".join(f" #{tag}" for tag in content.tags)
    note = f"\n            {one_line(content.text, 500)}" if content.text else ""
    return f"  {item.id[:ID_CHARACTERS]}  {kind}: {quote}{tags}{note}\n"


def _import(notebook: "Notebook", arguments: Namespace) -> int:
    from tui.files import describe_os_error, raise_if_larger, read_file
    from tui.notebook.jsonl import UnreadableLines, import_lines

    try:
        if arguments.file == "-":
            data = console.read_stdin(IMPORT_BYTES_MAX)
            raise_if_larger(data, IMPORT_BYTES_MAX)
        else:
            data = read_file(arguments.file, IMPORT_BYTES_MAX)
        outcome = import_lines(notebook, data)
    except OSError as error:
        raise _Failed(NOTHING_READABLE, f"{arguments.file}: {describe_os_error(error)}") from None
    except UnreadableLines as error:
        raise _Failed(NOTHING_READABLE, f"{arguments.file}: {error}") from None
    console.say(f"{outcome.items} new items, {outcome.versions} new versions added to {notebook.path}")
    return DONE


def _check(notebook: "Notebook", arguments: Namespace) -> int:
    from tui.notebook.errors import DamagedNotebook

    try:
        faults = notebook.check()
    except DamagedNotebook as error:
        faults = [error.reason]
    if not faults:
        console.say(f"{notebook.path}: no damage found in {count_text(len(notebook.items()), 'item')}")
        return DONE
    for line in faults:
        console.say(f"{notebook.path}: {line}")
    if arguments.set_aside:
        _set_aside(notebook)
    elif arguments.repair:
        return _repair(notebook)
    return SOME_FAILED


def _set_aside(notebook: "Notebook") -> None:
    from tui.files import describe_write_error
    from tui.notebook.copies import quarantine_notebook

    notebook.close()
    try:
        paths = quarantine_notebook(notebook.path)
    except OSError as error:
        raise _Failed(STORAGE, f"{notebook.path}: it could not be renamed: {describe_write_error(error)}") from None
    _say_new_names(paths)


def _repair(notebook: "Notebook") -> int:
    """Repair a notebook in place if only its index is wrong, otherwise into a new file."""
    from tui.notebook.salvage import repair

    salvaged = repair(notebook)
    if salvaged.new_paths:
        console.say(f"{notebook.path}: rebuilt; {count_text(salvaged.items, 'item')} saved")
        _say_new_names(salvaged.new_paths)
    else:
        console.say(f"{notebook.path}: repaired, {count_text(salvaged.items, 'item')}")
    return DONE


def _say_new_names(paths: "Sequence[Path]") -> None:
    for path in paths:
        console.say(f"the damaged file is now {path}")


def _copy_daily(notebook: "Notebook") -> None:
    """Make today's copy before a change; if that fails, the change is made anyway."""
    from tui.notebook.backups import DailyBackups

    backups = DailyBackups(notebook)
    backups.copy_daily()
    if backups.problem:
        console.say(backups.problem)


def _restore(notebook: "Notebook", arguments: Namespace) -> int:
    if not arguments.items:
        return _list_backups(notebook)
    statuses = [
        _restore_backup(notebook, name) if DAY.fullmatch(name) else _restore_item(notebook, name)
        for name in arguments.items
    ]
    return max(statuses)


def _list_backups(notebook: "Notebook") -> int:
    from tui.notebook.backups import DailyBackups
    from tui.text.canonical import one_line

    backups = DailyBackups(notebook)
    copies = backups.all()
    for copy in copies:
        content = _content_text(copy.items, copy.versions) if copy.items >= 0 else "cannot be read"
        console.write(f"{copy.day}  {content}  {one_line(str(copy.path), 4_000)}\n")
    if not copies:
        console.say(f"{notebook.path}: no copies yet; the reader makes one on each day that you annotate something")
    else:
        console.say(
            f"crosslight notebook restore {copies[0].day} restores the items in that copy that are no longer in "
            "the notebook"
        )
    return DONE


def _restore_backup(notebook: "Notebook", day: str) -> int:
    from tui.notebook.backups import DailyBackups

    backups = DailyBackups(notebook)
    copy = next((copy for copy in backups.all() if copy.day == day), None)
    if copy is None:
        console.say(f"{day}: there is no copy of that day; to list the copies, use crosslight notebook restore")
        return SOME_FAILED
    restored = backups.restore(copy)
    _say_new_names(restored.new_paths)
    added = _content_text(restored.counts.items, restored.counts.versions)
    console.say(f"{day}: added {added} to {notebook.path}")
    return DONE


def _content_text(items: int, versions: int) -> str:
    return f"{count_text(items, 'item')}, {count_text(versions, 'version')}"


def _restore_item(notebook: "Notebook", prefix: str) -> int:
    try:
        item = notebook.item(prefix.lower())
    except KeyError:
        console.say(f"{prefix}: no id begins with this")
        return SOME_FAILED
    except ValueError:
        console.say(f"{prefix}: several ids begin with this; give more characters")
        return SOME_FAILED
    if item.aside:
        notebook.bring_back(item)
    console.say(f"restored {item.id[:ID_CHARACTERS]}" if item.aside else f"{prefix}: this item was not removed")
    return DONE
