"""Work behind the screen, in a thread."""

from collections.abc import Callable

from textual.dom import DOMNode


def run_behind(
    node: DOMNode, work: Callable[[], object], group: str, *, exclusive: bool = True, exit_on_error: bool = True
) -> None:
    """exclusive: work of the group that is going on is told that it is cancelled; giving it up is its own affair."""
    # Without a description Textual takes the work's `repr`, which would write out whole articles on the screen's time.
    node.run_worker(work, group=group, description=group, thread=True, exclusive=exclusive, exit_on_error=exit_on_error)
