"""Corrections applied to found mentions; they also hold when the articles change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mentions.conftest import make_article
from tui.articles.model import Coverage
from tui.mentions.corrections.apply import apply
from tui.mentions.corrections.model import (
    Merge,
    NoPerson,
    PersonRef,
    Rename,
    SetSpeaker,
    Split,
    describe,
    mention_place,
    person_ref,
    quote_place,
)
from tui.mentions.find import find
from tui.mentions.model import MentionForm
from tui.mentions.rule import Rule
from tui.mentions.sureness import Sureness
from tui.settings.load import load_settings

DAILY = (
    "Minister Ana Prill met Prime Minister Boris Kovac in Harlow on Monday.",
    "“No one warned us about the tide,” said Prill. She left early. “We were asleep at the time,” she said.",
    "Kovac said: “The harbour will open again on Friday.”",
)
HERALD = (
    "Ana Prill, the transport minister, said: “No one warned us about that tide.”",
    "Boris Kovac spoke to Carl Prill, a fisherman. “It came from the north side,” Carl Prill said.",
)


@pytest.fixture(scope="module")
def options():
    return load_settings().mentions


@pytest.fixture(scope="module")
def coverage():
    return Coverage("", (make_article("daily", *DAILY), make_article("herald", *HERALD)))


@pytest.fixture(scope="module")
def original(coverage, options):
    return find(coverage.articles, options)


def person(mentions, name):
    return next(p for p in mentions.people if p.name == name)


def quote(mentions, coverage, words):
    return next(q for q in mentions.quotes if words in q.span.slice(coverage.article(q.article).text))


def words_of(mentions, coverage, name):
    person_id = person(mentions, name).id
    return [coverage.text_of(m.passage) for m in mentions.mentions if m.person == person_id]


def test_without_corrections_nothing_changes(original, coverage):
    assert apply(original, (), coverage).mentions is original


def test_merging_gives_one_person_all_names_mentions_and_quotes(original, coverage):
    carl, boris = person(original, "Carl Prill"), person(original, "Boris Kovac")
    result = apply(original, [Merge(person_ref(carl), person_ref(boris))], coverage)
    assert result.unapplied == ()
    assert {p.name for p in original.people} - {p.name for p in result.mentions.people} == {"Carl Prill"}
    assert "Carl Prill" in person(result.mentions, "Boris Kovac").aliases
    assert "Carl Prill" in words_of(result.mentions, coverage, "Boris Kovac")
    assert len(result.mentions.mentions) == len(original.mentions)
    speakers = {q.speaker for q in result.mentions.quotes}
    assert carl.id not in speakers


def test_mentions_stay_in_pane_order_and_people_in_order_of_mentions(original, coverage):
    carl, boris = person(original, "Carl Prill"), person(original, "Boris Kovac")
    result = apply(original, [Merge(person_ref(boris), person_ref(carl))], coverage).mentions
    places = [(["daily", "herald"].index(m.passage.article), m.passage.span) for m in result.mentions]
    assert places == sorted(places)
    counts = [sum(m.person == p.id for m in result.mentions) for p in result.people]
    assert counts == sorted(counts, reverse=True)


def test_a_person_split_by_a_form_loses_its_mentions_and_their_quotes(original, coverage):
    ana = person(original, "Ana Prill")
    result = apply(original, [Split(person_ref(ana), "Somebody Else", forms=("Prill",))], coverage).mentions
    assert set(words_of(result, coverage, "Somebody Else")) == {"Prill"}
    assert "Prill" not in words_of(result, coverage, "Ana Prill")
    assert "Prill" not in person(result, "Ana Prill").aliases
    quote_of_prill = quote(result, coverage, "No one warned us about the tide")
    assert quote_of_prill.speaker == person(result, "Somebody Else").id


def test_a_person_split_by_a_place_loses_that_mention_only(original, coverage):
    boris = person(original, "Boris Kovac")
    mention = next(m for m in original.mentions if m.person == boris.id and m.passage.article == "herald")
    place = mention_place(coverage.article("herald"), mention)
    result = apply(original, [Split(person_ref(boris), "Boris Kovac the younger", places=(place,))], coverage).mentions
    new = person(result, "Boris Kovac the younger")
    assert [m.passage for m in result.mentions if m.person == new.id] == [mention.passage]
    assert len(words_of(result, coverage, "Boris Kovac")) == len(words_of(original, coverage, "Boris Kovac")) - 1


def test_a_renamed_person_keeps_the_id_and_the_old_name_as_another(original, coverage):
    boris = person(original, "Boris Kovac")
    result = apply(original, [Rename(person_ref(boris), "Borys Kovač")], coverage).mentions
    renamed = person(result, "Borys Kovač")
    assert renamed.id == boris.id and renamed.aliases[0] == "Boris Kovac"


def test_removing_a_person_leaves_the_words_that_name_the_speaker(original, coverage):
    carl = person(original, "Carl Prill")
    carls_quotes = [q for q in original.quotes if q.speaker == carl.id]
    assert carls_quotes
    result = apply(original, [NoPerson(person_ref(carl))], coverage).mentions
    assert carl.id not in {m.person for m in result.mentions} | {p.id for p in result.people}
    corrected_quote = next(q for q in result.quotes if q.id == carls_quotes[0].id)
    assert corrected_quote.speaker is None and corrected_quote.speaker_text == carls_quotes[0].speaker_text


def test_the_speaker_of_a_quote_can_be_set_to_a_person_words_or_nobody(original, coverage):
    old_quote = quote(original, coverage, "harbour will open")
    place = quote_place(coverage.article("daily"), old_quote)
    ana = person(original, "Ana Prill")
    for correction, speaker, text in (
        (SetSpeaker((place,), person=person_ref(ana)), ana.id, "Ana Prill"),
        (SetSpeaker((place,), text="the harbour office"), None, "the harbour office"),
        (SetSpeaker((place,)), None, ""),
    ):
        result = quote(apply(original, [correction], coverage).mentions, coverage, "harbour will open")
        assert (result.speaker, result.speaker_text, result.rule) == (
            speaker,
            text,
            Rule.READER if text else Rule.NOBODY,
        )
        assert result.sureness is (Sureness.SURE if text else Sureness.UNKNOWN)
        assert result.parts == old_quote.parts


def test_a_pronoun_goes_with_the_quote_to_its_new_speaker(original, coverage):
    old_quote = quote(original, coverage, "asleep at the time")
    assert coverage.article("daily").text[old_quote.speaker_mention.start : old_quote.speaker_mention.end] == "she"
    boris = person(original, "Boris Kovac")
    place = quote_place(coverage.article("daily"), old_quote)
    result = apply(original, [SetSpeaker((place,), person=person_ref(boris))], coverage).mentions
    pronoun_mentions = [
        m for m in result.mentions if m.passage.span == old_quote.speaker_mention and m.passage.article == "daily"
    ]
    assert [(m.person, m.form) for m in pronoun_mentions] == [(boris.id, MentionForm.PRONOUN)]
    unattributed = apply(original, [SetSpeaker((place,))], coverage).mentions
    assert len(unattributed.mentions) == len(original.mentions) - 1


def test_each_correction_applies_to_the_result_of_the_previous_ones(original, coverage):
    steps = [
        Rename(PersonRef("Boris Kovac"), "B. K."),
        Merge(PersonRef("Carl Prill"), PersonRef("B. K.")),
        NoPerson(PersonRef("B. K.")),
    ]
    result = apply(original, steps, coverage)
    assert result.unapplied == ()
    assert {p.name for p in result.mentions.people} == {"Ana Prill"} | (
        {p.name for p in original.people} - {"Ana Prill", "Boris Kovac", "Carl Prill"}
    )


def test_a_correction_of_an_unknown_person_is_reported_and_the_rest_applied(original, coverage):
    steps = [NoPerson(PersonRef("Zed Quill")), Rename(PersonRef("Boris Kovac"), "B. K.")]
    result = apply(original, steps, coverage)
    assert [item.correction for item in result.unapplied] == [steps[0]]
    assert "Zed Quill" in str(result.unapplied[0])
    assert person(result.mentions, "B. K.")


def test_a_family_name_alone_does_not_refer_to_people_with_a_full_name(original, coverage):
    """A correction of somebody known as Prill only must not touch those who are known by more."""
    result = apply(original, [NoPerson(PersonRef("Prill"))], coverage)
    assert result.mentions == original and len(result.unapplied) == 1


def test_merging_two_people_whom_the_rules_merge_by_now_changes_nothing(original, coverage):
    assert "Prill" in person(original, "Ana Prill").aliases
    result = apply(original, [Merge(PersonRef("Prill"), PersonRef("Ana Prill"))], coverage)
    assert result.unapplied == () and result.mentions == original


def test_corrections_hold_when_a_paragraph_and_an_article_are_added(original, coverage, options):
    old_quote = quote(original, coverage, "harbour will open")
    boris = person(original, "Boris Kovac")
    mention = next(m for m in original.mentions if m.person == boris.id and m.passage.article == "herald")
    steps = [
        SetSpeaker((quote_place(coverage.article("daily"), old_quote),), text="the harbour office"),
        Split(person_ref(boris), "Another", places=(mention_place(coverage.article("herald"), mention),)),
    ]
    longer = Coverage(
        "",
        (
            make_article("courier", "Rain fell on Harlow."),
            make_article("herald", "An opening that was not there before.", *HERALD),
            make_article("daily", "An opening that was not there before.", *DAILY),
        ),
    )
    result = apply(find(longer.articles, options), steps, longer)
    assert result.unapplied == ()
    assert quote(result.mentions, longer, "harbour will open").speaker_text == "the harbour office"
    assert words_of(result.mentions, longer, "Another") == ["Boris Kovac"]


def test_a_quote_is_found_by_half_of_its_words_in_the_same_text(original, coverage):
    old_quote = quote(original, coverage, "harbour will open")
    place = quote_place(coverage.article("daily"), old_quote)
    shorter = type(place)(place.outlet, place.sha256, place.offset + 4, place.text[4:-3])
    result = apply(original, [SetSpeaker((shorter,), text="the harbour office")], coverage)
    assert result.unapplied == ()


NAMES = st.sampled_from(["Ana Prill", "Boris Kovac", "Carl Prill", "B. K.", "Nobody Here", "Prill"])
STEPS = st.one_of(
    st.builds(Merge, st.builds(PersonRef, NAMES), st.builds(PersonRef, NAMES)),
    st.builds(Rename, st.builds(PersonRef, NAMES), NAMES),
    st.builds(NoPerson, st.builds(PersonRef, NAMES)),
    st.builds(Split, st.builds(PersonRef, NAMES), NAMES, st.just(("Prill", "Boris Kovac"))),
)


@given(st.lists(STEPS, max_size=8))
def test_after_any_corrections_ids_are_unique_and_refer_to_people(original, coverage, steps):
    result = apply(original, steps, coverage)
    ids = [p.id for p in result.mentions.people]
    assert len(set(ids)) == len(ids)
    assert {m.person for m in result.mentions.mentions} == set(ids)
    assert {q.speaker for q in result.mentions.quotes} <= {None, *ids}
    assert {m.passage for m in result.mentions.mentions} <= {m.passage for m in original.mentions}
    assert [q.id for q in result.mentions.quotes] == [q.id for q in original.quotes]
    assert apply(original, steps, coverage) == result
    assert all(describe(step) for step in steps)


def test_reported_speech_is_corrected_like_quotes(original, coverage):
    from msgspec.structs import replace

    carl, boris = person(original, "Carl Prill"), person(original, "Boris Kovac")
    report = replace(next(q for q in original.quotes if q.speaker == carl.id), id="reported")
    with_indirect = replace(original, reported=(report,), unsure=("herald",))
    result = apply(with_indirect, [Merge(person_ref(carl), person_ref(boris))], coverage).mentions
    assert [q.speaker for q in result.reported] == [boris.id]
    assert result.unsure == ("herald",) and len(result.quotes) == len(original.quotes)
