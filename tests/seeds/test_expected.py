"""The sample event: what the program finds in it, against what a reader must find (seeds/expected.yaml)."""

from pathlib import Path

import pytest
from msgspec import Struct

from tests.conftest import Crosslight
from tui import api
from tui.articles.model import ASIDE, Coverage, Passage
from tui.matching.model import Match
from tui.mentions.model import MentionForm, MentionSet
from tui.shipped import shipped_path
from tui.text.span import Span
from tui.yaml.validation import load_struct

NOT_YET_FOUND = {6, 9, 10, 11, 17, 20, 21, 22, 23, 26, 28, 29, 30, 31, 33, 34, 38}
"""Ids of expected passages that no match shows at the normal cutoff. Take out what is newly found."""
NAMING = {MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN}


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    at: tuple[int, int]
    text: str

    @property
    def span(self) -> Span:
        return Span(*self.at)


class Alike(Struct, frozen=True, forbid_unknown_fields=True, rename={"guardian": "the-guardian"}):
    id: int
    likeness: str
    rt: Place
    guardian: Place


class Naming(Place, frozen=True, forbid_unknown_fields=True):
    article: str
    form: str


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    mentions: tuple[Naming, ...]
    also: tuple[str, ...] = ()


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    article: str
    kind: str
    parts: tuple[Place, ...]
    speaker: str | None = None
    named: Place | None = None

    @property
    def told(self) -> tuple[object, ...]:
        """Where the parts stand, who speaks, and the words that say so."""
        return tuple(part.at for part in self.parts), self.speaker, self.named and (self.named.at, self.named.text)


class Aside(Struct, frozen=True, forbid_unknown_fields=True):
    article: str
    at: tuple[int, int]
    begins: str
    ends: str


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    passages: tuple[Alike, ...]
    people: tuple[Known, ...]
    quotes: tuple[Said, ...]
    set_aside: tuple[Aside, ...]


@pytest.fixture(scope="module")
def expected() -> Expected:
    return load_struct(shipped_path("seeds/expected.yaml"), "expected.yaml", Expected)


@pytest.fixture(scope="module")
def event() -> api.Event:
    return api.open_event([shipped_path("seeds")])


@pytest.fixture(scope="module")
def mentions(event: api.Event) -> MentionSet:
    return event.mentions()


def test_the_words_stand_where_the_offsets_say(expected: Expected, event: api.Event) -> None:
    places: list[tuple[str, Place]] = [("rt", one.rt) for one in expected.passages]
    places += [("the-guardian", one.guardian) for one in expected.passages]
    places += [(place.article, place) for person in expected.people for place in person.mentions]
    places += [(said.article, place) for said in expected.quotes for place in (*said.parts, said.named) if place]
    for article, place in places:
        assert place.span.slice(event.coverage.article(article).text) == place.text
    for aside in expected.set_aside:
        text = Span(*aside.at).slice(event.coverage.article(aside.article).text)
        assert (text.startswith(aside.begins), text.endswith(aside.ends)) == (True, True)


def test_the_passages_that_are_found_stay_found_and_no_other_is(expected: Expected, event: api.Event) -> None:
    cutoff = event.settings.matching.cutoff_score()
    matches = event.matches().at(cutoff).matches
    missing = {one.id for one in expected.passages if not any(shows(match, one) for match in matches)}
    assert missing == NOT_YET_FOUND


def shows(match: Match, alike: Alike) -> bool:
    """Whether the match holds at least half of the passage in both articles."""
    pairs = ((match.left.span, alike.rt.span), (match.right.span, alike.guardian.span))
    return all(2 * found.overlap(wanted) >= len(wanted) for found, wanted in pairs)


def test_no_match_of_any_score_touches_what_is_set_aside(expected: Expected, event: api.Event) -> None:
    aside = [Passage(one.article, Span(*one.at)) for one in expected.set_aside]
    matches = event.matches().matches
    assert [match for match in matches if any(match.touches(place) for place in aside)] == []
    assert all(event.coverage.article(one.article).zone_at(one.span.start) in ASIDE for one in aside)


def test_everyone_is_found_at_every_place_and_nobody_else(expected: Expected, mentions: MentionSet) -> None:
    """Also that nobody is two people, and no two people are one."""
    found: dict[str, set[tuple[str, tuple[int, int], str]]] = {}
    for mention in mentions.mentions:
        if mention.form in NAMING:
            span = mention.passage.span
            place = (mention.passage.article, (span.start, span.end), mention.form.value)
            found.setdefault(mention.person, set()).add(place)
    wanted = [{(place.article, place.at, place.form) for place in person.mentions} for person in expected.people]
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, wanted))
    names = {name for person in expected.people for name in (person.name, *person.also)}
    assert {person.name for person in mentions.people} <= names


def test_every_quote_is_found_with_its_speaker_and_no_other_quote(
    expected: Expected, mentions: MentionSet, event: api.Event
) -> None:
    one_name = {name: person.name for person in expected.people for name in (person.name, *person.also)}
    found = [
        (
            quote.article,
            quote.kind.value,
            tuple((part.start, part.end) for part in quote.parts),
            one_name.get(speaker_name(mentions, quote.speaker), quote.speaker_text) or None,
            words_of(event.coverage, quote.article, quote.speaker_mention),
        )
        for quote in mentions.quotes
    ]
    assert found == [(one.article, one.kind, *one.told) for one in expected.quotes]


def speaker_name(mentions: MentionSet, speaker: str | None) -> str:
    return next((person.name for person in mentions.people if person.id == speaker), "")


def words_of(coverage: Coverage, article: str, span: Span | None) -> tuple[tuple[int, int], str] | None:
    return ((span.start, span.end), span.slice(coverage.article(article).text)) if span else None


def test_the_list_of_what_is_expected_is_no_article_of_the_sample_event(event: api.Event) -> None:
    assert [article.id for article in event.coverage.articles] == ["rt", "the-guardian"]
    assert (event.problems, event.notices) == ((), ())


def test_in_a_folder_without_an_event_file_it_is_no_article_either(tmp_path: Path) -> None:
    (tmp_path / "expected.yaml").write_bytes(shipped_path("seeds/expected.yaml").read_bytes())
    (tmp_path / "a.txt").write_text("Ferry burns\n\nTwo people died.")
    assert [article.outlet for article in api.open_event([tmp_path]).coverage.articles] == ["a"]


def test_given_by_name_it_is_refused_as_no_event_file(crosslight: Crosslight) -> None:
    ended = crosslight("matches", shipped_path("seeds/expected.yaml"))
    assert (ended.status, ended.out) == (3, "")
    assert "expected.yaml" in ended.err
    assert "passages" in ended.err
