"""Tests single lines and paragraphs of a news page, for `zones`."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from tui.articles.options import ZoneOptions
from tui.articles.zoning.phrases import FIRST_WORD, Phrases, bare

_SENTENCE_ENDS = (".", "!", "?", "…")
_CLOSERS = "\"'”’»)]"
_HEAD_CHARACTERS_MIN = 64
_BETWEEN_NAMES = re.compile(r",|;|\||•|·|/| and | AND | und | et | y | & | [-–—] (?=\d|[^\W\d_]{3,9}\.? \d)")
_TRAILER = re.compile(
    r"(?:with )?(?:additional )?(?:reporting|writing|editing|reported|written|edited|compiled) by ", re.IGNORECASE
)
_CONTRIBUTED = re.compile(r" contributed (?:reporting|to (?:this|the) (?:report|article|story))\b")
_REPORTED_FROM = re.compile(r"(?:[A-Z][\w.’'-]{0,24} ){2,4}reported from [A-Z]")
_TRAILER_MAX_CHARACTERS = 240
_CLOCK = re.compile(r"\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?)?")
_STAMP = re.compile(
    r"(?:first |last )?(?:updated|published|posted|modified|aktualisiert|veröffentlicht|publié|mis à jour|publicado"
    r"|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad)\b",
    re.IGNORECASE,
)
_MOMENT_MAX_CHARACTERS = 60
_OUTLET_WORDS_MAX = 6
"""Maximum number of words of an outlet's name before a date and a byline."""
_BETWEEN_KICKERS = re.compile(r" ?[|/>›•·] ?")
_AGO = re.compile(r"\d{1,3} ?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?) ago|\d{1,3} ?min(?:ute)?s? read", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABELS_WITH_COMMA = ("image source,", "image credit,", "photo source,", "picture source,")
_NAME_WORD = re.compile(r"(?:[^\W\d_]|['’.-])+")


def ends_as_sentence(text: str) -> bool:
    return text[-8:].rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


class ZoneWords:
    """Word lists of the options, prepared for look-ups. The texts passed in are single paragraphs, stripped."""

    def __init__(self, options: ZoneOptions) -> None:
        self.options = options
        self._furniture = Phrases(options.furniture)
        self._openers = Phrases(options.teaser_openers)
        self._related = Phrases(options.related_headings)
        self._kickers = Phrases(options.kickers)
        self._starts = tuple(start.casefold() for start in options.furniture_starts)
        self._caption_starts = tuple(start.casefold() for start in options.caption_starts)
        self._byline_labels = frozenset(map(bare, options.byline_labels))
        self._byline_words = frozenset(options.byline_words)
        self._date_words = frozenset(options.date_words)
        self._all_starts = (*self._starts, *self._caption_starts)
        self._head_characters = max(_HEAD_CHARACTERS_MIN, *map(len, self._all_starts))
        self._first_words = self._furniture.first_words | self._openers.first_words
        self._credit_labels = tuple(label.casefold() for label in options.credit_labels)
        self._agencies = _alternatives(options.credit_agencies)

    # Most articles have no credit at all, and compiling these patterns takes longer than finding the zones.

    @cached_property
    def _credit_label(self) -> re.Pattern[str]:
        labels = _alternatives(self.options.credit_labels)
        return re.compile(rf"(?:^|(?<=[.!?”\"’'»)\]|] )|(?<=[(|]))(?:{labels})(?::| by(?= [A-Z]))", re.I)

    @cached_property
    def _agency(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._agencies})\b")

    @cached_property
    def _agency_tail(self) -> re.Pattern[str]:
        # A space separates the names: otherwise a row of capitals could be read as five names in a million ways.
        name = r"[A-Z][\w.’'-]{0,30}"
        return re.compile(
            rf"(?:^|(?<=[.!?”\"’'»)] ))(?:{name} ){{0,4}}(?:{name} ?)?(?:(?<=\w)/)?(?:{self._agencies})"
            rf"(?:(?: via |/| / |, )(?:{self._agencies})){{0,3}}$"
        )

    @cached_property
    def _dateline(self) -> re.Pattern[str]:
        return re.compile(rf"[A-Z][\w ,.’'/-]{{1,60}} (\((?:{self._agencies})\))(?= ?[-–—])")

    def _names_agency(self, text: str) -> bool:
        return any(agency in text for agency in self.options.credit_agencies)

    def _has_credit_label(self, text: str) -> bool:
        if ":" not in text and " by " not in text.casefold():
            return False
        line = text.casefold()
        return any(label in line for label in self._credit_labels)

    def may_be_aside(self, text: str) -> bool:
        """Return True if a paragraph in the story can be a teaser, boilerplate, a caption or a credit.

        A quick check of its beginning and its signs: few paragraphs pass, and testing each kind is ten times slower.
        """
        head = text[: self._head_characters].casefold()
        begins = FIRST_WORD.match(head)
        return (
            ":" in text
            or "(" in text
            or "/" in text
            or "©" in text
            or "Getty" in text
            or " by " in text.casefold()
            or head.startswith(self._all_starts)
            or begins is None
            or begins[1] in self._first_words
            or self.is_moment(text)
            or head.startswith(_LABELS_WITH_COMMA)
            or begins.end() == len(head)  # a word or a row of signs longer than the part examined
        )

    def is_furniture(self, text: str) -> bool:
        if len(text) > self.options.furniture_start_max_characters:
            return False
        if text.casefold().startswith(self._starts):
            return True
        return self._furniture.has(text) and not ends_as_sentence(text)

    def is_related_heading(self, text: str) -> bool:
        return len(text) <= self.options.teaser_max_characters and self._related.has(text)

    def is_teaser_opener(self, text: str) -> bool:
        """Return True for “Read more” alone."""
        return len(text) <= self.options.teaser_max_characters and self._openers.has(text)

    def is_whole_teaser(self, text: str) -> bool:
        """Return True for a complete teaser: “READ MORE: Minister quits over ferry”."""
        if len(text) > self.options.teaser_max_characters:
            return False
        label, colon, headline = text.partition(":")
        return bool(colon and headline.strip()) and self._openers.has(label)

    def is_headline_like(self, text: str) -> bool:
        """Return True for a short line that is not a sentence, like a teaser or a subheading."""
        return len(text) <= self.options.teaser_max_characters and not ends_as_sentence(text) and "\n" not in text

    def is_story(self, text: str) -> bool:
        """Return True for a paragraph that is long enough and ends like a sentence."""
        return len(text) >= self.options.body_min_characters and ends_as_sentence(text)

    def is_caption(self, text: str) -> bool:
        return len(text) <= self.options.caption_max_characters and text.casefold().startswith(self._caption_starts)

    def is_byline(self, text: str) -> bool:
        """Return True for a byline with its label: “By Ana Ruiz and Lee Park in Port Vale”."""
        return self.unlabelled(text) != text

    def unlabelled(self, text: str) -> str:
        """Return a byline without its label: “Ana Ruiz and Lee Park in Port Vale”; any other text unchanged."""
        if len(text) > self.options.byline_max_characters:
            return text
        words = text.split()
        for at in range(2, len(words)):
            # The Northern Post, 14 May 2026, by Ana Ruiz
            if bare(words[at]) in self._byline_labels and self._is_outlet_and_date(" ".join(words[:at])):
                words = words[at:]
                break
        for length in range(min(3, len(words)), 0, -1):
            if bare(" ".join(words[:length])) in self._byline_labels:
                names = " ".join(words[length:])
                is_name_list = self._is_name_list(
                    names.rstrip("."), min_words=1 if words[length - 1].endswith(":") else 2
                )
                return names if is_name_list else text
        return text

    def _is_outlet_and_date(self, head: str) -> bool:
        """Return True for what can precede a byline's label: a date, also with names, and with a separator behind."""
        before = head.rstrip(",|•·/-–— ")
        if before.endswith(head[-1]):
            return False
        pieces = [piece.strip() for piece in _BETWEEN_NAMES.split(before) if piece.strip()]
        dates = [piece for piece in pieces if self.is_date(piece) or _YEAR.fullmatch(piece)]
        rest = [word for piece in pieces if piece not in dates for word in piece.split()]
        return bool(dates) and len(rest) <= _OUTLET_WORDS_MAX and all(word[0].isupper() for word in rest)

    def is_trailer(self, text: str) -> bool:
        """Return True for contributors below the story: “Reporting by Ana Ruiz”, “… contributed to this report”."""
        if len(text) > _TRAILER_MAX_CHARACTERS or "“" in text or '"' in text:
            return False
        line = text.strip("()[] ")
        by = _TRAILER.match(line)
        names = by is not None and line[by.end() : by.end() + 1].isupper()
        return names or bool(_CONTRIBUTED.search(line)) or bool(_REPORTED_FROM.match(line))

    def is_moment(self, text: str) -> bool:
        """Return True for the time of a live entry or an update: “14.05”, “Updated at 14.40 GMT”."""
        if len(text) > _MOMENT_MAX_CHARACTERS or not any(sign.isdecimal() for sign in text):
            return False
        if _AGO.fullmatch(text.strip()):
            return True
        says_when = _CLOCK.search(text) or _STAMP.match(text)
        return bool(_CLOCK.fullmatch(text.strip())) or (bool(says_when) and self.is_date(text))

    def is_kicker(self, text: str) -> bool:
        """Return True for a line above a headline: “EXCLUSIVE”, “World / Europe”."""
        if self._kickers.has(text):
            return True
        parts = _BETWEEN_KICKERS.split(text)
        return len(parts) > 1 and all(self._kickers.has(part) for part in parts)

    def is_name_list(self, text: str) -> bool:
        """Return True for names without a label: “Andrew Roth in Moscow, Dan Sabbagh, and Shaun Walker in Kyiv”."""
        if len(text) > self.options.byline_max_characters or ends_as_sentence(text) or text.startswith("The "):
            return False
        return self._is_name_list(text, min_words=2)

    def _is_name_list(self, text: str, min_words: int) -> bool:
        names = 0
        for piece in _BETWEEN_NAMES.split(text):
            words = piece.split()
            if words and words[0] in ("and", "&"):
                words = words[1:]
            if not words or self.is_date(piece) or "@" in piece or (names and _YEAR.fullmatch(words[0])):
                continue
            if not all(_NAME_WORD.fullmatch(word) for word in words):
                return False
            leading = 0
            while leading < len(words) and words[leading][0].isupper():
                leading += 1
            if not names and (leading < min_words or leading > 4):
                return False
            if any(word[0].islower() and word not in self._byline_words for word in words):
                return False
            names += 1
        return names > 0

    def is_date(self, text: str) -> bool:
        """Return True for a line that only gives a date: “Published 11 February 2022”, “02, Mar, 2022 @8:20 PM”."""
        if len(text) > self.options.byline_max_characters:
            return False
        words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)?|\d+", text.casefold())
        is_known = all(word.isdecimal() or word in self._date_words or word[:3] in _CALENDAR for word in words)
        return is_known and any(word.isdecimal() for word in words) and any(not word.isdecimal() for word in words)

    def credit_start(self, text: str) -> int | None:
        """Return the start of a credit that extends to the end of the paragraph: © …, Photograph: …, (Reuters)."""
        limit = self.options.credit_max_characters
        offset = max(0, len(text) - limit)
        tail = text[offset:]
        if offset == 0 and text.casefold().startswith(_LABELS_WITH_COMMA):
            return 0
        sign = tail.find("©")
        if sign >= 0:
            return offset + sign if not _holds_sentences(tail[sign:]) else None
        for label in self._credit_label.finditer(tail) if self._has_credit_label(tail) else ():
            if (offset == 0 or label.start() > 0) and not _holds_sentences(tail[label.end() :]):
                start = label.start()
                return offset + (start - 1 if start and tail[start - 1] == "(" else start)
        bracket = tail.rfind("(")
        if bracket >= 0 and tail.endswith((")", ").")) and self._agency.search(tail, bracket):
            return offset + bracket if len(tail) - bracket <= limit // 2 else None
        has_signs = "/" in tail or "Getty" in tail
        agency = self._agency_tail.search(tail) if has_signs and self._names_agency(tail) else None
        if agency and (offset == 0 or agency.start() > 0) and ("/" in agency[0] or "Getty" in agency[0]):
            return offset + agency.start()
        return None

    def dateline_credit(self, text: str) -> tuple[int, int] | None:
        """Return the span of the agency in a dateline: MOSCOW **(Reuters)** – …"""
        beginning = text[:100]
        may_be = "(" in beginning and self._names_agency(beginning)
        match = self._dateline.match(beginning) if may_be else None
        return match.span(1) if match else None


def names_in(byline: str) -> list[str]:
    """Return the names that a byline lists."""
    return [name.strip() for name in _BETWEEN_NAMES.split(byline)]


def _alternatives(words: Iterable[str]) -> str:
    """Join the alternatives of a pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CALENDAR = frozenset((*_MONTHS, "mon", "tue", "wed", "thu", "fri", "sat", "sun"))


def _holds_sentences(text: str) -> bool:
    """Return True if one sentence ends inside the text and another begins, which never occurs in a credit."""
    return bool(re.search(r"[a-z)”]{2}[.!?] [A-Z]", text)) and "rights reserved" not in text.casefold()


@lru_cache(maxsize=4)
def zone_words(options: ZoneOptions) -> ZoneWords:
    return ZoneWords(options)
