"""Writes a command's result to a file or to standard output."""

import os
from pathlib import Path

from tui.cli import console
from tui.cli.parsers import STORAGE, USAGE, CliExit


def put(target: str, text: str, *, force: bool) -> None:
    """Write to a file, or to standard output for `-`. force: replace an existing file. Raises CliExit."""
    if target == "-":
        console.write(text)
        return
    from tui.files import describe_write_error, write_safely

    if not target or is_folder(target):
        raise CliExit(
            USAGE,
            f"{target}: it is a folder; --output needs a file name"
            if target
            else "--output: it is empty; give the name of a file",
        )
    try:
        write_safely(Path(target), text.encode(), overwrite=force)
    except FileExistsError as error:
        raise CliExit(
            USAGE, f"{target}: {describe_write_error(error) if force else 'already exists (use --force to replace it)'}"
        ) from None
    except OSError as error:
        raise CliExit(STORAGE, f"{target}: {describe_write_error(error)}") from None
    console.say(f"wrote {target}")


def is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where it may not look
