"""Equal numbers beside words for opposite directions: rose by 3 percent, fell by 3 percent."""

from tests.checking.conftest import only_item
from tests.rows import each_row

STORY = "In Vorden the rents of the old harbour {} in the year to May, said the town."
TURNED = [
    ("rose by 38 percent", "fell by 38 percent", "“rose” here, “fell” in the source"),
    ("were 22 percent less than before", "were 22 percent more than before", "“less” here, “more” in the source"),
    ("lost 12 percent", "had gained 12 percent", "“lost” here, “gained” in the source"),
    ("stood 3 percent below the mean", "stood 3 percent above the mean", "“below” here, “above” in the source"),
]
AS_IN_THE_SOURCE = [
    ("rose by 38 percent", "increased by 38 percent"),
    ("were up 38 percent", "rose by 38 percent"),
    ("were 22 percent lower", "fell by 22 percent"),
    ("were 22 percent", "fell by 22 percent"),
    ("fell in winter, then reached 38 percent", "rose in winter, then reached 38 percent"),
]


@each_row(("here", "there", "remark"), TURNED)
def test_a_number_that_moves_the_other_way_is_altered(here: str, there: str, remark: str) -> None:
    item, _ = only_item(STORY.format(here), STORY.format(there))
    assert (item.verdict.value, item.remark) == ("altered", remark)


@each_row(("here", "there"), AS_IN_THE_SOURCE)
def test_the_same_direction_in_other_words_and_words_far_away_are_left_alone(here: str, there: str) -> None:
    item, _ = only_item(STORY.format(here), STORY.format(there))
    assert item.verdict.value == "verbatim"


def test_a_source_with_the_direction_of_the_draft_is_enough() -> None:
    item, _ = only_item(
        STORY.format("rose by 38 percent"), STORY.format("fell by 38 percent"), STORY.format("rose by 38 percent")
    )
    assert item.verdict.value == "verbatim"
