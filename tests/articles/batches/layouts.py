"""Downloads in the layouts of news databases, made from invented articles: what an importer is given."""

from collections.abc import Callable, Mapping

from tests.articles.batches.page_layouts import europresse_html, factiva_indexed, factiva_plain, factiva_rtf
from tests.articles.batches.text_layouts import lexisnexis_text, nexis_docx, nexis_rtf, proquest_text

LAYOUTS: Mapping[str, tuple[str, Callable[..., bytes]]] = {
    "LexisNexis TXT": (".txt", lexisnexis_text),
    "Nexis Uni DOCX": (".docx", nexis_docx),
    "Nexis Uni RTF": (".rtf", nexis_rtf),
    "Factiva HTML, codes": (".html", factiva_indexed),
    "Factiva HTML, plain": (".html", factiva_plain),
    "Factiva RTF": (".rtf", factiva_rtf),
    "ProQuest TXT": (".txt", proquest_text),
    "Europresse HTML": (".html", europresse_html),
}
"""Name → the ending of its files, and what makes one from articles and the language of the interface."""
INTERFACES = ("en", "de", "fr")
