"""The rules of reported speech, one by one; square brackets in a sentence mark the reported words."""

import re
from collections.abc import Callable

from tests.rows import each_row
from tui.articles.model import Article
from tui.mentions.model import MentionSet, Quote

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

INTRO = "Ben Wallace met Sergei Shoigu."


def reports(make: Make, find_mentions: Find, text: str) -> tuple[str, list[Quote]]:
    """Return the sentence with brackets around the reported words, and the reported quotes."""
    article = make("a", INTRO, re.sub(r"[\[\]]", "", text))
    quotes = find_mentions(article).reported
    bracketed = article.text
    for span in sorted((part for quote in quotes for part in quote.parts), reverse=True):
        bracketed = f"{bracketed[: span.start]}[{span.slice(article.text)}]{bracketed[span.end :]}"
    return bracketed.removeprefix(INTRO).strip(), list(quotes)


AFTER_THAT = [
    "Wallace said that [the army was leaving].",
    "Wallace said, on Friday, that [it was over].",
    "Wallace said - on Friday - that [it was over].",
    "Wallace told reporters in central London on Friday evening that [it was over].",
    # “that” is too far from the verb
    "Wallace told reporters in central London late on Friday evening that it was over.",
    # a mark, a quotation or another clause comes between
    "Wallace said: that it was over by then.",
    "Wallace said “yes” that it was over.",
    "Wallace said as he left that it was over.",
    # “that” is the subject
    "Wallace said that was a mistake of his.",
    # no verb, or too far away
    "Wallace said that he left.",
    "Wallace said that the army of the north and of the south and of the far east was leaving.",
    "Wallace said that [the army of the north and of the south and of the east was leaving].",
]
ASKING = [
    "Wallace asked whether [it was over by now].",
    "Wallace asked if [it was over by now].",
    "Wallace asked that it was over by now.",
    "Wallace asked it was over by now.",
    "Wallace said whether it was over by now.",
    "Wallace said if it was over by now.",
]
WITHOUT_THAT = [
    "Wallace said [it was over].",
    "Wallace says [it is over by now].",
    "Wallace told reporters [he was going home soon].",
    "Wallace told the reporters [he was going home soon].",
    "Wallace told Shoigu [he was going home soon].",
    "Wallace argued [the attacks had made it likely].",
    "Wallace argued [Moscow had made it likely].",
    "Wallace said [Monday had been a long day].",
    # only “say” reports a clause that begins with any noun
    "Wallace said [attacks had made it likely].",
    "Wallace added attacks had made it likely.",
    "Wallace argued attacks had made it likely.",
    # of other verbs, the clause goes on without a comma unless it begins with a pronoun
    "Wallace argued the attacks, it had made it likely.",
    "Wallace argued [it, they had made it likely].",
    "Wallace said [the attacks, he had made it likely].",
    # a preposition, or a verb, begins no clause
    "Wallace said in London he had made it likely.",
    "Wallace said had he made it likely.",
    # these verbs need “that”
    "Wallace stressed it was over by now.",
    "Wallace stressed that [it was over by now].",
]
VERBS_OF_THE_CLAUSE = [
    "Wallace said [the city based its hopes on it].",
    "Wallace claimed the city based on it a lot.",
    "Wallace said [the city didn’t like it much].",
    "Wallace said [the city didn't like it much].",
    "Wallace argued [the city didn’t like it much].",
    "Wallace argued [the city didn't like it much].",
    "Wallace said the old red city of the north.",
    "Wallace said the city; it was based on it a lot.",
    "Wallace said the city: it was based on it a lot.",
    "Wallace said the city “was” like it much.",
    "Wallace said that is.",
]
BEFORE_THE_VERB = [
    "[The army was leaving], Wallace said.",
    "[The army was leaving], he said.",
    "[The army was leaving], said Ben Wallace.",
    "[The army was leaving], Wallace said on Tuesday in a short statement.",
    # the sentence does not end there
    "The army was leaving, Wallace said on Tuesday in a very short statement.",
    "The army was leaving, Wallace said, and left.",
    "The army was leaving, Wallace said; and left.",
    "The army was leaving, Wallace said: and left.",
    "The army was leaving, Wallace said in “a statement”.",
    # no comma
    "The army was leaving Wallace said.",
    # these verbs need a clause after them
    "The army was leaving, Wallace told them.",
    "The army was leaving, Wallace stressed.",
    "The army was leaving, Wallace asked.",
]
ACCORDING_TO = [
    "According to Wallace, [the army was leaving].",
    "According to Wallace, [two men left].",
    "According to Wallace, [the army was leaving], but it stayed.",
    "[The army was leaving], according to Wallace.",
    "According to Wallace the army was leaving.",
    "According to Wallace, two men.",
    "According Wallace, the army was leaving.",
    "The army of the north, according to Wallace.",
]
UNSAID = [
    "Wallace did not say it was over by now.",
    "Wallace didn’t say it was over by now.",
    "Wallace didn't say it was over by now.",
    "Wallace never really did say it was over by now.",
    "Wallace would never again say it was over by now.",
    "Wallace was told that it was over by now.",
    "It was over, Wallace was told.",
    # a negation that is further away belongs to another verb
    "Wallace did not look up but said [it was over by now].",
]
ENDS = [
    # the words of the outlet go on
    "Wallace said [it was over], but the army stayed.",
    "Wallace said [it was over], while the army stayed.",
    "Wallace said [it was over] — but the army stayed.",
    "Wallace said [it was over] – but the army stayed.",
    "Wallace said [it was over], according to Shoigu.",
    "Wallace said [it was over, and the army stayed].",
    "Wallace said [it was over - but the army stayed].",
    # marks around it, unless they belong to its words
    "Wallace said that - [it was over by now].",
    "Wallace said that [(as it was) it was over].",
    "Wallace said [the price was up (by 5)].",
    "Wallace said [the price was up by 5 %].",
    "Wallace said that [$5 was the price of it].",
    "Wallace said that [€5 was the price of it].",
    "Wallace said that [£5 was the price of it].",
    "Wallace said [it was over]",
    # at least three words
    "Wallace said [it was over].",
    "Wallace said that [Shoigu had left].",
    "Wallace said it was.",
]
SEVERAL = [
    "Wallace said [it was over], but Shoigu said [it was on].",
    "Wallace said [it was over and Shoigu said it was on].",
    "Wallace said [Shoigu had said it was on].",
    "Wallace said that [Shoigu had said that it was on].",
    "Wallace said that [it was over], while Shoigu said that [it was on], but Wallace said that [it was late].",
]


@each_row("text", AFTER_THAT)
def test_a_clause_after_that_is_reported(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", ASKING)
def test_asking_reports_a_clause_after_whether_or_if(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", WITHOUT_THAT)
def test_a_clause_right_after_some_verbs_is_reported(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", VERBS_OF_THE_CLAUSE)
def test_a_clause_has_a_verb_of_its_own(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", BEFORE_THE_VERB)
def test_a_clause_before_the_verb_is_reported_at_the_end_of_a_sentence(
    make: Make, find_mentions: Find, text: str
) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", ACCORDING_TO)
def test_according_to_reports_the_clause_beside_it(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", UNSAID)
def test_words_that_were_not_said_are_not_reported(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", ENDS)
def test_reported_speech_ends_where_the_outlets_own_words_continue(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


@each_row("text", SEVERAL)
def test_no_reported_clause_is_inside_another(make: Make, find_mentions: Find, text: str) -> None:
    assert reports(make, find_mentions, text)[0] == text


CUES = [
    ("Wallace said [it was over].", "Wallace", "said", "reported-clause"),
    ("Wallace said that [it was over].", "Wallace", "said", "reported-that"),
    ("Wallace asked whether [it was over].", "Wallace", "asked", "reported-that"),
    ("Wallace asked if [it was over].", "Wallace", "asked", "reported-that"),
    ("[It was over], he said.", "he", "said", "reported-before"),
    ("[It was over], said Ben Wallace.", "Ben Wallace", "said", "reported-before"),
    ("According to Wallace, [it was over].", "Wallace", "According to", "reported-according-to"),
    ("[It was over], according to Wallace.", "Wallace", "according to", "reported-according-to"),
]


@each_row(("text", "speaker", "cue", "rule"), CUES)
def test_a_report_names_its_speaker_its_cue_and_its_rule(
    make: Make, find_mentions: Find, text: str, speaker: str, cue: str, rule: str
) -> None:
    bracketed, [quote] = reports(make, find_mentions, text)
    assert bracketed == text
    assert quote.cue is not None
    plain = make("a", INTRO, re.sub(r"[\[\]]", "", text)).text
    assert (quote.speaker_text, quote.cue.slice(plain), quote.rule) == (speaker, cue, rule)


def test_a_sentence_without_end_is_read_up_to_eighty_words(make: Make, find_mentions: Find) -> None:
    for words, text in ((78, "Wallace said that [it was over]."), (80, "Wallace said that it was over.")):
        start = "old " * (words - 2) + "and so "
        assert reports(make, find_mentions, start + text)[0] == start + text
