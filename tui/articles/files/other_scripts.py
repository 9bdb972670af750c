"""Guesses the encoding of texts that are neither UTF-8 nor in Latin script: old Russian, Chinese, Japanese pages."""

import re

_NAMES = {
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp1253": "Windows-1253",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "gb18030": "GBK",
    "big5": "Big5",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
}
"""Encodings that are considered, and their names for users."""
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_RUN = re.compile(rb"[\x80-\xff]{2,}")
_RUN_SHARE = 0.6
"""Minimum share of the bytes above 127 that stand beside another one: in Latin script, nearly all stand alone."""
_BYTES_MIN = 12
_BYTES_MAX = 200_000


def encoding_of_other_script(data: bytes) -> str:
    """Return Python's name of the encoding that the text or page is probably in; "" for Latin script."""
    head = _TAG.sub(b" ", data[:_BYTES_MAX])
    high_count = len(head) - len(head.translate(None, bytes(range(128, 256))))
    if high_count < _BYTES_MIN or sum(map(len, _RUN.findall(head))) < _RUN_SHARE * high_count:
        return ""
    from charset_normalizer import from_bytes

    best = from_bytes(head, cp_isolation=list(_NAMES)).best()
    return best.encoding if best is not None and best.encoding in _NAMES else ""


def encoding_name(encoding: str) -> str:
    """Return the name of an encoding for users: that of one which is guessed, or Windows-1252."""
    return _NAMES.get(encoding, "Windows-1252")
