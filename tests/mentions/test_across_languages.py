"""People and speakers across languages: one person in every spelling, pronouns and nouns in each language."""

from collections.abc import Callable

from msgspec.structs import replace

from tests.rows import each_row
from tui.articles.model import Article
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

SHOIGU = {
    "ru": "«Это хорошо для всех», — сказал Сергей Шойгу.",
    "en": "“It is good for everybody,” said Sergei Shoigu.",
    "de": "„Das ist gut für alle“, sagte Sergej Schoigu.",
    "fr": "« C’est bien pour tous », a dit Sergueï Choïgou.",
}


def test_one_person_in_four_spellings_is_one(make: Make, find_mentions: Find) -> None:
    mentions = find_mentions(*(replace(make(code, text), language=code) for code, text in SHOIGU.items()))
    assert len(mentions.people) == 1
    assert len({quote.speaker for quote in mentions.quotes}) == 1
    assert mentions.people[0].id.isascii()


@each_row(
    ("russian", "english"),
    [
        ("Мария Захарова", "Marina Sakharova"),
        ("Виталий Кличко", "Wladimir Klitschko"),
        ("Али Хаменеи", "Ruhollah Khomeini"),
    ],
)
def test_two_people_stay_two_across_scripts(make: Make, find_mentions: Find, russian: str, english: str) -> None:
    left = replace(make("ru", f"«Это хорошо для всех», — сказал президент {russian}."), language="ru")
    right = replace(make("en", f"“It is good for everybody,” said President {english}."), language="en")
    assert len({quote.speaker for quote in find_mentions(left, right).quotes}) == 2


SPEAKERS = [
    ("de", "Katrin Vogelsang kam. „Wir brauchen mehr Zeit“, sagte sie.", "Katrin Vogelsang"),
    ("de", "Der Fahrer Michael Stadler kam. „Ich sah nichts davon“, sagte der 43-Jährige.", "Michael Stadler"),
    ("de", "Anna Gruber sprach von einem „schwarzen Tag für unsere Stadt“.", "Anna Gruber"),
    ("de", "„Wir prüfen das noch“, sagte ein Sprecher.", None),
    ("fr", "La ministre Hélène Vasseur est là. « La porte est ouverte », a-t-elle ajouté.", "Hélène Vasseur"),
    ("fr", "« C’est faux pour nous tous », a répondu la directrice de la régie, Hélène Vasseur.", "Hélène Vasseur"),
    ("fr", "Nadia Belkacem est là. « Il recule, a-t-elle poursuivi, parce qu’il perd. »", "Nadia Belkacem"),
    ("es", "Habló Andrés Villar. «El oleaje era de cuatro metros», reconoció.", "Andrés Villar"),
    ("es", "«No es posible ya», dijo a este periódico la presidenta del gremio, Pilar Nadal.", "Pilar Nadal"),
    ("it", "Critico il consigliere d’opposizione Fabio Rossi: «Nessuno le pulisce mai».", "Fabio Rossi"),
    ("ru", "Приехал Алексей Воронин. По мнению Воронина, план «не учитывает реальных затрат».", "Алексей Воронин"),
    ("ru", "— Мы готовы продолжать, — сказал Алексей Воронин.", "Алексей Воронин"),
]


@each_row(("language", "text", "speaker"), SPEAKERS)
def test_speakers_are_found_by_pronouns_nouns_and_names(
    make: Make, find_mentions: Find, language: str, text: str, speaker: str | None
) -> None:
    mentions = find_mentions(replace(make("a", text), language=language))
    names = {person.id: person.name for person in mentions.people}
    assert [names.get(quote.speaker or "") for quote in mentions.quotes] == [speaker]
