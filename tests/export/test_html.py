"""The report: what stands on the page, and the example of it in docs/."""

from pathlib import Path

import pytest

from tests.export.htmlpage import Page, check_accessible, check_safe
from tests.export.made import Found, place
from tui.api import open_event
from tui.export.html.write import ASSETS
from tui.export.options import Include, UserNote, UserText
from tui.export.write import export_text
from tui.matching.model import Grouping, MatchGroup, MatchKind

ROOT = Path(__file__).parents[2]
ALL = Include(names=True, people=True, quotes=True)


def page(found: Found, include: Include = ALL) -> Page:
    return check_safe(export_text("html", found.coverage, found.grouping, found.mentions, include, {"cutoff": 40.0}))


def marked(read: Page, key: str, number: int) -> str:
    """What stands in the runs of a passage, a mention or a wording, in order."""
    runs = [each for each in read.elements if str(number) in (each["is"].get(f"data-{key}") or "").split()]
    return "".join(each["text"] for each in runs if any(o["name"] == "article" for o in each["within"]))


def test_every_passage_is_marked_where_it_stands_and_has_its_letter(found: Found) -> None:
    read = page(found)
    passages = [passage for group in found.grouping.groups for passage in group.passages]
    for number, passage in enumerate(passages):
        assert marked(read, "p", number) == found.coverage.text_of(passage)
    letters = [each for each in read.all("button") if "data-letter" in each["is"]]
    assert sorted(each["text"] for each in letters) == ["A", "A", "B", "B", "B", "C", "C"]
    assert {each["is"]["aria-label"] for each in letters} == {
        "Passage A, quote",
        "Passage B, edited",
        "Passage C, name",
    }


def test_each_passage_has_score_and_reason_in_the_data(found: Found) -> None:
    data = page(found).data
    assert data["groups"][0][:3] == ["A", "quote", 71]
    assert data["passages"][0] == [0, 0, 71, "quoted in both", []]
    assert [passage[:2] for passage in data["passages"]] == [[0, 0], [0, 1], [1, 0], [1, 1], [1, 2], [2, 0], [2, 1]]


def test_a_passage_leads_to_the_closest_of_several_in_another_article(found: Found) -> None:
    quote, dead = found.grouping.groups[0].passages, found.grouping.groups[1].passages
    both = MatchGroup("g1", (quote[0], dead[0], dead[1], quote[1]), 71.25, MatchKind.QUOTE)
    of = {match.id: "g1" for match in found.grouping.matches[:2]}
    grouping = Grouping((both,), found.grouping.matches[:2], of)
    data = page(Found(found.coverage, grouping, found.mentions)).data
    assert [passage[4] for passage in data["passages"]] == [[3], [2], [1], [0]]


def test_words_that_are_otherwise_in_the_closest_wording_are_marked(found: Found) -> None:
    read = page(found)
    other = [each["text"] for each in read.all("mark") if "other" in (each["is"].get("class") or "").split()]
    assert other[0] == "died" and other[-1] == "dead"


def test_people_and_quotes_stand_in_lists_that_lead_to_their_places(found: Found) -> None:
    read = page(found)
    (person,) = [each for each in read.all("button") if "data-person" in each["is"]]
    assert person["text"].startswith("Ilse Brandvold")
    assert marked(read, "m", 0) == "Ilse Brandvold"
    quotes = [each["text"] for each in read.all("button") if "data-go-q" in each["is"]]
    assert quotes == [
        "The Post“We had eleven minutes”",
        "Starreported: Eleven minutes we had",
        "Starreported: Two people … dead",
    ]
    assert marked(read, "q", 0) == "We had eleven minutes,"


def test_persons_are_joined_with_the_passages_that_name_them(found: Found) -> None:
    assert page(found).data["people"] == [[2]]


def test_what_the_reader_marked_and_wrote_stands_beside_it(found: Found) -> None:
    own = UserText(place(found.coverage, "sun", "Two died"), UserNote("Who <b>says</b> so?", ("ferry",)))
    words = {"g1": UserNote("One wording."), "q1": UserNote("", ("a", "b"))}
    read = page(found, Include(people=True, quotes=True, texts=(own,), words=words))
    assert marked(read, "t", 0) == "Two died"
    (row,) = [each for each in read.all("button") if "data-go-t" in each["is"]]
    assert row["text"] == "日本 SunTwo died"
    notes = [each["text"] for each in read.all("p") if each["is"].get("class") == "note"]
    assert notes == ["Who <b>says</b> so?", "ferry", "One wording.", "a · b"]


def test_only_what_is_asked_for_is_listed(found: Found) -> None:
    read = page(found, Include(only_groups=frozenset({"g2"})))
    assert [group[0] for group in read.data["groups"]] == ["B"]
    assert (read.data["people"], read.data["wordings"]) == ([], [])
    assert "No people are listed." in read.all("main")[0]["text"]


def test_only_an_articles_web_address_is_a_link(found: Found, hostile: Found) -> None:
    for event in (found, hostile):
        links = [each["is"]["href"] for each in page(event).all("a") if not each["is"]["href"].startswith("#")]
        assert links == ["https://post.example/1?a=b&c=d"]
    assert "javascript:alert(1)" in page(found).all("article")[1]["text"]


@pytest.mark.parametrize("event", ["found", "hostile"])
def test_the_page_can_be_found_ones_way_in(event: str, request: pytest.FixtureRequest) -> None:
    check_accessible(page(request.getfixturevalue(event)))


def test_the_page_is_closed_to_everything_but_its_own_script_and_style(hostile: Found) -> None:
    read = page(hostile)
    (script,) = [each for each in read.all("script") if "type" not in each["is"]]
    assert script["text"] == (ASSETS / "report.js").read_text(encoding="utf-8")


# --- the example --------------------------------------------------------------------------------------------------


def test_the_example_in_docs_is_of_the_sample_and_of_this_program() -> None:
    """Made by the command in CONTRIBUTING.md, which is to be run when this fails."""
    read = check_safe((ROOT / "docs/sample-report.html").read_text(encoding="utf-8"))
    check_accessible(read)
    for name, element in (("report.css", "style"), ("report.js", "script")):
        assert read.all(element)[-1]["text"] == (ASSETS / name).read_text(encoding="utf-8"), f"{name} has changed"
    coverage = open_event([ROOT / "seeds"]).coverage
    for number, article in enumerate(coverage.articles):
        assert read.article_text(number) == [span.slice(article.text) for span in article.paragraphs]
    assert read.data["groups"] and read.data["people"] and read.data["wordings"]
    assert "crosslight export seeds -o docs/sample-report.html --force" in (ROOT / "CONTRIBUTING.md").read_text()
