"""The passages that outlets share, as rows of the outline."""

from tui.articles.model import Coverage, Passage
from tui.matching.model import MatchGroup, MatchKind
from tui.reading.entries import Entry, EntryKind
from tui.reading.shown import Shown
from tui.reading.tour import Stop, StopKind


def passages(coverage: Coverage, shown: Shown, opened: str = "") -> tuple[Entry, ...]:
    """A row per group, those that most outlets share first, then the surest; below the opened one each wording."""
    order = {article.id: number for number, article in enumerate(coverage.articles)}
    texts = {article.id: article.text for article in coverage.articles}
    entries: list[Entry] = []
    for group in sorted(shown.groups, key=lambda g: (-len({p.article for p in g.passages}), -g.score)):
        said = sorted(group.passages, key=lambda p: (order[p.article], p.span))
        is_open = group.id == opened
        entries.append(_row(group, said, texts, shown.labels[group.id], is_open=is_open))
        if is_open:
            entries += (_wording(group, passage, texts) for passage in said)
    return tuple(entries)


def _row(group: MatchGroup, said: list[Passage], texts: dict[str, str], letter: str, *, is_open: bool) -> Entry:
    first = said[0]
    return Entry(
        EntryKind.PASSAGE,
        group.id,
        _line(first, texts),
        article=first.article,
        articles=tuple(dict.fromkeys(passage.article for passage in said)),
        letter=letter,
        more=" ".join(_line(passage, texts) for passage in said[1:]),
        stop=_stop(group, first),
        faint=group.kind is MatchKind.NAME,
        open=is_open,
        has_more=True,
    )


def _wording(group: MatchGroup, passage: Passage, texts: dict[str, str]) -> Entry:
    return Entry(
        EntryKind.WORDING, group.id, _line(passage, texts), article=passage.article, stop=_stop(group, passage)
    )


def _stop(group: MatchGroup, passage: Passage) -> Stop:
    return Stop(StopKind.PASSAGE, passage, group.id)


def _line(passage: Passage, texts: dict[str, str]) -> str:
    return passage.span.slice(texts[passage.article]).replace("\n", " ")
