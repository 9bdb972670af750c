"""Moves posts embedded in a page to where the extraction keeps them, because articles quote from them."""

from collections.abc import Sequence

import lxml.html
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import ZoneKind
from tui.articles.readers.blocks import TextBlock, folded

_POST_CLASSES = (
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "bluesky-embed",
    "mastodon-embed",
    "fb-post",
    "fb-xfbml-parse-ignore",
    "tiktok-embed",
    "text-post-media",
    "reddit-embed-bq",
    "telegram-post",
)
_FRAMES_MAX = 50
_POSTS_MAX = 200


class EmbeddedPost(Struct, frozen=True):
    paragraphs: tuple[str, ...]
    before: str
    """Text of the last paragraph before it, folded; empty if there is none."""


def quoted_posts(tree: lxml.html.HtmlElement) -> list[EmbeddedPost]:
    """Turn embedded posts into plain quotations in place, and return them.

    These are posts that wait for a script, and posts that a browser has drawn in frames.
    """
    posts = []
    for quote in tree.xpath("//blockquote[@class]")[:_POSTS_MAX]:
        if set(quote.get("class").split()) & set(_POST_CLASSES):
            posts += _replaced(quote, _paragraphs(quote))
    for frame in tree.xpath("//iframe[@srcdoc]")[:_FRAMES_MAX]:
        posts += _replaced(frame, _post_of_frame(frame.get("srcdoc")))
    return posts


def with_posts(blocks: Sequence[TextBlock], posts: Sequence[EmbeddedPost]) -> list[TextBlock]:
    """Return the blocks with the posts among them as body.

    A post that the extraction has dropped is restored after the paragraph before it, if that exists.
    """
    own = {folded(text) for post in posts for text in post.paragraphs}
    result = [replace(block, kind=ZoneKind.BODY) if folded(block.text) in own else block for block in blocks]
    for post in reversed(posts):
        texts = [folded(block.text) for block in result]
        if folded(post.paragraphs[0]) not in texts and post.before in texts:
            at = texts.index(post.before) + 1
            result[at:at] = [TextBlock(text) for text in post.paragraphs]
    return result


def _paragraphs(quote: lxml.html.HtmlElement) -> list[str]:
    texts = [" ".join(" ".join(paragraph.itertext()).split()) for paragraph in quote.iter("p")]
    signature = " ".join(" ".join(filter(None, (quote.text, *(child.tail for child in quote)))).split())
    date = " ".join(" ".join(link.itertext()) for link in quote.xpath("./a")).strip()
    return list(filter(None, [*texts, " ".join(filter(None, (signature, date)))])) if texts else []


def _post_of_frame(document: str) -> list[str]:
    """Return the paragraphs of a post that a browser has drawn in a frame; empty if the frame contains no post."""
    if "tweetText" not in document and "post-text" not in document:
        return []
    try:
        frame = lxml.html.document_fromstring(document)
    except (etree.ParserError, ValueError):
        return []
    posts = frame.xpath("//*[@data-testid='tweetText'] | //*[contains(@class, 'post-text')]")
    names = frame.xpath("(//*[@data-testid='User-Name'])[1]")
    signature = [f"— {' '.join(' '.join(name.itertext()).split())}" for name in names]
    return [" ".join(" ".join(post.itertext()).split()) for post in posts[:5]] + signature


def _replaced(element: lxml.html.HtmlElement, paragraphs: list[str]) -> list[EmbeddedPost]:
    parent = element.getparent()
    if parent is None or not paragraphs:
        return []
    before = element.xpath("preceding::p[string-length(normalize-space()) > 20][1]")
    quote = lxml.html.Element("blockquote")
    for text in paragraphs:
        etree.SubElement(quote, "p").text = text
    quote.tail = element.tail
    parent.replace(element, quote)
    return [EmbeddedPost(tuple(paragraphs), folded(before[0].text_content()) if before else "")]
