from tui.text.counts import count_text


def test_large_counts_have_thousands_separators():
    assert (count_text(1, "pair"), count_text(12_345, "person", "people")) == ("1 pair", "12,345 people")


def test_one_thing_is_singular_and_none_is_plural():
    assert [count_text(n, "entry", "entries") for n in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]
