"""Bylines, dates, credits and links to other stories in the languages that speakers are read in."""

import pytest

from tui.articles.make import article_from_text
from tui.articles.model import ZoneKind
from tui.settings.load import load_settings

STORY = {
    "ru": "Паром сел на мель в понедельник у острова, сообщили в полиции журналистам агентства.",
    "uk": "Пором сів на мілину в понеділок біля острова, повідомили в поліції журналістам агентства.",
    "fr": "Le ferry s’est échoué lundi au large de l’île, a annoncé la police dans un communiqué.",
}
PAGES = [
    ("ru", "Паром сел на мель", "Автор: Иван Петров", "11 февраля 2022, 14:30", "Фото: Иван Петров / ТАСС"),
    ("uk", "Пором сів на мілину", "Автор: Іван Петренко", "11 лютого 2022", "Фото: Іван Петренко / УНІАН"),
    ("fr", "Un ferry s’échoue", "Par Jean Dupont", "Publié le 11 février 2022 à 14h30", "Photo : Jean Dupont / AFP"),
]


@pytest.mark.parametrize(("language", "headline", "byline", "date", "credit"), PAGES)
def test_zones_are_found_in_each_language(language: str, headline: str, byline: str, date: str, credit: str) -> None:
    text = "\n\n".join((headline, byline, date, STORY[language], credit, STORY[language]))
    article = article_from_text(text, load_settings().articles, outlet="outlet", language=language)
    assert [article.zone_at(paragraph.start) for paragraph in article.paragraphs] == [
        ZoneKind.HEADLINE, ZoneKind.BYLINE, ZoneKind.BYLINE, ZoneKind.BODY, ZoneKind.CREDIT, ZoneKind.BODY,
    ]  # fmt: skip
