"""Kinds of lines on news pages that went wrong in the field: trailers, times, picture credits, kickers, bylines."""

import pytest

from tui.articles.load import load
from tui.articles.model import Article, ZoneKind
from tui.settings.load import load_settings

HEADLINE = "Footbridge shut after crack is found"
STORY = (
    "The old footbridge was shut on Monday after engineers found a long crack in its main beam, the authority said.\n\n"
    "“It was never tested,” said Carla Nunes, the harbour master, who took over in spring."
)
MORE = "The crane was shut, too, as a precaution, the authority said late on Monday evening, and nobody complained."
TRAILERS = [
    "Reporting by Ana Ruiz; Editing by Omar Aziz",
    "(Reporting by Ana Ruiz in Lisbon; Editing by Omar Aziz)",
    "Ana Ruiz contributed to this report from Lisbon.",
    "(Additional reporting by Ana Ruiz and Tom Reed; writing by Jo Park; editing by Omar Aziz)",
    "Ana Ruiz and Tom Reed contributed reporting.",
    "Associated Press writer Ana Ruiz contributed to this report.",
    "Writing by Ana Ruiz Editing by Omar Aziz",
    "Compiled by Ana Ruiz; Edited by Omar Aziz",
    "With reporting by Ana Ruiz in Lisbon.",
    "Ana Ruiz reported from Lisbon and Tom Reed from Porto.",
]
TIMES = ["Updated at 14.40 GMT", "14.05", "09:12 BST", "Updated at 9:40 a.m. ET", "Last updated at 10.15am", "12.30pm"]
CREDITS = ["Image source, Reuters", "Image source, Getty Images", "Photograph: Ana Ruiz/Reuters"]
BYLINES = [
    "BY CARLA DALE AND TOM REED",
    "By CARLA DALE",
    "By Carla Dale, Staff Writer",
    "By Carla Jiménez, October 26, 2018",
    "by Carla Dale and Tom Reed",
]


def article(tmp_path, text: str) -> Article:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return load([str(path)], load_settings().articles).coverage.articles[0]


def zone_of(read: Article, line: str) -> ZoneKind:
    return read.zone_at(read.text.index(line))


@pytest.mark.parametrize("line", TRAILERS)
def test_contributor_lines_are_not_body(tmp_path, line: str) -> None:
    assert zone_of(article(tmp_path, f"{HEADLINE}\n\n{STORY}\n\n{line}\n"), line) is ZoneKind.BYLINE


@pytest.mark.parametrize(
    ("line", "kind"), [(t, ZoneKind.BYLINE) for t in TIMES] + [(c, ZoneKind.CREDIT) for c in CREDITS]
)
def test_times_and_picture_credits_inside_the_story_are_no_story(tmp_path, line: str, kind: ZoneKind) -> None:
    assert zone_of(article(tmp_path, f"{HEADLINE}\n\n{STORY}\n\n{line}\n\n{MORE}\n"), line) is kind


@pytest.mark.parametrize("kicker", ["EXCLUSIVE", "Breaking news", "OPINION", "LIVE", "Analysis"])
def test_the_headline_is_below_a_kicker(tmp_path, kicker: str) -> None:
    read = article(tmp_path, f"{kicker}\n\n{HEADLINE}\n\n{STORY}\n")
    assert (read.headline, zone_of(read, HEADLINE)) == (HEADLINE, ZoneKind.HEADLINE)


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_in_capitals_or_with_a_date_is_one(tmp_path, line: str) -> None:
    assert zone_of(article(tmp_path, f"{HEADLINE}\n\n{line}\n\n{STORY}\n"), line) is ZoneKind.BYLINE


@pytest.mark.parametrize("line", ["Ruiz contributed a report on the crack.", "The report by Ana Ruiz was never read."])
def test_the_story_may_speak_of_reports(tmp_path, line: str) -> None:
    assert zone_of(article(tmp_path, f"{HEADLINE}\n\n{STORY}\n\n{line}\n\n{MORE}\n"), line) is ZoneKind.BODY
