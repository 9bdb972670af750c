"""The program, with less patience for a reader that does not end: a test does not wait for seconds."""

import sys
from collections.abc import Sequence

from tui.cli.main import main as crosslight
from tui.ui.textual import signals


def main(arguments: Sequence[str]) -> int:
    signals.PATIENCE_SECONDS = 0.5
    return crosslight(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
