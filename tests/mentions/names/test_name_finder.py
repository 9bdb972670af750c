"""Names that are people's, and names that are not."""

from collections.abc import Callable

from tests.rows import each_row
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]

PEOPLE = [
    ("Russia’s Minister of Defense Sergey Shoigu warned of it.", "Sergey Shoigu"),
    ("It was said by Prime Minister Shinzo Abe of Japan.", "Shinzo Abe"),
    ("They met the North Korean leader Kim Jong-un there.", "Kim Jong-un"),
    ("They met the North Korean leader Kim Jong Un there.", "Kim Jong Un"),
    ("The chief executive, Ursula von der Leyen, left.", "Ursula von der Leyen"),
    ("Rep. Mark Meadows (R-N.C.), head of the caucus, left.", "Mark Meadows"),
    ("Virginia Gov. Terry McAuliffe (D) was there.", "Terry McAuliffe"),
    ("George W. Bush and the others left.", "George W. Bush"),
    ("San Francisco Supervisor Jane Kim was there.", "Jane Kim"),
    ("The army chief, Gen. Qamar James Orabi, left.", "Qamar James Orabi"),
    ("He spoke to Zbigniew Brzezinski, 81, at home.", "Zbigniew Brzezinski"),
    ("Wladyslaw Szpilman, who played there, was known.", "Wladyslaw Szpilman"),
    ("It was Mr. Regalado who came.", "Regalado"),
    ("A Jean-Claude Juncker was there.", "Jean-Claude Juncker"),
    ("Dan Sabbagh Defence and security editor", "Dan Sabbagh"),
    ("It was so, according to Wasim Orabi, deputy spokesman for the ministry.", "Wasim Orabi"),
    ("The Courier’s Wasim Orabi, reporting from the coast, saw it.", "Wasim Orabi"),
    ("Zoubir Ben Slama was taken away.", "Zoubir Ben Slama"),
    ("They named Pawlo Ivanovich Morozko.", "Pawlo Ivanovich Morozko"),
    ("It closed, the president of Coast Airports Paul de Lind said.", "Paul de Lind"),
    ("The drummer Wingo Orabi sang.", "Wingo Orabi"),
    ("The mayor of Vorden, Piet Aldous, said so.", "Piet Aldous"),
    ("They met the minister’s adviser on trade, Orlo Vint.", "Orlo Vint"),
]
NOBODY = [
    "The quay burned for hours (Anna James/The Courier via AP) as people left.",
    "The quay was closed [Anna James/The Courier] Source: The Courier and agencies.",
    "The quay was closed. (Photo by Anna James/The Courier)",
    "They laid flowers at the Tomb of the Unknown Soldier.",
    "Downing Street said it would not change.",
    "The taking of the Reichstag in 1945 was shown.",
    "Dow Jones fell, and Boeing and Ford with it.",
    "She wrote for Vanity Fair and The New York Times.",
    "They met in Trump Tower on Fifth Avenue.",
    "In New York and San Francisco it rained on Monday.",
    "The House Judiciary Committee met in January.",
    "Western Europe and the United Kingdom agreed.",
    "The New York Fed raised it.",
    "I’ve seen that. Can’t you?",
    "Managing Editor",
    "The dam belongs to mine owner Lindholm Minerals, which said that it was sorry.",
    "Shares of Vorden Robotics and Kelmar Breweries fell.",
    "The owner of the dam, Halvorsen Slate, was sorry.",
    "She was the mayor of the town, Blue Ridge, for years.",
    "The mayor of Vorden, Kelmar Harbour and others lent the money.",
    "They are with Brook Capital.",
    "Investigators asked Lind, who is also vice chairman of Samsung Electronics Co, about it.",
    "The defense giant Martin Marsh built it.",
    "Flights were sent to Robert Marsh airport, which is bigger than Robert Marsh was.",
]


@each_row(("text", "name"), PEOPLE)
def test_a_name_does_not_include_titles_and_roles(find_mentions: Find, text: str, name: str) -> None:
    assert [person.name for person in find_mentions(text).people] == [name]


@each_row("text", NOBODY)
def test_places_organisations_and_works_are_not_people(find_mentions: Find, text: str) -> None:
    assert [person.name for person in find_mentions(text).people] == []


def test_a_possessive_stays_outside_the_mention(find_mentions: Find) -> None:
    text = "The fall of Volodymyr Zelenskiy’s government. Boris Johnson's plan."
    names = {mention.passage.span.slice(text) for mention in find_mentions(text).mentions}
    assert names == {"Volodymyr Zelenskiy", "Boris Johnson"}


def test_a_headline_in_title_case_gives_only_the_names(find_mentions: Find) -> None:
    text = "Ben Wallace Rules Out Another Secret Meeting With Old Rivals"
    assert [mention.passage.span.slice(text) for mention in find_mentions(text).mentions] == ["Ben Wallace"]


def test_a_family_name_inside_another_name_is_no_mention(find_mentions: Find) -> None:
    text = "Hillary Clinton left. The Clinton Foundation and Clinton County stayed. Clinton smiled."
    forms = [mention.passage.span.slice(text) for mention in find_mentions(text).mentions]
    assert forms == ["Hillary Clinton", "Clinton"]


@each_row(
    "text",
    [
        "The *Annie Doran* was on its way out.",
        "Wallace of the *Annie Doran* said nothing.",
        "The trawler Annie Doran sank.",
        "The fishing boat “Annie Doran” sank.",
        "The MV Annie Doran sank, and HMS Annie Doran did not.",
    ],
)
def test_a_ship_with_a_persons_name_is_not_a_person(find_mentions: Find, text: str) -> None:
    assert find_mentions(text).people == ()


def test_the_same_name_without_an_article_is_a_person(find_mentions: Find) -> None:
    assert [person.name for person in find_mentions("The boat left, Annie Doran said.").people] == ["Annie Doran"]
