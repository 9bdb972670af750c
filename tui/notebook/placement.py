"""From items to the places where they stand in the open articles."""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from tui.articles.model import Article, Coverage, Passage
from tui.notebook.model import Anchor, ArticleRecord, Highlight, Item, Verdict, safe_record
from tui.notebook.options import NotebookOptions
from tui.notebook.relocate import Found, Unsure, Words, refind
from tui.reading.annotations import Annotation, AnnotationKind, Annotations, OrphanedAnnotation
from tui.text.span import Span


def record_of(article: Article, path: str) -> ArticleRecord:
    """path: absolute; empty where it did not come from a file."""
    return safe_record(
        ArticleRecord(
            article.sha256, article.outlet, article.headline, article.byline, article.published, article.url, path
        )
    )


def articles_meant(open_records: Mapping[str, ArticleRecord], kept: Iterable[ArticleRecord]) -> dict[str, str]:
    """SHA-256 of each text that the notebook knows → id of the open article that has this text, or else came from the
    same place. open_records: by article id."""
    meant: dict[str, str] = {}
    same_text = {record.sha256: article for article, record in reversed(list(open_records.items()))}
    for record in kept:
        if record.sha256 in same_text:
            meant[record.sha256] = same_text[record.sha256]
        elif (article := next((a for a, there in open_records.items() if record.same_place(there)), None)) is not None:
            meant.setdefault(record.sha256, article)
    return meant


class Placer:
    """Finds the places of items in the open articles, and remembers them: an anchor is looked for once."""

    def __init__(self, coverage: Coverage, options: NotebookOptions) -> None:
        self._coverage = coverage
        self._order = {article.id: number for number, article in enumerate(coverage.articles)}
        self._options = options
        self._words: dict[str, Words] = {}
        self._found: dict[tuple[Anchor, str], Found | Unsure | None] = {}

    def notes(self, items: Sequence[Item], meant: Mapping[str, str]) -> Annotations:
        """Those set aside are left out, as are those that are about no open article.

        meant: as `articles_meant` has it.
        """
        found = [self._placed(item, meant) for item in items]
        marks = sorted((mark for mark, _ in found if mark is not None), key=self._place_of)
        return Annotations(tuple(marks), tuple(lost for _, each in found for lost in each))

    def with_item(self, notes: Annotations, item: Item, meant: Mapping[str, str]) -> Annotations:
        """The same notes, with an item as it is now."""
        mark, lost = self._placed(item, meant)
        marks = [each for each in notes.annotations if each.key != item.id]
        if mark is not None:
            insort(marks, mark, key=self._place_of)
        return Annotations(tuple(marks), (*(each for each in notes.orphans if each.key != item.id), *lost))

    def _place_of(self, mark: Annotation) -> tuple[int, Span]:
        return self._order[mark.passages[0].article], mark.passages[0].span

    def _placed(self, item: Item, meant: Mapping[str, str]) -> tuple[Annotation | None, tuple[OrphanedAnnotation, ...]]:
        placed = _Placed()
        for anchor in () if item.aside else item.what.anchors:
            self._place(anchor, meant, placed)
        mark = _mark(item, placed, self._order) if placed.passages else None
        return mark, tuple(_lost(item, *lost) for lost in placed.lost)

    def _place(self, anchor: Anchor, meant: Mapping[str, str], placed: "_Placed") -> None:
        article_id = meant.get(anchor.article)
        if article_id is None:
            return
        article = self._coverage.article(article_id)
        found = self._find(anchor, article)
        if isinstance(found, Found):
            placed.passages.append(Passage(article_id, found.span))
            placed.changed |= found.changed
        else:
            candidate = found.span.slice(article.text) if found is not None else ""
            placed.lost.append((article_id, anchor, candidate))

    def _find(self, anchor: Anchor, article: Article) -> Found | Unsure | None:
        if anchor.article == article.sha256 and anchor.span.slice(article.text) == anchor.exact:
            return Found(anchor.span, False)
        if (anchor, article.id) not in self._found:
            if article.id not in self._words:
                self._words[article.id] = Words(article.text, article.language)
            self._found[anchor, article.id] = refind(anchor, self._words[article.id], self._options)
        return self._found[anchor, article.id]


class _Placed(Struct):
    passages: list[Passage] = []
    lost: list[tuple[str, Anchor, str]] = []
    """Article ids, anchors, and the words of the best candidate; empty where there is none."""
    changed: bool = False


def _colour(item: Item) -> str:
    return item.what.colour if isinstance(item.what, Highlight) else ""


def _judgement(item: Item) -> str:
    return item.what.judgement if isinstance(item.what, Verdict) else ""


def _kind(item: Item) -> AnnotationKind:
    if isinstance(item.what, Highlight):
        return AnnotationKind.HIGHLIGHT
    return AnnotationKind.VERDICT if isinstance(item.what, Verdict) else AnnotationKind.NOTE


def _mark(item: Item, placed: _Placed, order: Mapping[str, int]) -> Annotation:
    what = item.what
    return Annotation(
        key=item.id,
        kind=_kind(item),
        passages=tuple(sorted(placed.passages, key=lambda passage: (order[passage.article], passage.span))),
        text=what.text,
        tags=what.tags,
        colour=_colour(item),
        judgement=_judgement(item),
        is_reworded=placed.changed,
    )


def _lost(item: Item, article: str, anchor: Anchor, candidate: str) -> OrphanedAnnotation:
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
