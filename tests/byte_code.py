"""Where Python's byte code is kept while tests run.

Where PYTHONDONTWRITEBYTECODE is set, as in many containers, each process would compile all sources and parse all
shipped settings again: of a program that a test starts, that is half of the time. Importing this module lets this
process and its children keep their byte code in `FOLDER`.
"""

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".pytest_cache" / "byte-code"

if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(FOLDER)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(FOLDER)
