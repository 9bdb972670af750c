"""Detects the language of a text by its function words, and gives its stop words, elided words and stemmer.

The lists are in `config/words/stop-words/`, one per language; they are read when a text first needs them.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from tui.shipped import shipped_lines, shipped_path
from tui.text.fold import fold_text

_FOLDER = "config/words/stop-words"
_SAMPLE_CHARACTERS = 3000
"""Number of characters examined, from the middle of the text, where it is least likely to contain boilerplate."""
_SURELY_ENGLISH_SHARE = 0.25
"""Share of English function words above which no other language is considered; other languages reach a tenth."""
_LEAST_SHARE = 0.1
_LEAST_WORDS = 2
_LEAST_RATIO = 2
"""Minimum ratio, between the two likeliest languages, of the words that only one of them has."""

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_ALSO = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "sh": "sr"}
"""Alternative language codes → the code used here."""
_KIN = {"hr": "sr", "bs": "sr", "me": "sr"}
"""Languages without a list and rules of their own → a language with the same function words and endings."""

# Scripts that identify the language, among languages with newspapers today.
_SCRIPTS = (
    ("ja", 0x3040, 0x30FF), ("ko", 0xAC00, 0xD7A3), ("zh", 0x4E00, 0x9FFF), ("he", 0x0590, 0x05FF),
    ("th", 0x0E00, 0x0E7F), ("hy", 0x0530, 0x058F), ("ka", 0x10A0, 0x10FF), ("bn", 0x0980, 0x09FF),
    ("pa", 0x0A00, 0x0A7F), ("gu", 0x0A80, 0x0AFF), ("ta", 0x0B80, 0x0BFF), ("te", 0x0C00, 0x0C7F),
    ("kn", 0x0C80, 0x0CFF), ("ml", 0x0D00, 0x0D7F), ("my", 0x1000, 0x109F), ("am", 0x1200, 0x137F),
    ("km", 0x1780, 0x17FF),
)  # fmt: skip


def language_code(tag: str) -> str:
    """Return the code used for a language: `en` for `EN`, `en-GB` and `en_US.UTF-8`, `no` for `nb`.

    It has two or three letters, as in ISO 639; it is empty for a blank tag. Raises ValueError if the tag is not a
    language code.
    """
    code = re.split(r"[-_.]", tag.strip().lower(), maxsplit=1)[0]
    if code and not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3):
        raise ValueError("it is not a language code such as en, de or pt-BR")
    return _ALSO.get(code, code)


_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """Return the English name of a language, or its code if the name is not listed."""
    return _NAMES.get(code) or _SNOWBALL.get(code, code).capitalize()


@cache
def _listed_words(language: str) -> tuple[str, ...]:
    try:
        lines = shipped_lines(f"{_FOLDER}/{_KIN.get(language, language)}.txt")
    except FileNotFoundError:
        return ()
    return tuple(word for line in lines for word in line.split())


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the function words of a language, case-folded; empty if it has no list. `language` is a language code."""
    return frozenset(fold_text(word) for word in _listed_words(language) if not word.endswith("'"))


@cache
def elided_words(language: str) -> frozenset[str]:
    """Return the folded words that are written before an apostrophe: `l` and `qu` in French; empty for English."""
    return frozenset(fold_text(word[:-1]) for word in _listed_words(language) if word.endswith("'"))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return a function that stems a lower-case word (Snowball); in a language without a stemmer it changes nothing."""
    import Stemmer

    name = _SNOWBALL.get(_KIN.get(language, language))
    return Stemmer.Stemmer(name, 0).stemWord if name in Stemmer.algorithms() else str


def detect(text: str, folded_words: list[str] | None = None) -> str:
    """Return the language of a text as a code (ISO 639-1), by its script and function words; empty if it is uncertain.

    Deterministic. Only a sample of fixed length is examined, so the length of the text does not matter.
    folded_words: the folded text split at its spaces, if the caller has it, which saves half of the time.
    """
    if folded_words is not None and len(text) <= _SAMPLE_CHARACTERS and text.isascii() and "`" not in text:
        return _by_small_words(folded_words)  # folding has changed the case and nothing else
    start = max(0, (len(text) - _SAMPLE_CHARACTERS) // 2)
    sample = text[start : start + _SAMPLE_CHARACTERS].lower()
    if not sample.isascii() and (language := _by_script(sample)):
        return language
    return _by_small_words(sample.split())


def _by_small_words(words: list[str]) -> str:
    small_english = sum(map(_english_words().__contains__, words))
    if len(words) >= _LEAST_WORDS and small_english >= _SURELY_ENGLISH_SHARE * len(words):
        return "en"
    return _by_words(words)


@cache
def _english_words() -> frozenset[str]:
    return frozenset(_listed_words("en"))


def _by_script(sample: str) -> str:
    letters = Counter(character for character in sample if character.isalpha())
    counts: Counter[str] = Counter()
    for character, count in letters.items():
        counts.update({code: count for code, first, last in _SCRIPTS if first <= ord(character) <= last})
    if counts["ja"]:  # Japanese uses Chinese characters too
        counts["ja"] += counts.pop("zh", 0)
    language, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return language if 2 * count > letters.total() else ""


@cache
def _languages_of() -> dict[str, frozenset[str]]:
    """Map each function word to the languages that use it."""
    languages_by_word: dict[str, set[str]] = {}
    for path in shipped_path(_FOLDER).glob("*.txt"):
        for word in _listed_words(path.stem):
            languages_by_word.setdefault(word, set()).add(path.stem)
    return {word: frozenset(languages) for word, languages in languages_by_word.items()}


def _by_words(words: list[str]) -> str:
    languages_of = _languages_of()
    small = [languages_of[bare] for word in words if (bare := word.strip(".,;:!?()«»“”„\"'")) in languages_of]
    hits = Counter(language for languages in small for language in languages)
    ranked = sorted(hits, key=lambda language: (-hits[language], language))
    if not ranked or hits[ranked[0]] < max(_LEAST_WORDS, _LEAST_SHARE * len(words)):
        return ""
    best = ranked[0]
    for rival in ranked[1:3]:
        only_best = sum(best in languages and rival not in languages for languages in small)
        only_other = sum(rival in languages and best not in languages for languages in small)
        if only_best <= _LEAST_RATIO * only_other:
            return ""
    return best
