"""Parts of a news page are recognised, and the story is never taken for anything else."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.regex_steps import work_of
from tests.rows import each_row
from tui.articles.load import load
from tui.articles.make import article_from_text
from tui.articles.model import ASIDE, Article, ZoneKind
from tui.articles.options import ArticlesOptions
from tui.articles.zoning import paragraphs, zones
from tui.articles.zoning.zone_rules import zone_words
from tui.shipped import shipped_path
from tui.text.canonical import canonical

HARBOUR = Path(__file__).parents[2] / "fixtures" / "harbour"
STORY = "The ferry was four nautical miles from the harbour mouth when smoke was seen on the car deck on Friday."


def zoned(article: Article, *kinds: ZoneKind) -> list[str]:
    return [zone.span.slice(article.text) for zone in article.zones if zone.kind in kinds]


def page(options: ArticlesOptions, *lines: str, **hints: str) -> Article:
    return article_from_text("\n\n".join(lines), options, outlet="Post", **hints)


@pytest.fixture(scope="module")
def samples(options: ArticlesOptions) -> dict[str, Article]:
    return {article.id: article for article in load([str(shipped_path("seeds"))], options).coverage.articles}


def test_an_endless_list_is_not_searched_for_boilerplate(options: ArticlesOptions) -> None:
    lines = ["Read more"] * zones.INSIDE_PARAGRAPHS_MAX
    assert zoned(page(options, STORY, *lines[1:]), ZoneKind.FURNITURE)
    assert not zoned(page(options, STORY, *lines), ZoneKind.FURNITURE)


def test_the_zones_of_the_first_sample_article(samples: dict[str, Article]) -> None:
    assert [(zone.kind.value, zone.span.slice(samples["rt"].text)) for zone in samples["rt"].zones] == [
        ("headline", "Fears expressed for British-Russia relations"),
        ("standfirst", "Russian and UK defense ministers meet in Moscow amid growing tensions"),
        ("furniture", "Read more"),
        (
            "caption",
            "Russian Foreign Minister Sergey Lavrov and UK Foreign Secretary Elizabeth Truss arrive for a meeting, "
            "in Moscow, Russia.",
        ),
        ("credit", "© Sputnik / Russian Foreign Ministry"),
        ("teaser", "Russia's Lavrov unhappy after talks with UK's Truss"),
        ("furniture", "Post a Comment"),
    ]


def test_the_zones_of_the_second_sample_article(samples: dict[str, Article]) -> None:
    article = samples["the-guardian"]
    assert [zone.kind.value for zone in article.zones] == ["headline", "standfirst", "byline", "furniture", "related"]
    assert zoned(article, ZoneKind.BYLINE) == ["Andrew Roth in Moscow, Dan Sabbagh, and Shaun Walker in Kyiv"]
    assert zoned(article, ZoneKind.FURNITURE) == ["The GuardianTramp"]
    tail = zoned(article, ZoneKind.RELATED)[0]
    assert tail.startswith("Related Content\n")
    assert article.text.endswith(tail)


def test_in_an_ordinary_event_only_bylines_the_credit_and_the_teaser_are_set_aside(options: ArticlesOptions) -> None:
    coverage = load([str(HARBOUR)], options).coverage
    assert {article.id: zoned(article, *ASIDE) for article in coverage.articles} == {
        "meridian-press": [
            "By Joris Adeane and Lena Okafor-Vance",
            "(Reporting by Joris Adeane in Port Maren and Lena Okafor-Vance in Severin; editing by Mara Quill)",
        ],
        "kelmar-broadcasting": [
            "Photograph: Signe Marlow/Kelmar Broadcasting",
            "Read more",
            "What we know about the Solveig, and what we don’t",
        ],
        "port-maren-harbour-gazette": ["By Wim Castellan"],
        "the-daily-flare": ["By Dash Corrigan, Chief Reporter"],
        "the-severin-courier": [],
    }
    caption = "The Solveig under tow on Friday morning, with the cutter Halden alongside."
    assert zoned(coverage.article("kelmar-broadcasting"), ZoneKind.CAPTION) == [caption]


@each_row(
    ("line", "kind", "part"),
    [
        ("By Ana Ruiz", ZoneKind.BYLINE, "By Ana Ruiz"),
        ("BYLINE: Ana Ruiz.", ZoneKind.BYLINE, "BYLINE: Ana Ruiz."),
        ("By Ana Ruiz and Lee Park, political editor", ZoneKind.BYLINE, None),
        ("Ana Ruiz in Port Maren and Lee Park", ZoneKind.BYLINE, None),
        ("The Harbour Post, 2 May 2031, by Ana Ruiz and Lee Park", ZoneKind.BYLINE, None),
        ("May 2, 2031 – By Ana Ruiz", ZoneKind.BYLINE, None),
        ("Fri 11 Feb 2022 19.20 GMT", ZoneKind.BYLINE, None),
        ("Published on 2 May 2031 at 8:20 p.m.", ZoneKind.BYLINE, None),
        ("READ MORE: Minister quits over ferry", ZoneKind.TEASER, None),
        ("Share on Facebook", ZoneKind.FURNITURE, None),
        ("→ Advertisement", ZoneKind.FURNITURE, "→ Advertisement"),
        ("Sign up for our morning newsletter", ZoneKind.FURNITURE, None),
        ("© 2031 The Harbour Post. All rights reserved.", ZoneKind.CREDIT, None),
        ("Flames on deck. Photo: Jo Lind/AFP", ZoneKind.CREDIT, "Photo: Jo Lind/AFP"),
        ("Flames on deck. (Photo by Jo Lind/Getty Images)", ZoneKind.CREDIT, "(Photo by Jo Lind/Getty Images)"),
        ("Flames on deck. Jo Lind/AFP via Getty Images", ZoneKind.CREDIT, "Jo Lind/AFP via Getty Images"),
        ("FILE PHOTO: The ferry Solveig in 2029", ZoneKind.CAPTION, None),
    ],
)
def test_zones_of_lines_above_the_story(line: str, kind: ZoneKind, part: str | None, options: ArticlesOptions) -> None:
    article = page(options, "Ferry burns off Port Maren", line, STORY, STORY)
    assert zoned(article, kind) == [part or line]


@each_row(
    "line",
    [
        "By Friday, the fire was out.",
        "On 2 May 2031, by Monday Morning it was out",
        "The Harbour Post, by Ana Ruiz",
        "By Monday Morning The Harbour Was Open Again.",
        "Share prices fell after the fire.",
        "“Read more books,” the minister said.",
        "She sued Getty Images over the photograph.",
        "He said (as did Reuters) that the fire was out and the ship was safe.",
        "The picture: three ferries in port, two on the way, none of them insured. Nobody was to blame. It went on.",
        "12 March 2031",
        "30,000.",
        "What happened next",
        "Related",
        "Comment is free, he said, but a ferry is not.",
        "The minister of transport flew to the harbour on Friday (photo by a passenger was sent to us. It was late.)",
    ],
)
def test_a_line_inside_the_story_stays_story(line: str, options: ArticlesOptions) -> None:
    article = page(options, "Ferry burns", STORY, line, STORY)
    at = article.text.index(line)
    inside = [zone for zone in article.zones if zone.span.start <= at + len(line) // 2 < zone.span.end]
    expected = [ZoneKind.FURNITURE] if line == "Related" else []
    assert [zone.kind for zone in inside] == expected


def test_a_box_of_other_stories_ends_where_the_story_continues(options: ArticlesOptions) -> None:
    article = page(
        options, "Ferry burns", STORY, "Related stories\nFerries stay in port\nMinister speaks", STORY, STORY
    )
    assert zoned(article, *ASIDE) == ["Related stories", "Ferries stay in port", "Minister speaks"]


def test_a_tail_may_hold_summaries_in_whole_sentences(options: ArticlesOptions) -> None:
    cards = ["Ferries stay in port for another week", "Ana Ruiz", "3 May 2031", "Minister speaks of a long summer"]
    article = page(options, "Ferry burns", STORY, "More on this story", *cards, STORY, *cards)
    assert zoned(article, ZoneKind.RELATED) == [article.text[article.text.index("More on this story") :]]


def test_a_known_byline_is_found_below_the_story_without_its_by(options: ArticlesOptions) -> None:
    article = page(options, "Ferry burns", STORY, "Words: Ana Ruiz, pictures: Lee Park", byline="Ana Ruiz and Lee Park")
    assert zoned(article, ZoneKind.BYLINE) == ["Words: Ana Ruiz, pictures: Lee Park"]


def test_a_known_headline_is_found_below_a_kicker(options: ArticlesOptions) -> None:
    article = page(options, "News", "Ferry burns", "Two dead, says coastguard", STORY, headline="Ferry Burns")
    assert zoned(article, ZoneKind.HEADLINE) == ["Ferry burns"]


def test_an_agency_in_a_dateline_is_set_aside_alone(options: ArticlesOptions) -> None:
    article = page(options, "Ferry burns", f"PORT MAREN, May 2 (Reuters) - {STORY}", STORY)
    assert zoned(article, *ASIDE) == ["(Reuters)"]


lines = st.one_of(
    st.sampled_from(["Read more", "Related content", "By Ana Ruiz", "© X", "(Reuters)", STORY, "Ferry burns", "Share"]),
    st.text(max_size=40),
)


@given(st.lists(st.tuples(lines, st.sampled_from(["\n", "\n\n"])), max_size=12))
def test_zones_are_in_order_disjoint_and_without_blank_edges(
    options: ArticlesOptions, parts: list[tuple[str, str]]
) -> None:
    text = canonical("".join(line + gap for line, gap in parts))
    spans = paragraphs.find_paragraphs(text, options.paragraphs)
    found = zones.find_zones(text, spans, options.zones, headline="Ferry burns", byline="Ana Ruiz")
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(zone.span.slice(text) == zone.span.slice(text).strip() != "" for zone in found)


def test_a_page_of_one_endless_line_is_handled_in_linear_time(options: ArticlesOptions) -> None:
    for text in ("a" * 2_000_000, "By " * 500_000, "© " * 500_000, "(" * 1_000_000 + "Reuters)", "A " * 500_000):
        article = page(options, text, STORY)
        assert len(article.text) > 900_000


@given(
    st.lists(
        st.sampled_from(["By", "by:", "Words", "Reporting", "Ana", "Ruiz", "and", ",", ".", ":", "©", "(", "\n\n"])
    )
)
def test_labels_and_marks_in_any_order_and_alone_are_read(options: ArticlesOptions, pieces: list[str]) -> None:
    text = " ".join(["By", *pieces])
    spans = [zone.span for zone in page(options, text).zones]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.slice(canonical(text)).strip() for span in spans)


@each_row("label", ["By", "By:", "Reporting by", "by ."])
def test_a_label_without_a_name_is_not_a_byline(options: ArticlesOptions, label: str) -> None:
    assert zoned(page(options, "Ferry burns", label, STORY), ZoneKind.BYLINE) == []


def test_a_row_of_capitals_before_an_agency_is_read_in_few_steps(options: ArticlesOptions) -> None:
    """Once it was five names of any length, in as many ways as there are to part it."""
    agency_tail = zone_words(options.zones)._agency_tail
    assert work_of(agency_tail, "A" * 90 + " /Getty", steps_max=20_000).spans == []


@each_row("credit", ["Ana Ruiz/Getty Images", "J. McDonald Getty Images", "Lee Park/AFP via Getty Images"])
def test_a_credit_after_a_caption_begins_with_the_name(credit: str, options: ArticlesOptions) -> None:
    caption = "The ferry leaves the port. "
    start = zone_words(options.zones).credit_start(caption + credit)
    assert start is not None
    assert (caption + credit)[start:] == credit
