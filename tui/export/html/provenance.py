"""Writes how the report was made."""

from collections.abc import Iterator, Mapping

from tui.articles.model import Article
from tui.export.html.markup import tag, text
from tui.export.html.model import ReportModel


def provenance(report: ReportModel, version: str, settings: Mapping[str, object]) -> str:
    """Return how the report was made: the program's version and settings, and the SHA-256 of every text."""
    texts = "".join(
        tag("dt", text(article.outlet)) + tag("dd", _identity(article)) for article in report.coverage.articles
    )
    facts = "".join(tag("dt", text(key)) + tag("dd", text(value)) for key, value in _flat(settings))
    origin = tag(
        "p", f"Made with crosslight {text(version)}. Scores go from 0 to 100; words are compared, not meanings."
    )
    all_settings = tag("details", tag("summary", "All settings") + tag("dl", facts))
    return tag("details", tag("summary", "How this was made") + origin + tag("dl", texts) + all_settings)


def _identity(article: Article) -> str:
    headline = tag("span", text(f"“{article.headline}”"))
    return f"{headline} {len(article.text)} characters, SHA-256 {tag('code', text(article.sha256))}"


def _flat(settings: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key} → ")
        else:
            yield f"{prefix}{key}", str(value)
