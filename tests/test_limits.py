"""The numbers on the page of limits are those of the code, the settings and the promises."""

import re
from pathlib import Path

from tests.bench.promises import PROMISES
from tests.rows import each_row
from tui.articles import event as event_file
from tui.articles.batches import archive
from tui.articles.batches.model import ARTICLES_MAX
from tui.articles.files.paths import ENTRIES_MAX
from tui.articles.readers.markdown import SIGNS_MAX
from tui.articles.readers.pdf.pages import PAGES_MAX
from tui.articles.zoning.zones import INSIDE_PARAGRAPHS_MAX
from tui.cli.notebook import IMPORT_BYTES_MAX
from tui.notebook import backups, history, jsonl
from tui.notebook.model import TAG_CHARACTERS_MAX
from tui.reading.panes import PANES_MAX
from tui.reading.place.jump_history import JUMPS_MAX
from tui.reading.place.text_search import HITS_MAX
from tui.settings.load import load_settings
from tui.storage.lockfile import WAIT_SECONDS
from tui.text.canonical import ONE_LINE_MAX
from tui.ui.textual.signals import PATIENCE_SECONDS
from tui.yaml import reader as yaml_reader

DOCS = Path(__file__).parents[1] / "docs"
MB = 1_000_000
ARTICLES = load_settings().articles
LIMITS = {
    "a file with an article": f"{ARTICLES.max_megabytes:g} MB",
    "a Markdown file": f"{ARTICLES.max_markdown_megabytes:g} MB (`max_markdown_megabytes`), {SIGNS_MAX:,} markup",
    "text that comes out of a file": f"{ARTICLES.parsing.max_text_megabytes:g} MB",
    "files in a folder": f"{ENTRIES_MAX:,} |",
    "pages of a PDF": f"{PAGES_MAX} |",
    "a compressed file, unpacked": f"{archive.RATIO_MAX} times its size, {archive.BYTES_MAX // MB} MB",
    "a fetched page": f"{ARTICLES.links.max_megabytes:g} MB, {ARTICLES.links.max_seconds:g} seconds, "
    f"{ARTICLES.links.max_redirects} redirects",
    "panes side by side": f"{PANES_MAX} |",
    "a settings, event or corrections file": f"{yaml_reader.MAX_CHARACTERS:,} characters, "
    f"{yaml_reader.MAX_VALUES:,} values, {yaml_reader.MAX_DEPTH} levels",
    "hits of a search": f"{HITS_MAX:,} |",
    "places to go back to": f"{JUMPS_MAX} |",
    "actions that can be undone": f"{history.ACTIONS_MAX} since",
    "a tag": f"{TAG_CHARACTERS_MAX} characters",
    "an exported notebook to import": f"{IMPORT_BYTES_MAX // MB:,} MB, {jsonl.LINE_BYTES_MAX // MB} MB a line",
    "paragraphs of an article with captions": f"{INSIDE_PARAGRAPHS_MAX:,} |",
    "a name or title on one line": f"{ONE_LINE_MAX} characters",
    "reading a web page": f"{ARTICLES.parsing.max_seconds:g} s of CPU time, plus "
    f"{ARTICLES.parsing.seconds_per_megabyte:g} s per MB",
    "another program that is writing to the notebook": f"{load_settings().notebook.wait_seconds:g} s",
    "another program that is writing corrections": f"{WAIT_SECONDS:g} s",
    "quitting after SIGTERM": f"{PATIENCE_SECONDS:g} s",
}


@each_row("row", LIMITS)
def test_the_page_states_the_limit_that_holds(row: str) -> None:
    (line,) = re.findall(rf"^\\| {re.escape(row)}.*$", (DOCS / "limits.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert LIMITS[row] in line


def test_limits_that_share_a_row_are_the_same() -> None:
    assert ENTRIES_MAX == event_file.ARTICLES_MAX == ARTICLES_MAX


def test_the_notebooks_page_states_how_many_copies_are_kept() -> None:
    assert backups.KEPT_MAX == 7
    assert "Seven copies are kept" in (DOCS / "notebook.md").read_text(encoding="utf-8")


COUNTED_OTHERWISE = {"escapes": "1,000 and 5,000, each of which is drawn", "network": "all tests"}
"""Promise → its count on the page, where that is not the count of the code: 10 sessions of 100 and 500, 2 runs."""


def test_the_page_has_the_promises_that_are_checked_with_their_counts() -> None:
    section = (DOCS / "limits.md").read_text(encoding="utf-8").split("\n## The promises, checked\n")[1]
    rows = re.findall(r"^\| (.+) \| (.+) \| `(\w+)` \|$", section, re.MULTILINE)
    assert [name for _, _, name in rows] == [promise.name for promise in PROMISES]
    for (documented, count, name), promise in zip(rows, PROMISES, strict=True):
        assert count.startswith(COUNTED_OTHERWISE.get(name, f"{promise.full:,}")), name
        assert set(re.findall(r"[\d.]+", promise.words)) <= set(re.findall(r"[\d.]+", documented)), name


def test_the_last_run_lists_every_promise() -> None:
    section = (DOCS / "limits.md").read_text(encoding="utf-8").split("\n| name | checked | broken |\n")[1]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [promise.name for promise in PROMISES]
