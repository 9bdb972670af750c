"""Every exported passage says where it stands, why it is there, and how the other outlets word it."""

import pytest

from tests.export.made import Found
from tui.export.build_document import CONTEXT_CHARACTERS, export_document
from tui.export.document import ExportDocument
from tui.export.options import Include

ALL = Include(names=True, people=True, quotes=True)


def document(found: Found, include: Include = ALL) -> ExportDocument:
    return export_document(found.coverage, found.grouping, found.mentions, include, {"cutoff": 40})


def test_a_passage_row_stands_for_itself(found: Found) -> None:
    groups = document(found).groups
    assert groups is not None
    row = groups[0].passages[0]
    post = found.coverage.article("post")
    assert row.exact == "We had eleven minutes" == post.text[row.start : row.end]
    assert (row.outlet, row.headline, row.byline) == ("The Post", "Ferry burns", "Ana Ruiz")
    assert (row.url, row.published, row.sha256) == (post.url, "2031-05-02", post.sha256)
    assert (row.score, row.kind, row.reason, row.zone) == (71.25, "quote", "quoted in both", "body")
    assert row.prefix == "Ferry burns\n\n“"
    assert row.suffix == post.text[row.end : row.end + CONTEXT_CHARACTERS]


def test_each_passage_has_the_wording_of_every_other_outlet(found: Found) -> None:
    groups = document(found).groups
    assert groups is not None
    post, star, _sun = groups[1].passages
    assert [(other.outlet, other.exact, other.score, other.reason) for other in post.elsewhere] == [
        ("Star", "Two people were dead", 55.0, "shares: two, people"),
        ("日本 Sun", "Two died", 40.0, "shares: died"),
    ]
    assert [(other.exact, other.score, other.kind) for other in star.elsewhere] == [
        ("Two people died", 55.0, "edited"),
        ("Two died", None, None),
    ]


def test_a_passage_takes_score_kind_and_reason_from_its_own_best_match(found: Found) -> None:
    groups = document(found).groups
    assert groups is not None
    assert [(row.score, row.reason) for row in groups[1].passages] == [
        (55.0, "shares: two, people"),
        (55.0, "shares: two, people"),
        (40.0, "shares: died"),
    ]


def test_a_quote_has_its_rule_how_sure_it_is_and_the_other_outlets_wordings(found: Found) -> None:
    quotes = document(found).quotes
    assert quotes is not None
    direct, indirect, scare = quotes
    assert (direct.rule, direct.sureness, scare.rule, scare.sureness) == ("after", "guessed", "none", "unknown")
    (other,) = direct.wordings
    assert (other.outlet, other.texts, other.kind, other.quote) == (
        "Star",
        ("Eleven minutes we had",),
        "indirect",
        None,
    )
    assert len({quote.quote_group for quote in quotes}) == 3
    assert (indirect.wordings, scare.wordings) == ((), ())


def test_only_what_is_asked_for_is_there(found: Found) -> None:
    plain = document(found, Include())
    assert plain.groups is not None
    assert [group.id for group in plain.groups] == ["g1", "g2"]
    assert (plain.people, plain.quotes) == (None, None)
    people = document(found, Include(passages=False, people=True))
    assert people.groups is None
    assert people.people is not None


def test_people_and_quotes_cannot_be_asked_for_before_they_were_found(found: Found) -> None:
    with pytest.raises(ValueError, match="after they were found"):
        export_document(found.coverage, found.grouping, None, Include(quotes=True), {})


def test_a_person_is_counted_per_outlet_where_the_event_is_told(found: Found) -> None:
    people = document(found).people
    assert people is not None
    assert [(person.name, person.counts) for person in people] == [
        ("Ilse Brandvold", {"post": 1, "star": 1, "sun": 0}),
        ("Ana Ruiz", {"post": 0, "star": 0, "sun": 0}),
    ]
    assert [(row.exact, row.zone) for row in people[1].mentions] == [("Ana Ruiz", "byline")]


def test_a_quote_row_has_its_words_and_its_speaker(found: Found) -> None:
    quotes = document(found).quotes
    assert quotes is not None
    assert [(row.texts, row.speaker_name, row.speaker_text, row.cue) for row in quotes] == [
        (("We had eleven minutes,",), "Ilse Brandvold", "Captain Ilse Brandvold", "said"),
        (("Two people", "dead"), "", "the coastguard", ""),
        (("Two",), "", "", ""),
    ]
