"""Titles of works, names of things and labels in quotation marks have no speaker; quoted speech keeps its speaker."""

from collections.abc import Callable

from tests.rows import each_row
from tui.mentions.model import MentionSet, QuoteKind

Find = Callable[..., MentionSet]

NAMES = [
    "The keeper, nicknamed “Old Lantern” for his walks, told Ana Petrov about the storm.",
    "Marko Lukic, known as “The Otter,” told reporters he was innocent.",
    "Dubbed “Windgate,” the affair cost Ana Petrov her post, critics said.",
    "A charity called “Hands for Harbours” told Ana Petrov about the leak.",
    "A plan dubbed “the big dig” has been criticised by Ana Petrov.",
    "Petrov also praised the “Save Our Piers” coalition that Lukic left.",
    "Petrov told the “Sunrise” show about the leak.",
    "Petrov told Harbour TV’s “Sunrise” show about the leak.",
    "“Sunrise” show host Ana Petrov asked Lukic about the leak.",
    "In laying out the “Petrov Doctrine,” the mayor said she would not wait.",
    "The teachers also gave Petrov a reading list: “The Tides and Currents of the North,” which was printed in 1911.",
    "Petrov recalled “Ropes and Tides,” a book that her father wrote.",
    "Petrov said it on Harbour News’ “Evening Watch.”",
    "Her office listed the bill as a gift that became “Friends of the Old Pier Society.”",
    "Petrov spoke of what is known as the “harbour option” to reporters.",
    "Petrov had spoken out against the navy’s former “don’t look, don’t tell” policy.",
    "Petrov asked the office to look at groups with the name “free harbour.”",
]


@each_row("text", NAMES)
def test_a_name_in_quote_marks_has_no_speaker(find_mentions: Find, text: str) -> None:
    mentions = find_mentions(f"Ana Petrov and Marko Lukic met on Monday. {text}")
    assert [(quote.speaker, quote.speaker_text) for quote in mentions.quotes] == [(None, "")]


SPEECH = [
    ("“No pier is safe,” Ana Petrov told “The Harbour Show” radio programme.", "ana-petrov"),
    ("Ana Petrov criticised it as having a “catch-and-release” policy.", "ana-petrov"),
    ("Ana Petrov called the plan “a crime against the harbour.”", "ana-petrov"),
    ("Ana Petrov branded it the “Coward Protection Plan” in a speech.", "ana-petrov"),
    ("It was what Ana Petrov called “fear of water.”", "ana-petrov"),
    ("Marko Lukic spoke of a plan that Ana Petrov dubbed “the big dig.”", "ana-petrov"),
    ("The mayor before her, Ana Petrov, called the pier “our oldest friend.”", "ana-petrov"),
    ("Ana Petrov said the challenge is “political grandstanding” without merit.", "ana-petrov"),
    ("“No Way,” Ana Petrov said, “will I sign it.”", "ana-petrov"),
    ("The pier was dubbed “a wooden whale” by Ana Petrov.", "ana-petrov"),
    ("Ana Petrov argued that the harbour’s role as “Policeman of the Strait” is over.", "ana-petrov"),
]


@each_row(("text", "speaker"), SPEECH)
def test_quoted_speech_near_a_word_of_naming_keeps_its_speaker(find_mentions: Find, text: str, speaker: str) -> None:
    mentions = find_mentions(text)
    assert {quote.speaker for quote in mentions.quotes if quote.kind is not QuoteKind.TITLE} == {speaker}
