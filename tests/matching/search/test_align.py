"""What is found of two articles does not depend on what else is compared beside them."""

import numpy as np

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.matching.find import Matcher, MatchSet, find
from tui.matching.options import MatchingOptions
from tui.matching.search.candidates import Seeds, clusters

REPEATING = (
    "Moma to on ludoru mugeta gasime ginoda was pela of dunu mecu on in was. Ledeno tucere on in is gogena with the. "
    "Ledeno tucere on in is gogena with the.",
    "By puno mala puno by mage fopu to.",
)
REPEATED = (
    "Moma to pela ludoru mugeta gasime ginoda of pela of dunu mecu ginoda in was. Padobo by ludoru citusa cubole "
    "nedumu with by pinari pinari.",
    "Sigo by rubepi the pofa cutifa the by to rero on Sigo rero rero the the midepa timofe dusugu. Ledeno tucere on in "
    "is on with the. With gineta a luga on pilira the a migo the for pilira gigu. is dina and is cebatu for lodi guso "
    "finopu.",
    "Is mefo melu darufe a nisi puno meboni gedotu sesa and nisi mido pinari the nisi getino for. Ledeno tucere on in "
    "is gogena with the. Ledeno tucere on Ledeno is gogena with the.",
    "With gineta a luga on for With with migo the for gineta gigu.",
    "By baripo gofa and with pabobu dile bapuba nitoci with lumo sumome.",
)
"""In the third paragraph, two stretches hold the same words: neither is the better one."""


def _shared(made: MatchSet) -> list[object]:
    return [(m.left, m.right, m.score, m.kind) for m in made.matches if m.left.article + m.right.article == "mn"]


@each_row("beside", [0, 1, 2, 3, 5, 8])
def test_the_choice_between_equal_stretches_does_not_depend_on_other_boxes(
    beside: int, options: MatchingOptions
) -> None:
    pair = [make_article("m", *REPEATING), make_article("n", *REPEATED)]
    others = [make_article(f"a{number}", *REPEATING) for number in range(beside)]
    assert _shared(find(pair, options))
    assert _shared(find([*pair, *others], options)) == _shared(find(pair, options))


@each_row("read_before", ["by the of in", "the by in of", "in by of the"])
def test_different_words_between_two_shared_ones_break_the_run(read_before: str, options: MatchingOptions) -> None:
    """Words are numbered as they are met: what was read before must not tell."""
    pair = [
        make_article("m", "we saw the amber by in birch today", "Gulls quarrelled loudly."),
        make_article("n", "they heard amber the of birch yesterday", "Nets dried slowly."),
    ]
    matcher = Matcher(options)
    matcher.find([make_article("z", read_before)])
    assert matcher.find(pair).matches == find(pair, options).matches


def test_clusters_stay_separate_with_large_group_numbers() -> None:
    places = np.array([10, 11, 10, 90])
    groups = np.array([2**62, 2**62, 5, 2**62])
    assert clusters(Seeds(places, places, places, places), groups, gap_words=12).tolist() == [1, 1, 0, 2]
