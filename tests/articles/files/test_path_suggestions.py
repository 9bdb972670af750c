"""What was meant by a path where nothing is."""

from difflib import SequenceMatcher

import pytest

from tui.articles.files.path_suggestions import LETTER_PAIRS_MAX, closest_path
from tui.articles.load import OPENED_ENDINGS, load


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    for name in ("post.md", "guardian.txt", "mine/daily-flare.txt", "post.png", ".pots.md", "p\x1bots.md"):
        (tmp_path / name).write_text("Fire\n\nTwo people died.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pots.md", "post.md"),
        ("post.txt", "post.md"),
        ("Guardain.txt", "guardian.txt"),
        ("mien", "mine"),
        ("mine/daily-flair.txt", "mine/daily-flare.txt"),
        ("mien/dayly-flare.txt", "mine/daily-flare.txt"),
        ("none.txt", ""),
        ("elsewhere/post.md", ""),
        ("post.md/post.md", ""),
        ("\0", ""),
        ("", ""),
        ("x" * 5000, ""),
    ],
)
def test_the_path_most_like_it_is_meant(typed, meant):
    assert closest_path(typed, OPENED_ENDINGS) == meant


def test_an_absolute_path_stays_one(folder):
    assert closest_path(str(folder / "pots.md"), OPENED_ENDINGS) == str(folder / "post.md")


def test_a_missing_path_is_reported_with_a_suggestion(options):
    loaded = load(["pots.md", "none.txt"], options)
    assert list(map(str, loaded.problems)) == [
        "pots.md: there is no such file or folder; did you mean “post.md”?",
        "none.txt: there is no such file or folder",
    ]


def test_no_more_letters_are_compared_than_is_allowed(folder, monkeypatch):
    """Names of 200 letters that are all a little alike: to compare all of them would take minutes."""
    for number in range(400):
        (folder / f"{'ab' * 98}{number:03}.txt").touch()
    pairs = 0
    ratio = SequenceMatcher.ratio

    def counted(self):
        nonlocal pairs
        pairs += len(self.a) * len(self.b)
        return ratio(self)

    monkeypatch.setattr(SequenceMatcher, "ratio", counted)
    assert closest_path("ba" * 98 + "x.txt", OPENED_ENDINGS).endswith(".txt")
    assert 0 < pairs <= LETTER_PAIRS_MAX
