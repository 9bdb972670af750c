"""Writes a command's result to a file or to standard output."""

import os
from collections.abc import Iterable
from pathlib import Path

from tui.cli import console
from tui.cli.parsers import STORAGE, USAGE, CliExit


def put(target: str, text: str, *, force: bool, inputs: Iterable[str] = ()) -> None:
    """Write to a file, or to standard output for `-`. Raises CliExit.

    force: replace an existing file. inputs: files that were read for this command, which are never replaced.
    """
    if target == "-":
        console.write(text)
        return
    from tui.files import IS_READ, describe_write_error, is_one_of, write_safely

    if not target or is_folder(target) or target.endswith("/"):
        raise CliExit(
            USAGE,
            f"{target}: this is the name of a folder; --output needs a file name"
            if target
            else "--output: it is empty; give the name of a file",
        )
    if force and is_one_of(target, inputs):
        raise CliExit(USAGE, f"{target}: {IS_READ}")
    try:
        write_safely(Path(target), text.encode(), overwrite=force)
    except FileExistsError as error:
        raise CliExit(
            USAGE, f"{target}: {error.strerror if force else 'already exists (use --force to replace it)'}"
        ) from None
    except OSError as error:
        raise CliExit(STORAGE, f"{target}: {describe_write_error(error)}") from None
    console.say(f"wrote {target}")


def is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where it may not look
