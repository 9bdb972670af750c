"""What the reader's corrections make of what was found, and that they hold when the articles change."""

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
from tui.mentions.sureness import NOBODY, READER, Sureness
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
def found(coverage, options):
    return find(coverage.articles, options)


def person(mentions, name):
    return next(each for each in mentions.people if each.name == name)


def quote(mentions, coverage, words):
    return next(each for each in mentions.quotes if words in each.span.slice(coverage.article(each.article).text))


def words_of(mentions, coverage, name):
    wanted = person(mentions, name).id
    return [coverage.text_of(each.passage) for each in mentions.mentions if each.person == wanted]


def test_without_corrections_nothing_changes(found, coverage):
    assert apply(found, (), coverage).mentions is found


def test_two_people_who_are_one_become_one_with_all_names_mentions_and_quotes(found, coverage):
    carl, boris = person(found, "Carl Prill"), person(found, "Boris Kovac")
    done = apply(found, [Merge(person_ref(carl), person_ref(boris))], coverage)
    assert done.unapplied == ()
    assert {each.name for each in found.people} - {each.name for each in done.mentions.people} == {"Carl Prill"}
    assert "Carl Prill" in person(done.mentions, "Boris Kovac").aliases
    assert "Carl Prill" in words_of(done.mentions, coverage, "Boris Kovac")
    assert len(done.mentions.mentions) == len(found.mentions)
    speakers = {each.speaker for each in done.mentions.quotes}
    assert carl.id not in speakers


def test_mentions_stay_in_pane_order_and_people_the_most_named_first(found, coverage):
    carl, boris = person(found, "Carl Prill"), person(found, "Boris Kovac")
    done = apply(found, [Merge(person_ref(boris), person_ref(carl))], coverage).mentions
    places = [(["daily", "herald"].index(m.passage.article), m.passage.span) for m in done.mentions]
    assert places == sorted(places)
    counts = [sum(m.person == each.id for m in done.mentions) for each in done.people]
    assert counts == sorted(counts, reverse=True)


def test_a_person_split_by_a_form_loses_its_mentions_and_what_they_speak(found, coverage):
    ana = person(found, "Ana Prill")
    done = apply(found, [Split(person_ref(ana), "Somebody Else", forms=("Prill",))], coverage).mentions
    assert set(words_of(done, coverage, "Somebody Else")) == {"Prill"}
    assert "Prill" not in words_of(done, coverage, "Ana Prill")
    assert "Prill" not in person(done, "Ana Prill").aliases
    said = quote(done, coverage, "No one warned us about the tide")
    assert said.speaker == person(done, "Somebody Else").id


def test_a_person_split_by_a_place_loses_that_mention_only(found, coverage):
    boris = person(found, "Boris Kovac")
    mention = next(m for m in found.mentions if m.person == boris.id and m.passage.article == "herald")
    place = mention_place(coverage.article("herald"), mention)
    done = apply(found, [Split(person_ref(boris), "Boris Kovac the younger", places=(place,))], coverage).mentions
    new = person(done, "Boris Kovac the younger")
    assert [m.passage for m in done.mentions if m.person == new.id] == [mention.passage]
    assert len(words_of(done, coverage, "Boris Kovac")) == len(words_of(found, coverage, "Boris Kovac")) - 1


def test_a_renamed_person_keeps_the_id_and_the_old_name_as_another(found, coverage):
    boris = person(found, "Boris Kovac")
    done = apply(found, [Rename(person_ref(boris), "Borys Kovač")], coverage).mentions
    renamed = person(done, "Borys Kovač")
    assert renamed.id == boris.id and renamed.aliases[0] == "Boris Kovac"


def test_who_is_no_person_leaves_the_words_that_name_the_speaker(found, coverage):
    carl = person(found, "Carl Prill")
    spoken = [each for each in found.quotes if each.speaker == carl.id]
    assert spoken
    done = apply(found, [NoPerson(person_ref(carl))], coverage).mentions
    assert carl.id not in {m.person for m in done.mentions} | {each.id for each in done.people}
    after = next(each for each in done.quotes if each.id == spoken[0].id)
    assert after.speaker is None and after.speaker_text == spoken[0].speaker_text


def test_a_quote_is_given_another_speaker_words_that_are_no_person_or_nobody(found, coverage):
    said = quote(found, coverage, "harbour will open")
    place = quote_place(coverage.article("daily"), said)
    ana = person(found, "Ana Prill")
    for correction, speaker, text in (
        (SetSpeaker((place,), person=person_ref(ana)), ana.id, "Ana Prill"),
        (SetSpeaker((place,), text="the harbour office"), None, "the harbour office"),
        (SetSpeaker((place,)), None, ""),
    ):
        done = quote(apply(found, [correction], coverage).mentions, coverage, "harbour will open")
        assert (done.speaker, done.speaker_text, done.rule) == (speaker, text, READER if text else NOBODY)
        assert done.sureness is (Sureness.SURE if text else Sureness.UNKNOWN)
        assert done.parts == said.parts


def test_he_or_she_goes_with_the_quote_to_its_new_speaker(found, coverage):
    said = quote(found, coverage, "asleep at the time")
    assert coverage.article("daily").text[said.speaker_mention.start : said.speaker_mention.end] == "she"
    boris = person(found, "Boris Kovac")
    place = quote_place(coverage.article("daily"), said)
    done = apply(found, [SetSpeaker((place,), person=person_ref(boris))], coverage).mentions
    spoken = [m for m in done.mentions if m.passage.span == said.speaker_mention and m.passage.article == "daily"]
    assert [(m.person, m.form) for m in spoken] == [(boris.id, MentionForm.PRONOUN)]
    nobody = apply(found, [SetSpeaker((place,))], coverage).mentions
    assert len(nobody.mentions) == len(found.mentions) - 1


def test_each_correction_finds_what_those_before_it_have_made(found, coverage):
    steps = [
        Rename(PersonRef("Boris Kovac"), "B. K."),
        Merge(PersonRef("Carl Prill"), PersonRef("B. K.")),
        NoPerson(PersonRef("B. K.")),
    ]
    done = apply(found, steps, coverage)
    assert done.unapplied == ()
    assert {each.name for each in done.mentions.people} == {"Ana Prill"} | (
        {each.name for each in found.people} - {"Ana Prill", "Boris Kovac", "Carl Prill"}
    )


def test_what_the_articles_do_not_have_is_told_and_stops_nothing(found, coverage):
    steps = [NoPerson(PersonRef("Zed Quill")), Rename(PersonRef("Boris Kovac"), "B. K.")]
    done = apply(found, steps, coverage)
    assert [each.correction for each in done.unapplied] == [steps[0]]
    assert "Zed Quill" in str(done.unapplied[0])
    assert person(done.mentions, "B. K.")


def test_a_family_name_alone_does_not_stand_for_another_who_bears_it(found, coverage):
    """A correction of somebody known as Prill only must not touch those who are known by more."""
    done = apply(found, [NoPerson(PersonRef("Prill"))], coverage)
    assert done.mentions == found and len(done.unapplied) == 1


def test_two_whom_the_rules_have_joined_since_are_one_already(found, coverage):
    assert "Prill" in person(found, "Ana Prill").aliases
    done = apply(found, [Merge(PersonRef("Prill"), PersonRef("Ana Prill"))], coverage)
    assert done.unapplied == () and done.mentions == found


def test_corrections_hold_when_a_paragraph_comes_before_and_an_article_beside(found, coverage, options):
    said = quote(found, coverage, "harbour will open")
    boris = person(found, "Boris Kovac")
    mention = next(m for m in found.mentions if m.person == boris.id and m.passage.article == "herald")
    steps = [
        SetSpeaker((quote_place(coverage.article("daily"), said),), text="the harbour office"),
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
    done = apply(find(longer.articles, options), steps, longer)
    assert done.unapplied == ()
    assert quote(done.mentions, longer, "harbour will open").speaker_text == "the harbour office"
    assert words_of(done.mentions, longer, "Another") == ["Boris Kovac"]


def test_a_quote_with_other_borders_is_the_same_in_the_same_text(found, coverage):
    said = quote(found, coverage, "harbour will open")
    place = quote_place(coverage.article("daily"), said)
    shorter = type(place)(place.outlet, place.sha256, place.offset + 4, place.text[4:-3])
    done = apply(found, [SetSpeaker((shorter,), text="the harbour office")], coverage)
    assert done.unapplied == ()


NAMES = st.sampled_from(["Ana Prill", "Boris Kovac", "Carl Prill", "B. K.", "Nobody Here", "Prill"])
STEPS = st.one_of(
    st.builds(Merge, st.builds(PersonRef, NAMES), st.builds(PersonRef, NAMES)),
    st.builds(Rename, st.builds(PersonRef, NAMES), NAMES),
    st.builds(NoPerson, st.builds(PersonRef, NAMES)),
    st.builds(Split, st.builds(PersonRef, NAMES), NAMES, st.just(("Prill", "Boris Kovac"))),
)


@given(st.lists(STEPS, max_size=8))
def test_whatever_is_corrected_ids_are_unique_and_lead_to_people(found, coverage, steps):
    done = apply(found, steps, coverage)
    ids = [each.id for each in done.mentions.people]
    assert len(set(ids)) == len(ids)
    assert {m.person for m in done.mentions.mentions} == set(ids)
    assert {each.speaker for each in done.mentions.quotes} <= {None, *ids}
    assert {m.passage for m in done.mentions.mentions} <= {m.passage for m in found.mentions}
    assert [each.id for each in done.mentions.quotes] == [each.id for each in found.quotes]
    assert apply(found, steps, coverage) == done
    assert all(describe(each) for each in steps)


def test_reported_speech_is_corrected_like_quotes_and_nothing_else_is_lost(found, coverage):
    from msgspec.structs import replace

    carl, boris = person(found, "Carl Prill"), person(found, "Boris Kovac")
    report = replace(next(each for each in found.quotes if each.speaker == carl.id), id="reported")
    given = replace(found, reported=(report,), unsure=("herald",))
    done = apply(given, [Merge(person_ref(carl), person_ref(boris))], coverage).mentions
    assert [each.speaker for each in done.reported] == [boris.id]
    assert done.unsure == ("herald",) and len(done.quotes) == len(found.quotes)
