"""Places at which a passage may begin and end: ⟦ and ⟧ stand for the borders before and after settling."""

import pytest
from msgspec.structs import replace

from tests.matching.conftest import make_article
from tui.matching.search.best_borders import CommonWords
from tui.matching.search.settled_borders import settled_borders
from tui.matching.words.article_words import read_article
from tui.matching.words.vocabulary import Vocabulary


def settled(marked: str, language: str = "en") -> str:
    """Return the text with the settled borders of the range that is marked in it, and that the other passage shares."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    indexed = read_article(replace(make_article("a", text), language=language), Vocabulary())
    assert indexed.article.text.startswith(text)
    words = [at for at, place in enumerate(indexed.starts) if start <= place < end]
    common = CommonWords(range(len(indexed)), 0, set(words), set())
    first, last = settled_borders(indexed).settled(words[0], words[-1] + 1, common)
    begin, stop = indexed.starts[first], indexed.ends[last - 1]
    return f"{text[:begin]}⟦{text[begin:stop]}⟧{text[stop:]}"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "The mayor ⟦set forth a new harbour⟧ plan on Friday that named the eastern pier.",
            "⟦The mayor set forth a new harbour plan on Friday that named the eastern pier⟧.",
            id="the noun that a phrase ends with",
        ),
        pytest.param(
            "They ⟦closed the harbour and the eastern⟧ ferry pier and will pay whoever lost a boat there.",
            "⟦They closed the harbour and the eastern ferry pier and will pay whoever lost a boat there⟧.",
            id="the whole sentence",
        ),
        pytest.param(
            "The fee went to “Boats for ⟦Life” and tickets for the regatta⟧.",
            "The fee went to “⟦Boats for Life” and tickets for the regatta⟧.",
            id="not inside a short quotation",
        ),
        pytest.param(
            "The talks on ⟦Monday marked the end of the long strike⟧.",
            "⟦The talks on Monday marked the end of the long strike⟧.",
            id="not after a preposition",
        ),
        pytest.param(
            "It was a plan for Duncan and ⟦Margaret Hunter to sell the eastern pier⟧.",
            "⟦It was a plan for Duncan and Margaret Hunter to sell the eastern pier⟧.",
            id="not between two names",
        ),
        pytest.param(
            "It ⟦quickly gave a great deal more money⟧ to the islanders in towns that nobody had ever heard of.",
            "⟦It quickly gave a great deal more money to the islanders in towns that nobody had ever heard of⟧.",
            id="up to the end of the clause",
        ),
        pytest.param(
            "They ⟦lost their seats in the House⟧ of Commons in a vote that nobody in town had ever expected.",
            "⟦They lost their seats in the House of Commons⟧ in a vote that nobody in town had ever expected.",
            id="not inside a name with “of”",
        ),
        pytest.param(
            "⟦PORT SELM, March 3 (Kelmar Wire) — The mayor closed the eastern pier⟧.",
            "PORT SELM, March 3 (Kelmar Wire) — ⟦The mayor closed the eastern pier⟧.",
            id="after the dateline",
        ),
        pytest.param(
            "The report said ⟦the eastern pier was closed⟧.",
            "⟦The report said the eastern pier was closed⟧.",
            id="not after a verb of speech",
        ),
        pytest.param(
            "Critics say the board has described ⟦fees for the eastern ferry as unfair⟧.",
            "⟦Critics say the board has described fees for the eastern ferry as unfair⟧.",
            id="not after a verb with its auxiliary",
        ),
        pytest.param(
            "⟦The plan for the eastern pier that was drawn up by the islanders’ lawyer, Mark Sheridan⟧, said so.",
            "⟦The plan for the eastern pier that was drawn up by the islanders’ lawyer, Mark Sheridan, said so⟧.",
            id="not before a verb of speech",
        ),
        pytest.param(
            "⟦The mayor closed the eastern pier for the whole winter. The ferry⟧ companies that nobody asked will pay.",
            "⟦The mayor closed the eastern pier for the whole winter⟧. The ferry companies that nobody asked will pay.",
            id="without the beginning of the next sentence",
        ),
        pytest.param(
            "The fee was shared by the boats and ⟦ferries of the eastern pier⟧.",
            "⟦The fee was shared by the boats and ferries of the eastern pier⟧.",
            id="not between two things joined by “and”",
        ),
        pytest.param(
            "He could not say what ⟦moved the thieves⟧.",
            "⟦He could not say what moved the thieves⟧.",
            id="not after “what”",
        ),
        pytest.param(
            "A law which ⟦regulates the ferry trade⟧ was passed.",
            "⟦A law which regulates the ferry trade was passed⟧.",
            id="not between “which” and its predicate",
        ),
        pytest.param(
            "⟦The report about the eastern pier⟧ found that divers had discovered a crack.",
            "⟦The report about the eastern pier found that divers had discovered a crack⟧.",
            id="not between a subject and its predicate",
        ),
        pytest.param(
            "⟦The harbour master, an engineer from Selm⟧, closed the eastern pier.",
            "⟦The harbour master, an engineer from Selm, closed the eastern pier⟧.",
            id="not between an apposition and the predicate",
        ),
        pytest.param(
            "The council ⟦called on the harbour master⟧ to resign after the accident.",
            "⟦The council called on the harbour master to resign after the accident⟧.",
            id="not before an infinitive",
        ),
        pytest.param(
            "⟦The council has paid for the new ferries that were aimed⟧ at commuters from the islands.",
            "⟦The council has paid for the new ferries that were aimed at commuters from the islands⟧.",
            id="not between a participle and its preposition",
        ),
        pytest.param(
            "The council declined to answer ⟦questions about the price of the ferry⟧.",
            "⟦The council declined to answer questions about the price of the ferry⟧.",
            id="not between a verb and its object",
        ),
        pytest.param(
            "⟦The council bought the ferry with help⟧ from the islanders.",
            "⟦The council bought the ferry with help from the islanders⟧.",
            id="not before what belongs to a noun",
        ),
        pytest.param(
            "He did not say whether ⟦the ferry would sail again⟧.",
            "⟦He did not say whether the ferry would sail again⟧.",
            id="not after “whether”",
        ),
        pytest.param(
            "⟦The divers lived for years in Port Selm⟧, Norland, and left.",
            "⟦The divers lived for years in Port Selm, Norland, and left⟧.",
            id="not between a town and its country",
        ),
        pytest.param(
            "The mayor told ⟦the council that the pier was unsafe⟧.",
            "⟦The mayor told the council that the pier was unsafe⟧.",
            id="not between “told” and the hearer",
        ),
        pytest.param(
            "⟦The bill, which the council passed in a hurry⟧, marks the end of the ferry.",
            "⟦The bill, which the council passed in a hurry, marks the end of the ferry⟧.",
            id="not between an aside and the predicate",
        ),
        pytest.param(
            "⟦The board paid Anna Maria Lindt⟧ (Selm) for the ferry that nobody wanted.",
            "⟦The board paid Anna Maria Lindt (Selm) for the ferry that nobody wanted⟧.",
            id="not before a bracket",
        ),
        pytest.param(
            "⟦The old ferry of the islanders caught fire in the harbour shortly⟧ before the eastern pier opened.",
            "⟦The old ferry of the islanders caught fire in the harbour shortly before the eastern pier opened⟧.",
            id="not between an adverb and the time that it belongs to",
        ),
        pytest.param(
            "⟦The mayor said at the harbour that, if elected⟧, he would buy the islanders a ferry.",
            "⟦The mayor said at the harbour that, if elected, he would buy the islanders a ferry⟧.",
            id="not after a subordinate clause of two words",
        ),
        pytest.param(
            "The mayor of Selm and two of her oldest friends did not see ⟦the burning ferry in the harbour⟧.",
            "⟦The mayor of Selm and two of her oldest friends did not see the burning ferry in the harbour⟧.",
            id="not after a denial",
        ),
        pytest.param(
            "⟦Ferry Burns in Harbour⟧ After Crew Leaves Stove On",
            "⟦Ferry Burns in Harbour After Crew Leaves Stove On⟧",
            id="not inside a headline",
        ),
        pytest.param(
            "⟦The thief had a long record that began with theft⟧, fraud and arson charges.",
            "⟦The thief had a long record that began with theft, fraud and arson charges⟧.",
            id="not before the last members of a list",
        ),
        pytest.param(
            "⟦A fire on the old ferry in the harbour of Selm, a town of islanders⟧, hurt the crew.",
            "⟦A fire on the old ferry in the harbour of Selm, a town of islanders, hurt the crew⟧.",
            id="not before the first predicate of a sentence",
        ),
        pytest.param(
            "Port Selm (KNN)⟦Divers closed the eastern pier⟧.",
            "Port Selm (KNN)⟦Divers closed the eastern pier⟧.",
            id="after the name of an agency",
        ),
        pytest.param(
            "Ferry talks begin on the island The ⟦mayor has closed the eastern pier for the whole winter⟧.",
            "Ferry talks begin on the island ⟦The mayor has closed the eastern pier for the whole winter⟧.",
            id="not past a line break that was lost",
        ),
        pytest.param(
            "He was with his wife, ⟦Anna Maria Lindt of the harbour office of the eastern pier in the old town⟧.",
            "⟦He was with his wife, Anna Maria Lindt of the harbour office of the eastern pier in the old town⟧.",
            id="not with an apposition that has no predicate",
        ),
        pytest.param(
            "They blocked it on Friday, ⟦closing the eastern pier to all of the ferries of the old town⟧.",
            "⟦They blocked it on Friday, closing the eastern pier to all of the ferries of the old town⟧.",
            id="not with a participle that has no subject",
        ),
        pytest.param(
            "After they met on Friday, ⟦the harbour master closed the eastern pier to all of the ferries of the town⟧.",
            "After they met on Friday, ⟦the harbour master closed the eastern pier to all of the ferries of the town⟧.",
            id="with a clause that has a subject and a predicate",
        ),
        pytest.param(
            "⟦The islanders who live beside the harbour of Selm watched a large⟧, but empty, ship leave the pier.",
            "⟦The islanders who live beside the harbour of Selm watched a large, but empty, ship leave the pier⟧.",
            id="not before an insertion with “but”",
        ),
        pytest.param(
            "The divers ⟦want to close not only the eastern pier⟧, but also the southern ramp and the harbour wall.",
            "⟦The divers want to close not only the eastern pier, but also the southern ramp and the harbour wall⟧.",
            id="not inside “not only …, but also”",
        ),
        pytest.param(
            "The harbour master denied to reporters ⟦that the divers had discovered a crack in the girder⟧.",
            "⟦The harbour master denied to reporters that the divers had discovered a crack in the girder⟧.",
            id="not after a verb that denies it",
        ),
        pytest.param(
            "“⟦The eastern pier is safe,” Anna Lindt⟧, the director of the harbour and its ferries, told the council.",
            "“⟦The eastern pier is safe,” Anna Lindt, the director of the harbour and its ferries, told the council⟧.",
            id="not between a speaker and the verb of speech",
        ),
        pytest.param(
            "The council closed the pier, the ferry line moved to Selm, ⟦D.C., and the divers left the harbour⟧.",
            "The council closed the pier, ⟦the ferry line moved to Selm, D.C., and the divers left the harbour⟧.",
            id="not between a town and its state",
        ),
        pytest.param(
            "⟦The police of Selm have arrested a diver in connection⟧ with the theft.",
            "⟦The police of Selm have arrested a diver in connection with the theft⟧.",
            id="not inside “in connection with”",
        ),
    ],
)
def test_a_border_moves_to_where_a_phrase_begins_or_ends(marked: str, expected: str) -> None:
    assert settled(marked) == expected


def test_another_language_has_no_weights_and_moves_borders_to_the_ends_of_clauses() -> None:
    marked = "Der Hafen ⟦wurde am Freitag wegen der Schäden⟧ am Steg geschlossen, sagt er."
    assert settled(marked, "de") == "⟦Der Hafen wurde am Freitag wegen der Schäden am Steg geschlossen⟧, sagt er."


def test_words_that_only_one_passage_has_are_dropped_rather_than_gone_on_with() -> None:
    text = "The mayor closed the eastern pier on Friday because the divers had discovered a crack in its girder."
    indexed = read_article(make_article("a", text), Vocabulary())
    common = CommonWords(range(len(indexed)), 0, set(range(6)), set())
    first, last = settled_borders(indexed).settled(0, 10, common)
    assert text[indexed.starts[first] : indexed.ends[last - 1]] == "The mayor closed the eastern pier on Friday"


def test_words_beyond_an_insertion_are_taken_in_if_the_other_sentence_has_them() -> None:
    text = "The mayor closed the pier on Friday, and many of the islanders blamed the divers, who saw a girder crack."
    indexed = read_article(make_article("a", text), Vocabulary())
    words = range(len(indexed))
    beyond = {word for word in words if indexed.keys[word] in {"divers", "saw", "girder", "crack"}}
    common = CommonWords(words, 0, set(range(7)) | beyond, beyond)
    first, last = settled_borders(indexed).settled(0, 7, common)
    assert text[indexed.starts[first] : indexed.ends[last - 1]] == text[:-1]
