"""The notebook for the open articles: their annotations, and the user's actions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from threading import RLock

from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.notebook.anchors import anchor
from tui.notebook.backups import DailyBackups
from tui.notebook.errors import NotebookError
from tui.notebook.history import Action, History
from tui.notebook.model import Anchor, ArticleRecord, Colour, Highlight, Item, Judgement, Note, Verdict, tags_of
from tui.notebook.options import NotebookOptions
from tui.notebook.placement import Placer, open_articles_by_text, record_of
from tui.notebook.store import Notebook
from tui.reading.annotations import IN_OWN_WORDS, Annotation, Annotations, verdicts_on

COLOURS = tuple(Colour)


def read_notes(path: Path, coverage: Coverage, files: Mapping[str, str], options: NotebookOptions) -> Annotations:
    """Return the notebook's annotations of some articles, without changing it.

    files: as in `open`. Raises NotebookError.
    """
    notebook = Notebook(path, options.wait_seconds)
    try:
        return ReadersNotebook(notebook, options).open(coverage, files)
    finally:
        notebook.close()


class ReadersNotebook:
    """The notebook of a session. When a method returns, its change is stored and in `notes`. Raises NotebookError."""

    def __init__(self, notebook: Notebook, options: NotebookOptions, backups: DailyBackups | None = None) -> None:
        """Wrap an open notebook. backups: makes a copy before the first change of each day; None for no copies."""
        self.notes = Annotations()
        self._notebook = notebook
        self._backups = backups
        self._options = options
        self._history = History(notebook)
        self._coverage = Coverage("", ())
        self._placer = Placer(self._coverage, options)
        self._files: Mapping[str, str] = {}
        self._open_records: dict[str, ArticleRecord] = {}
        self._article_of: dict[str, str] = {}
        self._items: dict[str, Item] = {}
        self._change_stamp = (-1, -1)
        """Value of the notebook's `change_stamp` when it was last read completely."""
        self._one_at_a_time = RLock()

    @property
    def undo_count(self) -> int:
        """The number of actions that can be undone."""
        return self._history.undo_count

    @property
    def backup_problem(self) -> str:
        """The reason why today's copy could not be made; empty if it was made."""
        return self._backups.problem if self._backups is not None else ""

    @property
    def coverage(self) -> Coverage:
        """The articles to which `notes` refers."""
        return self._coverage

    def close(self) -> None:
        """Close the file, after any running action."""
        with self._one_at_a_time:
            self._notebook.close()

    def open(
        self, coverage: Coverage, files: Mapping[str, str], cancelled: Callable[[], bool] = lambda: False
    ) -> Annotations:
        """Read the annotations of these articles, and place them. files: article id → absolute path.

        May be called from another thread; actions wait for it. cancelled: checked before it starts.
        """
        with self._one_at_a_time:
            if cancelled():
                return self.notes
            self._files = files
            self._placer = Placer(coverage, self._options)
            self._coverage = coverage
            self._renew()
            self._copy_daily()
            return self.notes

    # --- actions ---------------------------------------------------------------------------------------------

    def highlight(self, passage: Passage) -> str:
        """Highlight a passage, or change the colour of exactly this highlight to the next one. Return the colour."""
        for annotation in self.notes.annotations:
            content = self._items[annotation.key].what
            if annotation.passages == (passage,) and isinstance(content, Highlight):
                colour = COLOURS[(COLOURS.index(content.colour) + 1) % len(COLOURS)]
                self._change(annotation.key, colour=colour)
                return colour
        self._add(Highlight(self._anchors([passage]), (), "", COLOURS[0]), [passage])
        return COLOURS[0]

    def note(self, passages: Sequence[Passage], text: str) -> None:
        self._add(Note(self._anchors(passages), (), text), passages)

    def judge(self, passages: Sequence[Passage], judgement: str, text: str) -> str:
        """Store a verdict on passages. judgement: a value of Judgement.

        It replaces any judgement of two of these passages; the last one replaced is returned (empty if there was none).
        Verdicts in the user's own words are added to the others, without duplicates.
        """
        earlier_verdicts = verdicts_on(self.notes, passages)
        judgements = [verdict for verdict in earlier_verdicts if verdict.judgement != IN_OWN_WORDS]
        if judgement == IN_OWN_WORDS or not judgements:
            if not any((verdict.judgement, verdict.text) == (judgement, text) for verdict in earlier_verdicts):
                self._add(Verdict(self._anchors(passages), (), text, Judgement(judgement)), passages)
            return ""
        self._change_verdict(judgements[-1], passages, Judgement(judgement))
        for verdict in judgements[:-1]:
            if verdict.key in self._items:
                self.set_aside(verdict.key)
        return judgements[-1].judgement

    def _change_verdict(self, verdict: Annotation, passages: Sequence[Passage], judgement: Judgement) -> None:
        """Change a verdict's judgement, keeping its anchors in articles that are not open."""
        item = self._item(verdict.key)
        anchors = item.what.anchors
        if set(verdict.passages) != set(passages):
            closed_anchors = (
                stored_anchor for stored_anchor in anchors if stored_anchor.article not in self._article_of
            )
            anchors = (*self._anchors(passages), *closed_anchors)
        content = replace(item.what, anchors=anchors, judgement=judgement)
        if content != item.what:
            records = self._records(passages)
            self._do(lambda: self._with_known_articles(records, self._history.change(item, content, records)))

    def has(self, key: str) -> bool:
        """Return True if the notebook has this item, which may be removed."""
        return key in self._items

    def write(self, key: str, text: str) -> None:
        """Replace the text of an item."""
        self._change(key, text=text)

    def tag(self, key: str, words: Iterable[str]) -> tuple[str, ...]:
        """Replace the tags of an item, and return them."""
        tags = tags_of(words)
        self._change(key, tags=tags)
        return tags

    def set_aside(self, key: str) -> None:
        item = self._item(key)
        self._do(lambda: self._history.set_aside(item))

    def undo(self) -> Action | None:
        return self._undo_or_redo(self._history.undo) if self._history.undo_count else None

    def redo(self) -> Action | None:
        return self._undo_or_redo(self._history.redo) if self._history.redo_count else None

    # --- internals -------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[], Item]) -> None:
        """Run an action and update `notes`; everything is read again only if another program has written."""
        with self._one_at_a_time:
            self._copy_daily()
            try:
                item = act()
                is_only_writer = self._change_stamp == self._notebook.change_stamp()
            except NotebookError:
                self._renew()
                raise
            if not is_only_writer:
                self._renew()
                return
            self._items[item.id] = item
            self.notes = self._placer.with_item(self.notes, item, self._article_of)

    def _copy_daily(self) -> None:
        if self._backups is not None:
            self._backups.copy_daily()

    def _undo_or_redo(self, act: Callable[[], Action | None]) -> Action:
        actions: list[Action] = []

        def perform() -> Item:
            action = act()
            assert action is not None
            actions.append(action)
            return self._history.latest(action)

        self._do(perform)
        return actions[0]

    def _add(self, content: Highlight | Note | Verdict, passages: Sequence[Passage]) -> None:
        records = self._records(passages)
        self._do(lambda: self._with_known_articles(records, self._history.add(content, records)))

    def _records(self, passages: Sequence[Passage]) -> list[ArticleRecord]:
        articles = [
            self._coverage.article(article_id) for article_id in dict.fromkeys(passage.article for passage in passages)
        ]
        return [record_of(article, self._files.get(article.id, "")) for article in articles]

    def _with_known_articles(self, records: Sequence[ArticleRecord], item: Item) -> Item:
        """Return the item unchanged, after assigning its records to the open articles."""
        self._article_of.update(open_articles_by_text(self._open_records, records))
        return item

    def _change(self, key: str, **fields: object) -> None:
        item = self._item(key)
        self._do(lambda: self._history.change(item, replace(item.what, **fields)))

    def _item(self, key: str) -> Item:
        """Return an item; it is gone if the notebook was moved or replaced after the key was read."""
        if key not in self._items:
            raise NotebookError(self._notebook.path, "the notebook was replaced, and this item is not in the new one")
        return self._items[key]

    def _anchors(self, passages: Sequence[Passage]) -> tuple[Anchor, ...]:
        return tuple(
            anchor(self._coverage.article(passage.article), passage.span, self._options) for passage in passages
        )

    def _renew(self) -> Annotations:
        self._open_records = {
            article.id: record_of(article, self._files.get(article.id, "")) for article in self._coverage.articles
        }
        self._change_stamp = self._notebook.change_stamp()  # first, so that later writes are noticed
        self._article_of = open_articles_by_text(self._open_records, self._notebook.records())
        items = self._notebook.items(self._article_of)
        self._items = {item.id: item for item in items}
        self.notes = self._placer.annotations(items, self._article_of)
        return self.notes
