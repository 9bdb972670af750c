"""The shipped word lists: complete, and without words that contradict each other."""

from pathlib import Path

from tests.rows import each_row
from tui.mentions import lexicon
from tui.shipped import shipped_path

LISTS = [
    *sorted(shipped_path("config/names").glob("*.txt")),
    *sorted(shipped_path("config/languages").glob("*.txt")),
    *(
        shipped_path(f"config/words/{name}.txt")
        for name in ("abbreviations", "function-words", "grammar", "reporting-verbs", "speech-verbs")
    ),
]


@each_row("path", LISTS)
def test_a_list_names_its_source_and_is_in_lower_case(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0].startswith("# ")
    words = [word for line in lines if not line.startswith(("#", "[")) for word in line.split()]
    assert words
    assert [word for word in words if word != word.lower()] == []


def test_no_frequent_given_name_is_in_the_list_of_words_outside_names() -> None:
    frequent = {
        "john",
        "mary",
        "james",
        "elizabeth",
        "rose",
        "grant",
        "mark",
        "bill",
        "frank",
        "ben",
        "liz",
        "april",
        "may",
    }
    assert frequent & lexicon.not_names() == set()


def test_a_verb_is_strong_or_weak_and_has_a_base_form() -> None:
    verbs = lexicon.reporting_verbs()
    assert not verbs.strong & verbs.weak
    assert verbs.bases["said"] == "say"
    assert {"said", "told", "warned"} <= verbs.strong
    assert {"called", "described"} <= verbs.weak


def test_adjectives_and_capitals_stand_for_the_country() -> None:
    countries = lexicon.countries()
    assert countries["russian"] == countries["moscow"] == "russia"
    assert countries["british"] == countries["uk"] == "uk"
