"""Undo and redo: the user's actions on the notebook since it was opened."""

from collections.abc import Iterable

from msgspec import Struct

from tui.notebook.errors import ChangedMeanwhile
from tui.notebook.model import ArticleRecord, Highlight, Item, ItemContent, Verdict
from tui.notebook.store import Notebook
from tui.text.excerpts import in_marks, shortened

ACTIONS_MAX = 500
"""Number of actions that can be undone; the oldest are dropped."""
WORDS_CHARACTERS_MAX = 40
"""Maximum number of characters quoted from the annotated words in the description of an action."""


class Action(Struct, frozen=True):
    """One action on an item."""

    previous: Item | None
    """The item before the action; None if the action created it."""
    current: Item
    """The item after the action."""


class History:
    """The actions of this session. Every method stores its change before it returns, and raises NotebookError.

    An item that another program has changed is left alone (ChangedMeanwhile), and can no longer be undone.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._undoable: list[Action] = []
        self._redoable: list[Action] = []
        self._latest: dict[str, Item] = {}
        """Item id → latest version of the item, as undo and redo create versions that no action contains."""

    @property
    def undo_count(self) -> int:
        """The number of actions that can be undone."""
        return len(self._undoable)

    @property
    def redo_count(self) -> int:
        """The number of actions that can be redone."""
        return len(self._redoable)

    def add(self, content: ItemContent, records: Iterable[ArticleRecord]) -> Item:
        """Add an item. records: the articles its anchors refer to."""
        return self._remember(None, self._notebook.add(content, records))

    def change(self, item: Item, content: ItemContent, records: Iterable[ArticleRecord] = ()) -> Item:
        """Change an item. records: articles that its anchors did not refer to before."""
        return self._remember(item, self._notebook.change(item, content, records=records))

    def set_aside(self, item: Item) -> Item:
        return self._remember(item, self._notebook.set_aside(item))

    def latest(self, action: Action) -> Item:
        """Return the latest stored version of an action's item."""
        return self._latest[action.current.id]

    def undo(self) -> Action | None:
        """Undo the last action and return it; None if there is none."""
        if not self._undoable:
            return None
        action = self._undoable[-1]
        current = self._latest.get(action.current.id, action.current)
        previous = action.previous or action.current
        self._renew(current, previous.what, self._undoable, aside=action.previous is None or previous.aside)
        self._redoable.append(self._undoable.pop())
        return action

    def redo(self) -> Action | None:
        """Redo the last undone action and return it; None if there is none."""
        if not self._redoable:
            return None
        action = self._redoable[-1]
        current = self._latest[action.current.id]
        self._renew(current, action.current.what, self._redoable, aside=action.current.aside)
        self._undoable.append(self._redoable.pop())
        return action

    def _remember(self, previous: Item | None, current: Item) -> Item:
        self._undoable.append(Action(previous, current))
        del self._undoable[:-ACTIONS_MAX]
        self._redoable.clear()
        self._latest[current.id] = current
        if len(self._latest) > ACTIONS_MAX:
            action_ids = {action.current.id for action in self._undoable}
            self._latest = {key: item for key, item in self._latest.items() if key in action_ids}
        return current

    def _renew(self, current: Item, content: ItemContent, actions: list[Action], *, aside: bool) -> None:
        """Store another version of an item. actions: the list whose last action is being undone or redone.

        The action stays in the list if writing fails.
        """
        try:
            self._latest[current.id] = self._notebook.change(current, content, aside=aside)
        except ChangedMeanwhile:
            actions.pop()
            self._redoable.clear()
            raise


def describe_action(action: Action) -> str:
    """Describe an action and its words: “highlight, yellow: “Two people died””, “note removed: “Two people died””."""
    previous, current = action.previous, action.current
    if previous is None:
        description = ", ".join(filter(None, (_kind(current.what), _manner(current.what))))
    elif current.aside != previous.aside:
        description = f"{_kind(current.what)} {'removed' if current.aside else 'restored'}"
    elif current.what.tags != previous.what.tags:
        tags = " ".join(f"#{tag}" for tag in current.what.tags)
        description = f"{_kind(current.what)} tagged {tags}" if tags else f"{_kind(current.what)}: tags removed"
    elif (manner := _manner(current.what)) != _manner(previous.what):
        description = f"{_kind(current.what)}, {manner} instead of {_manner(previous.what)}"
    else:
        description = f"text of a {_kind(current.what)} changed"
    return f"{description}: {in_marks(shortened(current.what.anchors[0].exact, WORDS_CHARACTERS_MAX))}"


def _kind(content: ItemContent) -> str:
    return str(content.__struct_config__.tag)


def _manner(content: ItemContent) -> str:
    """Return the colour of a highlight or the judgement of a verdict; empty for a note."""
    if isinstance(content, Highlight):
        return content.colour
    return content.judgement if isinstance(content, Verdict) else ""
