"""Other languages: speakers by a verb of speech and a name beside it, and the word that all of it is a guess."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

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


@pytest.mark.parametrize(("language", "text", "speaker", "rule"), SAID)
def test_a_verb_of_speech_and_a_name_beside_it_name_the_speaker(
    make: Make, found: Find, language: str, text: str, speaker: str, rule: str
) -> None:
    told = found(replace(make("a", text), language=language))
    [quote] = told.quotes
    assert (quote.speaker_text, quote.rule) == (speaker, rule)
    assert told.sureness(quote) is Sureness.GUESSED


def test_nothing_is_inherited_where_the_grammar_is_not_known(make: Make, found: Find) -> None:
    article = make("a", "„Das ist gut für uns alle“, sagte Angela Merkel.", "„Wir machen das jetzt.“")
    told = found(replace(article, language="de"))
    assert told.quotes[1].speaker is None
    assert told.sureness(told.quotes[1]) is Sureness.UNKNOWN


def test_a_language_without_words_has_its_quotes_and_says_that_it_is_unsure(make: Make, found: Find) -> None:
    told = found(replace(make("a", "„Ez nagyon jó nekünk” – mondta Orbán Viktor."), language="hu"), make("b", "“No.”"))
    assert [part.slice("„Ez nagyon jó nekünk”") for quote in told.quotes[:1] for part in quote.parts] == [
        "Ez nagyon jó nekünk"
    ]
    assert told.unsure == ("a",)


def test_english_is_as_sure_as_its_rules(found: Find) -> None:
    told = found("Ben Wallace came.", "“It is so,” Wallace said.", "“It always was so for us.”")
    assert [told.sureness(quote) for quote in told.quotes] == [Sureness.SURE, Sureness.GUESSED]


@pytest.mark.parametrize("code", lexicon.languages())
def test_each_language_has_verbs_titles_and_what_leads_to_a_speaker(code: str) -> None:
    words = lexicon.language_words(code)
    assert min(map(len, words)) > 0
    assert {word for part in words for word in part} == {word.lower() for part in words for word in part}
