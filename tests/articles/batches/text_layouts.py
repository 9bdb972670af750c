"""LexisNexis, Nexis Uni and ProQuest downloads, made from invented articles."""

import html
import io
import textwrap
import zipfile
from collections.abc import Sequence

from tests.articles.batches.made import Made
from tests.articles.batches.words import LANGUAGE_NAMES, LANGUAGES, MONTHS, WORDS, day_of, rtf_escaped

# --- LexisNexis, plain text ---------------------------------------------------------------------------------------

_LEXIS = {
    "en": ("{} of {} DOCUMENTS", "BYLINE", "SECTION", "LENGTH", "LOAD-DATE", "LANGUAGE", "HIGHLIGHT", "GRAPHIC"),
    "de": ("Dokument {} von {}", "AUTOR", "RUBRIK", "LÄNGE", "UPDATE", "SPRACHE", "HIGHLIGHT", "GRAFIK"),
    "fr": (
        "Document {} de {}",
        "AUTEUR",
        "RUBRIQUE",
        "LONGUEUR",
        "DATE DE CHARGEMENT",
        "LANGUE",
        "HIGHLIGHT",
        "GRAPHIQUE",
    ),
}


def lexisnexis_text(articles: Sequence[Made], interface: str = "en", *, width: int = 0) -> bytes:
    """width: columns at which the lines are wrapped; 0 wraps none."""
    total = len(articles)
    pieces = [
        _lexisnexis_document(article, number, total, interface, width) for number, article in enumerate(articles, 1)
    ]
    return ("\ufeff\r\n\r\nTerms: (fire)\r\n\r\n" + "".join(pieces).replace("\n", "\r\n")).encode()


def _lexisnexis_document(article: Made, number: int, total: int, interface: str, width: int) -> str:
    separator, byline, section, length, loaded, language, highlight, graphic = _LEXIS[interface]

    def wrapped(text: str) -> str:
        return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False)) if width else text

    top = [separator.format(number, total).rjust(48), "", article.outlet.center(78).rstrip(), ""]
    top += [
        day_of(article, interface).center(78).rstrip(),
        *([article.edition.center(78).rstrip()] if article.edition else []),
    ]
    fields = [
        wrapped(article.headline),
        *([f"{byline}: {article.byline}"] if article.byline else []),
        *([f"{section}: {article.section}"] if article.section else []),
        f"{length}: {article.words:,} {WORDS[interface]}",
        *([wrapped(f"{highlight}: {article.standfirst}")] if article.standfirst else []),
    ]
    tail = [
        *([f"{graphic}: " + "\n\n".join(map(wrapped, article.graphic))] if article.graphic else []),
        f"{loaded}: {day_of(article, interface, weekday=False)}",
        f"{language}: {LANGUAGES[article.language]}",
        "PUBLICATION-TYPE: Newspaper",
    ]
    notice = (
        f"Copyright {article.day.year} {article.outlet}".center(78).rstrip()
        + "\n"
        + "All Rights Reserved".center(78).rstrip()
    )
    blocks = [*fields, *map(wrapped, article.body), *tail]
    return "\n\n\n" + "\n".join(top) + "\n\n" + "\n\n".join(blocks) + "\n\n\n" + notice + "\n"


# --- Nexis Uni ----------------------------------------------------------------------------------------------------

_NEXIS_LABELS = {
    "en": "Length|Byline|Section|Highlight|Body|Graphic|Correction|Classification|Language|Load-Date|End of Document",
    "de": "Länge|Autor|Rubrik|Highlight|Text|Grafik|Korrektur|Klassifizierung|Sprache|Ladedatum|Ende des Dokuments",
    "fr": "Longueur|Auteur|Rubrique|Highlight|Corps|Graphique|Correction|Classification|Langue|Date de chargement|"
    "Fin du document",
}
_NEXIS = {interface: labels.split("|") for interface, labels in _NEXIS_LABELS.items()}
_COVER_LINES = {
    "en": "User Name: =|Date and Time: Friday, November 10, 2023 7:11:00 PM CET|Job Number: 79565034|Documents ({})|"
    "Client/Matter: -None-|Search Terms: pier",
    "de": "Benutzername: =|Datum und Uhrzeit: Freitag, 10. November 2023 19:11:00 CET|Auftragsnummer: 79565034|"
    "Dokumente ({})|Mandant: -Keine-|Suchbegriffe: pier",
    "fr": "Nom d’utilisateur : =|Date et heure: vendredi 10 novembre 2023 19:11:00 CET|Numéro de travail : 79565034|"
    "Documents ({})|Client/Dossier : -Aucun-|Termes de recherche : pier",
}
_COVER = {interface: lines.split("|") for interface, lines in _COVER_LINES.items()}
HEADING, BODY_MARK = "heading", "body"


def nexis_paragraphs(articles: Sequence[Made], interface: str = "en") -> list[tuple[str, str]]:
    """Paragraphs with their role: the empty string, `heading` or `body`."""
    *top, listed, terms = _COVER[interface]
    cover = [line.format(len(articles)) for line in top]
    for number, article in enumerate(articles, 1):
        cover += [f"{number}. {article.headline}", listed, terms, "", ""]
    documents = [paragraph for article in articles for paragraph in _nexis_document(article, interface)]
    return [*((line, "") for line in cover), *documents]


def _nexis_document(article: Made, interface: str) -> list[tuple[str, str]]:
    length, byline, section, highlight, body, graphic, correction, classification, language, loaded, end = _NEXIS[
        interface
    ]
    fields = [(section, article.section), (length, f"{article.words:,} {WORDS[interface]}"), (byline, article.byline)]
    fields.append((highlight, article.standfirst))
    outlet = article.outlet + (f" - {article.edition}" if article.edition else "")
    notice = f"\nCopyright {article.day.year} {article.outlet} All Rights Reserved"
    lines = [
        ("", ""),
        (article.headline, HEADING),
        (outlet, ""),
        (day_of(article, interface), ""),
        ("", ""),
        (notice, ""),
        ("\n", ""),
    ]
    lines += [(f"{label}:\u00a0{value}", "") for label, value in fields if value]
    lines += [(body, BODY_MARK), ("", ""), *((paragraph, "") for paragraph in article.body)]
    for label, values in (
        (graphic, article.graphic),
        (correction, (article.correction,) if article.correction else ()),
    ):
        lines += [(label, ""), *((f"\n{value}", "") for value in values)] if values else []
    lines += [(classification, ""), ("", ""), (f"{language}:\u00a0{LANGUAGES[article.language]}", "")]
    lines += [
        ("\nPublication-Type:\u00a0Newspaper", ""),
        (f"\n{loaded}:\u00a0{day_of(article, interface, weekday=False)}", ""),
    ]
    return [*lines, ("", ""), (f"\n{end}", "")]


def nexis_docx(articles: Sequence[Made], interface: str = "en") -> bytes:
    """A document of python-docx whose paragraphs are put in as XML, which it would itself do ever more slowly."""
    import docx

    template, stream = io.BytesIO(), io.BytesIO()
    docx.Document().save(template)
    paragraphs = enumerate(nexis_paragraphs(articles, interface))
    body = "".join(_docx_paragraph(number, text, role) for number, (text, role) in paragraphs)
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.decode().replace("<w:body>", f"<w:body>{body}", 1).encode()
            target.writestr(name, content)
    return stream.getvalue()


def _docx_paragraph(number: int, text: str, role: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if role == HEADING else ""
    start = f'<w:bookmarkStart w:id="{number}" w:name="Body"/><w:bookmarkEnd w:id="{number}"/>'
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{html.escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p>{style}<w:r>{runs}</w:r>{start if role == BODY_MARK else ''}</w:p>"


def nexis_rtf(articles: Sequence[Made], interface: str = "en") -> bytes:
    lines = "\n".join(
        f"{{\\pard\\plain {rtf_escaped(text)}\\par}}" for text, _ in nexis_paragraphs(articles, interface)
    )
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}{\\*\\generator x;}"
    return f"{head}{{\\info{{\\title Delivery}}}}\n{lines}}}".encode("ascii")


# --- ProQuest and Europresse --------------------------------------------------------------------------------------

_PROQUEST_LABELS = {
    "en": "Document {} of {}|Author|Publication info|Full text|Subject|Title|Publication title|Publication date|"
    "Section|Language of publication|ProQuest document ID|Document URL|Database",
    "de": "Dokument {} von {}|Autor|Publikationsinfo|Volltext|Thema|Titel|Titel der Publikation|Publikationsdatum|"
    "Rubrik|Sprache der Publikation|ProQuest-Dokument-ID|Dokument-URL|Datenbank",
    "fr": "Document {} de {}|Auteur|Infos sur la publication|Texte intégral|Sujet|Titre|Titre de la publication|"
    "Date de publication|Section|Langue de publication|Identificateur de document ProQuest|URL du document|"
    "Base de données",
}
_PROQUEST = {interface: labels.split("|") for interface, labels in _PROQUEST_LABELS.items()}


def proquest_text(articles: Sequence[Made], interface: str = "en") -> bytes:
    rule = "_" * 60
    listing = "\n".join(f"{number}. {article.headline}" for number, article in enumerate(articles, 1))
    documents = [
        _proquest_document(article, number, len(articles), interface) for number, article in enumerate(articles, 1)
    ]
    head = f"{rule}\n\nReport Information from ProQuest\n\n10 November 2023 10:11\n{rule}\n\n"
    head += f"Table of contents\n\n{listing}\n"
    return (
        head + "".join(f"\n{rule}\n\n{document}\n" for document in documents) + f"\n{rule}\n\nContact ProQuest\n"
    ).encode()


def _proquest_document(article: Made, number: int, total: int, interface: str) -> str:
    mark, author, info, text, subject, title, outlet, day, section, language, identity, url, database = _PROQUEST[
        interface
    ]
    months = MONTHS[interface]
    date_text = (
        f"{months[article.day.month - 1]} {article.day.day}, {article.day.year}"
        if interface == "en"
        else day_of(article, interface, weekday=False)
    )
    fields = {
        author: article.byline,
        info: f"{article.outlet} ; Leith (UK) [Leith (UK)]{article.day.day:02} Jan 1999: {number}.",
    }
    below = {
        subject: "Harbours; Storms", title: article.headline, outlet: article.outlet, day: date_text,
        section: article.section or " ", language: LANGUAGE_NAMES[interface][article.language],
        identity: f"300{number}",
        url: f"https://search.example.com/docview/300{number}", database: "Newsstream",
    }  # fmt: skip
    blocks = [
        mark.format(number, total),
        article.headline,
        *(f"{label}: {value}" for label, value in fields.items() if value),
    ]
    blocks += [f"https://search.example.com/docview/300{number}", f"{text}: " + "\n\n".join(article.body)]
    return "\n\n".join([*blocks, *(f"{label}: {value}" for label, value in below.items())])
