"""Other languages: a verb of speech with a name beside it gives the speaker, and every attribution is a guess."""

from collections.abc import Callable

from msgspec.structs import replace

from tests.rows import each_row
from tui.articles.model import Article
from tui.mentions import lexicon
from tui.mentions.model import MentionSet
from tui.mentions.sureness import Sureness

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

SAID = [
    ("de", "„Das ist gut für uns alle“, sagte Angela Merkel.", "Angela Merkel", "said-after"),
    ("de", "Angela Merkel erklärte: „Das ist gut für uns.“", "Angela Merkel", "said-before"),
    ("de", "»Das ist gut für uns alle«, Angela Merkel sagte es.", "Angela Merkel", "name-said-after"),
    ("de", "„Warum?“, fragte Frau Müller.", "Müller", "said-after"),
    ("de", "„Warum?“, fragte die Polizei.", "die Polizei", "said-after"),
    ("de", "Laut Angela Merkel ist es „gut für uns alle“.", "Angela Merkel", "according-to"),
    ("fr", "« C’est bien pour nous tous », a dit Emmanuel Macron.", "Emmanuel Macron", "said-after"),
    ("fr", "Emmanuel Macron : « C’est bien pour nous. »", "Emmanuel Macron", "transcript"),
    ("es", "«Es bueno para todos», dijo la ministra Yolanda Díaz.", "Yolanda Díaz", "said-after"),
    ("it", "«È un bene per tutti noi», ha detto Giorgia Rossi.", "Giorgia Rossi", "said-after"),
    ("sv", "”Det är bra för oss alla”, sa Ulf Kristersson.", "Ulf Kristersson", "said-after"),
    ("pl", "„To jest dobre dla nas”, powiedział Donald Tusk.", "Donald Tusk", "said-after"),
    ("ru", "«Это хорошо для всех», — сказал Владимир Путин.", "Владимир Путин", "said-after"),
]


@each_row(("language", "text", "speaker", "rule"), SAID)
def test_a_verb_of_speech_with_a_name_beside_it_gives_the_speaker(
    make: Make, find_mentions: Find, language: str, text: str, speaker: str, rule: str
) -> None:
    mentions = find_mentions(replace(make("a", text), language=language))
    [quote] = mentions.quotes
    assert (quote.speaker_text, quote.rule) == (speaker, rule)
    assert mentions.sureness(quote) is Sureness.GUESSED


def test_no_speaker_is_inherited_in_a_language_without_grammar_rules(make: Make, find_mentions: Find) -> None:
    article = make("a", "„Das ist gut für uns alle“, sagte Angela Merkel.", "„Wir machen das jetzt.“")
    mentions = find_mentions(replace(article, language="de"))
    assert mentions.quotes[1].speaker is None
    assert mentions.sureness(mentions.quotes[1]) is Sureness.UNKNOWN


def test_articles_in_a_language_without_word_lists_have_quotes_and_are_unsure(make: Make, find_mentions: Find) -> None:
    mentions = find_mentions(
        replace(make("a", "„Ez nagyon jó nekünk” – mondta Orbán Viktor."), language="hu"), make("b", "“No.”")
    )
    assert [part.slice("„Ez nagyon jó nekünk”") for quote in mentions.quotes[:1] for part in quote.parts] == [
        "Ez nagyon jó nekünk"
    ]
    assert mentions.unsure == ("a",)


def test_attributions_in_english_are_as_sure_as_their_rules(find_mentions: Find) -> None:
    mentions = find_mentions("Ben Wallace came.", "“It is so,” Wallace said.", "“It always was so for us.”")
    assert [mentions.sureness(quote) for quote in mentions.quotes] == [Sureness.SURE, Sureness.GUESSED]


@each_row("code", lexicon.languages())
def test_each_language_has_verbs_titles_and_words_for_according_to(code: str) -> None:
    words = lexicon.language_words(code)
    assert min(map(len, words)) > 0
    assert {word for part in words for word in part} == {word.lower() for part in words for word in part}
