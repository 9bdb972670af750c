"""Attribution: the forms that news articles use, and words that must not be taken for a speaker."""

from collections.abc import Callable

import pytest

from tests.rows import each_row
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


def test_a_sentence_that_reports_something_else_does_not_name_the_speaker_before_it(find_mentions: Find) -> None:
    text = "“It is going well,” Wallace said. “We pay for all of it here.” The suit says that nobody pays."
    assert {quote.speaker for quote in find_mentions(INTRO, text).quotes} == {"ben-wallace"}


@each_row(("text", "speaker", "rule"), FORMS)
def test_each_form_names_its_speaker_and_its_rule(find_mentions: Find, text: str, speaker: str, rule: str) -> None:
    [quote] = find_mentions(INTRO, text).quotes
    assert (quote.speaker_text, quote.rule) == (speaker, rule)


@each_row(
    ("text", "person"),
    [
        ("Wallace discussed Friday’s meeting with Shoigu, where he warned of “tragic” consequences.", "ben-wallace"),
        ("Wallace left. He said: “It is going well for us.”", "ben-wallace"),
        ("“It is done,” Shoigu said. He called it “a good day for both”.", "sergei-shoigu"),
    ],
)
def test_a_pronoun_means_the_subject_and_not_the_nearest_name(find_mentions: Find, text: str, person: str) -> None:
    assert find_mentions(INTRO, text).quotes[-1].speaker == person


def test_she_never_means_a_man(find_mentions: Find) -> None:
    mentions = find_mentions("Liz Truss met Boris Johnson.", "Johnson smiled.", "“It is going well for us,” she said.")
    assert mentions.quotes[0].speaker == "liz-truss"


def test_a_role_means_the_person_to_whom_another_article_gives_it(make: Make, find_mentions: Find) -> None:
    mentions = find_mentions(
        make("a", "“It is close to zero now,” Russia’s defence minister said."),
        make("b", "Russia’s Minister of Defense Sergey Shoigu and Russian Foreign Minister Sergey Lavrov left."),
    )
    [quote] = mentions.quotes
    assert (quote.speaker, quote.speaker_text) == ("sergey-shoigu", "Russia’s defence minister")


def test_an_office_does_not_mean_a_former_holder_whom_only_another_article_names(
    make: Make, find_mentions: Find
) -> None:
    saying = make("a", "“It is close to zero now,” the army chief said.")
    former = make("b", "They killed several leaders, including former army chief Aslan Marsh.")
    assert find_mentions(saying, former).quotes[0].speaker is None
    present = make("b", "They met several leaders, including army chief Aslan Marsh.")
    assert find_mentions(saying, present).quotes[0].speaker == "aslan-marsh"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is over now,” the man was heard to say.", "the man"),
        ("“It is over now,” the mayor of Severin is reported to have said.", "the mayor of Severin"),
        ("In this “war of harbours”, space is left for groups to continue their attacks.", ""),
    ],
)
def test_another_verb_ends_the_speaker_or_shows_that_nobody_speaks(
    find_mentions: Find, text: str, speaker: str
) -> None:
    assert find_mentions(text).quotes[0].speaker_text == speaker


def test_a_counterpart_holds_the_same_office_in_another_country(find_mentions: Find) -> None:
    mentions = find_mentions(
        "Russia’s Minister of Defense Sergey Shoigu spoke. His British counterpart, Ben Wallace, came.",
        "The UK Foreign Secretary Liz Truss had left.",
        "“It is close to zero now,” the British defence secretary said.",
    )
    assert mentions.quotes[0].speaker == "ben-wallace"


def test_a_split_quotation_is_one_quote_of_two_parts(find_mentions: Find) -> None:
    mentions = find_mentions(
        INTRO, "“He is a very experienced man,” Wallace said. “When they say it we take it seriously.”"
    )
    [quote] = mentions.quotes
    assert len(quote.parts) == 2
    assert quote.speaker == "ben-wallace"


def test_a_quotation_over_paragraphs_has_the_speaker_named_at_its_end(find_mentions: Find) -> None:
    mentions = find_mentions(INTRO, "“It begins here and it goes on.", "“It ends here,” Shoigu said.")
    [quote] = mentions.quotes
    assert (len(quote.parts), quote.speaker) == (2, "sergei-shoigu")


def test_a_quotation_alone_in_its_paragraph_takes_the_previous_speaker_as_a_guess(find_mentions: Find) -> None:
    mentions = find_mentions(INTRO, "“It is going well for us,” Wallace said.", "“It could not go better than that.”")
    assert (mentions.quotes[1].speaker, mentions.quotes[1].rule) == ("ben-wallace", "previous-paragraph")


@pytest.mark.parametrize(
    "text",
    ["“It is going well for everyone.”", "It was “going well for all of us” there."],
)
def test_a_quotation_without_a_person_nearby_is_unattributed(find_mentions: Find, text: str) -> None:
    [quote] = find_mentions(text).quotes
    assert (quote.speaker, quote.speaker_text, quote.speaker_mention, quote.rule) == (None, "", None, "none")


def test_the_words_before_a_colon_in_a_headline_are_no_speaker(find_mentions: Find, make: Make) -> None:
    article = make("a", "INFERNO FERRY: ‘We clung to each other in the dark’", zones={0: ZoneKind.HEADLINE})
    assert find_mentions(article).quotes[0].speaker_text == ""


def test_nouns_that_look_like_verbs_are_no_cues(find_mentions: Find) -> None:
    [quote] = find_mentions(
        INTRO, "His claims about the manifesto promise and TV shows like “going well for all of us” remain."
    ).quotes
    assert quote.rule not in ("clause-before", "weak-before", "said-before")


def test_the_cue_is_the_span_of_the_verb(find_mentions: Find) -> None:
    text = "Ben Wallace called on the West “to stop all that at once”."
    [quote] = find_mentions(text).quotes
    assert quote.cue is not None
    assert quote.cue.slice(text) == "called on"


@each_row(
    "text",
    [
        "Skipper Ben Wallace of the *Annie Doran* said he had 74 people on a deck made for eight.",
        "Ben Wallace of the Annie Doran said that it was going well for us.",
        "Ben Wallace of the seafarers’ union said that it was going well for us.",
        "House Speaker Ben Wallace of Wisconsin said: “It is going well for us.”",
        "Plant manager Ben Wallace of the Nela Works said that it was going well for us.",
    ],
)
def test_the_speaker_is_the_person_and_not_the_organisation_after_of(find_mentions: Find, text: str) -> None:
    mentions = find_mentions(INTRO, text)
    [quote] = mentions.quotes or mentions.reported
    assert (quote.speaker, quote.anaphor) == ("ben-wallace", None)


def test_a_quotation_that_inherits_a_guess_is_a_guess(find_mentions: Find) -> None:
    mentions = find_mentions(INTRO, "Wallace left. “It is going well for us.” He sat. “It is going well for us all.”")
    assert [mentions.sureness(quote) for quote in mentions.quotes] == [Sureness.GUESSED] * 2


def test_a_quotation_is_no_surer_than_the_weak_attribution_at_its_end(find_mentions: Find) -> None:
    mentions = find_mentions(
        INTRO, "“It begins here and it goes on.", "“It ends here for us all”, as described by Wallace."
    )
    [quote] = mentions.quotes
    assert (len(quote.parts), quote.speaker, mentions.sureness(quote)) == (2, "ben-wallace", Sureness.LIKELY)


def test_according_to_a_thing_attributes_nothing(find_mentions: Find) -> None:
    [quote] = find_mentions("Ben Wallace left. According to his watch, it was “long past noon by then”.").quotes
    assert (quote.speaker, quote.speaker_text, quote.rule) == (None, "", "none")
