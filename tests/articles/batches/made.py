"""Invented articles for downloads: what importers stumble over is in their headlines, fields and bodies."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

OUTLETS = (
    "The Quay Chronicle (Leith)", "Morgenblatt Nordhafen", "Le Phare de l’Ouest", "Gazette - The Island Paper",
    "BEACON", "Tidewater Times & Star", "Süddeich-Kurier", "L’Écho du Large", "Sund 24", "The May Evening News",
)  # fmt: skip
NAMES = ("Mara Lindqvist", "Owen O’Dowd", "Jens Küster", "Hélène Garçon", "T. J. Abara", "Zoë van der Meer")
PLACES = ("the north pier", "Altona quay", "the old lock", "Kestrel Point", "the customs shed", "berth nine")
HEADLINES = (
    "Storm tears {n} boats from {place}", "Part 1 of 2: the night at {place}", "{n},000 names on one wall",
    "3 of {n} councillors say no to {place}", "May 4, 2021, in {n} pictures",
    "LENGTH matters: {place} grows by {n} metres",
    "Copyright, cables and {place}", "‘We held on’: {n} hours at {place}", "12 November 2019: the day {place} closed",
    "Who owns {place}? & why <{n}> people ask", "{place}: Body found after {n} days",
    "Section {n} of the sea wall fails",
)  # fmt: skip
SENTENCES = {
    "en": (
        "The harbour master said {n} boats had left {place} before dawn.",
        "“Nobody told us anything,” said {name}, who runs a kiosk at {place}.",
        "Length: the quay is {n} metres long, and no metre of it was dry.",
        "Section: that was the only word on the sign at {place}.",
        "Copyright law was not at issue, {name} added.",
        "Copyright 2019 had been painted on the hull of one of {n} ferries.",
        "Language: it was rude, {name} admitted, and {n} people heard it.",
        "Title: Keeper of the Light. {name} has held it for {n} years.",
        "Of the files, 12 of {n} documents were missing.",
        "On May 4, 2021, {n} pumps were ordered; two arrived.",
        "The bill came to £{n},200 (about $3.5m), said {name}.",
        "Subject: closed, {name} wrote at the top of the page.",
        "“Body, mind, boat,” {name} said — in that order — at {place}.",
        "It was 9:03 PM when {n} lamps went out at {place}.",
    ),
    "de": (
        "Am Kai lagen {n} Boote, sagte {name} am Donnerstag.",
        "„Wir haben nichts gehört“, sagte {name}, und das {n} Stunden lang.",
        "Länge: {n} Meter misst die Mauer, und keiner davon war trocken.",
        "Für die Fähre ist {n} Jahre nach dem Bau noch kein Ersatz in Sicht.",
        "Autor: so stand es auf dem Zettel, den {name} in der Hand hielt.",
    ),
    "fr": (
        "Les {n} bateaux ont quitté le quai avant l’aube, a dit {name}.",
        "« Personne ne nous a prévenus », raconte {name} après {n} heures d’attente.",
        "Longueur : {n} mètres, et pas un seul n’était au sec.",
        "Le maire n’a pas voulu dire pourquoi {n} pompes manquaient encore.",
        "Auteur : c’est le mot que {name} avait écrit sur la porte.",
    ),
}


@dataclass(frozen=True)
class Made:
    headline: str
    outlet: str
    day: date
    language: str
    body: tuple[str, ...]
    byline: str = ""
    section: str = ""
    edition: str = ""
    standfirst: str = ""
    graphic: tuple[str, ...] = ()
    correction: str = ""
    words: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", len(" ".join(self.body).split()))


def made_articles(count: int, seed: int = 1) -> list[Made]:
    """Articles that differ in which fields they have. No two have the same headline."""
    random = Random(seed)
    return [_made(random, number) for number in range(1, count + 1)]


def _made(random: Random, number: int) -> Made:
    def filled(pattern: str) -> str:
        return pattern.format(n=random.randint(13, 900), place=random.choice(PLACES), name=random.choice(NAMES))

    language = random.choice(("en", "en", "de", "fr"))
    body = tuple(filled(random.choice(SENTENCES[language])) for _ in range(random.randint(3, 14)))
    by = {"en": "By ", "de": "Von ", "fr": "Par "}[language]
    return Made(
        headline=f"{filled(random.choice(HEADLINES))} ({number})",
        outlet=random.choice(OUTLETS),
        day=date(2019, 1, 1) + timedelta(days=random.randrange(2_000)),
        language=language,
        body=body,
        byline=_maybe(random, random.choice((by, "")) + " and ".join(random.sample(NAMES, random.randint(1, 2)))),
        section=_maybe(random, random.choice(("NEWS; Pg. 4", "Vermischtes; S. 12", "Région, p. 3", "Home"))),
        edition=_maybe(random, random.choice(("Edition 1", "Late Edition - Final", "Ausgabe Nord", "Édition du soir"))),
        standfirst=_maybe(random, filled("A night at {place}, told by {n} witnesses.")),
        graphic=tuple(filled("Picture {n}: {place} at low tide.") for _ in range(random.choice((0, 0, 1, 2)))),
        correction=_maybe(random, "An earlier version named the wrong pier."),
    )


def _maybe(random: Random, value: str) -> str:
    return value if random.random() < 0.5 else ""


def with_body(article: Made, body: Sequence[str]) -> Made:
    """The same article with another body."""
    return Made(
        article.headline, article.outlet, article.day, article.language, tuple(body), article.byline, article.section
    )
