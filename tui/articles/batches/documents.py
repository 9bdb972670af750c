"""Reads files that contain many articles; these are the readers named in the registry of file kinds."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.addresses import host_of
from tui.articles.batches import completeness
from tui.articles.batches.model import Address, Batch, BatchArticle
from tui.articles.batches.sniffing import is_lexisnexis
from tui.articles.draft import FIELDS, Draft
from tui.articles.files.decode import decode
from tui.articles.model import FieldOrigin
from tui.files import UnreadableFile
from tui.text.canonical import canonical, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE_CHARACTERS = 60
_GUESS = "guess"


def read_lexisnexis(data: bytes, name: str) -> tuple[Draft, ...]:
    from tui.articles.batches.databases.lexisnexis_text import read_lexisnexis_text

    decoded = decode(data)
    batch = read_lexisnexis_text(decoded.text)
    if not any(article.published or article.stated_words is not None for article in batch.articles):
        return (Draft(canonical(decoded.text), notice=decoded.notice),)  # a text that only quotes such a line
    return drafts_of(batch, decoded.notice)


def read_proquest(data: bytes, name: str) -> tuple[Draft, ...]:
    from tui.articles.batches.databases.proquest_text import is_proquest_text, read_proquest_text

    decoded = decode(data)
    if not is_proquest_text(decoded.text):
        is_other = is_lexisnexis(data, name)
        return read_lexisnexis(data, name) if is_other else (Draft(canonical(decoded.text), notice=decoded.notice),)
    return drafts_of(read_proquest_text(decoded.text), decoded.notice)


def read_table(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> tuple[Draft, ...]:
    from tui.articles.batches.tables import read_csv, read_json

    decoded = decode(data)
    read = read_csv if name.casefold().endswith((".csv", ".tsv", ".tab")) else read_json
    return drafts_of(read(decoded.text, columns), decoded.notice)


def read_ris_list(data: bytes, name: str) -> tuple[Draft, ...]:
    from tui.articles.batches.references import read_ris

    return drafts_of(read_ris(decode(data).text))


def read_feed_file(data: bytes, name: str) -> tuple[Draft, ...]:
    from tui.articles.batches.feeds import read_feed

    return drafts_of(read_feed(data))


def read_html_batch(data: bytes, name: str) -> tuple[Draft, ...]:
    """Return the articles of a Factiva or Europresse page; any other page is one article."""
    from tui.articles.batches.html import parse_html
    from tui.articles.readers.web_page import read_web_page

    batch = _html_batch(parse_html(decode(data).text))
    return drafts_of(batch) if batch is not None else (read_web_page(data, name),)


def _html_batch(root: "HtmlElement") -> Batch | None:
    from tui.articles.batches.databases import europresse_html, factiva

    if factiva.is_factiva_html(root):
        return factiva.read_factiva_html(root)
    return europresse_html.read_europresse(root) if europresse_html.is_europresse(root) else None


def docx_batch(data: bytes) -> tuple[Draft, ...]:
    """Return the articles of a Nexis download; empty for any other Word document."""
    from tui.articles.batches.databases.nexis_uni import is_nexis_uni, read_nexis_uni
    from tui.articles.batches.docx import docx_paragraphs

    paragraphs = docx_paragraphs(data)
    return drafts_of(read_nexis_uni(paragraphs)) if is_nexis_uni(paragraphs) else ()


def rtf_batch(data: bytes) -> tuple[Draft, ...]:
    """Return the articles of a Nexis or Factiva download; empty for any other RTF document."""
    from tui.articles.batches.databases import factiva, nexis_uni
    from tui.articles.batches.rtf import lines_of, read_rtf

    items = read_rtf(data)
    if factiva.is_factiva_rtf(items):
        return drafts_of(factiva.read_factiva_rtf(items))
    paragraphs = [nexis_uni.NexisParagraph(line) for line in lines_of(items)]
    return drafts_of(nexis_uni.read_nexis_uni(paragraphs)) if nexis_uni.is_nexis_uni(paragraphs) else ()


def read_docx_batch(data: bytes, name: str) -> tuple[Draft, ...]:
    """Return the articles of a Nexis download; any other Word document is one article."""
    from tui.articles.readers.word import read_docx

    return docx_batch(data) or (read_docx(data, name),)


def read_rtf_batch(data: bytes, name: str) -> tuple[Draft, ...]:
    """Return the articles of a Nexis or Factiva download; any other RTF document is one article."""
    from tui.articles.readers.rich_text import read_rtf, without_pictures

    data = without_pictures(data)
    return rtf_batch(data) or (read_rtf(data, name),)


def drafts_of(batch: Batch, notice: str = "") -> tuple[Draft, ...]:
    """Return the drafts of a batch's articles and addresses, in order; its notices go with the first.

    notice: one that concerns the whole file. Raises UnreadableFile.
    """
    articles = [_article_draft(article, number) for number, article in enumerate(batch.articles, 1)]
    drafts = [*articles, *map(_address_draft, batch.addresses)]
    if not drafts:
        raise UnreadableFile(
            f"it looks like {batch.layout}, but it contains no article; download it again with full text"
        )
    first = drafts[0]
    notices = filter(None, [notice, *batch.notices, first.notice])
    return replace(first, notice="\n".join(map(one_line, notices))), *drafts[1:]


def _article_draft(article: BatchArticle, number: int) -> Draft:
    mismatch = completeness.length_mismatch(article)
    lack = mismatch if article.paragraphs else "has no text"
    notice = f"article {number} (“{one_line(article.headline, _TITLE_CHARACTERS)}”) {lack}" if lack else ""
    draft = Draft(
        canonical(article.text),
        **{name: getattr(article, name) for name in FIELDS},
        notice=notice,
        field_origins=tuple(_origin(field, source) for field, source in article.sources.items()),
        words=article.words,
        stated_words=article.stated_words,
    )
    return _with_host(draft)


def _with_host(draft: Draft) -> Draft:
    """Return the draft with the host of its address as its outlet, unless it has one."""
    host = "" if draft.outlet else host_of(draft.url)
    if not host:
        return draft
    return replace(
        draft, outlet=host, field_origins=(*draft.field_origins, FieldOrigin("outlet", "host in the address", True))
    )


@lru_cache(maxsize=1024)
def _origin(field: str, source: str) -> FieldOrigin:
    return FieldOrigin(field, one_line(source), is_guess=source.startswith(_GUESS))


def _address_draft(address: Address) -> Draft:
    draft = Draft(
        "",
        outlet=address.outlet,
        headline=address.headline,
        byline=address.byline,
        published=address.published,
        url=address.url,
        language=address.language,
        is_address=True,
    )
    return _with_host(draft)
