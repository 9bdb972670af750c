"""Ten articles on different subjects whose people and speakers were checked by hand."""

from collections.abc import Callable
from pathlib import Path

from tests.rows import each_row
from tui.articles.load import load
from tui.mentions.model import MentionSet
from tui.settings.load import load_settings

Find = Callable[..., MentionSet]
SUBJECTS = Path(__file__).parents[1] / "fixtures" / "subjects"

EXPECTED = {
    "business": (
        ["Jürgen Brandt", "Karin Obermeyer", "Tomasz Zielinski"],
        [
            ("karin-obermeyer", "painful but unavoidable"),
            ("tomasz-zielinski", "We have to get our costs"),
            ("Morgan Stanley analysts", "too little, too late"),
            ("jurgen-brandt", "These people built the c"),
        ],
    ),
    "climate": (
        ["Luis Carvalho", "Rebecca Thornton", "Sione Fa’asavalu"],
        [
            ("Pacific island leaders", "sleepwalking"),
            ("sione-fa-asavalu", "perhaps 30 years"),
            ("sione-fa-asavalu", "We are not drowning, we "),
            ("sione-fa-asavalu", "Walls are not enough,"),
            ("rebecca-thornton", "We’re at the table, and "),
            ("Tuvaro’s foreign minister", "the usual fog"),
        ],
    ),
    "court": (
        ["Doris Pym", "Helen Marsh", "Karen", "Liam Foster", "Martin Kell", "Sunil Rao"],
        [
            ("helen-marsh", "deeply ashamed"),
            ("martin-kell", "You took away the heart "),
            ("doris-pym", "I saw the flames from my"),
            ("sunil-rao", "painstaking"),
            ("karen", "He’s not a bad lad. He m"),
        ],
    ),
    "culture": (
        ["Margaret Holt", "Rosalind Achebe", "Simon Blythe"],
        [
            ("", "The Salt Road"),
            ("", "Late Harvest,"),
            ("rosalind-achebe", "People ask me when I am "),
            ("simon-blythe", "the last of the letter w"),
            ("simon-blythe", "Cut what you like. I wil"),
            ("margaret-holt", "embroidery."),
            ("rosalind-achebe", "Margaret was right about"),
        ],
    ),
    "football": (
        ["Ana Lindqvist", "Chidi Okoro", "Jamie Reid", "Paul Drummond"],
        [
            ("chidi-okoro", "I’ve dreamed of days lik"),
            ("paul-drummond", "It’s a disgrace,"),
            ("jamie-reid", "We deserved it,"),
            ("ana-lindqvist", "Next question,"),
        ],
    ),
    "health": (
        ["Dominic Ashworth", "Fatima Siddiqui", "Grace Adeyemi", "Siobhan Kelly"],
        [
            ("grace-adeyemi", "It’s not everything we w"),
            ("dominic-ashworth", "delighted"),
            ("dominic-ashworth", "Nobody wins when patient"),
            ("siobhan-kelly", "I cried when I heard,"),
            ("siobhan-kelly", "I’ll be back on my ward "),
            ("fatima-siddiqui", "played politics with peo"),
        ],
    ),
    "obituary": (
        ["Miriam Grünfeld-Katz", "Otto Grünfeld", "Walter Grünfeld", "Yotam Barzilai"],
        [
            ("walter-grunfeld", "Flour, water, salt and p"),
            ("miriam-grunfeld-katz", "He was the most impatien"),
            ("yotam-barzilai", "my second father."),
        ],
    ),
    "physics": (
        ["Hans-Peter Vogel", "Priya Raghunathan"],
        [
            ("priya-raghunathan", "This is our Mars rover l"),
            ("hans-peter-vogel", "premature"),
            ("hans-peter-vogel", "should make anyone nervo"),
            ("priya-raghunathan", "If it holds up, we will "),
        ],
    ),
    "storm": (
        ["Erik Haugen", "Ingrid Solheim", "Kristin Dahl", "Kwame Mensah"],
        [
            ("ingrid-solheim", "It could have ended in c"),
            ("kwame-mensah", "like houses."),
            ("kwame-mensah", "They sang!"),
            ("erik-haugen", "prayed a little."),
        ],
    ),
    "tech": (
        ["Dale Whitcomb", "Mei-Ling Zhao", "Todd Barrett"],
        [
            ("mei-ling-zhao", "We need to get ahead of "),
            ("todd-barrett", "Noted. Let's take this o"),
            ("Quillon", "takes safety extremely s"),
            ("a former colleague", "They didn't just ignore "),
            ("dale-whitcomb", "I want to look him in th"),
        ],
    ),
}


@each_row("name", EXPECTED)
def test_people_and_speakers_agree_with_the_hand_checked_lists(find_mentions: Find, name: str) -> None:
    [article] = load([str(SUBJECTS / f"{name}.txt")], load_settings().articles).coverage.articles
    mentions = find_mentions(article)
    people, quotes = EXPECTED[name]
    assert sorted(person.name for person in mentions.people) == people
    assert [(q.speaker or q.speaker_text, q.parts[0].slice(article.text)[:24]) for q in mentions.quotes] == quotes


def test_the_role_of_a_person_is_no_verb_phrase(find_mentions: Find) -> None:
    [article] = load([str(SUBJECTS / "storm.txt")], load_settings().articles).coverage.articles
    [roles] = [person.roles for person in find_mentions(article).people if person.id == "erik-haugen"]
    assert roles == ("captain",)


def test_every_article_of_the_folder_is_checked() -> None:
    assert sorted(path.stem for path in SUBJECTS.glob("*.txt")) == sorted(EXPECTED)
