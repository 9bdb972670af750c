"""The language of a text: told by its small words, and what follows from it (stop words, elided words, stemming).

Lists stand in `config/words/stop-words/`, one a language; they are read when a text first needs them.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from tui.shipped import shipped_lines, shipped_path
from tui.text.fold import fold_text

_FOLDER = "config/words/stop-words"
_SAMPLE_CHARACTERS = 3000
"""From the middle of a text, where least stands that is not its own: what a judgement rests on, and may cost."""
_SURELY_ENGLISH_SHARE = 0.25
"""Share of English small words from which no other language is looked at; other languages reach a tenth."""
_LEAST_SHARE = 0.1
_LEAST_WORDS = 2
_LEAST_RATIO = 2
"""How often more of the words that only one of the two likeliest languages has must be the likelier one's."""

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_ALSO = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "sh": "sr"}
"""Other codes for a language."""
_KIN = {"hr": "sr", "bs": "sr", "me": "sr"}
"""Languages without a list and rules of their own → the one with the same small words and endings."""

# Scripts that, among living newspapers, tell the language.
_SCRIPTS = (
    ("ja", 0x3040, 0x30FF), ("ko", 0xAC00, 0xD7A3), ("zh", 0x4E00, 0x9FFF), ("he", 0x0590, 0x05FF),
    ("th", 0x0E00, 0x0E7F), ("hy", 0x0530, 0x058F), ("ka", 0x10A0, 0x10FF), ("bn", 0x0980, 0x09FF),
    ("pa", 0x0A00, 0x0A7F), ("gu", 0x0A80, 0x0AFF), ("ta", 0x0B80, 0x0BFF), ("te", 0x0C00, 0x0C7F),
    ("kn", 0x0C80, 0x0CFF), ("ml", 0x0D00, 0x0D7F), ("my", 0x1000, 0x109F), ("am", 0x1200, 0x137F),
    ("km", 0x1780, 0x17FF),
)  # fmt: skip


def language_code(tag: str) -> str:
    """The code that the program knows a language by: `en` for `EN`, `en-GB` and `en_US.UTF-8`, `no` for `nb`.

    Two or three letters, as in ISO 639. Raises ValueError for what is no code of a language; empty for blank.
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
    """The English name of a language; its code where the list has none."""
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
    """The words of a language that carry grammar, folded; none where it has no list. `language` as `language_code`."""
    return frozenset(fold_text(word) for word in _listed_words(language) if not word.endswith("'"))


@cache
def elided_words(language: str) -> frozenset[str]:
    """Return the folded words that are written before an apostrophe: `l` and `qu` in French, none in English."""
    return frozenset(fold_text(word[:-1]) for word in _listed_words(language) if word.endswith("'"))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Takes inflection from a word in lower case, as written: Snowball's for the language, else nothing is taken."""
    import Stemmer

    name = _SNOWBALL.get(_KIN.get(language, language))
    return Stemmer.Stemmer(name, 0).stemWord if name in Stemmer.algorithms() else str


def detect(text: str) -> str:
    """The language of a text as a code (ISO 639-1), told by script and small words; empty when that is not sure.

    The same text gives the same answer. Looks at a bounded piece, so that the length of the text does not matter.
    """
    start = max(0, (len(text) - _SAMPLE_CHARACTERS) // 2)
    sample = text[start : start + _SAMPLE_CHARACTERS].lower()
    if not sample.isascii() and (language := _by_script(sample)):
        return language
    words = sample.split()
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
    if counts["ja"]:  # Japanese has Chinese characters too
        counts["ja"] += counts.pop("zh", 0)
    language, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return language if 2 * count > letters.total() else ""


@cache
def _languages_of() -> dict[str, frozenset[str]]:
    """Small word → the languages that have it."""
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
