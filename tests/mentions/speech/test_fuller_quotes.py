"""A fragment without a sure speaker gets the speaker of a fuller quotation of the same words."""

from collections.abc import Callable

from tui.articles.model import Article, ZoneKind
from tui.mentions.model import MentionSet, Quote

Find = Callable[..., MentionSet]
Make = Callable[..., Article]
HEADLINE = {0: ZoneKind.HEADLINE}
BODY = "Ana Petrov spoke on Monday. “We will not pay for that rusty bridge,” Petrov said."


def first_quote(mentions: MentionSet) -> Quote:
    return mentions.quotes[0]


def test_a_headline_takes_the_speaker_of_the_fuller_quotation(find_mentions: Find, make: Make) -> None:
    mentions = find_mentions(make("a", "Town meets over ‘that rusty bridge’", BODY, zones=HEADLINE))
    quote = first_quote(mentions)
    assert (quote.speaker, quote.rule, quote.sureness.value) == ("ana-petrov", "fuller-quote", "likely")


def test_a_headline_takes_the_speaker_from_another_outlet(find_mentions: Find, make: Make) -> None:
    headline = make("a", "Town meets over ‘that rusty bridge’", "The town met on Monday.", zones=HEADLINE)
    assert first_quote(find_mentions(headline, make("b", BODY))).speaker == "ana-petrov"


def test_a_headline_without_a_fuller_quotation_has_no_speaker(find_mentions: Find, make: Make) -> None:
    quote = first_quote(find_mentions(make("a", "Town meets over ‘that silver bridge’", BODY, zones=HEADLINE)))
    assert (quote.speaker, quote.speaker_text) == (None, "")


def test_words_that_two_people_quote_give_a_headline_no_speaker(find_mentions: Find, make: Make) -> None:
    other = "Marko Lukic disagreed. “I love that rusty bridge,” Lukic said."
    quote = first_quote(find_mentions(make("a", "Town meets over ‘that rusty bridge’", BODY, other, zones=HEADLINE)))
    assert quote.speaker is None


def test_one_word_of_a_headline_needs_the_speaker_in_the_headline(find_mentions: Find, make: Make) -> None:
    named = make("a", "Ana Petrov mocks ‘rusty’ bridge", BODY, zones=HEADLINE)
    unnamed = make("a", "Town mocks ‘rusty’ bridge", BODY, zones=HEADLINE)
    assert first_quote(find_mentions(named)).speaker == "ana-petrov"
    assert first_quote(find_mentions(unnamed)).speaker is None


def test_a_fragment_of_the_body_needs_its_speaker_in_the_paragraph(find_mentions: Find, make: Make) -> None:
    near = "Petrov has no love for the “rusty bridge” at all."
    far = "Nobody has any love for the “rusty bridge” at all."
    assert find_mentions(make("a", BODY, near)).quotes[-1].speaker == "ana-petrov"
    assert find_mentions(make("a", BODY, far)).quotes[-1].speaker is None
