"""Romanises Cyrillic letter by letter, as English newspapers write Russian and Ukrainian names."""

from functools import cache

_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),  # noqa: SIM905  (a row of letters reads better so)
        strict=True,
    )
)
_OTHERS = dict(zip("іїєґўјљњћђџ", "i yi ye g w j lj nj c dj dz".split(" "), strict=True))  # noqa: SIM905
"""Ukrainian, Belarusian, Serbian and Macedonian letters that Russian lacks."""
FIRST, LAST = "\u0400", "\u04ff"


@cache
def _table() -> dict[int, str]:
    return str.maketrans(_RUSSIAN | _OTHERS)


def has_cyrillic(text: str) -> bool:
    """Return True if any letter of the text is Cyrillic."""
    return not text.isascii() and any(FIRST <= letter <= LAST for letter in text)


def romanise(lowered: str) -> str:
    """Return a lower-case word with Cyrillic letters romanised: шойгу → shoygu, зеленський → zelenskiy.

    The ё becomes an e, as most newspapers print it.
    """
    return lowered.translate(_table())
