"""People without a name: “she” means the person mentioned last, named or not."""

from collections.abc import Callable

import pytest

from tests.rows import each_row
from tui.mentions.model import MentionForm, MentionSet
from tui.mentions.sureness import Sureness

Find = Callable[..., MentionSet]
BEFORE = "Captain Mary Brandvold let the ship be evacuated. Her crew obeyed."


@each_row(
    ("text", "speaker_text"),
    [
        ("An employee came out and wept. “We know nothing,” she said.", "An employee"),
        ("At the office of Lindline an employee came out. “We know nothing,” she said.", "an employee"),
        ("A young woman from Severin stood there. “We know nothing,” she said.", "A young woman"),
        ("“Go home,” said a spokeswoman for the firm. “We know nothing,” she added.", "a spokeswoman for the firm"),
        ("An employee came out. The employee sat down. “We know nothing,” she said.", "The employee"),
        ("An employee told Brandvold to go. “We know nothing,” she said.", "An employee"),
        ("A worker gave her tea. “We know nothing,” she said.", "A worker"),
        ("A nurse looked for her keys. “We know nothing,” she said.", "A nurse"),
        ("An employee came out. She wept. “We know nothing,” she said.", "An employee"),
    ],
)
def test_a_pronoun_means_the_unnamed_person_mentioned_last(find_mentions: Find, text: str, speaker_text: str) -> None:
    quote = find_mentions(BEFORE, text).quotes[-1]
    assert (quote.speaker, quote.speaker_text, quote.anaphor) == (None, speaker_text, MentionForm.PRONOUN)


@each_row(
    "text",
    [
        "A policeman came by. “We know nothing,” she said.",
        "The ship had a captain. “We know nothing,” she said.",
        "Brandvold met an employee. “We know nothing,” she said.",
        "She spoke to an employee. “We know nothing,” she said.",
        "The mother of two sat down. “We know nothing,” she said.",
        "If an employee came, it was late. “We know nothing,” she said.",
        "A student protest began. “We know nothing,” she said.",
        "The employees came out. “We know nothing,” she said.",
        "A captain, Mary Brandvold, sat there. “We know nothing,” she said.",
        "A nurse treated her. “We know nothing,” she said.",
    ],
)
def test_a_pronoun_means_the_named_person_if_nobody_else_is_the_subject(find_mentions: Find, text: str) -> None:
    assert find_mentions(BEFORE, text).quotes[-1].speaker == "mary-brandvold"


@pytest.mark.parametrize("wish", ["without wishing to give her name", "on condition of anonymity"])
def test_a_speaker_who_did_not_want_to_be_named_is_no_named_person(find_mentions: Find, wish: str) -> None:
    [quote] = find_mentions(BEFORE, "Nobody at the office answered.", f"“We know nothing,” she said, {wish}.").quotes
    assert quote.speaker is None


def test_a_plural_role_does_not_mean_its_single_holder(find_mentions: Find) -> None:
    [quote] = find_mentions("The lawyer Ben Wallace left.", "“It is going well for us,” the lawyers said.").quotes
    assert (quote.speaker, quote.speaker_text) == (None, "the lawyers")


@each_row(
    ("words", "sure"),
    [
        ("Brandvold said", Sureness.SURE),
        ("she said", Sureness.LIKELY),
        ("the captain said", Sureness.LIKELY),
    ],
)
def test_an_attribution_is_sure_only_with_a_name_beside_the_quotation(
    find_mentions: Find, words: str, sure: Sureness
) -> None:
    mentions = find_mentions(BEFORE, f"“We know nothing,” {words}.")
    assert mentions.quotes[-1].speaker == "mary-brandvold"
    assert mentions.sureness(mentions.quotes[-1]) is sure
