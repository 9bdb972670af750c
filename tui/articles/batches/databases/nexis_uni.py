"""Reads Nexis Uni and Nexis Advance downloads (DOCX, RTF): a cover page, then documents with fields and a `Body`."""

import re
from collections.abc import Sequence

from msgspec import Struct

from tui.articles.batches.dates import whole_date
from tui.articles.batches.labels import is_copyright, labelled_field, language_of, outlet_and_edition, stated_length
from tui.articles.batches.model import Batch, BatchArticle, Gathered
from tui.text.spaces import single_spaced

LAYOUT = "Nexis Uni"
_ENDS = frozenset({"end of document", "ende des dokuments", "ende des dokumentes", "dokumentende", "fin du document"})
_BODY_NAMES = (
    "body|text|textkörper|haupttext|hauptteil|volltext|inhalt|corps|corps du texte|corps de l'article|corps du document"
    "|texte|texte intégral"
)
_BODIES = frozenset(_BODY_NAMES.split("|"))
_CLASSIFICATIONS = frozenset({"classification", "klassifizierung", "klassifikation", "classement"})
_TAIL_NAMES = (
    "graphic|graphics|grafik|abbildung|graphique|illustration|correction|korrektur|berichtigung|rectification"
    "|rectificatif|notes|anmerkungen|hinweise|remarques|load-date|ladedatum"
)
_TAILS = frozenset(_TAIL_NAMES.split("|"))
_COVER = re.compile(
    r"(?:User Name|Date and Time|Job Number|Documents? \(\d+\)|Client/Matter|Search Terms|Search Type|Narrowed by"
    r"|Content Type|Benutzername|Datum und Uhrzeit|Auftragsnummer|Dokumente? \(\d+\)|Mandant/Angelegenheit|Mandant"
    r"|Suchbegriffe|Suchart|Eingegrenzt (?:durch|nach)|Nom d.utilisateur|Date et heure|Numéro de (?:tâche|travail)"
    r"|Client/Affaire|Client/Dossier|Termes de recherche|Termes recherchés|Type de recherche|Affiné par|Limité par)\b",
    re.IGNORECASE,
)
_NUMBERED_LINE = re.compile(r"\s*\d{1,4}\. {0,3}(\S.*)")
_COUNT = re.compile(r"(?:Documents?|Dokumente?) \((\d{1,6})\)", re.IGNORECASE)
_FIELD = re.compile(r"\s*([^\W\d_][^:\n]{0,40}?)[\s\u00a0]?:(?:\u00a0|$)")
"""A field in the style of Nexis: the label, a colon and a no-break space."""


class NexisParagraph(Struct, frozen=True):
    """A paragraph of the document, with the relevant part of its formatting."""

    text: str
    is_heading: bool = False
    bookmark: str = ""


def is_nexis_uni(paragraphs: Sequence[NexisParagraph]) -> bool:
    return any(_is_end(paragraph) for paragraph in paragraphs)


def read_nexis_uni(paragraphs: Sequence[NexisParagraph]) -> Batch:
    ends = [index for index, paragraph in enumerate(paragraphs) if _is_end(paragraph)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    articles = []
    titles = _cover_titles(paragraphs[: ends[0]])
    for start, end in zip(starts, ends, strict=True):
        document = [paragraph for paragraph in paragraphs[start:end] if paragraph.text.strip()]
        articles.append(_article(document, titles if start == 0 else None))
    listed = _listed_count(paragraphs[: ends[0]])
    is_short = listed is not None and listed != len(articles)
    notice = f"its cover page lists {listed:,} documents, but it contains {len(articles):,}"
    return Batch(LAYOUT, tuple(articles), notices=(notice,) if is_short else ())


def _listed_count(paragraphs: Sequence[NexisParagraph]) -> int | None:
    """Return the number of documents that the cover page states; None without a cover page."""
    matches = (_COUNT.fullmatch(paragraph.text.strip()) for paragraph in paragraphs)
    return next((int(match[1]) for match in matches if match), None)


def _is_end(paragraph: NexisParagraph) -> bool:
    return _bare(paragraph) in _ENDS


def _bare(paragraph: NexisParagraph) -> str:
    return single_spaced(paragraph.text).casefold()


def _cover_titles(paragraphs: Sequence[NexisParagraph]) -> list[str]:
    """Return the headlines that the cover page lists."""
    titles = []
    for paragraph in paragraphs:
        if paragraph.is_heading or _bare(paragraph) in _BODIES:
            break
        if match := _NUMBERED_LINE.fullmatch(paragraph.text.strip()):
            titles.append(single_spaced(match[1]))
    return titles


def _article(document: Sequence[NexisParagraph], titles: list[str] | None) -> BatchArticle:
    """Read one document. titles: the headlines on its cover page; None without a cover page."""
    gathered = Gathered()
    document = document[_heading(document, titles) :]
    body = _body(document)
    _take_top(gathered, document[:body])
    _take_fields(gathered, document[1:body])
    stated = stated_length(gathered.values.pop("length", ""))
    start = body + 1 if body < len(document) and _is_body_mark(document[body]) else body
    end = _body_end(document, start, stated)
    for paragraph in document[end:]:
        name, value = labelled_field(paragraph.text)
        if name == "language":
            gathered.add(name, language_of(value), _label(paragraph))
        elif name in ("url", "byline", "section"):
            gathered.add(name, value, _label(paragraph))
    return gathered.article((paragraph.text for paragraph in document[start:end]), stated)


def _heading(document: Sequence[NexisParagraph], titles: list[str] | None) -> int:
    """Return the index of the headline."""
    by_style = next((index for index, paragraph in enumerate(document) if paragraph.is_heading), None)
    if by_style is not None:
        return by_style
    if titles is None:
        return 0
    cover_end = max((index for index, paragraph in enumerate(document) if _is_cover(paragraph)), default=-1) + 1
    for index in range(cover_end, len(document)):
        if titles and single_spaced(document[index].text) == titles[0]:
            return index
    return min(cover_end, max(0, len(document) - 1))


def _is_cover(paragraph: NexisParagraph) -> bool:
    return _COVER.match(paragraph.text.strip()) is not None


def _is_body_mark(paragraph: NexisParagraph) -> bool:
    return paragraph.bookmark.startswith("Body") or _bare(paragraph) in _BODIES


def _body(document: Sequence[NexisParagraph]) -> int:
    """Return the index of the paragraph `Body`, or else of the first paragraph below the fields."""
    for index, paragraph in enumerate(document[1:], 1):
        if _is_body_mark(paragraph):
            return index
    fields = [index for index, paragraph in enumerate(document) if index and _FIELD.match(paragraph.text)]
    tail = next((index for index in fields if _tail_label(document[index])), len(document))
    above = [index for index in fields if index < tail]
    copyrights = [index for index, paragraph in enumerate(document[:tail]) if index and is_copyright(paragraph.text)]
    return min(max([*above, *copyrights[:1], 0]) + 1, len(document))


def _tail_label(paragraph: NexisParagraph) -> bool:
    return labelled_field(paragraph.text)[0] in ("language", "loaded", "index")


def _take_top(gathered: Gathered, header: Sequence[NexisParagraph]) -> None:
    """Take headline, outlet, date and edition by their order, up to the copyright notice or the first field."""
    if not header:
        return
    gathered.add("headline", header[0].text, "heading")
    lines = [line for paragraph in header[1:] for line in paragraph.text.split("\n") if line.strip()]
    end = next((index for index, line in enumerate(lines) if is_copyright(line) or _FIELD.match(line)), len(lines))
    notice = next((line for line in lines[end:] if is_copyright(line)), "")
    top = lines[:end]
    at = next((index for index, line in enumerate(top) if whole_date(line.split(",  ")[0])), None)
    above = top if at is None else top[:at]
    if above:
        outlet, edition = outlet_and_edition(single_spaced(above[-1]), single_spaced(notice))
        gathered.add("outlet", outlet, "line below the headline")
        gathered.add("edition", edition, "line below the headline")
    if at is not None:
        gathered.add("published", whole_date(top[at]), "line below the outlet")
        gathered.add("edition", " ".join(top[at + 1 :]), "line below the date")


def _take_fields(gathered: Gathered, header: Sequence[NexisParagraph]) -> None:
    for paragraph in header:
        if not _FIELD.match(paragraph.text) and not stated_length(labelled_field(paragraph.text)[1]):
            continue
        name, value = labelled_field(paragraph.text)
        if name in ("byline", "section", "standfirst", "edition", "url", "length"):
            gathered.add(name, value, _label(paragraph))


def _label(paragraph: NexisParagraph) -> str:
    return f"{paragraph.text.split(':')[0].strip()} field"


def _body_end(document: Sequence[NexisParagraph], start: int, stated: int | None) -> int:
    """Return the index below the body: the candidate that gives the stated length, or else the most usual one."""
    body_range = range(start, len(document))
    marks = [index for index in body_range if _bare(document[index]) in _CLASSIFICATIONS]
    fields = [index for index in body_range if _is_tail_field(document[index])]
    limit = marks[-1] if marks else fields[0] if fields else len(document)
    tails = [index for index in range(start, limit) if _bare(document[index]) in _TAILS]
    candidates = [*tails, limit]
    lengths = [sum(len(paragraph.text.split()) for paragraph in document[start:end]) for end in candidates]
    if stated in lengths:
        return candidates[lengths.index(stated)]
    usual = [
        index
        for index in tails
        if _bare(document[index]) not in {_bare(document[other_index]) for other_index in tails if other_index > index}
    ]
    return min(usual, default=limit)


def _is_tail_field(paragraph: NexisParagraph) -> bool:
    return _FIELD.match(paragraph.text) is not None and _tail_label(paragraph)
