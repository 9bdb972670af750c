"""Runs work in a background thread."""

from collections.abc import Callable

from textual.dom import DOMNode


def run_behind(
    node: DOMNode, work: Callable[[], object], group: str, *, exclusive: bool = True, exit_on_error: bool = True
) -> None:
    """Run work in a thread. exclusive: the group's running work is marked as cancelled, which it must check itself."""
    # Without a description Textual uses the work's `repr`, which would format whole articles in the screen's thread.
    node.run_worker(work, group=group, description=group, thread=True, exclusive=exclusive, exit_on_error=exit_on_error)
