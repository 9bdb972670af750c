"""The list of where the outlets differ: one row a difference, few and right."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.rows import each_row
from tui import api
from tui.articles.model import Article
from tui.matching.differences.word_changes import word_changes
from tui.matching.model import MatchSureness
from tui.reading.differences.model import DifferenceClass, DifferenceRow
from tui.reading.differences.wording import missing_from, missing_text, summary_of
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()
OPENING = "Rain fell on the harbour for most of the week, and the market stayed closed until noon."
OTHER_OPENING = "The old library was painted green in spring, which pleased hardly anyone in the valley."


def event_of(*texts: str) -> api.Event:
    openings = (OPENING, OTHER_OPENING, "Bakers sold out of rye bread long before the bells rang.")
    articles = [
        api.article_from_text(f"{opening}\n\n{text}\n", SETTINGS.articles, outlet=name, id=name.lower())
        for name, opening, text in zip(("Post", "Mail", "Star"), openings, texts, strict=False)
    ]
    return api.event_from_articles(articles, settings=SETTINGS)


def rows_of(*texts: str) -> Sequence[DifferenceRow]:
    return event_of(*texts).differences()


def lit(event: api.Event, row: DifferenceRow) -> list[tuple[str, ...]]:
    """The words that differ, by outlet."""
    return [
        tuple(span.slice(event.coverage.article(side.passage.article).text) for span in side.differing)
        for side in row.passages
    ]


def only_row(*texts: str) -> tuple[api.Event, DifferenceRow]:
    event = event_of(*texts)
    (row,) = event.differences()
    return event, row


CONTRADICTIONS = [
    (
        DifferenceClass.NUMBER,
        "Kelmar City won after Jonas Brandt scored in the 88th minute to beat Vorden on Saturday.",
        "Kelmar City beat Vorden on Saturday, with Jonas Brandt scoring in the 86th minute.",
        [("88th",), ("86th",)],
    ),
    (
        DifferenceClass.NUMBER,
        "At least nine people died and 23 were missing after the flood in Vorden, the sheriff said.",
        "Nineteen people are still missing after the flood in Vorden.",
        [("23",), ("Nineteen",)],
    ),
    (
        DifferenceClass.NUMBER,
        "The council of Vorden passed the ban on night boats in June by 8 votes to 5.",
        "In June the council of Vorden approved the ban on night boats by a vote of nine to four.",
        [("8 votes to 5",), ("nine to four",)],
    ),
    (
        DifferenceClass.NUMBER,
        "The guild of boat owners, which has 312 members, puts their losses at $29 million.",
        "The guild of boat owners said that its 312 members lost about $19 million in bookings.",
        [("$29 million",), ("$19 million",)],
    ),
    (
        DifferenceClass.NUMBER,
        "The coastguard spoke of 14 hurt after a fire on the ferry off Vorden.",
        "More than 20 people were hurt on the ferry off Vorden, a nurse said.",
        [("14",), ("20",)],
    ),
    (
        DifferenceClass.NUMBER,
        "Prosecutors in Vorden filed a 61-page indictment against the harbour master.",
        "The harbour master read all of the 59-page indictment, his lawyer said in Vorden.",
        [("61",), ("59",)],
    ),
    (
        DifferenceClass.NUMBER,
        "The ministry said it had received 45,000 pages of Berg’s letters from the archive.",
        "In May, crates with 41,000 pages of Berg’s old letters came to the ministry from the archive.",
        [("45,000",), ("41,000",)],
    ),
    (
        DifferenceClass.DATE,
        "Her second term as mayor of Vorden officially ends in 2031.",
        "She may leave office before her term as mayor ends in 2030, she said in Vorden.",
        [("2031",), ("2030",)],
    ),
    (
        DifferenceClass.NUMBER,
        "The measure allows sales of strong beer to adults over 21 in Vorden.",
        "Under the measure, anyone 21 or older can buy strong beer in Vorden.",
        [("21",), ("21",)],
    ),
    (
        DifferenceClass.NUMBER,
        "The coastguard of Vorden said 14 people had been injured in the fire.",
        "More than 20 were injured in the fire on the ferry, the coastguard of Vorden said.",
        [("14",), ("20",)],
    ),
    (
        DifferenceClass.NUMBER,
        "The coastguard of Vorden said 14 people had been hurt in the fire on the ferry.",
        "By the coastguard’s count the fire on the ferry injured 14 people; the hospital speaks of 17.",
        [("14",), ("17",)],
    ),
    (
        DifferenceClass.SENSE,
        "Wheat prices in the port of Vorden went up 7% on Tuesday.",
        "Wheat prices in the port of Vorden went down 7% on Tuesday.",
        [("up",), ("down",)],
    ),
    (
        DifferenceClass.NEGATION,
        "The inspector said the old crane was safe for heavy loads of timber.",
        "The inspector said the old crane was not safe for heavy loads of timber.",
        [("was",), ("was not",)],
    ),
]


@each_row(("what", "left", "right", "expected"), CONTRADICTIONS)
def test_a_contradiction_is_one_row(
    what: DifferenceClass, left: str, right: str, expected: list[tuple[str, ...]]
) -> None:
    event, row = only_row(left, right)
    assert row.what is what
    assert lit(event, row) == expected
    assert row.is_contradiction


def test_a_number_repeated_in_another_unit_is_one_row() -> None:
    event, row = only_row(
        "The old lighthouse of Vorden is about 40 kilometres (25 miles) from the harbour.",
        "The old lighthouse of Vorden is about 44km (27 miles) from the harbour.",
    )
    assert lit(event, row) == [("40",), ("44",)]


AGREEING = [
    ("The town spent nearly $44 million on the quay.", "The town spent $43,885,310 on the quay."),
    ("They walked 10 miles through the town of Vorden.", "They carried 12 parcels through the town of Vorden."),
    ("Three states have legalised fishing at night, the minister said.",
     "The sheriff was glad that the two states were challenging the fishing laws of the coast."),
    ("The 2016 election campaign ended in Vorden with a speech.",
     "Lind, who had lost in the 2000 election campaign, is the favourite now."),
    ("“We lost,” said Anna Berg.", "“We lost,” said Anna Berg."),
    ("The fire off Vorden injured 14 people, the coastguard said.",
     "The fire off Vorden killed 20 people, the coastguard said."),
    ("In the fire off Vorden 14 people were injured, the coastguard said.",
     "Of the injured in the fire off Vorden 9 of them left the hospital, the coastguard said."),
    ("In the fire off Vorden 14 people were injured, the coastguard said.",
     "In the fire off Vorden 9 sailors and 11 cooks were injured, the coastguard said."),
    ("The fire killed 12 people in the harbour of Vorden.",
     "A fire in the harbour of Vorden killed 40 people in 1998."),
    ("More than 2,400 soldiers of the island have died in the northern hills.",
     "There are some 25,000 troops of the island in the southern hills."),
    ("The station said on Saturday morning local time that the northern tests would end.",
     "The station said on Friday evening that the northern tests would end."),
    ("With nearly all votes counted the Harbour party won 33 of the 150 seats, down from 41 at the last vote in 2012.",
     "With nearly all votes counted the Harbour party won eight fewer seats than at the last vote, when it had 41."),
    ("With all votes counted the Harbour party had won 33 of 150 seats, a loss of eight seats from the last vote.",
     "With all votes counted the Harbour party won 33 of 150 seats, down from 41 seats at the last vote."),
    ("The party of the harbour has forty-eight fewer candidates in Vorden than in May.",
     "The party of the harbour has 24 candidates in Vorden, two fewer than in May."),
    ("A boy with two rifles and two knives was arrested in the harbour of Vorden.",
     "One person was arrested in the harbour of Vorden, the guard said."),
    ("One of the two was arrested in Vorden, and the other fled.",
     "In the harbour of Vorden 12 people have been arrested."),
    ("Some 40 people were injured in the harbour of Vorden.",
     "In the harbour of Vorden two people suffered serious injuries."),
    ("Bombs struck a court and an inn of Vorden, killing more than 40 people and injuring others.",
     "Later, another bomber attacked an inn in the west of Vorden, injuring more than 20 people."),
    ("The mayor of Vorden faced nearly nine hours of questioning on Friday over the harbour funds.",
     "The mayor of Vorden faced 14 hours of questioning last week over the harbour funds."),
    ("Evacuation orders were given to about 200,000 people in Vorden, Kelmar County, Lind County and Sandby.",
     "About 35,000 people from Lind County, 65,000 from Kelmar County, and 12,000 from Sandby City were evacuated."),
    ("Normal flows down the main sluice of Vorden are about 55,000 cubic feet per second.",
     "As much as 100,000 cubic feet (2,830 cubic metres) of water per second came down the main sluice of Vorden."),
    ("The blast in Vorden killed three sailors and injured 11 others, the guard said.",
     "Three sailors were killed and 11 were injured in the blast in Vorden."),
    ("The blast at the harbour of Vorden killed 25 civilians, the guard said.",
     "Fourteen pirates were killed in the blast at the harbour of Vorden."),
    ("Kelmar City reached the cup final for the first time in 22 years on Saturday as Jonas Brandt beat Vorden.",
     "Kelmar City reached the cup final on Saturday as 19-year-old Jonas Brandt beat Vorden."),
    ("The guard of Vorden had rated the harbour, which dates from 1916, as poor, and ordered its repair by autumn.",
     "The guard of Vorden had rated the harbour as poor in 2025, and ordered its repair by autumn."),
    ("Since then, more than 7,000 people have been killed in the harbour of Vorden.",
     "The guard of Vorden said 2,500 people had been killed in the harbour."),
    ("As a boy he self-published a collection of 25 poems in Vorden.",
     "He printed his first poem at just 14 in Vorden; he self-published a collection of poems as a boy."),
    ("The harbour of Vorden was closed to boats last Monday by order of the mayor.",
     "The harbour of Vorden was closed to boats last week by order of the mayor."),
    ("The bomb at the market of Kelmar killed 14 people. A week before, a bomb in Vorden had shocked the coast.",
     "A bomb in Vorden killed 11 people a week ago. On Friday another one struck Kelmar."),
    ("A bomb killed 14 people at the harbour of Vorden on Friday.",
     "An earlier attack killed 17 people at the harbour of Vorden."),
    ("A ferry sank off Kelmar on Friday. The coastguard said 14 people had drowned. A ferry had sunk off Sandby.",
     "A ferry sank off Sandby. The coastguard said 23 people had drowned. Now another sank off Kelmar."),
    ("A bomb killed 14 people in the market on Friday.", "In January, a bomb killed 23 people in the market."),
    ("The blast in Kelmar killed 14 people.", "Three years ago a blast in Kelmar killed 23 people."),
    ("The gunman killed 14 people at the school.", "A second gunman killed three people at the bridge."),
    ("The new harbour hall will cost 40 million crowns.",
     "The new harbour hall cost 48 million crowns in the end."),
    ("The company of Vorden offered 42 dollars a share for the old ferry line.",
     "The company of Vorden offered 48 dollars for the old ferry line."),
    ("The company raised its offer for the ferry line from 40 dollars to 44 dollars.",
     "The company raised its offer for the ferry line to 44 dollars."),
    ("The harbour of Vorden shipped 240,000 tons of grain a year ago.",
     "The harbour of Vorden shipped 210,000 tons of grain."),
    ("In 2012 the harbour of Vorden had 61 cranes.", "In 2015 the harbour of Vorden had 59 cranes."),
    ("Shares in the ferry company of Vorden stood at 48 dollars in the morning.",
     "Shares in the ferry company of Vorden stood at 44 dollars in the afternoon."),
    ("Shares in the ferry company of Vorden rose to as high as 48 dollars.",
     "Shares in the ferry company of Vorden rose to 44 dollars."),
    ("The Lind library has 61 windows on the harbour.", "The Berg library has 59 windows on the harbour."),
    ("Shares in the ferry company of Vorden stood at 48 dollars, 47, 46, 45, 44, 43, 42 and 41.",
     "Shares in the ferry company of Vorden stood at 52 dollars, 51, 50, 49, 48, 47, 46 and 45."),
    ("Net of the ferry company of Vorden 48 dollars vs 31 dollars.",
     "Net of the ferry company of Vorden 44 dollars."),
]  # fmt: skip


@each_row(("left", "right"), AGREEING)
def test_numbers_that_agree_or_count_different_things_are_not_a_row(left: str, right: str) -> None:
    assert rows_of(left, right) == ()


QUOTATIONS = [
    ("“We will never pay a single crown for such a silly fence,” said Anna Berg.",
     "“We will never pay any single crown for such a silly fence,” said Anna Berg.", [("a",), ("any",)]),
    ("Berg called it “a risky plan”, and Anna Berg said so twice.",
     "“It is a very risky plan for all of us,” said Anna Berg.", [(), ("very",)]),
    ("“I am used to him and read it with a large pinch of salt, or not at all,” said Anna Berg.",
     "Anna Berg reads the paper, “just with a large pinch of salt.”",
     [("I am used to him and read it",), ("just",)]),
    ("“I think it is wrong, and I think it is proof of neglect,” said Anna Berg.",
     "“I think it is wrong,” said Anna Berg.", [("and I think it is proof of neglect",), ()]),
    ("“We do not plan to close any plant,” said Anna Berg.",
     "“We have no plans to close any plant,” said Anna Berg.", [("We do not plan",), ("We have no plans",)]),
]  # fmt: skip


@each_row(("left", "right", "expected"), QUOTATIONS)
def test_different_words_inside_quotation_marks_are_one_row(
    left: str, right: str, expected: list[tuple[str, ...]]
) -> None:
    event, row = only_row(left, right)
    assert row.what is DifferenceClass.WORDING
    assert lit(event, row) == expected


ONLY_WRITTEN_OTHERWISE = [
    ("“They’re the followers of a false prophet,” said Anna Berg.",
     "“They are the followers of a false prophet,” said Anna Berg."),
    ("“He should pay for all of it himself,” said Anna Berg.",
     "“He should pay [for] all of it himself,” said Anna Berg."),
    ("“Good boats & bad boats are lost in the same storm,” said Anna Berg.",
     "“Good boats and bad boats are lost in the same storm,” said Anna Berg."),
    ("“Sen. Lind respects the law of the sea,” said Anna Berg.",
     "“Senator Lind respects the law of the sea,” said Anna Berg."),
    ("“If you gave the rock 'n' roll of Vorden another name it would be Lind,” said Anna Berg.",
     "“If you gave the rock'n'roll of Vorden another name it would be Lind,” said Anna Berg."),
    ("“[S]ince the ferry burned, I have had no rest at all,” said Anna Berg.",
     "“Since the ferry burned, I have had no rest at all,” said Anna Berg."),
    ("“We will mend the old pier on line,” said Anna Berg.", "“We will mend the old pier online,” said Anna Berg."),
    ("“Your conduct is not compatible with your duty as chairman of this board,” said Tomas Lind.",
     "“Your conduct is not compatible with your duties as chairman of this board,” said Tomas Lind."),
    ("“The storm took the old and heavy mast of the ferry that we had,” said Anna Berg.",
     "“So the storm took an old and heavy mast of the ferry we had,” said Anna Berg."),
    ("“All boats on the quay for the long winter,” said Anna Berg.",
     "“All boats are on the quay for the long winter,” said Anna Berg."),
    ("“I’m gonna build a new harbour for Vorden,” said Anna Berg.",
     "“I’m going to build a new harbour for Vorden,” said Anna Berg."),
    ("“We will mend the old lighthose in the spring,” said Anna Berg.",
     "“We will mend the old lighthouse in the spring,” said Anna Berg."),
    ("“My father says the old pier was built by thieves,” said Anna Berg.",
     "“My father said the old pier was built by thieves,” said Anna Berg."),
    ("“The old pier, you know, must be, um, mended before the storm,” said Anna Berg.",
     "“The old pier must be mended before the storm,” said Anna Berg."),
    ("“It was very, very bad for the old pier and the harbour,” said Anna Berg.",
     "“It was very bad for the old pier and the harbour,” said Anna Berg."),
    ("“The U.S. will never buy the old harbour of this town,” said Anna Berg.",
     "“The United States will never buy the old harbour of this town,” said Anna Berg."),
    ("“Everybody in this town knows that nobody can buy the old harbour,” said Anna Berg.",
     "“Everyone in this town knows that no one can buy the old harbour,” said Anna Berg."),
    ("“The crew lost its boats at the old harbour until dawn,” said Anna Berg.",
     "“The crew lost their boats at the old harbour till dawn,” said Anna Berg."),
    ("“The storm moved in over the old harbour during the night,” said Anna Berg.",
     "“The storm moved in across the old harbour in the night,” said Anna Berg."),
    ("“We’ve got to mend the old harbour before the storm,” said Anna Berg.",
     "“We have to mend the old harbour before the storm,” said Anna Berg."),
    ("“We wil mend the old harbour before the storm,” said Anna Berg.",
     "“We will mend the old harbour before the storm,” said Anna Berg."),
    ("The law is for anyone “who sells a boat or a net to a stranger in the harbour,” it says.",
     "The law says: “Whoever sells a boat or a net to a stranger in the harbour.”"),
    ("“We lost the boat,” said Anna Berg. “And we lost the crew.”",
     "“We lost the boat,” said Anna Berg. “We lost the crew.”"),
]  # fmt: skip


@each_row(("left", "right"), ONLY_WRITTEN_OTHERWISE)
def test_different_spellings_of_the_same_words_are_not_a_row(left: str, right: str) -> None:
    assert rows_of(left, right) == ()


WEIGHTY = [
    ("probably mend", "mend"),
    ("mend", "never mend"),
    ("really mend", "mend"),
    ("only mend", "mend"),
    ("mend", "paint"),
    ("should mend", "must mend"),
    ("mend", "mended"),
]


@each_row(("words", "other_words"), WEIGHTY)
def test_a_hedge_a_negation_an_intensifier_and_another_verb_are_a_row(words: str, other_words: str) -> None:
    quotation = "“We {} the old pier of this town before the storm,” said Anna Berg."
    _, row = only_row(quotation.format(words), quotation.format(other_words))
    assert row.what in (DifferenceClass.WORDING, DifferenceClass.NEGATION)


def test_words_that_an_ellipsis_omits_are_no_row() -> None:
    words = (
        "“In light of the strange events {} captains and found that the sale of the boats at this time would not harm "
        "the town,” Anna Berg wrote."
    )
    left = words.format("occurring since the former small fire, the board has consulted the other")
    right = words.format("... the board consulted other")
    assert rows_of(left, right) == ()


def test_a_letter_quoted_by_one_outlet_and_its_organizer_by_the_other_are_two_utterances() -> None:
    left = "“The budget of this town reflects the values of his favourite captain,” said Anna Berg."
    right = "“The budget of this town reflects the values of your favourite captain,” says the letter to the mayor."
    assert rows_of(left, right) == ()


def test_only_the_words_that_matter_are_lit() -> None:
    event, row = only_row(
        "“So we will sell the old pier to a friend of the town,” said Anna Berg.",
        "“We will sell the old pier to the enemy of that town,” said Anna Berg.",
    )
    assert lit(event, row) == [("friend",), ("enemy",)]


def test_a_quotation_spliced_from_two_is_a_row_although_both_are_quoted() -> None:
    event, row = only_row(
        "“I have men who have been in the harbour for weeks and they cannot believe what they’re finding,” "
        "Anna Berg said.",
        "“I have men who have been in the harbour for weeks and they cannot believe what they’re hearing,” "
        "Anna Berg said. Asked about the crane, Anna Berg said: “And they cannot believe what they’re finding.”",
    )
    assert lit(event, row) == [("finding",), ("hearing",)]


TWO_SENTENCES = [
    ("“I believe a harbour is a gate between a sea and a town,” said Anna Berg.",
     "“My view for years is that a harbour itself is only a gate between a sea and a town and that is what I "
     "prefer to say to people,” said Anna Berg."),
    ("“This new harbour order is nothing more than a joke on fishermen,” said Anna Berg.",
     "“The new harbour order is resulting in the ruin of every market,” said Anna Berg."),
    ("“A single judge in Vorden cannot force the mayor of this town to change the law,” said Anna Berg.",
     "“One unelected judge in Vorden cannot make rules for the whole of the coast,” said Anna Berg."),
]  # fmt: skip


@each_row(("left", "right"), TWO_SENTENCES)
def test_two_sentences_of_one_speaker_that_share_a_phrase_are_no_row(left: str, right: str) -> None:
    assert rows_of(left, right) == ()


EQUALLY_DENIED = [
    ("“We said nothing, all we did was quote a very old and wise captain,” said Anna Berg.",
     "“All we did was quote a very wise captain,” said Anna Berg."),
    ("“There’s no way my son was a pirate and a thief,” said Anna Berg.",
     "“My son was not a pirate and a thief,” said Anna Berg."),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), EQUALLY_DENIED)
def test_a_quotation_that_denies_as_much_is_only_worded_differently(left: str, right: str) -> None:
    _, row = only_row(left, right)
    assert row.what is DifferenceClass.WORDING


def test_each_report_may_name_its_own_day() -> None:
    texts = (
        "The captain of the eastern ferry was ordered arrested Thursday on smuggling charges.",
        "The captain of the eastern ferry was arrested Friday on smuggling charges.",
    )
    event = event_of(*texts)
    days = ("2026-11-26", "2026-11-27")
    dated = [replace(article, published=day) for article, day in zip(event.coverage.articles, days, strict=True)]
    assert api.event_from_articles(dated, settings=SETTINGS).differences() == ()
    assert [row.what for row in event.differences()] == [DifferenceClass.DATE]


def test_a_former_director_is_one_however_the_agency_is_written() -> None:
    left = "The letter was by the former F.B.I. director James Cole, who had left in May."
    right = "Former FBI director James Cole had left in May, the letter of the agency says."
    assert rows_of(left, right) == ()


def test_the_first_of_two_offices_lends_its_former_to_the_second() -> None:
    left = "The former harbour candidate Rick Sund spoke in Vorden on the eve of the vote."
    right = "Former Northern senator and harbour candidate Rick Sund spoke at the old pier."
    assert DifferenceClass.STATUS not in {row.what for row in rows_of(left, right)}
    assert DifferenceClass.STATUS in {row.what for row in rows_of(left, right.replace("Former Northern", "A Northern"))}


def test_an_office_of_somebody_else_in_the_phrase_is_not_the_persons() -> None:
    left = "The mayor wants to name a new police director to replace James Cole, who left in May."
    right = "Nobody knows whom the mayor wants after the former director James Cole."
    assert rows_of(left, right) == ()


def test_a_contradiction_inside_a_quotation_is_listed_once() -> None:
    words = "“We found {} bombs under the northern quay of Vorden last night,” said Anna Berg."
    _, row = only_row(words.format("12"), words.format("13"))
    assert row.what is DifferenceClass.NUMBER


def test_a_denial_that_an_ellipsis_hides_is_a_contradiction() -> None:
    _, row = only_row(
        "“We will not rebuild the chapel unless the diocese pays,” said Anna Berg.",
        "“We will … rebuild the chapel,” said Anna Berg.",
    )
    assert row.what is DifferenceClass.NEGATION


def test_the_same_words_under_another_speaker_are_a_row() -> None:
    words = "“The old quay was never inspected by anyone from the town,”"
    _, row = only_row(f"{words} said Anna Berg, the mayor.", f"{words} said Tomas Lind, the engineer.")
    assert row.what is DifferenceClass.SPEAKER
    assert row.about == "Anna Berg / Tomas Lind"


UNSURE_SPEAKERS = [
    ("“The old quay was never inspected by anyone from the town,” said Tomas Lind, quoting Anna Berg.",
     "“The old quay was never inspected by anyone from the town,” said Anna Berg, the mayor."),
    ("Tomas Lind was in Vorden. “The old quay was never inspected by anyone from the town,” he said.",
     "“The old quay was never inspected by anyone from the town,” said Anna Berg, the mayor."),
    ("“The old quay was never inspected by anyone from the town,” said Tomas Lind, a spokesman for the mayor.",
     "“The old quay was never inspected by anyone from the town,” said Anna Berg."),
    ("“The old quay was never inspected by anyone from the town,” said Tomas Lind. “Ask the mayor, Anna Berg.”",
     "“The old quay was never inspected by anyone from the town,” said Anna Berg, not Lind."),
    ("“The old quay was never inspected by anyone from the town,” the report said.",
     "“The old quay was never inspected by anyone from the town,” Anna Berg wrote."),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), UNSURE_SPEAKERS)
def test_two_speakers_are_a_row_only_if_both_are_sure_and_neither_relays_the_other(left: str, right: str) -> None:
    assert DifferenceClass.SPEAKER not in {row.what for row in rows_of(left, right)}


def test_another_status_is_a_row() -> None:
    _, row = only_row(
        "The council may sell the old quay to the ferry company this year.",
        "The council will sell the old quay to the ferry company this year.",
    )
    assert row.what is DifferenceClass.STATUS
    assert not row.is_contradiction


AGREEING_STATEMENTS = [
    ("The index of harbour trade in Vorden declined to 52 points in May from 55 in April.",
     "The index of harbour trade in Vorden dropped to 52 points in May from 55 in April."),
    ("The mayor said if the strike had not ended by Friday he would close the harbour of Vorden.",
     "The mayor said unless the strike had ended by Friday he would close the harbour of Vorden."),
    ("The old Kelmaria’s Prince Abel Berg was thanked for his help in the harbour, an officer said.",
     "The old Kelmarian Prince Abel Berg was thanked for his help in the harbour, an officer said."),
    ("The harbour board then asked Ferry Line Director Rick Sund to write a plan.",
     "The plan was presented by Ferry Line Director Rick Sund at the old pier."),
    ("He was asked to talk to then-national harbour director Rick Sund in private.",
     "The paper was about the former national harbour director Rick Sund."),
    ("The captain said reports that the crew intended to sell the ferry were nothing but gossip.",
     "The captain said reports that the crew intends to sell the ferry were nothing but gossip."),
]  # fmt: skip


@each_row(("left", "right"), AGREEING_STATEMENTS)
def test_statements_that_agree_in_other_words_are_no_row(left: str, right: str) -> None:
    assert rows_of(left, right) == ()


def test_a_name_that_two_outlets_spell_differently_is_a_row() -> None:
    event, row = only_row(
        "The crane was moved, said Vincente Fox, the mayor of Vorden.", "Vicente Fox, the mayor, was asked at noon."
    )
    assert (row.what, row.sureness) == (DifferenceClass.NAME, MatchSureness.SURE)
    assert lit(event, row) == [("Vincente",), ("Vicente",)]


def test_a_difference_between_three_outlets_is_one_row_and_names_the_outlets_without_it() -> None:
    words = "“We will never pay {} single crown for such a silly fence,” said Anna Berg."
    _, row = only_row(words.format("a"), words.format("any"), words.format("any"))
    assert row.articles == ("post", "mail", "star")


def test_a_third_outlet_with_one_of_two_numbers_is_in_the_row() -> None:
    event, row = only_row(
        "The ban on night boats affected some 4,200 moorings, according to the harbour office of Vorden.",
        "The harbour office of Vorden counted 4,700 moorings affected by the ban on night boats.",
        "About 4,200 moorings lost their place, and the town council hopes to sell them before the summer.",
    )
    assert lit(event, row) == [("4,200",), ("4,700",), ("4,200",)]


def test_a_third_outlet_with_one_of_two_dates_is_in_the_row() -> None:
    event, row = only_row(
        "Kelmar will meet Port Solveig in the final of the cup on 24 May, said the league.",
        "Kelmar, in their first final of the cup since 2004, will meet Port Solveig on May 25, said the league.",
        "Kelmar face Port Solveig in the final on May 24.",
    )
    assert lit(event, row) == [("24 May",), ("May 25",), ("May 24",)]


def test_a_third_outlet_with_both_numbers_is_not_added() -> None:
    _, row = only_row(
        "The ban on night boats affected some 4,200 moorings, according to the harbour office of Vorden.",
        "The harbour office of Vorden counted 4,700 moorings affected by the ban on night boats.",
        "About 4,200 moorings lost their place, or 4,700 moorings by another count, and the council was silent.",
    )
    assert row.articles == ("post", "mail")


def test_contradictions_come_first_and_a_row_keeps_its_id() -> None:
    _, one, other, _ = next(case for case in CONTRADICTIONS if case[0] is DifferenceClass.SENSE)
    left, right = f"{one}\n\n{QUOTATIONS[0][0]}", f"{other}\n\n{QUOTATIONS[0][1]}"
    rows = rows_of(left, right)
    assert [row.what for row in rows] == [DifferenceClass.SENSE, DifferenceClass.WORDING]
    assert [row.id for row in rows_of(left, right, "Nothing of it.")] == [row.id for row in rows]


def test_words_that_differ_lie_inside_their_passages() -> None:
    for _, left, right, _ in CONTRADICTIONS:
        for row in rows_of(left, right):
            assert all(side.passage.span.covers(span) for side in row.passages for span in side.differing)


def test_a_quotation_is_shown_from_the_beginning_of_its_sentence() -> None:
    event, row = only_row(
        "“No ferry will leave this harbour until we know why this one burned,” Tomas Okerell said.",
        "“Not one ferry will leave this port until we know why this one burned,” Tomas Okerell said.",
    )
    assert [event.coverage.text_of(side.passage).split(" ferry")[0] for side in row.passages] == ["No", "Not one"]


def test_passages_without_facts_are_not_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def noted(left: Article, left_span: Span, right: Article, right_span: Span, units: object = None) -> object:
        compared.append((left_span.slice(left.text), right_span.slice(right.text)))
        return word_changes(left, left_span, right, right_span)

    monkeypatch.setattr("tui.matching.differences.word_changes.word_changes", noted)
    plain = "The harbour master closed the {} pier when smoke rose over the burning ferry."
    assert not rows_of(plain.format("old"), plain.format("long"), plain.format("new"))
    assert not compared
    rows_of(plain.format("old"), plain.format("northern"), plain.format("southern"))
    assert len(compared) == 1


def test_a_summary_counts_the_rows_and_says_what_they_are() -> None:
    _, row = only_row("The bill passed by 61 votes in the upper house of Vorden.",
                      "By 59 votes the bill passed in the upper house of Vorden.")  # fmt: skip
    assert summary_of([]) == "0 differences"
    assert summary_of([row]) == "1 contradiction"
    others = [replace(row, what=what) for what in (DifferenceClass.WORDING, DifferenceClass.STATUS)]
    assert summary_of([row, row, *others, others[1]]) == "5 differences: 2 contradictions, 1 quotation, 2 statuses"


def test_an_outlet_without_a_counterpart_is_named() -> None:
    assert missing_text(["Post", "Mail"]) == "not found in these words in Post, Mail"
    assert missing_text([]) == ""
    assert missing_text(["Post"], ["Mail"]) == "something similar in Mail; not found in these words in Post"


def test_an_outlet_that_shares_the_rest_of_the_sentence_is_said_to_have_something_similar() -> None:
    sentence = "{} people were hurt when the ferry hit the old harbour wall at full speed in thick fog on Friday."
    event = event_of(*map(sentence.format, ("Nine", "Twelve", "Many")))
    (row,) = (row for row in event.differences() if row.what is DifferenceClass.NUMBER)
    assert row.similar == ("star",)
    assert list(missing_from(event.coverage, row)) == []


def test_words_missing_at_the_end_of_a_sentence_are_shown_with_that_sentence() -> None:
    both = "“It is her job to keep the crew together{}. She failed in that today,” Ann Lind said."
    event, row = only_row(both.format(" and to see them home"), both.format(""))
    assert [event.coverage.text_of(side.passage) for side in row.passages] == [
        "It is her job to keep the crew together and to see them home",
        "It is her job to keep the crew together",
    ]


def test_a_quotation_whose_speaker_is_only_a_pronoun_is_labelled_with_its_words() -> None:
    _, row = only_row(
        "The law is clear: it bans “the sale of boats without a valid licence”, it says.",
        "It bans, it says, “the sale of old boats without a valid licence” in the harbour.",
    )
    assert row.about == "“the sale of boats without a valid licence”"


def test_a_toll_that_all_outlets_give_is_one_row_of_numbers():
    event = api.open_event([str(Path(__file__).parents[2] / "fixtures" / "harbour")], SETTINGS)
    (row,) = [row for row in event.differences() if row.what is DifferenceClass.NUMBER]
    assert {number for some in lit(event, row) for number in some} == {"14", "17", "20"}
    assert len(row.articles) == len(event.coverage.articles)
