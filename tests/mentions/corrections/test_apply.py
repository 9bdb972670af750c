"""The rules by which corrections change people and quotes, on a small event that is written out in full.

People are described in one line each: name (aliases; roles): the words that name them in each article. Quotes too: the
quoted words: name of the speaker, words that name the speaker, whether these words are still the speaker's mention.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from tests.mentions.conftest import make_article
from tests.rows import each_row
from tui.articles.model import Article, Coverage, Passage, ZoneKind
from tui.mentions.corrections.apply import apply
from tui.mentions.corrections.model import (
    Corrected,
    Correction,
    Merge,
    NoPerson,
    PersonRef,
    Rename,
    SetSpeaker,
    Split,
    TextPlace,
    mention_place,
    quote_place,
)
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote, QuoteKind
from tui.mentions.rule import Rule
from tui.text.span import Span

DAILY = make_article(
    "daily",
    "Ana Prill met Boris Kovac. Prill spoke first.",
    "“No tide,” the minister said. “No wind,” he said. “No sun,” he added. “No rain,” said Carl Prill.",
)
HERALD = make_article("herald", "Ana Prill and Boris Kovac spoke. “No snow,” said Kovac.", "By Dan Moor")
COVERAGE = Coverage("", (DAILY, HERALD))
ANA = Person("ana-prill", "Ana Prill", ("Prill",), ("minister",))
BORIS = Person("boris-kovac", "Boris Kovac", ("Kovac",), ("mayor", "minister"))
CARL = Person("carl-prill", "Carl Prill", ())
DAN = Person("dan-moor", "Dan Moor", ())


def span(article: Article, words: str, number: int = 0) -> Span:
    start = -1
    for _ in range(number + 1):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(person: Person, article: Article, words: str, number: int = 0, form: str = "full") -> Mention:
    zone = ZoneKind.BYLINE if person is DAN else ZoneKind.BODY
    return Mention(person.id, Passage(article.id, span(article, words, number)), MentionForm(form), zone)


def quote(person: Person | None, article: Article, words: str, speaker: str, place: Span | None) -> Quote:
    parts, kind = (span(article, words),), QuoteKind.DIRECT
    speaker_id = person.id if person else None
    return Quote(words, article.id, parts, kind, speaker_id, speaker, place, None, Rule.SAID_AFTER, ZoneKind.BODY)


MINISTER = span(DAILY, "the minister")
HE = Span(span(DAILY, "he said").start, span(DAILY, "he said").start + 2)
FOUND = MentionSet(
    people=(ANA, BORIS, CARL, DAN),
    mentions=(
        mention(ANA, DAILY, "Ana Prill"),
        mention(BORIS, DAILY, "Boris Kovac"),
        mention(ANA, DAILY, "Prill", 1, "surname"),
        mention(ANA, DAILY, "the minister", form="role"),
        Mention(BORIS.id, Passage(DAILY.id, HE), MentionForm.PRONOUN, ZoneKind.BODY),
        mention(CARL, DAILY, "Carl Prill"),
        mention(ANA, HERALD, "Ana Prill"),
        mention(BORIS, HERALD, "Boris Kovac"),
        mention(BORIS, HERALD, "Kovac", 1, "surname"),
        mention(DAN, HERALD, "Dan Moor"),
    ),
    quotes=(
        quote(ANA, DAILY, "No tide", "the minister", MINISTER),
        quote(BORIS, DAILY, "No wind", "he", HE),
        quote(BORIS, DAILY, "No sun", "he", HE),
        quote(CARL, DAILY, "No rain", "Carl Prill", span(DAILY, "Carl Prill")),
        quote(BORIS, HERALD, "No snow", "Kovac", span(HERALD, "Kovac", 1)),
    ),
)
PEOPLE = [
    "Boris Kovac (Kovac; mayor, minister): Boris Kovac, he | Boris Kovac, Kovac",
    "Ana Prill (Prill; minister): Ana Prill, Prill, the minister | Ana Prill",
    "Carl Prill (; ): Carl Prill | ",
    "Dan Moor (; ):  | Dan Moor",
]
QUOTES = [
    "No tide: Ana Prill, the minister, there",
    "No wind: Boris Kovac, he, there",
    "No sun: Boris Kovac, he, there",
    "No rain: Carl Prill, Carl Prill, there",
    "No snow: Boris Kovac, Kovac, there",
]


def people(mentions: MentionSet) -> list[str]:
    return [
        f"{person.name} ({', '.join(person.aliases)}; {', '.join(person.roles)}): "
        + " | ".join(", ".join(_words(mentions, person, article)) for article in COVERAGE.articles)
        for person in mentions.people
    ]


def _words(mentions: MentionSet, person: Person, article: Article) -> list[str]:
    own = [m.passage for m in mentions.mentions if m.person == person.id and m.passage.article == article.id]
    return [COVERAGE.text_of(passage) for passage in own]


def quotes(mentions: MentionSet) -> list[str]:
    names = {person.id: person.name for person in mentions.people}
    return [
        f"{quote.id}: {names.get(quote.speaker or '', '–')}, {quote.speaker_text}"
        + (", there" if quote.speaker_mention else "")
        for quote in (*mentions.quotes, *mentions.reported)
    ]


def corrected(*corrections: Correction, original: MentionSet = FOUND) -> MentionSet:
    result = apply(original, corrections, COVERAGE)
    assert result.unapplied == ()
    return result.mentions


def reason(*corrections: Correction) -> str:
    """Return why the last correction does not apply, and check that it changes nothing."""
    result = apply(FOUND, corrections, COVERAGE)
    [unapplied] = result.unapplied
    assert unapplied.correction == corrections[-1]
    assert result.mentions == (corrected(*corrections[:-1]) if corrections[:-1] else apply_nothing())
    return unapplied.reason


def apply_nothing() -> MentionSet:
    """Return the event after a correction that only puts the people in order."""
    return corrected(Merge(PersonRef("Prill"), PersonRef("Ana Prill")))


def added_lines(old_lines: Sequence[str], new_lines: Sequence[str]) -> list[str]:
    """Return the lines that are new."""
    return [line for line in new_lines if line not in old_lines]


def test_people_are_ordered_by_their_mentions_and_those_in_bylines_come_last() -> None:
    mentions = apply_nothing()
    assert people(mentions) == [PEOPLE[1], PEOPLE[0], PEOPLE[2], PEOPLE[3]]
    assert quotes(mentions) == QUOTES


def test_without_corrections_nothing_changes_and_nothing_fails() -> None:
    assert apply(FOUND, (), COVERAGE) == Corrected(FOUND, ())


def test_mentions_stay_in_the_order_of_the_text() -> None:
    shuffled = replace(FOUND, mentions=tuple(reversed(FOUND.mentions)))
    assert corrected(Rename(PersonRef("Carl Prill"), "Carlo"), original=shuffled).mentions == FOUND.mentions


def test_mentions_in_bylines_only_break_ties() -> None:
    twice = replace(FOUND, mentions=(*FOUND.mentions, mention(DAN, HERALD, "Dan"), mention(DAN, HERALD, "Moor")))
    unnamed = replace(twice, people=(*FOUND.people[:3], Person("eve", "Eve Lund", ()), DAN))
    names = [person.name for person in corrected(Rename(PersonRef("Carl Prill"), "Carlo"), original=unnamed).people]
    assert names == ["Ana Prill", "Boris Kovac", "Carlo", "Dan Moor", "Eve Lund"]


# --- merge -----------------------------------------------------------------------------------------------------------


def test_merging_gives_one_person_all_names_roles_mentions_and_quotes() -> None:
    mentions = corrected(Merge(PersonRef("Ana Prill"), PersonRef("Boris Kovac")))
    assert people(mentions)[0] == (
        "Boris Kovac (Kovac, Ana Prill, Prill; mayor, minister): "
        "Ana Prill, Boris Kovac, Prill, the minister, he | Ana Prill, Boris Kovac, Kovac"
    )
    assert [person.name for person in mentions.people] == ["Boris Kovac", "Carl Prill", "Dan Moor"]
    assert added_lines(QUOTES, quotes(mentions)) == ["No tide: Boris Kovac, the minister, there"]


def test_a_name_or_role_that_both_people_have_is_listed_once() -> None:
    alike = replace(CARL, aliases=("Prill", "Ana Prill"), roles=("minister", "captain"))
    same_alias = replace(FOUND, people=(ANA, BORIS, alike, DAN))
    mentions = corrected(Merge(PersonRef("Carl Prill"), PersonRef("Ana Prill")), original=same_alias)
    assert people(mentions)[0].startswith("Ana Prill (Prill, Carl Prill; minister, captain)")


MERGED_ALREADY = [
    Merge(PersonRef("Ana Prill"), PersonRef("Ana Prill")),
    Merge(PersonRef("Prill"), PersonRef("Ana Prill")),
    Merge(PersonRef("Ana PRILL"), PersonRef("ana prill")),
]


@each_row("merge", MERGED_ALREADY)
def test_merging_two_names_of_one_person_changes_nothing(merge: Merge) -> None:
    assert people(corrected(merge)) == people(apply_nothing())


def test_a_merged_person_is_found_by_the_old_name() -> None:
    mentions = corrected(
        Merge(PersonRef("Carl Prill"), PersonRef("Boris Kovac")),
        Rename(PersonRef("Carl Prill"), "Borys"),
    )
    assert people(mentions)[0].startswith("Borys (Boris Kovac, Kovac, Carl Prill; ")


def test_a_person_without_mentions_can_be_merged() -> None:
    unnamed = replace(FOUND, people=(*FOUND.people, Person("eve", "Eve Lund", ())))
    mentions = corrected(Merge(PersonRef("Eve Lund"), PersonRef("Dan Moor")), original=unnamed)
    assert people(mentions)[-1] == "Dan Moor (Eve Lund; ):  | Dan Moor"


# --- split -----------------------------------------------------------------------------------------------------------


def test_splitting_by_a_form_takes_every_mention_in_that_form() -> None:
    mentions = corrected(Split(PersonRef("Ana Prill"), "Eve Prill", forms=("prill", "the minister")))
    assert added_lines(PEOPLE, people(mentions)) == [
        "Ana Prill (; minister): Ana Prill | Ana Prill",
        "Eve Prill (Prill; ): Prill, the minister | ",
    ]
    assert added_lines(QUOTES, quotes(mentions)) == ["No tide: Eve Prill, the minister, there"]


def test_splitting_by_a_place_takes_that_mention_and_leaves_the_alias_in_use() -> None:
    place = mention_place(HERALD, mention(BORIS, HERALD, "Boris Kovac"))
    mentions = corrected(Split(PersonRef("Boris Kovac"), "Bo Kovac", places=(place,)))
    assert added_lines(PEOPLE, people(mentions)) == [
        "Boris Kovac (Kovac; mayor, minister): Boris Kovac, he | Kovac",
        "Bo Kovac (Boris Kovac; ):  | Boris Kovac",
    ]
    assert quotes(mentions)[-1] == "No snow: Boris Kovac, Kovac, there"


def test_splitting_takes_only_the_quotes_of_the_mentions_that_leave() -> None:
    mentions = corrected(Split(PersonRef("Boris Kovac"), "Bo Kovac", forms=("Kovac",)))
    assert added_lines(QUOTES, quotes(mentions)) == ["No snow: Bo Kovac, Kovac, there"]


def test_a_person_who_loses_every_mention_in_a_split_is_removed() -> None:
    mentions = corrected(Split(PersonRef("Carl Prill"), "Carl Lund", forms=("Carl Prill",)))
    assert added_lines(PEOPLE, people(mentions)) == ["Carl Lund (Carl Prill; ): Carl Prill | "]
    assert [person.name for person in mentions.people] == ["Ana Prill", "Boris Kovac", "Carl Lund", "Dan Moor"]
    assert quotes(mentions)[3] == "No rain: Carl Lund, Carl Prill, there"


def test_the_new_person_has_a_unique_id() -> None:
    mentions = corrected(Split(PersonRef("Ana Prill"), "Carl Prill", forms=("Prill",)))
    ids = [person.id for person in mentions.people]
    assert len(ids) == len(set(ids)) == 5
    assert len([person for person in mentions.people if person.name == "Carl Prill"]) == 2


def test_the_most_frequent_form_is_the_first_alias_of_the_new_person() -> None:
    mentions = corrected(Split(PersonRef("Boris Kovac"), "Bo", forms=("Kovac", "Boris Kovac", "he")))
    assert people(mentions)[1] == "Bo (Boris Kovac, Kovac; ): Boris Kovac, he | Boris Kovac, Kovac"


def test_splitting_off_mentions_that_do_not_exist_is_reported() -> None:
    assert reason(Split(PersonRef("Ana Prill"), "Eve", forms=("Kovac",))) == "none of these mentions is in the articles"
    of_boris = mention_place(HERALD, mention(BORIS, HERALD, "Boris Kovac"))
    assert (
        reason(Split(PersonRef("Carl Prill"), "Eve", places=(of_boris,))) == "none of these mentions is in the articles"
    )


# --- rename, no person ------------------------------------------------------------------------------------------------


def test_renaming_keeps_the_old_name_as_the_first_alias() -> None:
    mentions = corrected(Rename(PersonRef("Boris Kovac"), "Borys"), Rename(PersonRef("Borys"), "Kovac"))
    assert people(mentions)[1].startswith("Kovac (Borys, Boris Kovac; mayor, minister)")
    assert {person.id for person in mentions.people} == {person.id for person in FOUND.people}


def test_removing_a_person_leaves_the_words_of_the_speaker() -> None:
    mentions = corrected(NoPerson(PersonRef("Boris Kovac")))
    assert added_lines(PEOPLE, people(mentions)) == []
    assert [person.name for person in mentions.people] == ["Ana Prill", "Carl Prill", "Dan Moor"]
    assert added_lines(QUOTES, quotes(mentions)) == [
        "No wind: –, he, there",
        "No sun: –, he, there",
        "No snow: –, Kovac, there",
    ]


def test_a_person_without_mentions_can_be_removed() -> None:
    unnamed = replace(FOUND, people=(*FOUND.people, Person("eve", "Eve Lund", ())))
    assert people(corrected(NoPerson(PersonRef("Eve Lund")), original=unnamed)) == people(apply_nothing())


# --- the speaker ------------------------------------------------------------------------------------------------------


def speaker(*words: str, person: str = "", text: str = "") -> SetSpeaker:
    places = tuple(
        quote_place(COVERAGE.article(quote.article), quote)
        for word in words
        for quote in FOUND.quotes
        if quote.id == word
    )
    return SetSpeaker(places, person=PersonRef(person) if person else None, text=text)


SPEAKERS: list[tuple[SetSpeaker, list[str], list[str]]] = [
    # a name stays with who bears it
    (speaker("No snow", person="Ana Prill"), ["No snow: Ana Prill, Ana Prill"], []),
    (speaker("No rain", text="the office"), ["No rain: –, the office"], []),
    (speaker("No rain"), ["No rain: –, "], []),
    # “the minister” is a mention only because it speaks
    (
        speaker("No tide", person="Carl Prill"),
        ["No tide: Carl Prill, Carl Prill, there"],
        ["Ana Prill (Prill; minister): Ana Prill, Prill | Ana Prill", "Carl Prill (; ): the minister, Carl Prill | "],
    ),
    (
        speaker("No tide"),
        ["No tide: –, "],
        ["Ana Prill (Prill; minister): Ana Prill, Prill | Ana Prill"],
    ),
    # “he” still speaks elsewhere
    (speaker("No wind", person="Ana Prill"), ["No wind: Ana Prill, Ana Prill"], []),
    # the speaker is right already
    (speaker("No snow", person="Boris Kovac"), ["No snow: Boris Kovac, Boris Kovac, there"], []),
    # several quotes at once: with the last of them goes “he”
    (
        speaker("No wind", "No sun", person="Ana Prill"),
        ["No wind: Ana Prill, Ana Prill", "No sun: Ana Prill, Ana Prill, there"],
        [
            "Ana Prill (Prill; minister): Ana Prill, Prill, the minister, he | Ana Prill",
            "Boris Kovac (Kovac; mayor, minister): Boris Kovac | Boris Kovac, Kovac",
        ],
    ),
]


@each_row(("correction", "new_quotes", "new_people"), SPEAKERS)
def test_a_quote_goes_to_its_new_speaker(correction: SetSpeaker, new_quotes: list[str], new_people: list[str]) -> None:
    mentions = corrected(correction)
    assert added_lines(QUOTES, quotes(mentions)) == new_quotes
    assert added_lines(PEOPLE, people(mentions)) == new_people


def test_the_rule_of_a_corrected_quote_is_reader_or_none() -> None:
    rules = [
        corrected(speaker("No rain", **new_speaker)).quotes[3].rule
        for new_speaker in ({"person": "Ana Prill"}, {"text": "the office"}, {})
    ]
    assert rules == ["reader", "reader", "none"]


def test_a_quote_without_a_speaker_is_given_one() -> None:
    unattributed = replace(FOUND, quotes=(quote(None, DAILY, "No tide", "", None), *FOUND.quotes[1:]))
    mentions = corrected(speaker("No tide", person="Carl Prill"), original=unattributed)
    assert quotes(mentions)[0] == "No tide: Carl Prill, Carl Prill"
    assert people(mentions) == people(apply_nothing())


def test_reported_speech_is_given_a_speaker_like_a_quote() -> None:
    with_indirect = replace(FOUND, quotes=FOUND.quotes[:4], reported=FOUND.quotes[4:])
    mentions = corrected(speaker("No snow", person="Ana Prill"), original=with_indirect)
    assert [quote.speaker for quote in mentions.reported] == [ANA.id]
    assert mentions.quotes == FOUND.quotes[:4]


def test_a_quote_that_does_not_exist_is_reported() -> None:
    nowhere = TextPlace("Nowhere", "0" * 64, 5, "No tide")
    assert reason(SetSpeaker((nowhere,), text="the office")) == "this quote is not in the articles"
    two_places = SetSpeaker((nowhere, *speaker("No rain").quotes), text="the office")
    assert quotes(corrected(two_places))[3] == "No rain: –, the office"


# --- the people and places that a correction refers to ----------------------------------------------------------------

NAMESAKES = (
    Person("kovac-1", "Boris Kovac", ("Mayor Kovac", "Bo Kovac")),
    Person("kovac-2", "Boris Kovac", ("Judge Kovac",)),
    Person("lund", "Eve Lund", ("Lund", "Eve Lund-Kovac")),
)
REFERENCES: list[tuple[PersonRef, str]] = [
    (PersonRef("Boris Kovac", ("Judge Kovac",)), "kovac-2"),
    (PersonRef("Boris Kovac", ("Mayor Kovac",)), "kovac-1"),
    (PersonRef("Boris Kovac", ("Bo Kovac", "Judge Kovac", "Mayor Kovac")), "kovac-1"),
    (PersonRef("boris KOVAC"), "kovac-1"),
    (PersonRef("Bóris Kovač", ("Judge Kovac",)), "kovac-2"),
    # another name of two words
    (PersonRef("Eve Lund-Kovac"), "lund"),
    (PersonRef("Eva Lund", ("Lund", "Eve Lund-Kovac")), "lund"),
    # the name itself before another one's alias
    (PersonRef("Eve Lund", ("Judge Kovac",)), "lund"),
]


@each_row(("reference", "person_id"), REFERENCES)
def test_a_reference_means_the_namesake_who_shares_most_aliases(reference: PersonRef, person_id: str) -> None:
    result = apply(MentionSet(NAMESAKES, (), ()), [Rename(reference, "New Name")], COVERAGE)
    assert [person.id for person in result.mentions.people if person.name == "New Name"] == [person_id]


@each_row("reference", [PersonRef("Lund"), PersonRef("Eva Lund", ("Lund",)), PersonRef("Nobody Here")])
def test_a_single_word_does_not_refer_to_a_person_by_an_alias(reference: PersonRef) -> None:
    result = apply(MentionSet(NAMESAKES, (), ()), [NoPerson(reference)], COVERAGE)
    assert [item.reason for item in result.unapplied] == [f"nobody in the articles is called {reference.name}"]
    assert result.mentions.people == NAMESAKES


def test_a_name_that_a_person_no_longer_has_refers_to_nobody() -> None:
    split = Split(PersonRef("Ana Prill"), "Eve Lund", forms=("Prill",))
    assert "nobody in the articles is called Ana Kovac" in reason(split, NoPerson(PersonRef("Ana Kovac")))
    removal = NoPerson(PersonRef("Boris Kovac"))
    assert "nobody in the articles is called Boris Kovac" in reason(removal, Rename(PersonRef("Boris Kovac"), "Borys"))


def place_of(article: Article, words: str, number: int = 0, **changes: object) -> TextPlace:
    at = span(article, words, number).start
    return replace(TextPlace(article.outlet, article.sha256, at, words), **changes)


REPEATED = make_article("daily", "Prill met Prill. Old Prill saw Prill.")
AGAIN = make_article("herald", "Prill met Prill. Old Prill saw Prill.")
ELSEWHERE = {"sha256": "0" * 64}
PLACES: list[tuple[TextPlace, list[int]]] = [
    (place_of(REPEATED, "Prill", 0), [0]),
    (place_of(REPEATED, "Prill", 1), [1]),
    (place_of(REPEATED, "Prill", 3), [3]),
    # the text has changed since: the same words, nearest to the place
    (place_of(REPEATED, "Prill", 1, **ELSEWHERE, offset=13), [1]),
    (place_of(REPEATED, "Prill", 1, **ELSEWHERE, offset=18), [2]),
    (place_of(REPEATED, "Prill", 0, **ELSEWHERE, offset=900), [3]),
    (place_of(REPEATED, "Prill", 0, **ELSEWHERE, text="Prills"), []),
    # the borders of a mention are others in the same text: half of the words are enough
    (place_of(REPEATED, "Old Prill"), [2]),
    (place_of(REPEATED, "met Prill."), [1]),
    (place_of(REPEATED, "met Prill. "), []),
    (place_of(REPEATED, "Old"), []),
    # of an outlet or a text that is not open
    (place_of(REPEATED, "Prill", 1, outlet="Elsewhere"), [1]),
    (place_of(REPEATED, "Prill", 1, outlet="Elsewhere", **ELSEWHERE), []),
    # two outlets have the same text
    (place_of(AGAIN, "Prill", 1), [5]),
]


@each_row(("place", "numbers"), PLACES)
def test_a_place_is_found_by_its_text_its_outlet_and_its_words(place: TextPlace, numbers: list[int]) -> None:
    places = [(article, span(article, "Prill", n)) for article in (REPEATED, AGAIN) for n in range(4)]
    mentions = tuple(
        Mention("prill", Passage(article.id, at), MentionForm.SURNAME, ZoneKind.BODY) for article, at in places
    )
    original = MentionSet((Person("prill", "Ana Prill", ("Prill",)),), mentions, ())
    result = apply(original, [Split(PersonRef("Ana Prill"), "Eve", places=(place,))], Coverage("", (REPEATED, AGAIN)))
    moved_numbers = [n for n, m in enumerate(result.mentions.mentions) if m.person == "eve"]
    assert moved_numbers == numbers
    assert bool(result.unapplied) is not bool(numbers)


def test_a_quote_in_parts_is_found_by_its_first_words_and_by_any_part() -> None:
    article = make_article("daily", "“No tide,” he said, “no wind and no rain.” “No tide” again.")
    parts = (span(article, "No tide"), span(article, "no wind and no rain"))
    first = replace(quote(None, article, "No tide", "", None), id="first", parts=parts)
    second = replace(quote(None, article, "No tide", "", None), id="second", parts=(span(article, "No tide", 1),))
    original = MentionSet((), (), (first, second))

    def corrected_ids(place: TextPlace) -> list[str]:
        result = apply(original, [SetSpeaker((place,), text="x")], Coverage("", (article,)))
        return [q.id for q in result.mentions.quotes if q.speaker_text == "x"]

    assert corrected_ids(quote_place(article, first)) == ["first"]
    assert corrected_ids(quote_place(article, second)) == ["second"]
    assert corrected_ids(place_of(article, "wind and no")) == ["first"]


def test_corrections_are_applied_in_order() -> None:
    mentions = corrected(
        Rename(PersonRef("Carl Prill"), "Carl Lund"),
        Merge(PersonRef("Carl Lund"), PersonRef("Dan Moor")),
    )
    assert "Dan Moor (Carl Lund, Carl Prill; ): Carl Prill | Dan Moor" in people(mentions)
    assert apply(FOUND, (), COVERAGE).mentions is FOUND
