"""Speakers named by the clause around a quotation, by a source beside it, or by the sentence before it."""

from collections.abc import Callable

import pytest

from tests.rows import each_row
from tui.mentions.model import MentionSet
from tui.mentions.sureness import Sureness

Find = Callable[..., MentionSet]

INTRO = "Carla Nunes and Peter Holt met at the depot on Monday."


def speakers(mentions: MentionSet) -> list[str]:
    return [quote.speaker or quote.speaker_text for quote in mentions.quotes]


@each_row(
    "text",
    [
        "Nunes said the board should call the tram “a public danger” at once.",
        "Nunes said that the depot must reiterate its “firm resolve” to close the line.",
        "In the words of Nunes, the tram was “a public danger” for years.",
        "“A public danger,” as Nunes put it, was left on the rails.",
        "Holt ran what was, as Carla Nunes put it, a “public danger” on rails.",
        "Nunes said Holt’s view is “dangerously wrong” and must change.",
        "Nunes said the view was “dangerously wrong” — all without speaking of Holt.",
        "Nunes almost interrupted Holt to tell him that “I am going to close this depot, and soon.”",
        "It was a report by Carla Nunes that Holt “fabricated” the numbers.",
        "Holt spread the costs evenly, Nunes said. “So it is not going to hit anyone too hard.”",
        "Nunes said since the plan was first signed “the outlook has improved for all of us.”",
        "Carla Nunes at First Kelmar Ltd said the tram “could drag on for a year or more.”",
        "Nunes said on Monday the town felt “indignation and regret” at the news.",
        "Nunes pushed her promise of “free rides” for all.",
        "The tram runs badly, Nunes said. It runs at all only when “the wind is stronger than the rust.”",
    ],
)
def test_the_speaker_in_the_quotation_clause_wins_over_people_named_nearby(find_mentions: Find, text: str) -> None:
    assert speakers(find_mentions(INTRO, text)) == ["carla-nunes"]


@each_row(
    "text",
    [
        "Holt left early. According to Stein, the talks failed. “It was a waste of time,” he said.",
        "“It went well,” Holt said. But for Stein, the day was lost. “It was a waste of time,” he said.",
        "When Peter Holt spoke, Paul Stein laughed. “It was a waste of time,” he said.",
        "Holt left. The talks failed, Stein said. “It was a waste of time,” he said.",
        "Holt left. The talks will fail, Paul Stein, manager of the depot said. “It was a waste of time,” he said.",
    ],
)
def test_he_means_the_person_mentioned_last(find_mentions: Find, text: str) -> None:
    assert speakers(find_mentions("Peter Holt met Paul Stein on Monday.", text))[-1] == "paul-stein"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The tram is safe,” the report from the U.S. Rail Office said.", "the report from the U.S. Rail Office"),
        ("“The tram was never checked,” an old driver snorted at the gate.", "an old driver"),
        ("The engineers pointed to the rust. From the start, they also “knew that the brakes would not hold.”",
         "The engineers"),
    ],
)  # fmt: skip
def test_a_speaker_without_a_name_is_given_as_text(find_mentions: Find, text: str, speaker: str) -> None:
    assert speakers(find_mentions(INTRO, text)) == [speaker]


def test_a_colon_leads_on_to_more_words_of_the_same_speaker(find_mentions: Find) -> None:
    mentions = find_mentions(
        "“We made a mistake,” Peter Holt told the paper.", "And it ended with: “We are sorry for it.”"
    )
    assert speakers(mentions) == ["peter-holt", "peter-holt"]
    assert mentions.quotes[1].sureness is Sureness.GUESSED


def test_he_means_the_office_holder_and_not_the_person_addressed(find_mentions: Find) -> None:
    text = "The mayor told reporter Peter Holt that he believes he “may close the depot for good.”"
    assert speakers(find_mentions("Mayor Paul Stein spoke on Monday.", text)) == ["paul-stein"]


def test_words_that_end_a_paragraph_attribute_a_quotation_whose_closing_mark_is_lost(find_mentions: Find) -> None:
    mentions = find_mentions(
        INTRO, "Holt wrote a letter.", "“I am proud of all that we have done, he wrote.", "“We go on.”"
    )
    assert len(mentions.quotes) == 2
    assert (mentions.quotes[0].speaker, mentions.quotes[0].rule) == ("peter-holt", "name-said-after")


def test_reports_denounced_by_someone_are_not_speakers(find_mentions: Find) -> None:
    text = "Nunes angrily denounced press reports that the depot is “a family affair for years.”"
    assert speakers(find_mentions(INTRO, text)) != ["press"]
