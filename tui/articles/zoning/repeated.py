"""Recognises boilerplate by repetition: short paragraphs shared by several different stories of one outlet."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from tui.articles.model import Article, Zone, ZoneKind
from tui.text.spaces import single_spaced

_ARTICLES_MIN = 3
"""Minimum number of an outlet's stories that share a paragraph; two may share the background of one event."""
_SHARED_SHARE_MAX = 0.3
"""Maximum share of an article's paragraphs that others of its outlet contain; above it, it is the same story."""
_QUOTES = ("“", "”", "«", "»", "„", '"')


def with_repeated_marked(articles: Sequence[Article], max_characters: int) -> tuple[Article, ...]:
    """Return the articles with paragraphs that their outlets repeat marked as boilerplate."""
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_outlet[article.outlet.casefold()].append(article)
    marked: dict[str, Article] = {}
    for stories in by_outlet.values():
        if len(stories) >= _ARTICLES_MIN:
            marked |= {story.id: story for story in _marked(stories, max_characters)}
    return tuple(marked.get(article.id, article) for article in articles)


def _marked(stories: Sequence[Article], max_characters: int) -> list[Article]:
    paragraphs = {story.id: _by_text(story) for story in stories}
    counts = Counter(text for texts in paragraphs.values() for text in texts)
    different = [
        story
        for story in stories
        if sum(counts[text] > 1 for text in paragraphs[story.id]) <= _SHARED_SHARE_MAX * len(paragraphs[story.id])
    ]
    counts = Counter(text for story in different for text in paragraphs[story.id])
    repeated = {
        text
        for text, count in counts.items()
        if count >= _ARTICLES_MIN and len(text) <= max_characters and not any(quote in text for quote in _QUOTES)
    }
    return [_with_zones(story, repeated, paragraphs[story.id]) for story in stories] if repeated else []


def _by_text(story: Article) -> dict[str, list[Zone]]:
    """Return the zones that the article's paragraphs would become as boilerplate, by lower-case text."""
    by_text: dict[str, list[Zone]] = defaultdict(list)
    for span in story.paragraphs:
        by_text[single_spaced(span.slice(story.text).casefold())].append(Zone(ZoneKind.FURNITURE, span))
    return by_text


def _with_zones(story: Article, repeated: set[str], paragraphs: dict[str, list[Zone]]) -> Article:
    new = [
        zone
        for text in repeated
        for zone in paragraphs.get(text, ())
        if not any(zone.span.overlap(other.span) for other in story.zones)
    ]
    zones = sorted((*story.zones, *new), key=lambda zone: zone.span.start)
    return replace(story, zones=tuple(zones)) if new else story
