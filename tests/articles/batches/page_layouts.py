"""Factiva and Europresse downloads, made from invented articles."""

import html
from collections.abc import Sequence

from tests.articles.batches.made import Made
from tests.articles.batches.words import DAYS, LANGUAGE_NAMES, MONTHS, WORDS, rtf_escaped

# --- Factiva ------------------------------------------------------------------------------------------------------


def _factiva_date(article: Made, interface: str) -> str:
    return f"{article.day.day} {MONTHS[interface][article.day.month - 1]} {article.day.year}"


def _marked(text: str) -> str:
    """A term of the search is set bold, also inside a word."""
    return html.escape(text).replace("boat", "<b>boat</b>").replace("Boot", "<b>Boot</b>")


def _paragraphs(article: Made, lines: Sequence[str]) -> str:
    name = f"articleParagraph {article.language}articleParagraph"
    return "\n".join(f'<p class="{name}">{_marked(line)}</p>' for line in lines)


def _factiva_codes(article: Made, number: int, interface: str) -> dict[str, str]:
    word = {"en": "Document", "de": "Dokument", "fr": "Document"}[interface]
    return {
        "SE": article.section, "HD": article.headline, "BY": article.byline,
        "WC": f"{article.words:,} {WORDS[interface]}",
        "PD": _factiva_date(article, interface), "ET": "15:32" if number % 3 == 0 else "", "SN": article.outlet,
        "SC": f"QUAY{number}", "ED": article.edition, "PG": str(number),
        "LA": LANGUAGE_NAMES[interface][article.language],
        "CY": f"(c) {article.day.year} {article.outlet}", "LP": "", "TD": "", "NS": "gfire : Fires",
        "AN": f"{word} QUAY{number:04}020231109ejb9",
    }  # fmt: skip


def factiva_indexed(articles: Sequence[Made], interface: str = "en") -> bytes:
    rows = []
    for number, article in enumerate(articles, 1):
        codes = {code: html.escape(value) for code, value in _factiva_codes(article, number, interface).items()}
        codes |= {"LP": _paragraphs(article, article.body[:2]), "TD": _paragraphs(article, article.body[2:])}
        cells = "".join(
            f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'
            for code, value in codes.items()
            if value
        )
        rows.append(_factiva_article(number, article, f"<table>{cells}</table>"))
    return _factiva_page(rows)


def factiva_plain(articles: Sequence[Made], interface: str = "en") -> bytes:
    pieces = []
    for number, article in enumerate(articles, 1):
        codes = _factiva_codes(article, number, interface)
        divs = "".join(
            f"<div>{html.escape(codes[code])}</div>"
            for code in ("WC", "PD", "ET", "SN", "SC", "PG", "LA", "CY")
            if codes[code]
        )
        section = f"<div>{html.escape(article.section)}</div>" if article.section else ""
        byline = f'<div class="author">{html.escape(article.byline)}</div>' if article.byline else ""
        headline = f'<div id="hd"><span class="{article.language}Headline">{_marked(article.headline)}</span></div>'
        body = _paragraphs(article, article.body)
        inner = f"<p>\n</p>{section}{headline}{byline}{divs}<p></p>{body}<p>{codes['AN']}</p>"
        pieces.append(_factiva_article(number, article, inner))
    return _factiva_page(pieces)


def _factiva_article(number: int, article: Made, inner: str) -> str:
    name = f"article {article.language}Article"
    return f'<div id="article-{number}" class="article"><div class="{name}">{inner}</div></div><br>'


def _factiva_page(pieces: Sequence[str]) -> bytes:
    head = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>Factiva</title></head>'
    )
    body = f'<div id="contentWrapper"><div id="contentLeft"><span></span>{"".join(pieces)}</div></div>'
    return f"{head}<body>{body}</body></html>".encode()


def factiva_rtf(articles: Sequence[Made], interface: str = "en") -> bytes:
    rows = []
    for number, article in enumerate(articles, 1):
        values = {code: (value,) if value else () for code, value in _factiva_codes(article, number, interface).items()}
        values |= {"LP": article.body[:2], "TD": article.body[2:]}
        for code, lines in values.items():
            cell = "\\par ".join(map(rtf_escaped, lines))
            if lines:
                rows.append(
                    f"\\trowd\\cellx700\\cellx9000\\pard\\intbl\\qr {{\\b {code}}}\\cell\\pard\\intbl {cell}\\cell\\row"
                )
        rows.append("\\pard\\par")
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n" + "\n".join(rows) + "}").encode("ascii")


# --- Europresse


def europresse_html(articles: Sequence[Made], interface: str = "fr", *, encoding: str = "utf-8") -> bytes:
    pieces = [_europresse_article(article, number, interface) for number, article in enumerate(articles, 1)]
    head = f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title></title></head>'
    page = f"{head}<body>{''.join(pieces)}</body></html>"
    return page.encode(encoding, "xmlcharrefreplace")


def _europresse_article(article: Made, number: int, interface: str) -> str:
    day = DAYS[interface][article.day.weekday()]
    month = MONTHS[interface][article.day.month - 1]
    when = (
        f"{day}, {month} {article.day.day}, {article.day.year}"
        if interface == "en"
        else f"{day} {article.day.day} {month} {article.day.year}"
    )
    section = (article.section.split(";")[0].split(",")[0] or "Société") + ", "
    body = "".join(f"<p>{html.escape(line).replace('boat', '<mark>boat</mark>')}</p>" for line in article.body)
    byline = f"<div>{html.escape(article.byline)}</div>" if article.byline else ""
    outlet = html.escape(article.outlet) + (f", no. {number}345" if number % 2 else "   ")
    headline = html.escape(article.headline)
    return (
        f'<article><header><img sourcecode="Q"/><div><span class="DocPublicationName">{outlet}</span></div>'
        f'<div><span class="DocHeader">{section}{when}, p. {number}</span></div>'
        f'<div class="titreArticle"><p class="titreArticleVisu">{headline}</p></div>{byline}</header>'
        f'<section><div class="DocText"><div class="docOcurrContainer">{body}</div></div></section>'
        f"<aside><div><p><b>Illustration(s) : </b></p><p>Une photo.</p></div></aside>"
        f"<footer><small>© {article.day.year} X. Tous droits réservés.</small></footer></article>"
    )
