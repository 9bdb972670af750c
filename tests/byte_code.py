"""Where Python's byte code is kept while tests run, and who compiles what.

Where PYTHONDONTWRITEBYTECODE is set, as in many containers, each process would compile all sources and parse all
shipped settings again: of a program that a test starts, that is half of the time. Importing this module lets this
process and its children keep their byte code in `FOLDER`.
"""

import os
import py_compile
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".pytest_cache" / "byte-code"

if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(FOLDER)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(FOLDER)


def compile_share(config: pytest.Config, number: int, processes: int) -> None:
    """Compile one process's share of the package and the tests: in a fresh checkout each process of pytest-xdist would
    compile all of them, at the same time as the others."""
    for path in sorted((ROOT / "tui").rglob("*.py"))[number::processes]:
        if _is_older(Path(cache_from_source(str(path))), path):
            py_compile.compile(str(path), doraise=True)
    state = config.stash[rewrite.assertstate_key]
    for path in sorted((ROOT / "tests").rglob("test_*.py"))[number::processes]:
        compiled = rewrite.get_cache_dir(path) / (path.stem + rewrite.PYC_TAIL)
        if _is_older(compiled, path) and rewrite.try_makedirs(compiled.parent):
            source_stat, code = rewrite._rewrite_test(path, config)
            rewrite._write_pyc(state, code, source_stat, compiled)


def _is_older(compiled: Path, source: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
