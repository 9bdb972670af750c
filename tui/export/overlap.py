"""Writes the overlap of the articles: the document of `crosslight show overlap --json`, and a readable report.

Fields may be added to the document; none may be removed or change its meaning. docs/schemas/ has its schema.
"""

from collections.abc import Iterator, Mapping

from tui.articles.model import ArticleRole, Coverage, Passage
from tui.checking.credits import Credit
from tui.checking.overlap import ArticleOverlap, CarriedStatement, DocumentUse, Overlap
from tui.export.checked.rows import explanation
from tui.export.json_documents import Document, document_head
from tui.export.text_report import report_head
from tui.export.wrap import wrap_text
from tui.text.excerpts import in_marks, shortened
from tui.text.span import Span

_WORDS_SHOWN = 160
"""Maximum number of characters of a passage in the readable report."""


# --- JSON ---------------------------------------------------------------------------------------------------------


def overlap_document(coverage: Coverage, overlap: Overlap, settings: Mapping[str, object]) -> Document:
    """Return the document, as defined in docs/schemas/overlap.schema.json."""
    return {
        **document_head("overlap", coverage, settings),
        "overlap": [_article(coverage, row) for row in overlap.articles],
        "statements": [_statement(coverage, statement) for statement in overlap.statements],
        "documents": [_document(coverage, use) for use in overlap.documents],
    }


def _article(coverage: Coverage, row: ArticleOverlap) -> Document:
    article = coverage.article(row.article)
    return {
        "article": row.article,
        "published": article.published,
        "publisher": article.publisher,
        "role": article.role.value,
        "words": row.words,
        "own": round(row.own, 4),
        "shared": [{"article": other, "share": round(share, 4)} for other, share in row.shared.items()],
        "credits": [_credit(credit) for credit in row.credits],
    }


def _credit(credit: Credit) -> Document:
    span = credit.span
    return {
        "name": credit.name,
        "words": credit.words,
        "whole_article": credit.is_whole,
        "start": span.start,
        "end": span.end,
    }


def _statement(coverage: Coverage, statement: CarriedStatement) -> Document:
    return {
        "id": statement.id,
        "kind": "quote" if statement.is_quote else "passage",
        "outlets": statement.origins.outlets,
        "origins": [
            {"articles": list(origin.articles), "reasons": list(origin.reasons)} for origin in statement.origins.origins
        ],
        "passages": [_passage(coverage, passage) for passage in statement.passages],
    }


def _passage(coverage: Coverage, passage: Passage) -> Document:
    return {"article": passage.article, **_words(passage.span, coverage.article(passage.article).text)}


def _words(span: Span, content: str) -> Document:
    return {"start": span.start, "end": span.end, "text": span.slice(content)}


def _document(coverage: Coverage, use: DocumentUse) -> Document:
    document, article = coverage.article(use.document), coverage.article(use.article)
    return {
        "document": use.document,
        "article": use.article,
        "changed": [
            {
                "verdict": item.verdict.value,
                **_words(item.span, article.text),
                "there": _words(item.place.span, document.text) if item.place else None,
                "explanation": explanation(item, article, document),
            }
            for item in use.changed
        ],
        "taken": [_words(span, document.text) for span in use.taken],
        "cut": [_words(span, document.text) for span in use.cut],
        "added": [_words(span, article.text) for span in use.added],
    }


# --- the readable report ------------------------------------------------------------------------------------------


def overlap_report(coverage: Coverage, overlap: Overlap, *, width: int) -> str:
    """Return the overlap in words, wrapped to `width` cells."""
    compared = Coverage(coverage.title, tuple(each for each in coverage.articles if each.role is not ArticleRole.DRAFT))
    return "\n".join([*report_head(compared, width), *overlap_lines(coverage, overlap, width=width)]) + "\n"


def overlap_lines(coverage: Coverage, overlap: Overlap, *, width: int) -> list[str]:
    """Return the lines of the report below its head."""
    lines = ["How much of each article also appears in the others", ""]
    for row in overlap.articles:
        lines += wrap_text(_article_line(coverage, row), width, first_prefix="  ", prefix="    ")
    lines += ["", f"Carried by several outlets ({len(overlap.statements)})", ""]
    for statement in sorted(overlap.statements, key=_has_all_origins):
        lines += [*_statement_lines(coverage, statement, width), ""]
    for use in overlap.documents:
        lines += [*_document_lines(coverage, use, width), ""]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _article_line(coverage: Coverage, row: ArticleOverlap) -> str:
    article = coverage.article(row.article)
    shares = [f"{share:.0%} with {coverage.article(other).outlet}" for other, share in row.shared.items()]
    credited = dict.fromkeys(credit.name for credit in row.credits if credit.is_whole)
    parts = [
        f"{article.outlet}: {1 - row.own:.0%} shared" + (f" ({', '.join(shares)})" if shares else ""),
        f"credits {', '.join(credited)}" if credited else "",
        f"published {article.published}" if row.has_time else "",
    ]
    return "; ".join(filter(None, parts))


def _statement_lines(coverage: Coverage, statement: CarriedStatement, width: int) -> Iterator[str]:
    longest = max(statement.passages, key=lambda passage: len(passage.span))
    words = in_marks(shortened(coverage.text_of(longest), _WORDS_SHOWN))
    yield from wrap_text(f"{statement.origins}: {words}", width, first_prefix="  ", prefix="    ")
    if _has_all_origins(statement):
        names = [coverage.article(name).outlet for origin in statement.origins.origins for name in origin.articles]
        yield from wrap_text(", ".join(names), width, first_prefix="    ", prefix="      ")
        return
    for origin in statement.origins.origins:
        outlets = ", ".join(coverage.article(name).outlet for name in origin.articles)
        reasons = f" ({'; '.join(origin.reasons)})" if origin.reasons else ""
        yield from wrap_text(f"{outlets}{reasons}", width, first_prefix="    ", prefix="      ")


def _has_all_origins(statement: CarriedStatement) -> bool:
    """Return True if every outlet is a separate origin; such statements come last."""
    return all(len(origin.articles) == 1 for origin in statement.origins.origins)


def _document_lines(coverage: Coverage, use: DocumentUse, width: int) -> Iterator[str]:
    document, article = coverage.article(use.document), coverage.article(use.article)
    yield from wrap_text(f"{article.outlet}, from {document.outlet}", width)
    for item in use.changed:
        words = in_marks(shortened(item.span.slice(article.text), _WORDS_SHOWN))
        why = explanation(item, article, document)
        line = f"{item.verdict}: {words}" + (f", {why}" if why else "")
        yield from wrap_text(line, width, first_prefix="  ", prefix="    ")
    for name, spans, owner in (
        ("took", use.taken, document),
        ("cut", use.cut, document),
        ("added", use.added, article),
    ):
        for span in spans:
            words = in_marks(shortened(span.slice(owner.text), _WORDS_SHOWN))
            yield from wrap_text(f"{name}: {words}", width, first_prefix="  ", prefix="    ")
