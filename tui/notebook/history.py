"""What the reader did to the notebook since it was opened: taken back, and done again."""

from collections.abc import Iterable

from msgspec import Struct

from tui.notebook.errors import ChangedMeanwhile
from tui.notebook.model import ArticleRecord, Highlight, Item, Verdict, What
from tui.notebook.store import Notebook
from tui.text.canonical import one_line

DEEDS_MAX = 500
"""Actions that can be taken back; the oldest go first."""
WORDS_CHARACTERS_MAX = 40
"""Of the marked words by which an action is named."""


class Deed(Struct, frozen=True):
    """One action. Both are as they were then."""

    before: Item | None
    """None where the item was made."""
    after: Item


class History:
    """Every method has been kept when it returns, and raises NotebookError. What another program has changed since is
    left as it is (ChangedMeanwhile), and is no longer there to be undone."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._done: list[Deed] = []
        self._undone: list[Deed] = []
        self._latest: dict[str, Item] = {}
        """The versions that undoing and doing again have made, which deeds do not know of."""

    @property
    def done(self) -> int:
        """How many actions can be taken back."""
        return len(self._done)

    @property
    def undone(self) -> int:
        """How many can be done again."""
        return len(self._undone)

    def add(self, what: What, records: Iterable[ArticleRecord]) -> Item:
        """records: the articles in which it stands."""
        return self._remember(None, self._notebook.add(what, records))

    def change(self, item: Item, what: What, records: Iterable[ArticleRecord] = ()) -> Item:
        """records: articles in which it stands only now."""
        return self._remember(item, self._notebook.change(item, what, records=records))

    def set_aside(self, item: Item) -> Item:
        return self._remember(item, self._notebook.set_aside(item))

    def latest(self, deed: Deed) -> Item:
        """The item of a deed, as it was last kept here."""
        return self._latest[deed.after.id]

    def undo(self) -> Deed | None:
        """Takes the last action back; None where there is none."""
        if not self._done:
            return None
        deed = self._done[-1]
        now = self._latest.get(deed.after.id, deed.after)
        before = deed.before or deed.after
        self._renew(now, before.what, self._done, aside=deed.before is None or before.aside)
        self._undone.append(self._done.pop())
        return deed

    def redo(self) -> Deed | None:
        """Does again what was undone last."""
        if not self._undone:
            return None
        deed = self._undone[-1]
        now = self._latest[deed.after.id]
        self._renew(now, deed.after.what, self._undone, aside=deed.after.aside)
        self._done.append(self._undone.pop())
        return deed

    def _remember(self, before: Item | None, after: Item) -> Item:
        self._done.append(Deed(before, after))
        del self._done[:-DEEDS_MAX]
        self._undone.clear()
        self._latest[after.id] = after
        if len(self._latest) > DEEDS_MAX:
            there = {deed.after.id for deed in self._done}
            self._latest = {key: item for key, item in self._latest.items() if key in there}
        return after

    def _renew(self, now: Item, what: What, deeds: list[Deed], *, aside: bool) -> None:
        """deeds: those of which the last one is undone or done again. It stays there where the disk fails."""
        try:
            self._latest[now.id] = self._notebook.change(now, what, aside=aside)
        except ChangedMeanwhile:
            deeds.pop()
            self._undone.clear()
            raise


def deed_told(deed: Deed) -> str:
    """“highlight, yellow: “Two people died””, “note taken away: “Two people died””: what was done, and where."""
    before, now = deed.before, deed.after
    if before is None:
        what = ", ".join(filter(None, (_kind(now.what), _manner(now.what))))
    elif now.aside != before.aside:
        what = f"{_kind(now.what)} {'taken away' if now.aside else 'brought back'}"
    elif now.what.tags != before.what.tags:
        tags = " ".join(f"#{tag}" for tag in now.what.tags)
        what = f"{_kind(now.what)} tagged {tags}" if tags else f"tags of a {_kind(now.what)} taken away"
    elif (manner := _manner(now.what)) != _manner(before.what):
        what = f"{_kind(now.what)}, {manner} instead of {_manner(before.what)}"
    else:
        what = f"words of a {_kind(now.what)} changed"
    return f"{what}: “{one_line(now.what.anchors[0].exact, WORDS_CHARACTERS_MAX)}”"


def _kind(what: What) -> str:
    return str(what.__struct_config__.tag)


def _manner(what: What) -> str:
    """A highlight's colour, a verdict's judgement; empty for a note."""
    if isinstance(what, Highlight):
        return what.colour
    return what.judgement if isinstance(what, Verdict) else ""
