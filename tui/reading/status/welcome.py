"""Builds the first status line: which files could not be opened and why, or that this is the sample event."""

from collections.abc import Sequence

from tui.articles.load_result import Problem

SEPARATOR = " · "


def welcome_text(
    overview: tuple[str, str], *, is_sample: bool, problems: Sequence[Problem], open_key: str
) -> tuple[str, str]:
    """Return the head and the details of the first status line.

    overview: head and details while nothing is current. problems: what could not be used. open_key: the key
    that opens other articles.
    """
    head, details = overview
    if problems:
        remainder = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        name = problems[0].path.rstrip("/").rpartition("/")[2]  # a full path would leave no room for the reason
        reason = f"{problems[0].outcome}: {name}: {problems[0].reason}{remainder}"
        return reason, _join_parts(f"{open_key} opens something else", head, details)
    if is_sample:
        return "the sample event", _join_parts(f"{open_key} opens your own articles", head, details)
    return overview


def _join_parts(*parts: str) -> str:
    return SEPARATOR.join(part for part in parts if part)
