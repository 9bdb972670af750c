"""Moves posts embedded in a page to where the extraction keeps them, because articles quote from them."""

from collections.abc import Sequence

import lxml.html
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import ZoneKind
from tui.articles.readers.blocks import TextBlock, folded
from tui.text.spaces import single_spaced

_POST_CLASSES = frozenset(
    {
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
    }
)
"""Classes that the scripts of other sites look for."""
_FRAMES_MAX = 50
"""Maximum number of frames that are searched for posts."""
_POSTS_MAX = 200
"""Maximum number of quotations that are looked at."""
_POSTS_IN_A_FRAME_MAX = 5
_PARAGRAPH_CHARACTERS = 20
"""Minimum length of a paragraph that shows where a post was, in characters."""


class EmbeddedPost(Struct, frozen=True):
    """A post of another site, with its place in the page."""

    paragraphs: tuple[str, ...]
    before: str
    """Text of the last paragraph before it, folded; empty if there is none."""


def quoted_posts(tree: lxml.html.HtmlElement) -> list[EmbeddedPost]:
    """Turn embedded posts into plain quotations in place, and return them.

    These are posts that wait for a script, and posts that a browser has drawn in frames.
    """
    posts = []
    for quote in tree.xpath("//blockquote[@class]")[:_POSTS_MAX]:
        if _is_post(quote) and not any(map(_is_post, quote.iterancestors("blockquote"))):
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
    texts = [folded(block.text) for block in result]
    for post in reversed(posts):
        if folded(post.paragraphs[0]) not in texts and post.before in texts:
            at = texts.index(post.before) + 1
            result[at:at] = map(TextBlock, post.paragraphs)
            texts[at:at] = map(folded, post.paragraphs)
    return result


def _is_post(quote: lxml.html.HtmlElement) -> bool:
    return not _POST_CLASSES.isdisjoint(quote.get("class", "").split())


def _paragraphs(quote: lxml.html.HtmlElement) -> list[str]:
    """Return the paragraphs of a post and its signature, followed by those of the posts inside it."""
    posts = [quote, *filter(_is_post, quote.iterdescendants("blockquote"))]
    texts: dict[lxml.html.HtmlElement, list[str]] = {post: [] for post in posts}
    for paragraph in quote.iter("p"):
        owner = next(element for element in paragraph.iterancestors("blockquote") if element in texts)
        texts[owner].append(single_spaced(" ".join(paragraph.itertext())))
    lines = (line for post, own in texts.items() if own for line in (*own, _signature(post)))
    return list(filter(None, lines))


def _signature(post: lxml.html.HtmlElement) -> str:
    """Return the text beside the paragraphs of a post, with the date: “— Port (@port) May 2, 2031”."""
    name = single_spaced(" ".join(filter(None, (post.text, *(child.tail for child in post)))))
    date = " ".join(" ".join(link.itertext()) for link in post.xpath("./a")).strip()
    return " ".join(filter(None, (name, date)))


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
    signature = [f"— {single_spaced(' '.join(name.itertext()))}" for name in names]
    return [single_spaced(" ".join(post.itertext())) for post in posts[:_POSTS_IN_A_FRAME_MAX]] + signature


def _replaced(element: lxml.html.HtmlElement, paragraphs: list[str]) -> list[EmbeddedPost]:
    parent = element.getparent()
    if parent is None or not paragraphs:
        return []
    before = element.xpath(f"preceding::p[string-length(normalize-space()) > {_PARAGRAPH_CHARACTERS}][1]")
    quote = lxml.html.Element("blockquote")
    for text in paragraphs:
        etree.SubElement(quote, "p").text = text
    quote.tail = element.tail
    parent.replace(element, quote)
    return [EmbeddedPost(tuple(paragraphs), folded(before[0].text_content()) if before else "")]
