"""The key-by-key example of the README works."""

import re
from pathlib import Path

from tests.ui.conftest import press, reading, settled

README = Path(__file__).parents[2] / "README.md"
NAMED = {"enter", "esc", "tab", "space", "ctrl+u"}
"""Keys; whatever else has more than one letter is typed."""


def keys_told() -> list[str]:
    section = README.read_text(encoding="utf-8").split("## Two questions, key by key")[1].split("\n![")[0]
    cells = re.findall(r"^\| (`[^|]*`) \|", section, re.MULTILINE)
    told = [key for cell in cells for key in re.findall(r"`([^`]+)`", cell)]
    return [key for each in told for key in ([each.replace("esc", "escape")] if each in NAMED else each)]


async def test_the_documented_keys_answer_the_two_questions(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    keys = keys_told()
    assert keys[0] == "c" and keys[-1] == "q"
    async with reading(sample, (160, 45)) as (pilot, _):
        for key in keys:
            await press(pilot, key)
            await settled(pilot)
    zero = (tmp_path / "british-russian-talks.md").read_text().split("## How this was made")[0]
    assert zero.count("\n> — **") >= 3 and "**RT**" in zero and "**The Guardian**" in zero
    kozak = (tmp_path / "kozak.md").read_text().split("## How this was made")[0]
    assert "Kozak accused Kyiv of sabotaging the talks." in kozak and "key disagreement" in kozak
    assert "in **RT**" not in kozak and kozak.count("\n> — **") == 5
