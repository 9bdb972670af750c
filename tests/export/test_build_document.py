"""The exported document: each passage with its place, its reason and the wordings of other outlets."""

import msgspec
import pytest
from msgspec.structs import replace

from tests.export.made import AnalysedEvent
from tui.export.build_document import CONTEXT_CHARACTERS, export_document
from tui.export.document import ExportDocument
from tui.export.options import Include
from tui.export.wordings import QuoteWordings
from tui.export.writers.csv_cells import wording_source

ALL = Include(names=True, people=True, quotes=True)


def document(sample: AnalysedEvent, include: Include = ALL) -> ExportDocument:
    return export_document(sample.coverage, sample.grouping, sample.mentions, include, {"cutoff": 40})


def test_a_passage_row_is_self_contained(sample: AnalysedEvent) -> None:
    groups = document(sample).groups
    assert groups is not None
    row = groups[0].passages[0]
    post = sample.coverage.article("post")
    assert row.exact == "We had eleven minutes" == post.text[row.start : row.end]
    assert (row.outlet, row.headline, row.byline) == ("The Post", "Ferry burns", "Ana Ruiz")
    assert (row.url, row.published, row.sha256) == (post.url, "2031-05-02", post.sha256)
    assert (row.score, row.kind, row.reason, row.zone) == (71.25, "quote", "quoted in both", "body")
    assert row.prefix == "Ferry burns\n\n“"
    assert row.suffix == post.text[row.end : row.end + CONTEXT_CHARACTERS]


def test_each_passage_has_the_wordings_of_other_outlets(sample: AnalysedEvent) -> None:
    groups = document(sample).groups
    assert groups is not None
    post, star, _sun = groups[1].passages
    assert [(wording.outlet, wording.exact, wording.score, wording.reason) for wording in post.elsewhere] == [
        ("Star", "Two people were dead", 55.0, "shares: two, people"),
        ("日本 Sun", "Two died", 40.0, "shares: died"),
    ]
    assert [(wording.exact, wording.score, wording.kind) for wording in star.elsewhere] == [
        ("Two people died", 55.0, "edited"),
        ("Two died", None, None),
    ]


def test_a_passage_has_the_score_kind_and_reason_of_its_own_best_match(sample: AnalysedEvent) -> None:
    groups = document(sample).groups
    assert groups is not None
    assert [(row.score, row.reason) for row in groups[1].passages] == [
        (55.0, "shares: two, people"),
        (55.0, "shares: two, people"),
        (40.0, "shares: died"),
    ]


def test_a_quote_has_its_rule_sureness_and_the_wordings_of_other_outlets(sample: AnalysedEvent) -> None:
    quotes = document(sample).quotes
    assert quotes is not None
    direct, indirect, scare = quotes
    assert (direct.rule, direct.sureness, scare.rule, scare.sureness) == ("clause-after", "guessed", "none", "unknown")
    (wording,) = direct.wordings
    assert (wording.outlet, wording.texts, wording.kind, wording.quote) == (
        "Star",
        ("Eleven minutes we had",),
        "indirect",
        None,
    )
    assert len({quote.quote_group for quote in quotes}) == 3
    assert (indirect.wordings, scare.wordings) == ((), ())


def test_only_selected_parts_are_exported(sample: AnalysedEvent) -> None:
    plain = document(sample, Include())
    assert plain.groups is not None
    assert [group.id for group in plain.groups] == ["g1", "g2"]
    assert (plain.people, plain.quotes) == (None, None)
    people = document(sample, Include(passages=False, people=True))
    assert people.groups is None
    assert people.people is not None


def test_people_and_quotes_cannot_be_exported_before_they_were_found(sample: AnalysedEvent) -> None:
    with pytest.raises(ValueError, match="before they can be exported"):
        export_document(sample.coverage, sample.grouping, None, Include(quotes=True), {})


def test_mentions_are_counted_in_the_account_of_each_outlet(sample: AnalysedEvent) -> None:
    people = document(sample).people
    assert people is not None
    assert [(person.name, person.counts) for person in people] == [
        ("Ilse Brandvold", {"post": 1, "star": 1, "sun": 0}),
        ("Ana Ruiz", {"post": 0, "star": 0, "sun": 0}),
    ]
    assert [(row.exact, row.zone) for row in people[1].mentions] == [("Ana Ruiz", "byline")]


def test_a_quote_row_has_its_words_and_its_speaker(sample: AnalysedEvent) -> None:
    quotes = document(sample).quotes
    assert quotes is not None
    assert [(row.texts, row.speaker_name, row.speaker_text, row.cue) for row in quotes] == [
        (("We had eleven minutes,",), "Ilse Brandvold", "Captain Ilse Brandvold", "said"),
        (("Two people", "dead"), "", "the coastguard", ""),
        (("Two",), "", "", ""),
    ]


def test_a_wording_in_another_language_is_marked_as_translated(sample: AnalysedEvent) -> None:
    post = next(iter(sample.coverage.articles))
    row = document(sample).quotes[0].wordings[0]  # type: ignore[index]
    wordings = QuoteWordings(sample.coverage, sample.mentions, sample.grouping)
    group = wordings.group_of[sample.mentions.quotes[0].id]
    first, *others = (replace(wording, is_translated=wording.article != post.id) for wording in group.wordings)
    original, translated = wordings.rows(replace(group, wordings=(first, *others)))
    assert msgspec.to_builtins(translated)["translated"] is True
    assert wording_source(translated) == "Star (translated)"
    assert "translated" not in msgspec.to_builtins(original) and "translated" not in msgspec.to_builtins(row)
