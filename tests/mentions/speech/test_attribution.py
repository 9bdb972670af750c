"""Who speaks: the forms that news uses, and what must not be taken for a speaker."""

from collections.abc import Callable

import pytest

from tui.articles.model import Article, ZoneKind
from tui.mentions.model import MentionSet
from tui.mentions.sureness import Sureness

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

INTRO = "Ben Wallace met Sergei Shoigu."
FORMS = [
    ("“It is going well for us,” Wallace said.", "Wallace", "name-said-after"),
    ("“It is going well for us,” said Wallace.", "Wallace", "said-after"),
    ("“It is going well for us,” Wallace, the defence secretary, said.", "Wallace", "name-said-after"),
    ("“It is going well for us,” said former minister Ben Wallace (C-Ill.), head of it.", "Ben Wallace", "said-after"),
    ("“Is it going well for us?” Wallace asked.", "Wallace", "name-said-after"),
    ("It is going well for us,” Wallace said.", "Wallace", "name-said-after"),
    ("Wallace said: “It is going well for us.”", "Wallace", "said-before"),
    ("Wallace said, “It is going well for us.”", "Wallace", "said-before"),
    ("Wallace told reporters on Friday that “it is going well for us”.", "Wallace", "clause-before"),
    ("WALLACE: “It is going well for us.”", "WALLACE", "transcript"),
    ("According to Wallace, “it is going well for us”.", "Wallace", "according-to"),
    ("It was “going well for all of us”, according to Wallace.", "Wallace", "according-to"),
    ("It was “going well for all of us”, Wallace insisted.", "Wallace", "name-said-after"),
    ("The talks were “going well for all of us” in the end, Wallace said.", "Wallace", "clause-after"),
    ("The plan was described by Wallace as “going well for all of us”.", "Wallace", "passive"),
    ("Wallace met nobody, saying “it is going well for us”.", "Wallace", "said-before"),
    ("Wallace, who has in the past described it as “going well for all of us”, left.", "Wallace", "weak-before"),
    ("The Kremlin said: “It is going well for us.”", "The Kremlin", "said-before"),
    ("A spokesman for Wallace said: “It is going well for us.”", "A spokesman for Wallace", "said-before"),
    ("“It is going well for us,” the report states.", "the report", "name-said-after"),
]


@pytest.mark.parametrize(("text", "speaker", "rule"), FORMS)
def test_each_form_names_its_speaker_and_its_rule(found: Find, text: str, speaker: str, rule: str) -> None:
    [quote] = found(INTRO, text).quotes
    assert (quote.speaker_text, quote.rule) == (speaker, rule)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Wallace discussed Friday’s meeting with Shoigu, where he warned of “tragic” consequences.", "ben-wallace"),
        ("Wallace left. He said: “It is going well for us.”", "ben-wallace"),
        ("“It is done,” Shoigu said. He called it “a good day for both”.", "sergei-shoigu"),
    ],
)
def test_a_pronoun_means_the_subject_and_not_the_nearest_name(found: Find, text: str, person: str) -> None:
    assert found(INTRO, text).quotes[-1].speaker == person


def test_she_is_nobody_who_is_a_man(found: Find) -> None:
    told = found("Liz Truss met Boris Johnson.", "Johnson smiled.", "“It is going well for us,” she said.")
    assert told.quotes[0].speaker == "liz-truss"


def test_a_role_is_led_to_its_holder_by_another_article(make: Make, found: Find) -> None:
    told = found(
        make("a", "“It is close to zero now,” Russia’s defence minister said."),
        make("b", "Russia’s Minister of Defense Sergey Shoigu and Russian Foreign Minister Sergey Lavrov left."),
    )
    [quote] = told.quotes
    assert (quote.speaker, quote.speaker_text) == ("sergey-shoigu", "Russia’s defence minister")


def test_a_counterpart_holds_the_same_office_in_another_country(found: Find) -> None:
    told = found(
        "Russia’s Minister of Defense Sergey Shoigu spoke. His British counterpart, Ben Wallace, came.",
        "The UK Foreign Secretary Liz Truss had left.",
        "“It is close to zero now,” the British defence secretary said.",
    )
    assert told.quotes[0].speaker == "ben-wallace"


def test_a_split_quotation_is_one_quote_of_two_parts(found: Find) -> None:
    told = found(INTRO, "“He is a very experienced man,” Wallace said. “When they say it we take it seriously.”")
    [quote] = told.quotes
    assert len(quote.parts) == 2
    assert quote.speaker == "ben-wallace"


def test_a_quotation_over_paragraphs_is_one_quote_whoever_is_named_last(found: Find) -> None:
    told = found(INTRO, "“It begins here and it goes on.", "“It ends here,” Shoigu said.")
    [quote] = told.quotes
    assert (len(quote.parts), quote.speaker) == (2, "sergei-shoigu")


def test_a_quotation_alone_in_its_paragraph_takes_the_speaker_before_it_as_a_guess(found: Find) -> None:
    told = found(INTRO, "“It is going well for us,” Wallace said.", "“It could not go better than that.”")
    assert (told.quotes[1].speaker, told.quotes[1].rule) == ("ben-wallace", "previous-paragraph")


@pytest.mark.parametrize(
    "text",
    ["“It is going well for everyone.”", "It was “going well for all of us” there."],
)
def test_a_quotation_without_anybody_is_unattributed(found: Find, text: str) -> None:
    [quote] = found(text).quotes
    assert (quote.speaker, quote.speaker_text, quote.speaker_mention, quote.rule) == (None, "", None, "none")


def test_what_a_headline_puts_before_a_colon_is_no_speaker(found: Find, make: Make) -> None:
    article = make("a", "INFERNO FERRY: ‘We clung to each other in the dark’", zones={0: ZoneKind.HEADLINE})
    assert found(article).quotes[0].speaker_text == ""


def test_nouns_that_look_like_verbs_are_no_cue(found: Find) -> None:
    [quote] = found(
        INTRO, "His claims about the manifesto promise and TV shows like “going well for all of us” remain."
    ).quotes
    assert quote.rule not in ("clause-before", "weak-before", "said-before")


def test_the_cue_stands_where_the_verb_is(found: Find) -> None:
    text = "Ben Wallace called on the West “to stop all that at once”."
    [quote] = found(text).quotes
    assert quote.cue is not None
    assert quote.cue.slice(text) == "called on"


@pytest.mark.parametrize(
    "text",
    [
        "Skipper Ben Wallace of the *Annie Doran* said he had 74 people on a deck made for eight.",
        "Ben Wallace of the Annie Doran said that it was going well for us.",
        "Ben Wallace of the seafarers’ union said that it was going well for us.",
        "House Speaker Ben Wallace of Wisconsin said: “It is going well for us.”",
        "Plant manager Ben Wallace of the Nela Works said that it was going well for us.",
    ],
)
def test_who_speaks_for_something_is_named_before_it(found: Find, text: str) -> None:
    told = found(INTRO, text)
    [quote] = told.quotes or told.reported
    assert (quote.speaker, quote.anaphor) == ("ben-wallace", None)


def test_what_goes_on_from_a_guess_is_no_surer_than_the_guess(found: Find) -> None:
    told = found(INTRO, "Wallace left. “It is going well for us.” He sat. “It is going well for us all.”")
    assert [told.sureness(quote) for quote in told.quotes] == [Sureness.GUESSED] * 2


def test_what_begins_before_a_weak_attribution_is_no_surer_than_that(found: Find) -> None:
    told = found(INTRO, "“It begins here and it goes on.", "“It ends here for us all”, as described by Wallace.")
    [quote] = told.quotes
    assert (len(quote.parts), quote.speaker, told.sureness(quote)) == (2, "ben-wallace", Sureness.LIKELY)


def test_according_to_a_thing_attributes_nothing(found: Find) -> None:
    [quote] = found("Ben Wallace left. According to his watch, it was “long past noon by then”.").quotes
    assert (quote.speaker, quote.speaker_text, quote.rule) == (None, "", "none")
