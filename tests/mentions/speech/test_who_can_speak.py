"""Nouns that can and cannot speak: documents, sources and relatives can; moves, answers and labels of a page cannot."""

from collections.abc import Callable

from tests.rows import each_row
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]


def speakers(mentions: MentionSet) -> list[str]:
    names = {person.id: person.name for person in mentions.people}
    return [names.get(quote.speaker or "", quote.speaker_text) for quote in mentions.quotes]


@each_row(
    ("text", "expected"),
    [
        ("The move said “a great deal about the council of today”, Ann Berg wrote.", ["Ann Berg"]),
        ("The confirmation said “come at nine on Monday or not at all”.", [""]),
        ("The report card said “significant growth in reading”.", ["The report card"]),
        ("The report card said the school showed “significant growth in reading”.", ["The report card"]),
        ("Ann Berg said the answer told her “all I need to know”.", ["Ann Berg"]),
        ("Ann Berg drew fire. Her refusal to call the pier “a very dangerous place” angered Tom Lind.", ["Ann Berg"]),
        ("“Not since I was a boy,” came the reply.", [""]),
        ("“We let people down,” said the printed Berg leaflet.", ["the printed Berg leaflet"]),
        ("A sign above his desk says “Measure twice”.", ["A sign"]),
    ],
)
def test_a_thing_speaks_only_if_it_has_words(find_mentions: Find, text: str, expected: list[str]) -> None:
    assert speakers(find_mentions(text)) == expected


@each_row(
    ("text", "expected"),
    [
        ("READ MORE: “I lost four stone” says Ann Berg", ["Ann Berg"]),
        ("WATCH: “We will not leave this pier”", [""]),
        ("LIND: “We will not leave this pier”", ["LIND"]),
    ],
)
def test_a_label_of_the_page_is_no_speaker(find_mentions: Find, text: str, expected: list[str]) -> None:
    assert speakers(find_mentions("The pier was closed on Monday.", text)) == expected


def test_a_source_close_to_somebody_is_not_that_person(find_mentions: Find) -> None:
    text = "A source close to the harbour minister, Ann Berg, said she was “incandescent with rage today”."
    assert speakers(find_mentions(text)) == ["A source close to the harbour minister"]


@each_row(
    ("text", "expected"),
    [
        ("Tom Lind came late. His wife, Martha, snorted. “Nine too many,” she said.", ["Martha"]),
        ("Ann Berg left. Her son Darren, a plasterer, added: “Mum pays her tax.”", ["Darren"]),
        ("Ann Berg’s sister, Ruth, said: “She is tired.”", ["Ruth"]),
        ("Tom Lind’s daughter, Quilla, has no doubts. “She dreams,” she said.", ["Quilla"]),
        ("Donald Hill and Martha Hill wed. “Yes,” his wife Martha said.", ["Martha Hill"]),
        ("Tom Lind left. His son Paris was born there. “Good,” Lind said.", ["Tom Lind"]),
    ],
)
def test_a_relative_with_a_given_name_alone_is_a_person(find_mentions: Find, text: str, expected: list[str]) -> None:
    mentions = find_mentions(text)
    assert speakers(mentions) == expected
    assert {*expected} <= {person.name for person in mentions.people}


def test_a_body_before_a_name_is_no_firm_if_an_office_follows(find_mentions: Find) -> None:
    text = "In the public gallery Joan Pettifer, a retired teacher, wept. “I swam there,” she said."
    assert speakers(find_mentions(text)) == ["Joan Pettifer"]


@each_row("letters", ["IAS", "KC", "MBE", "M.D."])
def test_letters_after_a_name_show_a_person(find_mentions: Find, letters: str) -> None:
    assert speakers(find_mentions(f"Metro chief Ritvik Bhandarkar, {letters}, said: “Nobody will lose.”")) == [
        "Ritvik Bhandarkar"
    ]


def test_a_minister_is_not_the_general_secretary_of_a_union(find_mentions: Find) -> None:
    mentions = find_mentions(
        "“We go,” says Mick Lavery, general secretary of the union.", "The minister said it was “a very bad day”."
    )
    assert speakers(mentions) == ["Mick Lavery", "The minister"]


@each_row(
    ("text", "expected"),
    [
        ("Teacher ‘lived a double life for years’, jury told", [""]),
        ("Fans told ‘stay at home tonight’ after final", [""]),
        ("‘Stay at home tonight’, fans told after final", [""]),
        ("“We are out,” Ann Berg told reporters.", ["Ann Berg"]),
        ("The jury told him “you have our sympathy, sir”.", ["The jury"]),
    ],
)
def test_who_is_told_in_a_headline_does_not_speak(find_mentions: Find, text: str, expected: list[str]) -> None:
    assert speakers(find_mentions(text)) == expected


def test_a_party_between_a_name_and_its_verb_ends_no_sentence(find_mentions: Find) -> None:
    text = "“Is it over?” Sen. Ann Berg, D-N.M., asked the nominee. “No,” Lind said."
    assert speakers(find_mentions("Senators met the press on Monday.", text)) == ["Ann Berg", "Lind"]


def test_a_verb_of_speech_after_a_quotation_shows_a_person(find_mentions: Find) -> None:
    assert speakers(find_mentions("“It looks bad,” warns Ritvik Bhandarkar of the union.")) == ["Ritvik Bhandarkar"]


def test_a_pub_is_no_lord(find_mentions: Find) -> None:
    assert not find_mentions("Black bags lay beside the Lord Nelson pub in May.").people


@each_row(
    ("text", "expected"),
    [
        ("Tom Lind, 60, whose son is below, said he had “no words for all of this”.", ["Tom Lind"]),
        ("Mum Tracey blamed the wine. “She’s always been daft,” she told the paper.", ["Tracey"]),
        ("New husband Lee, a roofer, fumed: “She looked like a hamster.”", ["Lee"]),
        (
            "Tom Lind told his rival, Ann Berg, that the cut would “close harbours”, according to two diplomats.",
            ["Tom Lind"],
        ),
        ("The reply, which hangs in the hall, called the pier “a danger to all who walk on it”.", ["The reply"]),
    ],
)
def test_an_age_or_a_source_beside_the_speaker_is_not_the_speaker(
    find_mentions: Find, text: str, expected: list[str]
) -> None:
    assert speakers(find_mentions(text)) == expected


def test_who_answers_did_not_say_what_the_question_quotes(find_mentions: Find) -> None:
    text = (
        "Asked if the pier was “a danger to all of us,” Ann Berg said no. Asked if it was safe, she said “not at all”."
    )
    assert speakers(find_mentions(text)) == ["", "Ann Berg"]
