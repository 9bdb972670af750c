"""The label of a difference: a short phrase of its sentence that says what it is about."""

from tests.rows import each_row
from tui import api
from tui.reading.differences.labels import LABEL_CHARACTERS_MAX, label_of
from tui.settings.load import load_settings
from tui.text.span import Span

LABELS = [
    ("The coastguard said 14 people had been hurt in the fire.", "14",
     "The coastguard said 14 people had been hurt in the fire"),
    ("By noon, the coastguard of the island said 14 people had been hurt.", "14",
     "the coastguard of the island said 14 people had been hurt"),
    ("Among the charges named in the 48-page indictment included instances between May and June when he sold boats.",
     "48", "Among the charges named in the 48-page indictment"),
    ("A retired fisherman from the outermost village of the bay was elected with 61 votes to the council of elders.",
     "61", "elected with 61 votes to the council of elders"),
    ("The harbour master, Tomas Lind, 41, has left.", "41", "The harbour master, Tomas Lind, 41"),
    ("Her second term as mayor of the town officially ends in 2031.", "2031",
     "Her second term as mayor of the town officially ends in 2031"),
    ("They gave the old ferry a “one-in-three chance” of getting through the winter without another fire on board.",
     "one", "They gave the old ferry a one-in-three chance"),
    ("The board called the plan for 12 boats an “act of folly” and went home.", "12",
     "The board called the plan for 12 boats an act of folly"),
    ("The mayor was “very close” to selling 12 boats.", "12", "The mayor was “very close” to selling 12 boats"),
    ("The law that was approved by the voters of the island in 2012 and allows the sale of beer to adults over 21.",
     "21", "allows the sale of beer to adults over 21"),
    ("The fire broke out at noon, and the coastguard counted 14 boats.", "14", "the coastguard counted 14 boats"),
    ("Take 18 of them.", "18", "Take 18 of them"),
    ("HARBOUR CLOSED\nThe mayor closed the harbour for 12 days.", "12", "The mayor closed the harbour for 12 days"),
    ("Speaker John A. Lind of the northern council of the old fishing villages gave the bill a chance of 12 per cent.",
     "12", "the bill a chance of 12 per cent"),
]  # fmt: skip


def labelled(text: str, words: str) -> str:
    article = api.article_from_text(text, load_settings().articles, outlet="Post")
    start = article.text.index(words)
    return label_of(article, Span(start, start + len(words)), Span(0, len(article.text)))


@each_row(("text", "words", "label"), LABELS)
def test_a_label_is_a_phrase_of_the_sentence_with_the_words_that_differ(text: str, words: str, label: str) -> None:
    assert labelled(text, words) == label


def test_a_label_is_short_and_has_whole_words() -> None:
    text = "The " + " ".join(f"harbour{n}" for n in range(40)) + " has 12 boats."
    label = labelled(text, "12 boats")
    assert len(label) <= LABEL_CHARACTERS_MAX
    assert label == "12 boats"
