"""Places the notebook's items in the open articles."""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from tui.articles.model import Article, Coverage, Passage
from tui.notebook.model import Anchor, ArticleRecord, Highlight, Item, Verdict, safe_record
from tui.notebook.options import NotebookOptions
from tui.notebook.relocate import FoundPlace, Unsure, Words, relocate
from tui.reading.annotations import Annotation, AnnotationKind, Annotations, OrphanedAnnotation
from tui.text.span import Span


def record_of(article: Article, path: str) -> ArticleRecord:
    """Return the record of an article. path: absolute; empty if the article is not from a file."""
    return safe_record(
        ArticleRecord(
            article.sha256, article.outlet, article.headline, article.byline, article.published, article.url, path
        )
    )


def open_articles_by_text(
    open_records: Mapping[str, ArticleRecord], stored_records: Iterable[ArticleRecord]
) -> dict[str, str]:
    """Map each stored text's SHA-256 to the id of the open article with that text, or else from the same source.

    open_records: by article id.
    """
    article_of: dict[str, str] = {}
    same_text = {record.sha256: article for article, record in reversed(list(open_records.items()))}
    for record in stored_records:
        if record.sha256 in same_text:
            article_of[record.sha256] = same_text[record.sha256]
        elif (
            article := next((a for a, open_record in open_records.items() if record.is_same_source(open_record)), None)
        ) is not None:
            article_of.setdefault(record.sha256, article)
    return article_of


class Placer:
    """Finds the places of items in the open articles, and caches them, so that each anchor is searched for once."""

    def __init__(self, coverage: Coverage, options: NotebookOptions) -> None:
        self._coverage = coverage
        self._order = {article.id: number for number, article in enumerate(coverage.articles)}
        self._options = options
        self._words: dict[str, Words] = {}
        self._place_of_anchor: dict[tuple[Anchor, str], FoundPlace | Unsure | None] = {}

    def annotations(self, items: Sequence[Item], article_of: Mapping[str, str]) -> Annotations:
        """Return the annotations of items, without removed items and articles that are not open.

        article_of: from `open_articles_by_text`.
        """
        placements = [self._place_item(item, article_of) for item in items]
        annotations = sorted((annotation for annotation, _ in placements if annotation is not None), key=self._place_of)
        return Annotations(tuple(annotations), tuple(orphan for _, orphans in placements for orphan in orphans))

    def with_item(self, notes: Annotations, item: Item, article_of: Mapping[str, str]) -> Annotations:
        """Return the annotations with an item replaced by its current version."""
        annotation, orphans = self._place_item(item, article_of)
        annotations = [candidate for candidate in notes.annotations if candidate.key != item.id]
        if annotation is not None:
            insort(annotations, annotation, key=self._place_of)
        return Annotations(
            tuple(annotations), (*(candidate for candidate in notes.orphans if candidate.key != item.id), *orphans)
        )

    def _place_of(self, annotation: Annotation) -> tuple[int, Span]:
        return self._order[annotation.passages[0].article], annotation.passages[0].span

    def _place_item(
        self, item: Item, article_of: Mapping[str, str]
    ) -> tuple[Annotation | None, tuple[OrphanedAnnotation, ...]]:
        placement = _Placement()
        for anchor in () if item.aside else item.what.anchors:
            self._place(anchor, article_of, placement)
        annotation = _annotation(item, placement, self._order) if placement.passages else None
        return annotation, tuple(_orphan(item, *orphan_fields) for orphan_fields in placement.orphans)

    def _place(self, anchor: Anchor, article_of: Mapping[str, str], placement: "_Placement") -> None:
        article_id = article_of.get(anchor.article)
        if article_id is None:
            return
        article = self._coverage.article(article_id)
        place = self._find(anchor, article)
        if isinstance(place, FoundPlace):
            placement.passages.append(Passage(article_id, place.span))
            placement.is_reworded |= place.is_reworded
        else:
            candidate = place.span.slice(article.text) if place is not None else ""
            placement.orphans.append((article_id, anchor, candidate))

    def _find(self, anchor: Anchor, article: Article) -> FoundPlace | Unsure | None:
        if anchor.article == article.sha256 and anchor.span.slice(article.text) == anchor.exact:
            return FoundPlace(anchor.span, False)
        if (anchor, article.id) not in self._place_of_anchor:
            if article.id not in self._words:
                self._words[article.id] = Words(article.text, article.language)
            self._place_of_anchor[anchor, article.id] = relocate(anchor, self._words[article.id], self._options)
        return self._place_of_anchor[anchor, article.id]


class _Placement(Struct):
    passages: list[Passage] = []
    orphans: list[tuple[str, Anchor, str]] = []
    """Article ids, anchors, and the words of the best candidate (empty if there is none)."""
    is_reworded: bool = False


def _colour(item: Item) -> str:
    return item.what.colour if isinstance(item.what, Highlight) else ""


def _judgement(item: Item) -> str:
    return item.what.judgement if isinstance(item.what, Verdict) else ""


def _kind(item: Item) -> AnnotationKind:
    if isinstance(item.what, Highlight):
        return AnnotationKind.HIGHLIGHT
    return AnnotationKind.VERDICT if isinstance(item.what, Verdict) else AnnotationKind.NOTE


def _annotation(item: Item, placement: _Placement, order: Mapping[str, int]) -> Annotation:
    content = item.what
    return Annotation(
        key=item.id,
        kind=_kind(item),
        passages=tuple(sorted(placement.passages, key=lambda passage: (order[passage.article], passage.span))),
        text=content.text,
        tags=content.tags,
        colour=_colour(item),
        judgement=_judgement(item),
        is_reworded=placement.is_reworded,
    )


def _orphan(item: Item, article: str, anchor: Anchor, candidate: str) -> OrphanedAnnotation:
    return OrphanedAnnotation(
        key=item.id,
        kind=_kind(item),
        article=article,
        quote=anchor.exact,
        text=item.what.text,
        tags=item.what.tags,
        colour=_colour(item),
        judgement=_judgement(item),
        sha256=anchor.article,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        candidate=candidate,
    )
