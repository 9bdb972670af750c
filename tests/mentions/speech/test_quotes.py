"""The kinds of quotes: direct, fragment, scare quotes and titles."""

from collections.abc import Callable

from tests.rows import each_row
from tui.mentions.model import MentionSet, QuoteKind

Find = Callable[..., MentionSet]


@each_row(
    ("text", "kind"),
    [
        ("“No,” Ben Wallace replied.", QuoteKind.DIRECT),
        ("Ben Wallace said it was “absolutely no deafness or blindness”.", QuoteKind.DIRECT),
        ("Ben Wallace called the talks “constructive”.", QuoteKind.FRAGMENT),
        ("Ben Wallace spoke on “Meet the Press” on Sunday.", QuoteKind.TITLE),
        ("The ad, entitled “Our History,” features five men.", QuoteKind.TITLE),
        ("It was kept despite a Downing Street ‘reality check’ briefing.", QuoteKind.SCARE),
        ("They sat in the so-called “safe zone” for hours.", QuoteKind.SCARE),
    ],
)
def test_a_quote_has_the_expected_kind(find_mentions: Find, text: str, kind: QuoteKind) -> None:
    [quote] = find_mentions(text).quotes
    assert quote.kind is kind


def test_titles_and_scare_quotes_have_no_speaker(find_mentions: Find) -> None:
    for quote in find_mentions("Ben Wallace spoke on “Meet the Press” of the “safe zone” there.").quotes:
        if quote.kind in (QuoteKind.TITLE, QuoteKind.SCARE):
            assert (quote.speaker, quote.speaker_text, quote.rule) == (None, "", "none")


def test_a_quotation_inside_a_quotation_is_not_a_quote_of_its_own(find_mentions: Find) -> None:
    assert len(find_mentions("“He told me ‘go away’ twice,” Ben Wallace said.").quotes) == 1
