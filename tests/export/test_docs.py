"""The documentation names every kind, form, zone and key that exports use."""

import re
from enum import StrEnum
from pathlib import Path

from tests.rows import each_row
from tui.articles.event import EventArticle
from tui.articles.model import ASIDE, ZoneKind
from tui.export.document import FORMAT, FORMAT_NUMBER
from tui.matching.model import MatchKind
from tui.mentions.model import MentionForm, QuoteKind
from tui.text.canonical import COMBINING_RUN_MAX

DOCS = Path(__file__).parents[2] / "docs"
FORMATS = (DOCS / "formats.md").read_text(encoding="utf-8")
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")


@each_row("words", [MatchKind, QuoteKind, MentionForm])
def test_the_contract_names_every_kind_and_form(words: type[StrEnum]) -> None:
    assert [word.value for word in words if f"`{word.value}`" not in COMMAND_LINE] == []


def test_the_table_of_zones_says_which_are_set_aside() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (yes)? ?\|$", FORMATS, re.MULTILINE)
    assert {name: bool(aside) for name, aside in rows} == {kind.value: kind in ASIDE for kind in ZoneKind}


def test_the_event_file_is_documented_with_all_its_keys() -> None:
    example = FORMATS.split("```yaml")[1].split("```")[0]
    assert [key for key in EventArticle.__struct_fields__ if f"{key}:" not in example] == []


def test_documented_numbers_are_those_of_the_code() -> None:
    assert f"more than {COMBINING_RUN_MAX} combining marks" in FORMATS
    assert f"`format` is `{FORMAT}` and `format_number` is {FORMAT_NUMBER}" in FORMATS
