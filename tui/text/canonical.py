"""Makes text from outside safe: article text, names, file names, URLs, error messages and options.

Canonical text is safe to print on a terminal, and every offset refers to it.
"""

import re
import unicodedata

COMBINING_RUN_MAX = 8
"""Maximum number of combining marks and joiners in a row; further ones, which may hide other lines, are dropped."""

ONE_LINE_MAX = 300
"""Default maximum length of the result of `one_line`, in code points."""

REPLACEMENT = "\ufffd"

_UNSAFE_ASCII = re.compile(r"\r\n?|[\x00-\x09\x0b-\x1f\x7f]")

# Newlines, controls, surrogates, noncharacters, and Unicode's format characters (Cf) without ZWNJ, ZWJ and the
# prepended marks that are drawn (Arabic number sign and its kin). Written out, so that no table is built on import
# and every Python sees the same characters; a test holds it against the Unicode data of the running Python.
UNSAFE = re.compile(
    r"\r\n?"
    r"|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029"
    r"\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    r"\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff"
    r"\U0005fffe\U0005ffff\U0006fffe\U0006ffff\U0007fffe\U0007ffff\U0008fffe\U0008ffff"
    r"\U0009fffe\U0009ffff\U000afffe\U000affff\U000bfffe\U000bffff\U000cfffe\U000cffff"
    r"\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)
"""Characters that canonical text never contains: terminal controls, bidirectional controls and invisible characters."""
_NEWLINES = frozenset(["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
_JOINERS = "\u200c\u200d"

# A place where a long run of combining marks is possible: from U+0300 on, without Greek, Cyrillic, punctuation, kana,
# Han and Hangul, which are common and contain none. Matches are then examined mark by mark.
_MAY_COMBINE = re.compile(
    rf"[\u0300-\u036f\u0483-\u0489\u0530-\u1dff\u200c\u200d\u20d0-\u20ff\u2cef-\u303f\u3099\u309a"
    rf"\ua000-\uabff\ud7b0-\U0001ffff\U000e0100-\U000e01ef]{{{COMBINING_RUN_MAX + 1},}}"
)


def canonical(text: str) -> str:
    """Return the canonical form of a text. Idempotent; nothing is trimmed or collapsed, and no-break spaces stay.

    - A newline of any kind (CR LF, CR, VT, FF, NEL, U+2028, U+2029) becomes one `\\n`, a tab one space.
    - Any other C0 control becomes its picture (U+2400 + code), DEL U+2421, a C1 control U+FFFD.
    - A lone surrogate and a noncharacter become U+FFFD.
    - Format characters (bidirectional overrides, zero-width spaces, BOMs, soft hyphens …) are dropped, except ZWJ,
      ZWNJ and the marks that are drawn, such as the Arabic number sign.
    - The result is in NFC, with at most `COMBINING_RUN_MAX` marks and joiners in a row.

    Length: that of the input for ASCII without CR LF; never more than three times it (a few characters decompose in
    NFC). Linear in the length.
    """
    if text.isascii():  # most texts contain nothing unsafe, and a check is far cheaper than a replacement
        return text if text.replace("\n", " ").isprintable() else _UNSAFE_ASCII.sub(_safe, text)
    # Capped before NFC, because Python orders the marks of a run by insertion, in quadratic time; and after it, because
    # decomposition may make a run longer.
    capped = _MAY_COMBINE.sub(_cap_marks, UNSAFE.sub(_safe, text))
    return _MAY_COMBINE.sub(_cap_marks, unicodedata.normalize("NFC", capped))


def one_line(text: str, limit: int = ONE_LINE_MAX) -> str:
    """Return canonical text on one line of at most `limit` code points (at least 1), ending in “…” if it was cut.

    Used for anything printed within a line: headlines, outlets, file names, URLs, error messages.
    """
    line = canonical(text).replace("\n", " ")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _safe(match: re.Match[str]) -> str:
    unsafe = match[0]
    if unsafe in _NEWLINES:
        return "\n"
    if unsafe == "\t":
        return " "
    code = ord(unsafe)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    is_surrogate = 0xD800 <= code <= 0xDFFF
    is_noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return REPLACEMENT if code <= 0x9F or is_surrogate or is_noncharacter else ""


def _cap_marks(match: re.Match[str]) -> str:
    pieces: list[str] = []
    run = 0
    for character in match[0]:
        is_mark = character in _JOINERS or unicodedata.category(character)[0] == "M"
        run = run + 1 if is_mark else 0
        if run <= COMBINING_RUN_MAX:
            pieces.append(character)
    return "".join(pieces)
