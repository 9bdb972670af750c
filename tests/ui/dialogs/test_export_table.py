"""Writing the coverage table to a file, from where it is shown."""

import csv
import json

from textual.widgets import Input

from tests.ui.conftest import press, reading, screen_text
from tui.ui.coverage.screen import CoverageScreen
from tui.ui.dialogs.export_table import ExportTableScreen


def said(pilot, which="#said") -> str:
    return str(pilot.app.screen.query_one(which).content)


async def test_e_writes_the_rows_that_are_shown_in_their_order(harbour, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(harbour, (160, 40)) as (pilot, _):
        await press(pilot, "c", "O", "K", "/", *"brandvold", "enter", "e")
        assert isinstance(pilot.app.screen, ExportTableScreen)
        await press(pilot, "down", "enter")
        table = pilot.app.screen
        assert isinstance(table, CoverageScreen)
        assert "saved " in said(pilot, "#sentence")
        with (tmp_path / "the-solveig-fire-coverage.csv").open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
        assert 0 < len(lines) < len(table._all_rows)
        assert [line["what"] for line in lines] == [row.text for row in table._view.rows]
        assert {line["kind"] for line in lines} == {"quote"}
        told = [[line[outlet] for outlet in table._outlets] for line in lines]
        assert told == [[cell.text if cell else "" for cell in row.cells] for row in table._view.rows]


async def test_an_empty_table_cannot_be_exported(harbour):
    async with reading(harbour, (120, 40)) as (pilot, _):
        await press(pilot, "c", "/", *"xyzzy", "enter", "e")
        assert isinstance(pilot.app.screen, CoverageScreen)
        assert "nothing to export" in said(pilot, "#sentence")


async def test_every_table_format_can_be_chosen_and_previewed(harbour, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(harbour, (120, 40)) as (pilot, _):
        await press(pilot, "c", "e")
        seen = []
        for _ in range(4):
            seen.append(said(pilot).split(",")[0])
            assert said(pilot, "#preview").startswith("| kind | what" if seen[-1] == "markdown" else "")
            await press(pilot, "down")
        assert seen == ["markdown", "csv", "json", "yaml"]
        assert pilot.app.screen.query_one(Input).value == "the-solveig-fire-coverage.md"
        count = len(pilot.app.screen_stack[-2]._view.rows)
        assert f"{count} rows" in screen_text(pilot) and list(tmp_path.iterdir()) == []
        await press(pilot, "up", "up", "enter")
        document = json.loads((tmp_path / "the-solveig-fire-coverage.json").read_text(encoding="utf-8"))
        assert len(document["rows"]) == count


async def test_a_format_that_a_table_has_not_is_refused(harbour, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(harbour, (120, 40)) as (pilot, _):
        await press(pilot, "c", "e")
        pilot.app.screen.query_one(Input).value = "table.html"
        await press(pilot, "enter")
        assert said(pilot) == "a table cannot be saved in this format; choose .md, .csv, .json, .yaml"
        assert list(tmp_path.iterdir()) == []
        await press(pilot, "down")
        assert pilot.app.screen.query_one(Input).value == "table.csv"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CoverageScreen)
