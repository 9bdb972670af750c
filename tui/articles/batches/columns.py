"""Guesses what each column of a table contains, by its name in several languages, or else by its values."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.articles.batches.dates import find_date

COLUMN_FIELDS = (
    "text",
    "headline",
    "outlet",
    "byline",
    "published",
    "url",
    "language",
    "standfirst",
    "section",
    "words",
)
"""Fields that a column can contain; `--columns` takes these names."""

_NAMES: Mapping[str, str] = {
    "text": "text|body|full text|fulltext|full_text|article text|article|content|articlebody|maintext|main text|"
    "content text|volltext|artikeltext|artikel|inhalt|texte|texte intégral|corps|contenu|texto|cuerpo|"
    "contenido|testo|contenuto|tekst",
    "headline": "headline|title|titel|überschrift|schlagzeile|titre|título|titulo|titular|titolo|kop|hl|ti",
    "outlet": "outlet|newspaper|publication|publication title|publisher|source|source name|media name|medium|media|"
    "zeitung|quelle|publikation|journal|source_name|media_name|site|site name|domain|organ|périodique|fuente|"
    "periódico|medio|fonte|testata|krant|bron|container-title|publisher name|sourcecommonname",
    "byline": "byline|author|authors|autor|autoren|verfasser|auteur|auteurs|autores|autore|creator|journalist|by",
    "published": "published|date|publication date|publish date|publish_date|published at|publishedat|pubdate|datum|"
    "erschienen|erscheinungsdatum|veröffentlicht|date de publication|fecha|data|published_date|"
    "date_published|datetime|issued|seendate|datepublished|timestamp|datetimepub|date_publish|"
    "publication_date|pub date|day|tag",
    "url": "url|link|address|uri|web address|adresse|lien|enlace|webadresse|canonical_url|article url|href|source url",
    "language": "language|lang|sprache|langue|idioma|lingua|taal|article language",
    "standfirst": "standfirst|subtitle|subheadline|untertitel|sous-titre|deck|dek|highlight",
    "section": "section|rubrik|rubrique|ressort|sección|sezione|desk",
    "words": "words|word count|wordcount|length|länge|wörter|wortanzahl|mots|longueur|nombre de mots",
}
_FIELD_OF = {
    " ".join(re.split(r"[\s_-]+", name)): field for field, names in _NAMES.items() for name in names.split("|")
}
_SAMPLE_ROWS = 50
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_TEXT_CHARACTERS_MIN = 200
"""Minimum mean length of an unnamed column that counts as the articles' text, in characters."""


def guess_columns(names: Sequence[str], rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Map each field to its column, as far as the columns can be identified.

    If several columns could give one field, the first name in the list above wins, so that `source` beats `domain`.
    """
    ranks = {field: list(map(_plain, field_names.split("|"))) for field, field_names in _NAMES.items()}
    columns: dict[str, str] = {}
    for field, aliases in ranks.items():
        fitting_names = [name for name in names if _FIELD_OF.get(_plain(name)) == field]
        candidates = [
            name for name in fitting_names if (_holds_addresses if field == "url" else _has_values)(name, rows)
        ]
        if candidates:
            columns[field] = min(candidates, key=lambda name: aliases.index(_plain(name)))
    free = [name for name in names if name not in columns.values()]
    for field in ("url", "published", "text"):
        if field not in columns and (name := next(_by_values(field, free, rows), "")):
            columns[field] = name
            free.remove(name)
    return columns


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.strip().casefold()))


def _has_values(name: str, rows: Sequence[Mapping[str, str]]) -> bool:
    return any(row.get(name, "").strip() for row in rows[:_SAMPLE_ROWS])


def _holds_addresses(name: str, rows: Sequence[Mapping[str, str]]) -> bool:
    """Return True if some value is an address; columns named `uri` and `link` may contain numbers instead."""
    return any(_ADDRESS.fullmatch(row.get(name, "").strip()) for row in rows[:_SAMPLE_ROWS])


def _by_values(field: str, names: Iterable[str], rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield the unnamed columns whose values look like those of the field, the likeliest first."""
    for name in sorted(names, key=lambda name: -_mean_length(name, rows)) if field == "text" else names:
        values = [value for row in rows[:_SAMPLE_ROWS] if (value := row.get(name, "").strip())]
        if values and _looks_like(field, values):
            yield name


def _looks_like(field: str, values: Sequence[str]) -> bool:
    if field == "url":
        return all(_ADDRESS.fullmatch(value) for value in values)
    if field == "published":
        return all(len(value) <= 40 and find_date(value) for value in values)
    return sum(map(len, values)) / len(values) >= _TEXT_CHARACTERS_MIN


def _mean_length(name: str, rows: Sequence[Mapping[str, str]]) -> float:
    return sum(len(row.get(name, "")) for row in rows[:_SAMPLE_ROWS]) / max(1, len(rows[:_SAMPLE_ROWS]))


def columns_notice(columns: Mapping[str, str]) -> str:
    """Return a notice such as “columns guessed: headline=Titel, text=Volltext”, in the order of the fields."""
    pairs = ", ".join(f"{field}={columns[field]}" for field in COLUMN_FIELDS if field in columns)
    return f"columns guessed: {pairs}; --columns FIELD=COLUMN,… changes them"
