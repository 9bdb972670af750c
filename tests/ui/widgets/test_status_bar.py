"""The sentence at the bottom: as much of it as fits, in whole words."""

from tests.rows import each_row
from tui.ui.widgets.status_bar import fitting_sentence
from tui.ui.wrap import cut_at_word

DETAILS = "sure · 93 · also in The Herald, The Times · shares: level, cooperation, close, zero, danger, negative"


@each_row(
    ("room_cells", "head", "details"),
    [
        (200, "passage 2/9 B quote", DETAILS),
        (80, "passage 2/9 B quote", "sure · 93 · also in The Herald, The Times"),
        (97, "passage 2/9 B quote", "sure · 93 · also in The Herald, The Times · shares: level, cooperation …"),
        (40, "passage 2/9 B quote", "sure · 93"),
        (18, "passage 2/9 B …", ""),
    ],
)
def test_parts_that_do_not_fit_are_left_out_whole_and_a_long_one_ends_with_a_word(room_cells, head, details):
    assert fitting_sentence("passage 2/9 B quote", DETAILS, room_cells) == (head, details)


def test_a_head_of_several_parts_loses_its_last_ones():
    head = "Ann Prill merged into Bob Hale · ctrl+z undoes it · saved in talks/event.corrections.yaml"
    assert fitting_sentence(head, "", 60) == ("Ann Prill merged into Bob Hale · ctrl+z undoes it", "")
    assert fitting_sentence(head, "and more", 100) == (head, "and more")


def test_a_text_without_blanks_is_cut_where_it_has_to_be():
    assert cut_at_word("出席者全員が賛成した", 11) == "出席者全員…"
    assert cut_at_word("The council met.", 16) == "The council met."
