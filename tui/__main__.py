"""Runs the program as a separate process, for `crosslight` and `python -m tui`."""

import signal
import sys


def main() -> int:
    """Run the command line of this process, and return the exit status.

    Until the settings are loaded, ctrl+c ends the process at once: there is nothing to clean up, and KeyboardInterrupt
    while modules are imported or msgspec inspects types prints a traceback or crashes. If SIGINT is ignored, it stays
    so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tui.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
