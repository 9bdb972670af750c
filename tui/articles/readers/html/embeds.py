"""Posts embedded in a page: put where the extraction keeps them, because people quote from them."""

import lxml.html
from lxml import etree

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


def with_embedded_posts(tree: lxml.html.HtmlElement) -> None:
    """Turn embedded posts into plain quotations, in place: those that wait for a script, and those in saved frames."""
    for quote in tree.xpath("//blockquote[@class]")[:_POSTS_MAX]:
        if set(quote.get("class").split()) & set(_POST_CLASSES):
            _replace(quote, _paragraphs(quote))
    for frame in tree.xpath("//iframe[@srcdoc]")[:_FRAMES_MAX]:
        _replace(frame, _post_of_frame(frame.get("srcdoc")))


def _paragraphs(quote: lxml.html.HtmlElement) -> list[str]:
    texts = [" ".join(" ".join(paragraph.itertext()).split()) for paragraph in quote.iter("p")]
    signature = " ".join(" ".join(filter(None, (quote.text, *(child.tail for child in quote)))).split())
    date = " ".join(" ".join(link.itertext()) for link in quote.xpath("./a")).strip()
    return list(filter(None, [*texts, " ".join(filter(None, (signature, date)))])) if texts else []


def _post_of_frame(document: str) -> list[str]:
    """Return the paragraphs of a post that a browser has drawn in a frame; none if the frame holds anything else."""
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


def _replace(element: lxml.html.HtmlElement, paragraphs: list[str]) -> None:
    parent = element.getparent()
    if parent is None or not paragraphs:
        return
    quote = lxml.html.Element("blockquote")
    for text in paragraphs:
        etree.SubElement(quote, "p").text = text
    quote.tail = element.tail
    parent.replace(element, quote)
