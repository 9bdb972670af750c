"""Reported speech without quote marks: found with a clear cue, and only then."""

from collections.abc import Callable

from tests.rows import each_row
from tui.articles.model import Article
from tui.mentions.model import MentionSet, Quote, QuoteKind

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

INTRO = "Ben Wallace met Sergei Shoigu."
REPORTED = [
    ("Wallace said he had seen no signs of it.", "Wallace", "he had seen no signs of it", "reported-clause"),
    ("Wallace said that the army was leaving.", "Wallace", "the army was leaving", "reported-that"),
    ("Wallace told reporters on Friday that it was over.", "Wallace", "it was over", "reported-that"),
    ("Wallace told reporters he was going home soon.", "Wallace", "he was going home soon", "reported-clause"),
    ("The army was leaving, Wallace said on Friday.", "Wallace", "The army was leaving", "reported-before"),
    ("The army was leaving, said Ben Wallace.", "Ben Wallace", "The army was leaving", "reported-before"),
    ("The army was leaving, said he.", "he", "The army was leaving", "reported-before"),
    ("The army was leaving, said he on Friday.", "he", "The army was leaving", "reported-before"),
    ("The army was leaving, said officials.", "officials", "The army was leaving", "reported-before"),
    ("The army was leaving, said army officials.", "army officials", "The army was leaving", "reported-before"),
    ("It was over, said witnesses at the port.", "witnesses at the port", "It was over", "reported-before"),
    ("Wallace denied that he had been there.", "Wallace", "he had been there", "reported-that"),
    ("The coastguard said the ferry had sunk.", "The coastguard", "the ferry had sunk", "reported-clause"),
    ("Wallace left, said he would return.", "Wallace", "he would return", "reported-clause"),
    ("According to Wallace, the army was leaving.", "Wallace", "the army was leaving", "reported-according-to"),
    ("According to the report, the army left.", "the report", "the army left", "reported-according-to"),
    ("The army was leaving, according to Wallace.", "Wallace", "The army was leaving", "reported-according-to"),
    ("Wallace said it was over, but the army stayed.", "Wallace", "it was over", "reported-clause"),
    ("Wallace asked whether it was over by now.", "Wallace", "it was over by now", "reported-that"),
]
NOT_REPORTED = [
    "Wallace did not say that the army was leaving.",
    "Wallace declined to say whether it was over.",
    "Wallace was told that the army was leaving.",
    "Wallace argued the case based on it for years.",
    "The report that the army was leaving is old.",
    "Wallace said little about it on Friday.",
    "Wallace got up, said his prayers.",
    "According to his watch, it was past noon by then.",
    "It was past noon by then, according to the clock on the tower.",
    "According to plan, the army was leaving.",
    "Wallace said that it “was going well for us”.",
    "The army was leaving.",
]


def reports(mentions: MentionSet) -> list[Quote]:
    assert all(quote.kind is QuoteKind.INDIRECT for quote in mentions.reported)
    return list(mentions.reported)


@each_row(("text", "speaker", "content", "rule"), REPORTED)
def test_reported_speech_with_a_clear_cue_is_found(
    make: Make, find_mentions: Find, text: str, speaker: str, content: str, rule: str
) -> None:
    article = make("a", INTRO, text)
    [quote] = reports(find_mentions(article))
    [part] = quote.parts
    assert (quote.speaker_text, part.slice(article.text), quote.rule) == (speaker, content, rule)
    assert quote.cue is not None


@each_row("text", NOT_REPORTED)
def test_words_not_said_or_in_quote_marks_are_no_reported_speech(find_mentions: Find, text: str) -> None:
    assert reports(find_mentions(INTRO, text)) == []


def test_the_speaker_of_reported_speech_is_a_person(find_mentions: Find) -> None:
    [quote] = reports(find_mentions(INTRO, "Wallace left. He said that the army was leaving."))
    assert (quote.speaker, quote.speaker_text) == ("ben-wallace", "He")


def test_reported_speech_is_among_the_quotes_only_on_request(make: Make, find_mentions: Find) -> None:
    direct = make("b", "Ben Wallace said it was over for now.", "“It is over,” Ben Wallace said.")
    indirect = make("a", "Ben Wallace said the army was leaving.")
    mentions = find_mentions(direct, indirect)
    assert [quote.kind for quote in mentions.quotes] == [QuoteKind.DIRECT]
    merged_mentions = mentions.with_reported(["b", "a"])
    kinds = [(quote.article, quote.kind) for quote in merged_mentions.quotes]
    assert kinds == [("b", QuoteKind.INDIRECT), ("b", QuoteKind.DIRECT), ("a", QuoteKind.INDIRECT)]
    assert merged_mentions.reported == ()
    assert len({quote.id for quote in merged_mentions.quotes}) == 3
