"""`python -m tui` is `crosslight`."""

from tui.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
