"""One broken quotation mark spoils the quotation that it belongs to, at most, and no narration is taken for speech."""

import random
import re

from tests.effort import count
from tests.rows import each_row
from tui.text.quotation import quotations
from tui.text.span import Span


def inners(text: str) -> list[str]:
    paragraphs = [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]
    return [quotation.inner.slice(text) for quotation in quotations(text, paragraphs) if quotation.depth == 0]


@each_row(
    ("text", "expected"),
    [
        ("““We will stay,” Berg said.", ["We will stay,"]),
        ("“We will stay,”” Berg said. “Gladly.”", ["We will stay,", "Gladly."]),
        ('""We will stay," Berg said. She called it "home."', ["We will stay,", "home."]),
        ('"We will stay,"" said Berg, a "friend" of Lind.', ["We will stay,", "friend"]),
        ('" "We will stay," Berg said after the vote on Monday.', ["We will stay,"]),
        ("“We will stay,” ” Berg said.", ["We will stay,"]),
    ],
)
def test_a_repeated_mark_counts_once(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


@each_row(
    ("text", "expected"),
    [
        ("“We will stay,’ Berg said. The council met later.", ["We will stay,"]),
        ("‘We will stay,” Berg said. The council met later.", ["We will stay,"]),
        ("The council met. ’We will stay,” Berg said.", ["We will stay,"]),
        ("“We will stay,» Berg said. The council met later.", ["We will stay,"]),
        ("«We will stay,” Berg said. The council met later.", ["We will stay,"]),
        ("The “Harbour Hour’ host Ann Berg left. Nobody knew why.", ["Harbour Hour"]),
        ("``We will stay,'' Berg said, and called it ''home''.", ["We will stay,", "home"]),
        ("“The players’ union will stay,” Berg said.", ["The players’ union will stay,"]),
        ("“The pier is goin’ down,” Berg said.", ["The pier is goin’ down,"]),
    ],
)
def test_marks_of_two_kinds_form_a_pair_if_neither_has_a_partner(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


@each_row(
    ("text", "expected"),
    [
        ("He is 5’10” tall. “We will stay,” Berg said.", ["We will stay,"]),
        ('The 10" pipe burst on Monday. "We will stay," Berg said.', ["We will stay,"]),
        ('"We will stay in the top 10" was what Berg promised.', ["We will stay in the top 10"]),
        ('Berg laid 6" and 8" pipes in May.', []),
    ],
)
def test_a_sign_after_a_figure_is_a_mark_only_if_one_is_needed(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


@each_row(
    ("text", "expected"),
    [
        ("Berg called the plan “shameful and left. The council met in May.", ["shameful and left."]),
        ("Berg called it “a bad plan, adding that Lind had gone.", ["a bad plan,"]),
        ("The “Harbour Hour host Ann Berg left. Nobody knew why.", ["Harbour Hour host Ann Berg left."]),
        ("“We will stay. Berg said the council would meet in May.", ["We will stay."]),
        ("“We will stay. “We like it here,” Berg said.", ["We will stay.", "We like it here,"]),
        ("“We like it. We will stay.", ["We like it. We will stay."]),
    ],
)
def test_a_quotation_without_a_closing_mark_ends_where_the_evidence_says(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


@each_row(
    ("text", "expected"),
    [
        ("The council met in May and voted on a question of “trust” and honour” again.", ["trust"]),
        ("Lind told the council that the pier was unsafe. We will stay,” said Berg.", ["We will stay,"]),
        ("Asked about the pier, Berg said, We will stay.”", ["We will stay."]),
        ("The vote was a setback for the harbour and for its so-called friends”, which met in May.", []),
        ("I met her on the pier. She said it was safe,” said Berg.", ["I met her on the pier. She said it was safe,"]),
        ("The pier is safe. It will stand,” the report on the harbour says.", ["The pier is safe. It will stand,"]),
    ],
)
def test_a_quotation_without_an_opening_mark_takes_no_sentence_of_the_outlet(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


def test_lines_of_several_sentences_are_no_quotation_printed_line_by_line() -> None:
    lines = ["“We will stay.", "The council met in May. It voted in June.", "Nobody came.”"]
    assert inners("\n".join(lines))[0] == "We will stay."
    assert not any("council" in words for words in inners("\n".join(lines)))


PARAGRAPHS = (
    "The council met on Monday. {}We will stay,{} said Ann Berg. The vote was close, and nobody left early.",
    "Lind called the plan {}shameful{} and walked out before the vote on Tuesday.",
    "{}We like it here,{} Berg added later. The harbour opens again in May, with a new pier of oak.",
)
PAIRS = ("“”", '""', "«»")
CHANGES = {"lost": "", "twice": "{0}{0}", "single": "'", "turned": "”", "low": "„", "blank": "{0} "}
STRAY = 40
"""Maximum number of characters of narration that may become quoted, besides the rest of a clause."""


def test_no_broken_mark_spreads_over_a_sentence_or_into_another_paragraph() -> None:
    pick = random.Random(3)
    for _ in range(count(120, 2000)):
        pair, change = pick.choice(PAIRS), pick.choice(sorted(CHANGES))
        marks = [*pair] * len(PARAGRAPHS)
        broken = pick.randrange(len(marks))
        marks[broken] = CHANGES[change].format(marks[broken])
        texts = [paragraph.format(*marks[2 * n : 2 * n + 2]) for n, paragraph in enumerate(PARAGRAPHS)]
        for words in inners("\n".join(texts)):
            assert len(words) < len("We like it here,") + STRAY, (change, pair, broken, words)
            assert not re.search("Monday|harbour|nobody", words), (change, pair, broken, words)


def test_a_fragment_without_a_closing_mark_does_not_go_on_in_the_next_paragraph() -> None:
    lines = ["Lind said he had “no words. The company has not answered.", "“They lied,” said Berg."]
    assert inners("\n".join(lines)) == ["no words.", "They lied,"]
