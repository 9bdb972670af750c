"""The HTML report, and the example of it in docs/."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.export.htmlpage import Page, check_accessible, check_safe
from tests.export.made import AnalysedEvent, place
from tui.api import open_event
from tui.export.html.write import ASSETS
from tui.export.options import Include, UserNote, UserText
from tui.export.write import export_text
from tui.matching.model import Grouping, MatchGroup, MatchKind
from tui.reading.place.mention_index import MentionIndex

ROOT = Path(__file__).parents[2]
ALL = Include(names=True, people=True, quotes=True)


def page(sample: AnalysedEvent, include: Include = ALL) -> Page:
    return check_safe(export_text("html", sample.coverage, sample.grouping, sample.mentions, include, {"cutoff": 40.0}))


def highlighted(report: Page, key: str, number: int) -> str:
    """Return the text in the runs of a passage, a mention, a wording or a user's text."""
    runs = [element for element in report.elements if str(number) in (element["is"].get(f"data-{key}") or "").split()]
    return "".join(
        element["text"] for element in runs if any(outer["name"] == "article" for outer in element["within"])
    )


def test_every_passage_is_highlighted_and_has_its_letter(sample: AnalysedEvent) -> None:
    report = page(sample)
    passages = [passage for group in sample.grouping.groups for passage in group.passages]
    for number, passage in enumerate(passages):
        assert highlighted(report, "p", number) == sample.coverage.text_of(passage)
    letters = [element for element in report.all("button") if "data-letter" in element["is"]]
    assert sorted(element["text"] for element in letters) == ["A", "A", "B", "B", "B", "C", "C"]
    assert {element["is"]["aria-label"] for element in letters} == {
        "Passage A, quote",
        "Passage B, edited",
        "Passage C, name",
    }


def test_each_passage_has_its_reason_in_the_data_and_no_score(sample: AnalysedEvent) -> None:
    data = page(sample).data
    assert data["groups"][0][:2] == ["A", "quote"]
    assert data["passages"][0] == [0, 0, "quoted in both", [], False]
    assert [passage[:2] for passage in data["passages"]] == [[0, 0], [0, 1], [1, 0], [1, 1], [1, 2], [2, 0], [2, 1]]


def test_a_passage_is_linked_with_the_closest_of_several_in_another_article(sample: AnalysedEvent) -> None:
    quote, dead = sample.grouping.groups[0].passages, sample.grouping.groups[1].passages
    merged_group = MatchGroup("g1", (quote[0], dead[0], dead[1], quote[1]), 71.25, MatchKind.QUOTE)
    of = {match.id: "g1" for match in sample.grouping.matches[:2]}
    grouping = Grouping((merged_group,), sample.grouping.matches[:2], of)
    data = page(AnalysedEvent(sample.coverage, grouping, sample.mentions)).data
    assert [passage[3] for passage in data["passages"]] == [[3], [2], [1], [0]]


def test_words_that_differ_from_the_closest_wording_are_highlighted(sample: AnalysedEvent) -> None:
    report = page(sample)
    differing_words = [
        element["text"] for element in report.all("mark") if "other" in (element["is"].get("class") or "").split()
    ]
    assert differing_words[0] == "died" and differing_words[-1] == "dead"


def test_lists_of_people_and_quotes_lead_to_their_places(sample: AnalysedEvent) -> None:
    report = page(sample)
    (person,) = [element for element in report.all("button") if "data-person" in element["is"]]
    assert person["text"].startswith("Ilse Brandvold")
    assert highlighted(report, "m", 0) == "Ilse Brandvold"
    quotes = [element["text"] for element in report.all("button") if "data-go-q" in element["is"]]
    assert quotes == [
        "The Post“We had eleven minutes”",
        "Starreported: Eleven minutes we had",
        "Starreported: Two people … dead",
        "日本 Sun · in scare quotes“Two”",
    ]
    assert highlighted(report, "q", 0) == "We had eleven minutes,"


def test_the_report_says_how_sure_each_speaker_is_and_why(sample: AnalysedEvent) -> None:
    report = page(sample)
    assessments = [element["text"] for element in report.all("small") if element["is"].get("class") == "doubt"]
    assert assessments == [
        "speaker guessed: “… said” later in the sentence",
        "speaker guessed: the subject of the sentence",
    ]


def test_quotes_and_people_are_counted_as_in_the_reader(sample: AnalysedEvent) -> None:
    index = MentionIndex(sample.mentions)
    summary = page(sample).all("header")[0]["text"]
    assert f"· {index.people_count} person · {index.quote_count} quotes ·" in summary


def test_each_speaker_has_the_number_of_quoted_words_in_each_outlet(sample: AnalysedEvent) -> None:
    headings = [element["text"] for element in page(sample).all("h3")]
    assert "Ilse Brandvold words: POST\u00a04" in headings


def table(report: Page, name: str) -> list[list[str]]:
    """Return the texts of the cells of a table, row by row."""
    rows: dict[int, list[str]] = {}
    for element in report.elements:
        within = [outer for outer in element["within"] if outer["name"] in ("section", "tr")]
        if element["name"] in ("th", "td") and within[0]["is"].get("id") == f"list-{name}":
            rows.setdefault(id(within[-1]), []).append(element["text"])
    return list(rows.values())


def test_the_coverage_table_says_who_has_what_and_leads_there(sample: AnalysedEvent) -> None:
    report = page(sample, replace(ALL, coverage=True))
    rows = table(report, "coverage")
    assert rows[0] == ["What", "POST", "STAR", "日本"]
    quote = next(row for row in rows if row[0].startswith("“We had eleven minutes”"))
    assert quote[1:] == ["quote", "reported", "not found"]
    person = next(row for row in rows if row[0].startswith("Ilse Brandvold"))
    assert person[1:] == ["1×", "1×", "not found"]
    assert {"Quotes", "Shared passages", "People"} <= {row[0] for row in rows if len(row) == 1}
    buttons = [each for each in report.all("button") if "data-go-m" in each["is"] and each["text"] == "1×"]
    assert [highlighted(report, "m", int(button["is"]["data-go-m"])) for button in buttons] == [
        "Ilse Brandvold",
        "Brandvold",
    ]


def test_the_table_of_figures_leads_to_each_figure(sample: AnalysedEvent) -> None:
    report = page(sample, replace(ALL, coverage=True))
    rows = table(report, "figures")
    assert ["eleven", "Eleven", "not found"] in [row[1:] for row in rows]
    assert [pane for _, pane in report.data["figures"]] == [0, 1]
    assert [highlighted(report, "f", number) for number in (0, 1)] == ["eleven", "Eleven"]


def test_the_tables_are_in_a_report_only_if_they_are_selected(sample: AnalysedEvent) -> None:
    report = page(sample)
    assert "coverage" not in {element["is"].get("data-list") for element in report.all("button")}
    assert (report.all("table"), report.data["figures"]) == ([], [])


def test_short_tags_of_outlets_have_a_legend(sample: AnalysedEvent) -> None:
    (legend,) = [element for element in page(sample).all("dl") if element["is"].get("class") == "legend"]
    assert legend["text"] == "POSTThe PostSTARStar日本日本 Sun"


def test_each_article_has_a_button_for_its_column(sample: AnalysedEvent) -> None:
    buttons = [element for element in page(sample).all("button") if "data-tab" in element["is"]]
    assert [button["text"] for button in buttons] == ["The Post", "Star", "日本 Sun"]


def test_people_are_linked_with_the_passages_that_name_them(sample: AnalysedEvent) -> None:
    assert page(sample).data["people"] == [[2]]


def test_selected_texts_and_notes_are_listed(sample: AnalysedEvent) -> None:
    user_text = UserText(place(sample.coverage, "sun", "Two died"), UserNote("Who <b>says</b> so?", ("ferry",)))
    words = {"g1": UserNote("One wording."), "q1": UserNote("", ("a", "b"))}
    report = page(sample, Include(people=True, quotes=True, texts=(user_text,), words=words))
    assert highlighted(report, "t", 0) == "Two died"
    (row,) = [element for element in report.all("button") if "data-go-t" in element["is"]]
    assert row["text"] == "日本 SunTwo died"
    notes = [element["text"] for element in report.all("p") if element["is"].get("class") == "note"]
    assert notes == ["Who <b>says</b> so?", "ferry", "One wording.", "a · b"]


def test_only_selected_parts_are_listed(sample: AnalysedEvent) -> None:
    report = page(sample, Include(only_groups=frozenset({"g2"})))
    assert [group[0] for group in report.data["groups"]] == ["B"]
    assert (report.data["people"], report.data["wordings"]) == ([], [])
    assert "No people are listed." in report.all("main")[0]["text"]


def test_only_an_articles_web_address_is_a_link(sample: AnalysedEvent, hostile: AnalysedEvent) -> None:
    for event in (sample, hostile):
        links = [element["is"]["href"] for element in page(event).all("a") if not element["is"]["href"].startswith("#")]
        assert links == ["https://post.example/1?a=b&c=d"]
    assert "javascript:alert(1)" in page(sample).all("article")[1]["text"]


@pytest.mark.parametrize("event", ["sample", "hostile"])
def test_report_is_accessible(event: str, request: pytest.FixtureRequest) -> None:
    check_accessible(page(request.getfixturevalue(event)))


def test_only_the_reports_own_script_and_style_can_run(hostile: AnalysedEvent) -> None:
    report = page(hostile)
    scripts = [element["text"] for element in report.all("script") if "type" not in element["is"]]
    assert scripts == [(ASSETS / name).read_text(encoding="utf-8") for name in ("early.js", "report.js")]


# --- the example --------------------------------------------------------------------------------------------------


def test_the_example_in_docs_is_up_to_date() -> None:
    """Run the command in CONTRIBUTING.md again if this fails."""
    report = check_safe((ROOT / "docs/sample-report.html").read_text(encoding="utf-8"))
    check_accessible(report)
    for name, tag in (("report.css", "style"), ("report.js", "script")):
        assert report.all(tag)[-1]["text"] == (ASSETS / name).read_text(encoding="utf-8"), f"{name} has changed"
    coverage = open_event([ROOT / "seeds"]).coverage
    for number, article in enumerate(coverage.articles):
        assert report.article_text(number) == [span.slice(article.text) for span in article.paragraphs]
    assert report.data["groups"] and report.data["people"] and report.data["wordings"]
    assert "crosslight export seeds -o docs/sample-report.html --force" in (ROOT / "CONTRIBUTING.md").read_text()
