"""The first sentence: what was opened, what was not and why, and what to do next. No tour; the keys stand below it."""

from collections.abc import Sequence

from tui.articles.load_result import Problem

SEPARATOR = " · "


def welcome_text(
    said: tuple[str, str], *, is_sample: bool, unopened: Sequence[Problem], open_key: str
) -> tuple[str, str]:
    """What is said while nothing is current, after what a reader must know first.

    open_key: that opens other articles.
    """
    head, rest = said
    if unopened:
        more = f" and {len(unopened) - 1} more" if len(unopened) > 1 else ""
        name = unopened[0].path.rstrip("/").rpartition("/")[2]  # a whole path would leave no room for the reason
        return f"not opened: {name}: {unopened[0].reason}{more}", _joined(f"{open_key} opens another path", head, rest)
    if is_sample:
        return "the sample event", _joined(f"{open_key} opens your own articles", head, rest)
    return said


def _joined(*parts: str) -> str:
    return SEPARATOR.join(part for part in parts if part)
