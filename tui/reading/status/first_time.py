"""Explains signs and numbers in the status line when each first appears."""

from tui.matching.model import MatchSureness
from tui.reading.highlights.match_kinds import MEANINGS, POSSIBLE_SIGN, SIGNS, sign_at
from tui.reading.highlights.possible import RIGHT_SHARE
from tui.reading.place.session import ReadingSession
from tui.reading.status.key_names import KeyName
from tui.reading.stops import Stop, StopKind

_MEANING_OF_SIGN = {SIGNS[kind]: meaning for kind, meaning in MEANINGS.items()} | {
    POSSIBLE_SIGN: f"possible match: {RIGHT_SHARE[MatchSureness.POSSIBLE]} are right, so check it"
}


class FirstTimes:
    """Gives each explanation at one place only: again while that place is current, but nowhere else."""

    def __init__(self, key_of: KeyName) -> None:
        self._key_of = key_of
        self._place_of: dict[str, object] = {}
        """Subject explained → the stop or list where it was explained."""

    def explanation(self, session: ReadingSession) -> str:
        """Return an explanation for the current stop, or for the counts if there is none; may be empty."""
        groups, stop = session.visible_groups, session.stop
        if groups is None:
            return ""
        if stop is None:
            return self._about_counts() if "bars" not in self._place_of else ""
        return self._about_passage(session, stop) if stop.kind is StopKind.PASSAGE else ""

    def about_people(self, outlets: str, *, has_others: bool) -> str:
        """Return an explanation of the numbers in the list of people; empty the second time.

        outlets: their short names, as above the list. has_others: True if the list includes people whom no story names.
        """
        if not outlets or "people" in self._place_of:
            return ""
        others = "; faint names (bylines) do not count" if has_others else ""
        return self._once("people", f"mentions in each outlet: {outlets}{others}", "people")

    def about_quotes(self, quote_count: int, row_count: int) -> str:
        """Return why the list has fewer rows than quotes; empty if it has not, and the second time."""
        if row_count >= quote_count or "quotes" in self._place_of:
            return ""
        rows = f"{quote_count} quotes in {row_count} rows: a quote in several outlets has one row"
        return self._once("quotes", rows, "quotes")

    def _about_counts(self) -> str:
        more, names = self._key_of("looser"), self._key_of("names")
        return self._once(
            "cutoff",
            f"less likely passages are hidden; press {more} for more, {names} for those that share only names",
        )

    def _about_passage(self, session: ReadingSession, stop: Stop) -> str:
        groups = session.visible_groups
        assert groups is not None
        if stop.key not in groups.by_id:
            return ""
        sign, letter = sign_at(groups, stop), groups.labels[stop.key]
        explanations = {
            f"sign {sign}": f"{letter}{sign}: {_MEANING_OF_SIGN.get(sign, '')}",
            "bars": "bars at the right edge: passages in this article",
        }
        here = next((subject for subject in explanations if self._place_of.get(subject) == stop), "")
        subject = here or next((subject for subject in explanations if subject not in self._place_of), "")
        return self._once(subject, explanations[subject], stop) if subject else ""

    def _once(self, subject: str, text: str, place: object = None) -> str:
        return text if self._place_of.setdefault(subject, place) == place else ""
