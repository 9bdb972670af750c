"""Speakers that a draft describes instead of naming them."""

import pytest

from tests.checking.conftest import Check, only_item
from tui.checking.descriptions import describe, words_and_stems
from tui.checking.model import CheckKind, CheckVerdict

WORDS = "“Nobody had warned us of the flood at night,”"


@pytest.mark.parametrize(
    ("here", "there", "verdict"),
    [
        (
            "a professor at Brede College said",
            "said Paul Brandt, a lecturer at Brede University",
            CheckVerdict.LOOK_HERE,
        ),
        (
            "a professor at Brede University said",
            "said Paul Brandt, who teaches at Brede University",
            CheckVerdict.VERBATIM,
        ),
        ("a spokesman for the port said", "said Paul Brandt, a spokesman for the port", CheckVerdict.VERBATIM),
        ("a spokesman for the union said", "said Paul Brandt, a spokesman for the port", CheckVerdict.LOOK_HERE),
        ("a priest told us", "said Paul Brandt, a priest in Brede", CheckVerdict.VERBATIM),
        ("a reporter in Brede said", "said Paul Brandt, a journalist", CheckVerdict.VERBATIM),
        ("a pupil said", "a student said", CheckVerdict.VERBATIM),
        ("a pupil said", "a soldier said", CheckVerdict.LOOK_HERE),
        ("the bereaved man said", "said Paul Brandt, a priest", CheckVerdict.VERBATIM),
        ("a spokesman said", "said a spokeswoman for the port", CheckVerdict.LOOK_HERE),
        ("the woman said", "said Paul Brandt, who said he was a priest", CheckVerdict.LOOK_HERE),
        ("a woman named Tebe Asreso said", "said a shaken Tebe Asreso", CheckVerdict.VERBATIM),
        ("Harbouria told Paul Brandt", "said Paul Brandt", CheckVerdict.OTHER_SPEAKER),
        ("a man who was there that night said", "said Paul Brandt", CheckVerdict.VERBATIM),
        ("an official of the emergency department said", "the emergency official said", CheckVerdict.VERBATIM),
        ("a man said", "the ministry said", CheckVerdict.LOOK_HERE),
        ("an official of the province said", "a provincial official said", CheckVerdict.VERBATIM),
        ("the senator said", "Paul Brandt told the senator", CheckVerdict.LOOK_HERE),
        ("the defence minister said", "said Paul Brandt, the foreign minister", CheckVerdict.LOOK_HERE),
        ("the Harbour Organization said", "the Harbour Organisation said", CheckVerdict.VERBATIM),
    ],
)
def test_a_description_is_compared_with_what_the_source_says_of_its_speaker(
    here: str, there: str, verdict: CheckVerdict
) -> None:
    item, _ = only_item(f"{WORDS} {here}.", f"{WORDS} {there}. Brandt lives there.")
    assert item.verdict is verdict


def test_a_misspelt_speaker_is_an_altered_name_not_another_speaker(verdicts: Check) -> None:
    source = f"{WORDS} said Governor Charlie Baker. Baker, the governor, left."
    draft = f"{WORDS} said Governor Charlie Barker. Barker left."
    assert [each for _, each in verdicts(CheckKind.QUOTATION, draft, source)] == ["verbatim"]
    assert ("Charlie Barker", "altered") in verdicts(CheckKind.NAME, draft, source)


def test_words_that_follow_a_quotation_have_its_speaker(verdicts: Check) -> None:
    source = f"Paul Brandt was there. {WORDS[:-2]}. It was dark,” he said."
    draft = f"{WORDS} a man who was there said. “It was dark.”"
    assert [each for _, each in verdicts(CheckKind.QUOTATION, draft, source)] == ["verbatim"] * 2


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Maria Keller met reporters with Paul Brandt. {} she said.", "verbatim"),
        ("Paul Brandt met reporters. {} he said.", "other speaker"),
    ],
)
def test_a_pronoun_is_the_person_whom_the_paragraph_names_first(verdicts: Check, draft: str, verdict: str) -> None:
    source = f"Maria Keller, the mayor, and Paul Brandt spoke.\n\n{WORDS} Maria Keller said."
    assert [each for _, each in verdicts(CheckKind.QUOTATION, draft.format(WORDS), source)] == [verdict]


@pytest.mark.parametrize(
    ("here", "there", "verdict"),
    [
        ("the 44-year-old", "Paul Brandt, 44, a nurse", "verbatim"),
        ("the 44-year-old nurse", "Paul Brandt, 44, a nurse", "verbatim"),
        ("the 44-year-old nurse", "Paul Brandt (44), a nurse", "verbatim"),
        ("the 34-year-old nurse", "Paul Brandt, 44, a nurse", "look here"),
        ("the 44-year-old baker", "Paul Brandt, 44, a nurse", "look here"),
    ],
)
def test_an_age_and_a_noun_describe_a_speaker(verdicts: Check, here: str, there: str, verdict: str) -> None:
    given = verdicts(CheckKind.QUOTATION, f"{WORDS} said {here}.", f"{WORDS} said {there}. Brandt lives there.")
    assert [each for _, each in given] == [verdict]


@pytest.mark.parametrize(("name", "verdict"), [("Mia Lund", "verbatim"), ("Jonas Prell", "other speaker")])
def test_the_name_before_the_colon_speaks_and_not_the_subject(verdicts: Check, name: str, verdict: str) -> None:
    source = f"Jonas Prell concedes. He will stay on as leader, says his deputy, Mia Lund: {WORDS.replace(',', '.')}"
    given = verdicts(CheckKind.QUOTATION, f"Jonas Prell met Mia Lund. {WORDS} {name} said.", source)
    assert [each for _, each in given] == [verdict]


def test_a_name_right_after_the_words_is_that_of_the_speaker(verdicts: Check) -> None:
    source = f"Luis Ortega, the coach, left.\n\n{WORDS.replace(',', '.')}\n\nBrede’s president, Nasser Haddad."
    draft = f"{WORDS} said Nasser Haddad."
    assert [each for _, each in verdicts(CheckKind.QUOTATION, draft, source)] == ["verbatim"]


def test_words_that_name_no_speaker_attribute_nothing(verdicts: Check) -> None:
    source = "The flood showed “the strong will of the people of Brede,” said Paul Brandt, a spokesman."
    draft = "A spokesman saw it differently: the flood showed “the strong will of the people of Brede.”"
    assert [each for _, each in verdicts(CheckKind.QUOTATION, draft, source)] == ["verbatim"]


def test_a_description_has_a_noun_and_details_without_places_and_clauses() -> None:
    description = describe("a former minister of the Harbour in Brede who left")
    assert (description.head, description.details) == ("minister", ["harbor"])
    assert description.fits(words_and_stems("the harbour minister"))
    assert not description.fits(words_and_stems("the minister"))


def test_a_pronoun_is_not_the_person_to_whom_a_letter_went(verdicts: Check) -> None:
    source = (
        "The mayor’s lawyer, Greta Vegas, complained in a letter to Paul Rosner, the state attorney. “It was a rush to "
        "charge her,” Ms. Vegas wrote. Mr. Rosner did not answer."
    )
    draft = (
        "The mayor’s lawyer, Greta Vegas, was angry. Mr. Rosner knew. In a letter to Mr. Rosner {} complained of "
        "“a rush to charge her.”"
    )
    assert verdicts(CheckKind.QUOTATION, draft.format("she"), source) == [("a rush to charge her.", "verbatim")]


@pytest.mark.parametrize(("outlet", "verdict"), [("Harbouria", "verbatim"), ("Paul Brandt", "other speaker")])
def test_another_name_in_the_same_construction_is_another_speaker(verdicts: Check, outlet: str, verdict: str) -> None:
    story = "Paul Brandt left. It was a report by {} that he “invented a flood” at night. Harbouria was right."
    given = verdicts(CheckKind.QUOTATION, story.format(outlet), story.format("Harbouria"))
    assert [each for _, each in given] == [verdict]
