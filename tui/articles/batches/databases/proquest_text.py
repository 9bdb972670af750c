"""Reads ProQuest downloads as plain text: documents between lines of underscores, with fields around `Full text:`."""

import re
from collections.abc import Sequence

from tui.articles.batches.blocks import Block, text_blocks
from tui.articles.batches.dates import find_date
from tui.articles.batches.labels import language_of, stated_length
from tui.articles.batches.model import ARTICLES_MAX, Batch, BatchArticle, Gathered, TooManyArticles
from tui.text.spaces import single_spaced

LAYOUT = "ProQuest text"
_RULE = re.compile(r"[ \t]*_{40,}[ \t]*")
_NUMBER = re.compile(r"\s*(?:Document|Dokument|Documento) \d{1,6} (?:of|von|de|sur) \d{1,6}\s*")
_LABELS = {
    "byline": "author|autor|auteur|verfasser",
    "outlet": "publication title|publikationstitel|titel der publikation|titre de la publication|titre de publication",
    "about": "publication info|publikationsinfo|angaben zur veröffentlichung|infos sur la publication|"
    "détails de publication",
    "headline": "title|titel|titre",
    "published": "publication date|publikationsdatum|erscheinungsdatum|date de publication",
    "section": "section|rubrik|rubrique",
    "language": "language of publication|language|sprache der publikation|sprache|langue de publication|langue",
    "url": "document url|dokument-url|url du document",
    "length": "word count|length|wortanzahl|wörter|nombre de mots",
    "text": "full text|volltext|texte intégral",
    "abstract": "abstract|zusammenfassung|kurzfassung|résumé",
    "identity": "proquest document id|proquest-dokument-id|id de document proquest|identificateur de document proquest",
    "credit": "credit|bildnachweis|crédit",
    "subject": "subject|thema|schlagwort|schlagwörter|sujet|sujets",
    "location": "location|ort|lieu",
    "people": "people|personen|personnes",
    "company": "company / organization|company|unternehmen|unternehmen / organisation|"
    "société / organisation|entreprise",
    "keyword": "identifier / keyword|classification|bezeichner / schlüsselwort|identificateur / mot-clé",
    "links": "links|liens",
    "index": "pages|publication year|publication subject|place of publication|country of publication|publisher|issn|"
    "source type|document type|copyright|last updated|database|volume|issue|first page|number of pages|"
    "dateline|edition|column|caption|illustration|supplement|accession number|seiten|erscheinungsjahr|"
    "land der publikation|dokumententyp|dokumenttyp|urheberrecht|zuletzt aktualisiert|datenbank|verlag|"
    "erscheinungsort|ort der publikation|année de publication|pays de publication|type de document|"
    "type de source|éditeur|base de données|dernière mise à jour|droits d'auteur",
}
_FIELD_OF = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
_ABOVE_TITLE = frozenset({"credit", "subject", "location", "people", "company", "keyword", "index"})
"""Fields that come between the text and the repeated headline."""
_LABELLED = re.compile(r"([^\W\d_][^:\n]{0,50}?)[ \u00a0]?:(?:[ \u00a0]|$)")


def is_proquest_text(text: str) -> bool:
    return "ProQuest" in text and any(map(_is_document, _chunks(text)))


def read_proquest_text(text: str) -> Batch:
    documents: list[list[str]] = []
    is_open = False
    for chunk in _chunks(text):
        if _is_document(chunk):
            documents.append(list(chunk))
            is_open = True
        elif is_open:  # a line of underscores inside the body
            documents[-1] += ["", *chunk]
        is_open = is_open and not any(_label(line)[0] == "identity" for line in chunk)
    if len(documents) > ARTICLES_MAX:
        raise TooManyArticles
    return Batch(LAYOUT, tuple(map(_article, documents)))


def _chunks(text: str) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for line in text.removeprefix("\ufeff").splitlines():
        if _RULE.fullmatch(line):
            chunks.append([])
        else:
            chunks[-1].append(line)
    return chunks


def _is_document(chunk: Sequence[str]) -> bool:
    return _NUMBER.fullmatch(next((line for line in chunk if line.strip()), "")) is not None


def _label(line: str) -> tuple[str, str]:
    match = _LABELLED.match(line.strip())
    name = _FIELD_OF.get(single_spaced(match[1]).casefold(), "") if match else ""
    return (name, line.strip()[match.end() :].strip()) if match and name else ("", "")


def _article(chunk: Sequence[str]) -> BatchArticle:
    blocks = text_blocks(chunk)[1:]  # the first block gives the document's number
    heading = " ".join(blocks[0]) if blocks else ""
    start = next((index for index, block in enumerate(blocks) if _label(block[0])[0] == "text"), len(blocks))
    is_field = bool(blocks) and bool(_label(blocks[0][0])[0]) and not any(_is_title(block, heading) for block in blocks)
    end = _tail_start(blocks, start, "" if is_field else heading)
    gathered = Gathered()
    for block in (*blocks[end:], *blocks[not is_field : start]):
        _take(gathered, block)
    heading = "" if is_field else heading
    gathered.add("headline", heading, "line below the number")
    stated = gathered.values.pop("length", "")
    first = (_label(blocks[start][0])[1], *blocks[start][1:]) if start < len(blocks) else ()
    body = [" ".join(first), *(" ".join(block) for block in blocks[start + 1 : end])]
    return gathered.article(body, stated_length(stated) or (int(stated) if stated.isdecimal() else None))


def _tail_start(blocks: Sequence[Block], start: int, heading: str) -> int:
    """Return the index of the first field below the text.

    Below the text the headline is repeated under `Title:`, preceded by index terms with a different label each. The
    last paragraphs of the text may also begin like labels.
    """
    titles = [index for index in range(start + 1, len(blocks)) if _is_title(blocks[index], heading)]
    end = titles[-1] if titles else len(blocks)
    seen: set[str] = set()
    while end > start + 1:
        name = _label(blocks[end - 1][0])[0]
        is_below_text = name in _ABOVE_TITLE or (not titles and bool(name))
        if not is_below_text or (name in seen and name != "index"):
            break
        seen.add(name)
        end -= 1
    return end


def _is_title(block: Block, heading: str) -> bool:
    name, value = _label(block[0])
    return name == "headline" and (not heading or " ".join([value, *block[1:]]).strip() == heading)


def _take(gathered: Gathered, block: Block) -> None:
    name, value = _label(block[0])
    value = " ".join([value, *block[1:]])
    source = f"{block[0].split(':')[0]} field"
    if name in ("headline", "byline", "outlet", "section", "url", "length"):
        gathered.add(name, value, source)
    elif name == "published":
        gathered.add("published", find_date(value) or value, source)
    elif name == "about":
        gathered.add("outlet", value.split(" ; ")[0] if " ; " in value else "", source)
        gathered.add("published", find_date(value.rpartition("]")[2]), source)
    elif name == "language":
        gathered.add("language", language_of(value), source)
