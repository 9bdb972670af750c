"""Credits at the end of an article: their wording, and five invented events that depend on them."""

from tests.checking.test_origins import COPIED, QUOTE, article, origins_of
from tests.rows import each_row
from tui.checking.origins import OriginCounter


@each_row(
    ("end", "names"),
    [
        ("With files from The Canadian Press and Reuters", {"Canadian Press", "Reuters"}),
        ("(With inputs from PTI)", {"PTI"}),
        ("(with AFP)", {"AFP"}),
        ("— with agency inputs from ANI and AFP", {"ANI", "AFP"}),
        ("(Reporting by Jane Roe; Editing by Tom Poe; Reuters)", {"Reuters"}),
        ("Reuters; editing by Tom Poe", {"Reuters"}),
        ("- AFP", {"AFP"}),
        ("EFE jr/mt", {"EFE"}),
        ("CNN’s Jane Roe and Tom Poe contributed to this report.", {"CNN"}),
        ("--With assistance from Jane Roe and Bloomberg News.", {"Bloomberg"}),
        ("Some content from dpa was included in this report.", {"dpa"}),
        ("AFP/dpa", {"AFP", "dpa"}),
        ("rc/msh (AFP, dpa, Reuters)", {"AFP", "dpa", "Reuters"}),
        ("© 2024 The Associated Press. All rights reserved.", {"AP"}),
        ("Copyright 2024 Reuters. All rights reserved.", {"Reuters"}),
        ("(c) AFP", {"AFP"}),
        ("The Associated Press contributed to this report.", {"AP"}),
        ("Associated Press writers Jane Roe in Halden and Tom Poe in Brede contributed to this report.", {"AP"}),
        ("AP reporter Jane Roe contributed from Brede.", {"AP"}),
        ("Additional reporting: Jane Roe, PA", {"PA"}),
        ("Additional reporting by AFP and dpa", {"AFP", "dpa"}),
        ("Sources: TASS/Interfax", {"TASS", "Interfax"}),
        ("Material from The Associated Press was used in this report.", {"AP"}),
        ("This report includes material from Agence France-Presse.", {"AFP"}),
        ("This article originally appeared in The Guardian.", {"Guardian"}),
        ("By Jane Roe for The Associated Press", {"AP"}),
        ("From AP and staff reports", {"AP"}),
        ("HALDEN, May 3 /TASS/. It rained again.", {"TASS"}),
    ],
)
def test_a_closing_credit_names_its_origins(end: str, names: set[str]) -> None:
    counter = OriginCounter(
        [article("Courier", f"A dam\n\nThe dam broke and it rained.\n\nIt rained for days.\n\n{end}")]
    )
    assert {credit.name for credit in counter.credits["courier"]} == names


@each_row(
    "end",
    [
        "(Reporting by Jane Roe; Editing by Tom Poe)",
        "Additional reporting from Jane Roe",
        "Photo: Reuters",
        "(Photo by Jane Roe / AFP)",
        "The harbour at dawn. (Jane Roe/AFP)",
        "Jane Roe is a reporter for CNN in Halden.",
        "Read more from The Guardian here.",
        "The mayor will speak to Reuters on Monday.",
        "Reuters contributed to the decline of the harbour.",
        "With files from The Canadian Harbour and AP on board.",
        "Agencies contributed to this report",
    ],
)
def test_a_line_that_credits_no_outlet_is_no_origin(end: str) -> None:
    counter = OriginCounter(
        [article("Courier", f"A dam\n\nThe dam broke and it rained.\n\nIt rained for days.\n\n{end}")]
    )
    assert counter.credits["courier"] == ()


def test_four_outlets_credit_one_agency_in_four_ways() -> None:
    articles = [
        article("Reuters", f"Dam\n\nHALDEN, May 3 (Reuters) - Water ran through the old quarter. {QUOTE}."),
        article(
            "Herald", f"Flood\n\nThe lights went out. {QUOTE}.\n\nWith files from Reuters and the Herald’s own staff"
        ),
        article("Star", f"Night\n\nNobody slept in Halden. {QUOTE}.\n\n(With inputs from Reuters)"),
        article("Echo", f"Holt\n\nA mayor in boots. {QUOTE}.\n\n© 2024 Reuters. All rights reserved."),
        article("Courier", f"River\n\nOur reporter saw it from the hill. {QUOTE}."),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "5 outlets, 2 origins"
    assert {"Courier"} in clusters


def test_initials_before_agencies_are_a_credit_and_a_copy_needs_none() -> None:
    articles = [
        article("Morning News", f"Dam breaks\n\n{COPIED} {QUOTE}."),
        article("Evening Post", f"Wall of water\n\nIt was a wet night. {COPIED} {QUOTE}."),
        article("Rundschau", f"Flood\n\nThe state did not listen. {QUOTE}.\n\nrc/msh (AFP, dpa)"),
        article("Journal", f"Holt\n\nIn the school hall a mayor spoke. {QUOTE}.\n\n— AFP"),
        article("Echo", f"Night\n\nThe bells rang for hours. {QUOTE}.\n\nPhoto: Jane Roe/AFP"),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "5 outlets, 3 origins"
    assert {"Morning News", "Evening Post"} in clusters
    assert {"Rundschau", "Journal"} in clusters


def test_a_reprint_joins_two_outlets_of_one_publisher() -> None:
    articles = [
        article("The Guardian", f"Dam\n\nAt noon the mayor came. {QUOTE}.", publisher="North Media"),
        article("Sunday Star", f"Flood\n\nShe wore boots. {QUOTE}.", publisher="North Media"),
        article("Herald", f"River\n\nIt rained. {QUOTE}.\n\nThis article was first published by The Guardian."),
        article("Post", f"Holt\n\nThe hall was full. {QUOTE}.\n\nReporting by Jane Roe; editing by Tom Poe"),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "4 outlets, 2 origins"
    assert {"The Guardian", "Sunday Star", "Herald"} in clusters


def test_photographs_reporters_and_other_lines_at_the_end_join_nothing() -> None:
    articles = [
        article("Herald", f"Dam\n\nAt noon the mayor came. {QUOTE}.\n\nPhoto: Reuters"),
        article("Star", f"Flood\n\nShe wore boots. {QUOTE}.\n\nReporting by Jane Roe; editing by Tom Poe"),
        article("Echo", f"River\n\nIt rained. {QUOTE}.\n\nThe mayor will speak to Reuters on Monday."),
        article("Post", f"Holt\n\nThe hall was full. {QUOTE}.\n\nJane Roe is a reporter for Reuters in Halden."),
    ]
    origins, _ = origins_of(articles, QUOTE)
    assert str(origins) == "4 outlets, 4 origins"


def test_writers_of_an_agency_and_its_dateline_are_one_origin() -> None:
    end = "Associated Press writers Jane Roe in Halden and Tom Poe in Brede contributed to this report."
    articles = [
        article("Herald", f"Dam\n\nHALDEN (AP) — Water ran through the town. {QUOTE}."),
        article("Star", f"Flood\n\nShe wore boots. {QUOTE}.\n\n{end}"),
        article("Echo", f"River\n\nIt rained. {QUOTE}.\n\nAdditional reporting: Jane Roe, AP"),
        article("Pravda Nova", f"Holt\n\nHALDEN, May 3 /TASS/. The hall was full. {QUOTE}."),
        article("Post", f"Night\n\nThe hall was full. {QUOTE}.\n\nSources: TASS, Interfax"),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "5 outlets, 2 origins"
    assert {"Herald", "Star", "Echo"} in clusters
