"""Writes the closest sentences of the other articles: `crosslight show closest --json`, and a readable report.

Fields may be added to the document; none may be removed or change its meaning. docs/schemas/ has its schema.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.articles.model import Coverage, Passage
from tui.export.json_documents import Document, document_head
from tui.export.text_report import report_head
from tui.export.wrap import wrap_text
from tui.text.excerpts import in_marks
from tui.text.spaces import single_spaced
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.evidence.closest import CloseSentence

OPENING, CLOSING = "[", "]"
"""Brackets around shared words in plain text."""

Closest = Mapping[str, Sequence["CloseSentence"]]
"""Id of an article → its closest sentences, closest first."""


def closest_document(coverage: Coverage, query: Passage, closest: Closest, settings: Mapping[str, object]) -> Document:
    """Return the sentences closest to a passage, in the order of the articles."""
    return {
        **document_head("closest", coverage, settings),
        "query": _place(coverage, query),
        "closest": [
            {
                "article": article.id,
                "sentences": [
                    {
                        **_place(coverage, sentence.passage),
                        "likeness": round(sentence.likeness, 3),
                        "shared": [[span.start, span.end] for span in sentence.words],
                    }
                    for sentence in closest.get(article.id, ())
                ],
            }
            for article in coverage.articles
            if article.id != query.article
        ],
    }


def closest_report(coverage: Coverage, query: Passage, closest: Closest, *, width: int) -> str:
    """Return the sentences under their outlets, wrapped to `width` cells; brackets mark the shared words."""
    heading = f"Closest to {in_marks(_on_one_line(coverage, query))}"
    lines = [*report_head(coverage, width), *wrap_text(heading, width), ""]
    for article in coverage.articles:
        if article.id != query.article:
            lines.append(article.outlet)
            lines += _sentences(coverage, closest.get(article.id, ()), width)
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _sentences(coverage: Coverage, sentences: Sequence["CloseSentence"], width: int) -> Iterator[str]:
    if not sentences:
        yield "  no sentence shares a word with it"
    for number, sentence in enumerate(sentences, 1):
        text = _marked(coverage, sentence.passage, sentence.words)
        yield from wrap_text(text, width, first_prefix=f"  {number}. ", prefix="     ")


def _marked(coverage: Coverage, passage: Passage, words: Sequence[Span]) -> str:
    text, at, parts = coverage.article(passage.article).text, passage.span.start, []
    for word in words:
        parts += [text[at : word.start], OPENING, word.slice(text), CLOSING]
        at = word.end
    return single_spaced("".join([*parts, text[at : passage.span.end]]))


def _on_one_line(coverage: Coverage, passage: Passage) -> str:
    return single_spaced(coverage.text_of(passage))


def _place(coverage: Coverage, passage: Passage) -> Document:
    span = passage.span
    return {"article": passage.article, "start": span.start, "end": span.end, "text": coverage.text_of(passage)}
