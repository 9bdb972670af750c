"""`crosslight` and `python -m tui`: the program as a process of its own."""

import signal
import sys


def main() -> int:
    """Run the command line of this process; returns the exit status.

    Until the settings are loaded, ctrl+c ends the process at once: there is nothing to clean up, and KeyboardInterrupt
    while modules are imported or msgspec looks at types prints a traceback or crashes. SIGINT that is ignored stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tui.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
