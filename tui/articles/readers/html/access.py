"""Recognises pages that are not the article, or only its beginning: consent pages, robot checks, paywalls."""

from collections.abc import Sequence
from functools import cache

import lxml.html

from tui.articles.readers.blocks import TextBlock, folded
from tui.articles.readers.html.metadata import PageMetadata
from tui.articles.readers.sections import word_sections
from tui.files import UnreadableFile
from tui.text.spaces import single_spaced

ONLY_BEGINNING = "only the beginning: a paywall cut the rest; save the page while you are logged in"
_SHORT_CHARACTERS = 1_500
_PAGE_CHARACTERS = 20_000
_CUT_SHARE = 0.8
"""Minimum share of the stated length of an article; a shorter text was cut."""


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    return word_sections("config/words/page-notices.txt")


def access_notice(tree: lxml.html.HtmlElement, blocks: Sequence[TextBlock], metadata: PageMetadata) -> str:
    """Return a notice for a page with only the beginning of its article; "" for a complete one.

    Raises UnreadableFile for a page that has a consent form or a robot check in place of the article.
    """
    text = "\n".join(block.text for block in blocks)
    is_short = len(text) < _SHORT_CHARACTERS
    if is_short:
        _refuse_other_pages(tree, text)
    stated = metadata.record.get("articleBody")
    stated_length = len(folded(stated)) if isinstance(stated, str) else 0
    if stated_length and len(folded(text)) >= _CUT_SHARE * stated_length and not is_short:
        return ""
    if _is_paid(metadata.record) and (is_short or stated_length):
        return ONLY_BEGINNING
    if is_short and _holds(_visible_text(tree), "paywall"):
        return "possibly only the beginning: the page asks for a subscription; save it while you are logged in"
    return ""


def _refuse_other_pages(tree: lxml.html.HtmlElement, text: str) -> None:
    visible_text = _visible_text(tree)
    title = " ".join(tree.xpath("//title[1]//text()")).casefold()[:300]
    article_text = folded(text)
    if _holds(title, "robot") or (len(article_text) < _SHORT_CHARACTERS // 3 and _holds(visible_text, "robot")):
        raise UnreadableFile("it is a robot check, not the article; open it in a browser, wait, and save it again")
    if len(article_text) < _SHORT_CHARACTERS // 3 and _holds(f"{title} {text[:200].casefold()}", "missing"):
        raise UnreadableFile("it is not the article, but a page that says it is missing or asks you to log in")
    if _holds(title, "consent") or _consent_share(text, visible_text) > 0.5:
        raise UnreadableFile(
            "it is a consent page, not the article; accept or refuse in the browser, and save it again"
        )


def _consent_share(text: str, visible_text: str) -> float:
    """Return the share of sentences about cookies and consent, in the text or else in the whole page."""
    sentences = [
        sentence for sentence in (text.casefold() or visible_text).replace("\n", ". ").split(". ") if sentence.strip()
    ]
    return sum(_holds(sentence, "consent") for sentence in sentences) / max(1, len(sentences))


def _holds(text: str, section: str) -> bool:
    return any(phrase in text for phrase in _phrases()[section])


def _visible_text(tree: lxml.html.HtmlElement) -> str:
    words = tree.xpath("//body//text()[not(parent::script or parent::style or parent::noscript or parent::template)]")
    return single_spaced(" ".join(words))[:_PAGE_CHARACTERS].casefold()


def _is_paid(record: dict[str, object]) -> bool:
    return str(record.get("isAccessibleForFree", "")).strip().casefold() in ("false", "no", "0")
