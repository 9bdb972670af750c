"""The proof that the program opens no socket to another computer: every test that sees one opened fails.

An audit hook notes each use of the network in a file, in the process of the tests and in those that they start. It
costs nothing worth measuring, so that every run of the suite is the proof.
"""

import os
import sys
import tempfile
from pathlib import Path

WATCHED = Path(__file__).with_name("watched")
WITH_LINKS = ("tests/articles/links/", "tests/test_network.py")
"""Tests in which the user names an address."""


def watch() -> Path:
    """Watch this process, and those that it starts; return the file into which they note what they see."""
    descriptor, log = tempfile.mkstemp(prefix="sockets-")
    os.close(descriptor)
    is_watched = "SOCKETS_LOG" in os.environ  # since it was started, as the processes of pytest-xdist are
    os.environ["SOCKETS_LOG"] = log
    if not is_watched:
        paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        os.environ["PYTHONPATH"] = os.pathsep.join([str(WATCHED), *filter(None, paths)])
        sys.path.append(str(WATCHED))
        sys.modules.pop("sitecustomize", None)
        __import__("sitecustomize")
        sys.path.remove(str(WATCHED))
    return Path(log)


def uses_of_the_network(log: Path, seen_bytes: int) -> list[str]:
    """What was noted behind so many bytes."""
    with log.open("rb") as file:
        file.seek(seen_bytes)
        return file.read().decode(errors="replace").splitlines()
