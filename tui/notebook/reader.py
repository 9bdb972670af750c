"""The notebook while articles are read: what stands in them, and what the reader does to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from threading import RLock

from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.notebook.anchors import anchor
from tui.notebook.errors import NotebookError
from tui.notebook.history import Deed, History
from tui.notebook.model import Anchor, ArticleRecord, Colour, Highlight, Item, Judgement, Note, Verdict, tags_of
from tui.notebook.options import NotebookOptions
from tui.notebook.placement import Placer, articles_meant, record_of
from tui.notebook.store import Notebook
from tui.reading.annotations import IN_OWN_WORDS, Annotation, Annotations, verdicts_on

COLOURS = tuple(Colour)


def read_notes(path: Path, coverage: Coverage, files: Mapping[str, str], options: NotebookOptions) -> Annotations:
    """What a notebook has on some articles, without anything being done to it. files: as in `open`. Raises
    NotebookError."""
    notebook = Notebook(path, options.wait_seconds)
    try:
        return ReadersNotebook(notebook, options).open(coverage, files)
    finally:
        notebook.close()


class ReadersNotebook:
    """What was done is kept when a method returns, and stands in `notes`. Methods raise NotebookError."""

    def __init__(self, notebook: Notebook, options: NotebookOptions) -> None:
        self.notes = Annotations()
        self._notebook = notebook
        self._options = options
        self._history = History(notebook)
        self._coverage = Coverage("", ())
        self._placer = Placer(self._coverage, options)
        self._files: Mapping[str, str] = {}
        self._there: dict[str, ArticleRecord] = {}
        self._meant: dict[str, str] = {}
        self._items: dict[str, Item] = {}
        self._seen = (-1, -1)
        """The notebook's `seen` when all of it was last read."""
        self._one_at_a_time = RLock()

    @property
    def done(self) -> int:
        """How many actions can be taken back."""
        return self._history.done

    @property
    def coverage(self) -> Coverage:
        """The articles of which `notes` tells."""
        return self._coverage

    def close(self) -> None:
        """Lets go of the file once what is being done has ended."""
        with self._one_at_a_time:
            self._notebook.close()

    def open(
        self, coverage: Coverage, files: Mapping[str, str], cancelled: Callable[[], bool] = lambda: False
    ) -> Annotations:
        """Reads what is about these articles, and finds its place in them. files: article id → absolute path.

        May be called from another thread; what is done meanwhile waits. cancelled: asked when its turn has come.
        """
        with self._one_at_a_time:
            if cancelled():
                return self.notes
            self._files = files
            self._placer = Placer(coverage, self._options)
            self._coverage = coverage
            return self._renew()

    # --- what is done ----------------------------------------------------------------------------------------

    def highlight(self, passage: Passage) -> str:
        """Marks it; where it is marked just so, in the next colour. Returns the colour."""
        for mark in self.notes.annotations:
            what = self._items[mark.key].what
            if mark.passages == (passage,) and isinstance(what, Highlight):
                colour = COLOURS[(COLOURS.index(what.colour) + 1) % len(COLOURS)]
                self._change(mark.key, colour=colour)
                return colour
        self._add(Highlight(self._anchors([passage]), (), "", COLOURS[0]), [passage])
        return COLOURS[0]

    def note(self, passages: Sequence[Passage], text: str) -> None:
        self._add(Note(self._anchors(passages), (), text), passages)

    def judge(self, passages: Sequence[Passage], judgement: str, text: str) -> str:
        """judgement: a value of Judgement. Of those that are given one counts: it takes the place of any that was given
        on two of these passages, of which the last is returned (empty where there was none). What the reader says in
        own words stands beside it, each once."""
        earlier = verdicts_on(self.notes, passages)
        given = [mark for mark in earlier if mark.judgement != IN_OWN_WORDS]
        if judgement == IN_OWN_WORDS or not given:
            if not any((mark.judgement, mark.text) == (judgement, text) for mark in earlier):
                self._add(Verdict(self._anchors(passages), (), text, Judgement(judgement)), passages)
            return ""
        self._judge_anew(given[-1], passages, Judgement(judgement))
        for mark in given[:-1]:
            if mark.key in self._items:
                self.set_aside(mark.key)
        return given[-1].judgement

    def _judge_anew(self, mark: Annotation, passages: Sequence[Passage], judgement: Judgement) -> None:
        """What a verdict says in articles that are not open today stays."""
        item = self._items[mark.key]
        anchors = item.what.anchors
        if set(mark.passages) != set(passages):
            elsewhere = (each for each in anchors if each.article not in self._meant)
            anchors = (*self._anchors(passages), *elsewhere)
        what = replace(item.what, anchors=anchors, judgement=judgement)
        if what != item.what:
            records = self._records(passages)
            self._do(lambda: self._stands_in(records, self._history.change(item, what, records)))

    def write(self, key: str, text: str) -> None:
        """The text of an item, anew."""
        self._change(key, text=text)

    def tag(self, key: str, words: Iterable[str]) -> tuple[str, ...]:
        """An item's tags, anew. Returns them."""
        tags = tags_of(words)
        self._change(key, tags=tags)
        return tags

    def set_aside(self, key: str) -> None:
        self._do(lambda: self._history.set_aside(self._items[key]))

    def undo(self) -> Deed | None:
        return self._back_or_again(self._history.undo) if self._history.done else None

    def redo(self) -> Deed | None:
        return self._back_or_again(self._history.redo) if self._history.undone else None

    # --- how -------------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[], Item]) -> None:
        """What is known of the notebook follows; all of it is read again only where another program has written."""
        with self._one_at_a_time:
            try:
                item = act()
                is_alone = self._seen == self._notebook.seen()
            except NotebookError:
                self._renew()
                raise
            if not is_alone:
                self._renew()
                return
            self._items[item.id] = item
            self.notes = self._placer.with_item(self.notes, item, self._meant)

    def _back_or_again(self, act: Callable[[], Deed | None]) -> Deed:
        done: list[Deed] = []

        def kept() -> Item:
            deed = act()
            assert deed is not None
            done.append(deed)
            return self._history.latest(deed)

        self._do(kept)
        return done[0]

    def _add(self, what: Highlight | Note | Verdict, passages: Sequence[Passage]) -> None:
        records = self._records(passages)
        self._do(lambda: self._stands_in(records, self._history.add(what, records)))

    def _records(self, passages: Sequence[Passage]) -> list[ArticleRecord]:
        articles = [self._coverage.article(each) for each in dict.fromkeys(passage.article for passage in passages)]
        return [record_of(article, self._files.get(article.id, "")) for article in articles]

    def _stands_in(self, records: Sequence[ArticleRecord], item: Item) -> Item:
        """The same item, once it is known which open articles its records mean."""
        self._meant.update(articles_meant(self._there, records))
        return item

    def _change(self, key: str, **fields: object) -> None:
        item = self._items[key]
        self._do(lambda: self._history.change(item, replace(item.what, **fields)))

    def _anchors(self, passages: Sequence[Passage]) -> tuple[Anchor, ...]:
        return tuple(anchor(self._coverage.article(each.article), each.span, self._options) for each in passages)

    def _renew(self) -> Annotations:
        self._there = {
            article.id: record_of(article, self._files.get(article.id, "")) for article in self._coverage.articles
        }
        self._seen = self._notebook.seen()  # before it is read: what is written meanwhile is read again
        self._meant = articles_meant(self._there, self._notebook.records())
        items = self._notebook.items(self._meant)
        self._items = {item.id: item for item in items}
        self.notes = self._placer.notes(items, self._meant)
        return self.notes
