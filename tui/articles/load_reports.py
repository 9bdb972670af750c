"""Collects problems and notices of loading: listed individually while they are few, summarised when they are many."""

import os
from collections import Counter
from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from tui.articles.files.inside import LeadsOutside
from tui.articles.files.path_suggestions import closest_path
from tui.articles.load_result import IGNORED, Notice, Problem
from tui.files import describe_os_error
from tui.text.canonical import one_line
from tui.text.counts import count_text
from tui.yaml.reader import YamlError

LINES_MAX = 50
"""Maximum number of problems, and of notices, listed individually; nobody reads more, and each takes time."""
SUGGESTIONS_MAX = 5
"""Maximum number of missing files for which similar names are suggested."""
REASONS_MAX = 3
"""Maximum number of different reasons in the line that summarises the rest."""


class Reports(Struct):
    """The problems and notices of one opening. endings: extensions of files that can be opened."""

    endings: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    further_problems: Counter[str] = field(default_factory=Counter)
    """Reason → number of unlisted files with it."""
    further_notices: Counter[str] = field(default_factory=Counter)
    suggestions: int = 0

    def copied(self) -> "Reports":
        """Return a separate copy of the reports, to which more can be added."""
        return replace(
            self,
            problems=list(self.problems),
            notices=list(self.notices),
            further_problems=self.further_problems.copy(),
            further_notices=self.further_notices.copy(),
        )

    def ignore(self, error: YamlError) -> None:
        """Report a value in an event file that was not used."""
        if len(self.problems) < LINES_MAX:
            self.problems.append(Problem.of(error, IGNORED))
        else:
            self.further_problems[error.reason] += 1

    def fail(self, path: str, error: OSError | YamlError, named_by: Callable[[], str] | None = None) -> None:
        """Report a file that could not be opened. named_by: returns the place that names it, if the report is
        listed.
        """
        reason = describe_os_error(error) if isinstance(error, OSError) else error.reason
        if len(self.problems) >= LINES_MAX:
            self.further_problems[reason] += 1
        elif isinstance(error, OSError):
            by = f" (named by {one_line(named_by())})" if named_by else ""
            self.problems.append(Problem(one_line(path), reason + self._suggestion(error, path) + by))
        else:
            self.problems.append(Problem.of(error))

    def note(self, path: str, text: str) -> None:
        if len(self.notices) < LINES_MAX:
            self.notices.append(Notice(one_line(path), one_line(text)))
        else:
            self.further_notices[one_line(text)] += 1

    def all_problems(self) -> tuple[Problem, ...]:
        if not self.further_problems:
            return tuple(self.problems)
        return *self.problems, Problem(_further_count_text(self.further_problems), _in_sum(self.further_problems))

    def all_notices(self) -> tuple[Notice, ...]:
        if not self.further_notices:
            return tuple(self.notices)
        return *self.notices, Notice(_further_count_text(self.further_notices), _in_sum(self.further_notices))

    def _suggestion(self, error: OSError, path: str) -> str:
        """Suggest an existing path for a mistyped one."""
        is_path = path != "-" and not isinstance(error, LeadsOutside)
        if self.suggestions >= SUGGESTIONS_MAX or not is_path or os.path.lexists(path):
            return ""
        self.suggestions += 1
        suggestion = closest_path(path, self.endings)
        return f"; did you mean “{one_line(suggestion)}”?" if suggestion else ""


def _further_count_text(counts: Counter[str]) -> str:
    return count_text(counts.total(), "more file")


def _in_sum(counts: Counter[str]) -> str:
    """Summarise the most frequent reasons, with the number of files for each."""
    reasons = [f"{reason} ({count:,})" for reason, count in counts.most_common(REASONS_MAX)]
    unlisted_count = counts.total() - sum(count for _, count in counts.most_common(REASONS_MAX))
    return "; ".join([*reasons, *([f"other reasons ({unlisted_count:,})"] if unlisted_count else [])])
