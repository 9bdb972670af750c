"""What was changed in a sentence that another outlet has nearly word for word."""

import pytest

from tests.reading.differences.test_differences import event_of
from tui.matching.model import MatchSureness
from tui.reading.differences.copies.find import near_copy_differences

CHANGES = {
    "number": [
        ("Anders Lind, 56, was found by a neighbour in the boathouse early on Monday.", "56", "57"),
        ("The ferry to Selm has not sailed from the small harbour for 25 years, the owner said.", "years", "months"),
        ("Of all the voters of the island some 46 percent want the new harbour to be built.", "percent", "million"),
        ("The crew of the ferry had recited 2 Timothy before the ship left the harbour of Selm.", "2", "5"),
        ("None of those three had been told of the plan for the harbour before it was printed.", "three", "eight"),
    ],
    "name": [
        ("The captain of the ferry met Anders Lind at the gate of the harbour on Monday.", "Lind", "Berg"),
        ("The captain was taken to a small hospital in Vorden with burns on both hands.", "Vorden", "Kelmar"),
    ],
    "wording": [
        ("“We must never allow the ferry to sail in winter without an engineer,” said Petra Holm.",
         "never allow", "not ever let"),
        ("The owner of the ferry had called it “a harmless little accident” in the harbour of Selm.",
         "harmless", "foolish"),
        ("The owner of the ferry said that his crew “should go home before the winter” of that year.",
         "should", "could"),
        ("The ferry’s owner gave “false and misleading answers” to the council in four long meetings.",
         "misleading ", ""),
    ],
}  # fmt: skip
SAME = [
    ("Of all the houses of the island 3,020 were without light for a night.", "3,020", "some 3,000"),
    ("The ferry had left the harbour of Selm with about 300 people on board.", "about 300", "304"),
    ("The road from the harbour to the mine of Vorden is some 60 miles long.", "60 miles", "97 kilometres"),
    ("The captain of the ferry was met by Petra Holm at the gate. Petra left the harbour with him later that day.",
     "by Petra Holm", "by Holm"),
    ("The captain told the court that the U.S. had bought the ferry from the island.", "U.S.", "United States"),
    ("The captain said that the ferry had been “a very good ship” for all the years.", "a very", "the"),
    ("The council heard that “Sen. Holm respects the captain” of the ferry in the harbour.", "Sen.", "Senator"),
    ("The owner wished the crew of the ferry a happy new year at the harbour.", "happy", "merry"),
]  # fmt: skip


def rows(text: str, other_text: str):
    event = event_of(text, other_text)
    article = {article.id: article.text for article in event.coverage.articles}
    return [
        (row.what.value, [[span.slice(article[side.passage.article]) for span in side.differing]
                          for side in row.passages], row.sureness)
        for row in event.differences()
    ]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "old", "new"), [
    (what, *change) for what, changes in CHANGES.items() for change in changes
])  # fmt: skip
def test_what_differs_in_copied_words_is_listed_as_sure(what, text, old, new):
    found = rows(text, text.replace(old, new))
    assert [(kind, sureness) for kind, _, sureness in found] == [(what, MatchSureness.SURE)]
    _, words, _ = found[0]
    assert any(words)
    for side, shown in zip((old, new), words, strict=True):
        assert all(side.strip() in each or each in side for each in shown)


@pytest.mark.parametrize(("text", "old", "new"), SAME)
def test_what_says_the_same_or_weighs_nothing_is_not_listed(text, old, new):
    assert rows(text, text.replace(old, new)) == []


def test_sentences_made_after_one_pattern_are_not_compared():
    text = "Shipments from {} in the first quarter of the year amounted to {} tonnes, the port of Selm said."
    event = event_of(text.format("Vorden", "102,870"), text.format("Kelmar", "418,755"))
    assert not list(near_copy_differences(event.coverage, event.matches().matches))


def test_a_sentence_that_the_other_article_has_elsewhere_is_no_changed_copy():
    text = "In the {} of the island the ferry carried {} people a day in the summer of that year."
    both = f"{text.format('north', 40)} {text.format('south', 90)}"
    assert rows(both, f"Nobody had counted before. {both}") == []
