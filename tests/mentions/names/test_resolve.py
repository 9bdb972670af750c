"""Names that mean the same person, in all the articles."""

from collections.abc import Callable

import pytest

from tests.rows import each_row
from tui.articles.model import Article, ZoneKind
from tui.mentions.model import MentionForm, MentionSet

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

MERGED = [
    ("Sergey Shoigu", "Sergei Shoigu"),
    ("Liz Truss", "Elizabeth Truss"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Donald Trump", "Donald J. Trump"),
    ("Robert Mueller", "Robert S. Mueller III"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Gerhard Schröder", "Gerhard Schroeder"),
    ("Bernie Sanders", "Bernard Sanders"),
    ("Mohammed Morsi", "Mohamed Mursi"),
    ("Dilnoza Rahmonova", "Dilnoze Rahmonova"),
    ("Anton Bruhanow", "Anton Brukhanov"),
    ("Chung Mi-sook", "Chung Mi Sook"),
    ("Mi-sook Chung", "Chung Mi-sook"),
    ("Kenta Moriyama", "Moriyama Kenta"),
    ("Ana Duarte", "Ana Duarte Quintero-Paz"),
    ("Lena Okafor-Baker", "Lena Okafor Baker"),
    ("R.T. Ellery", "RT Ellery"),
    ("Tom Ellery", "A. Tom Ellery"),
    ("Karim al-Rashidi", "Karim Rashidi"),
    ("Nicolas Perrin", "Nicholas Perrin"),
    ("Yoon Suk-ho", "Yoon Suk Ho"),
    ("Lena Perrin-Duval", "Lena Perrin"),
    ("Jan Novak", "Jan Novák"),
]
APART = [
    ("Shaun Walker", "Peter Walker"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Vitali Klitschko", "Wladimir Klitschko"),
    ("Donald Trump", "Donald Trump Jr."),
    ("George W. Bush", "George H. Bush"),
    ("Ali Khamenei", "Ali Khomeini"),
    ("Boris Johnson", "Boris Johnston"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Sergei Shoigu", "Sergei Lavrov"),
    ("A. Ellery", "B. Ellery"),
    ("James Stewart", "Stewart James"),
    ("Daniel Ruiz", "Daniela Ruiz"),
    ("Salman bin Rashid", "Rashid bin Salman"),
    ("Mario Vidal", "Maria Vidal"),
]


@each_row(("a", "b"), MERGED)
def test_spellings_across_articles_are_one_person(make: Make, find_mentions: Find, a: str, b: str) -> None:
    people = find_mentions(make("a", f"It was {a}, who said so."), make("b", f"It was {b}, who said so.")).people
    assert len(people) == 1
    assert {people[0].name, *people[0].aliases} == {a, b}


@each_row(("a", "b"), APART)
def test_namesakes_stay_apart(make: Make, find_mentions: Find, a: str, b: str) -> None:
    people = find_mentions(make("a", f"It was {a}, who said so."), make("b", f"It was {b}, who said so.")).people
    assert len(people) == 2
    assert len({person.id for person in people}) == 2


def test_a_family_name_means_the_person_whom_another_article_names_in_full(make: Make, find_mentions: Find) -> None:
    mentions = find_mentions(make("a", "Wallace left early."), make("b", "Ben Wallace left early."))
    assert [(m.person, m.form) for m in mentions.mentions] == [
        ("ben-wallace", MentionForm.SURNAME),
        ("ben-wallace", MentionForm.FULL),
    ]


def test_a_family_name_means_the_namesake_whom_the_article_mentions_most(find_mentions: Find) -> None:
    mentions = find_mentions("Donald Trump met Donald Trump and Ivanka Trump. Trump smiled.")
    assert mentions.mentions[-1].person == "donald-trump"


def test_mr_and_mrs_distinguish_a_couple(find_mentions: Find) -> None:
    mentions = find_mentions("Hillary Clinton met Bill Clinton. Mrs. Clinton spoke; Mr. Clinton did not.")
    assert [mention.person for mention in mentions.mentions] == [
        "hillary-clinton",
        "bill-clinton",
        "hillary-clinton",
        "bill-clinton",
    ]


def test_a_family_name_alone_includes_its_particle(make: Make, find_mentions: Find) -> None:
    text = "The letters show how Van Loon worked. The rest von der Heide wrote."
    mentions = find_mentions(
        make("a", text), make("b", "It was Hendrik van Loon, who left. It was Uta von der Heide, who left.")
    )
    names = [(m.person, m.passage.span.slice(text)) for m in mentions.mentions if m.passage.article == "a"]
    assert names == [("hendrik-van-loon", "Van Loon"), ("uta-von-der-heide", "von der Heide")]


def test_similar_sound_does_not_merge_two_people_of_one_article(find_mentions: Find) -> None:
    mentions = find_mentions("It was Dilnoza Rahmonova, who left. It was Dilnoze Rahmonova, who came.")
    assert len(mentions.people) == 2


def test_a_king_is_not_merged_with_a_person_of_that_family_name(make: Make, find_mentions: Find) -> None:
    mentions = find_mentions(make("a", "King Hassan left early."), make("b", "It was Tariq Hassan, who left."))
    assert len(mentions.people) == 2


def test_a_prince_is_merged_with_the_same_given_name_and_a_patronymic(make: Make, find_mentions: Find) -> None:
    mentions = find_mentions(make("a", "Prince Karim left early."), make("b", "It was Karim bin Rashid, who left."))
    assert len(mentions.people) == 1


def test_another_initial_before_a_family_name_means_somebody_else(find_mentions: Find) -> None:
    mentions = find_mentions("It was Jane Ellery, who left. It was said by T. Ellery.")
    assert [person.name for person in mentions.people] == ["Jane Ellery", "T. Ellery"]


def test_a_name_that_is_also_a_month_is_a_name_before_a_verb_of_speech(find_mentions: Find) -> None:
    text = "It was Theresa May, who left in May. May said so, and May’s plan failed."
    assert [m.passage.span.slice(text) for m in find_mentions(text).mentions] == ["Theresa May", "May", "May"]


def test_a_given_name_alone_is_a_mention_of_the_person_named_before(find_mentions: Find) -> None:
    mentions = find_mentions("Hillary Clinton came. Hillary smiled.")
    assert mentions.mentions[-1].form is MentionForm.GIVEN


def test_the_family_name_may_come_first(find_mentions: Find) -> None:
    mentions = find_mentions("Xi Jinping met Moon Jae-in. Mr. Xi smiled, Mr. Moon did not.")
    assert [mention.person for mention in mentions.mentions] == [
        "xi-jinping",
        "moon-jae-in",
        "xi-jinping",
        "moon-jae-in",
    ]


def test_mentions_in_asides_do_not_affect_the_order_of_people(make: Make, find_mentions: Find) -> None:
    article = make(
        "a",
        "Liz Truss met Boris Johnson. Johnson left.",
        "By Dan Sabbagh, Dan Sabbagh and Dan Sabbagh",
        zones={1: ZoneKind.BYLINE},
    )
    mentions = find_mentions(article)
    assert [person.name for person in mentions.people] == ["Boris Johnson", "Liz Truss", "Dan Sabbagh"]
    assert mentions.mentions[-1].zone is ZoneKind.BYLINE


VERB_PHRASES = [
    "told broadcaster Radio One that it was over",
    "met reporters on Monday",
    "accused the minister of lying",
    "led the president to believe so",
]


@each_row("phrase", VERB_PHRASES)
def test_a_verb_phrase_after_a_name_in_commas_is_no_role(find_mentions: Find, phrase: str) -> None:
    [person] = find_mentions(f"The captain, Erik Haugen, {phrase}. Haugen left.").people
    assert person.roles == ("captain",)


@pytest.mark.parametrize("role", ["accused spokesman of the gang", "paid adviser to the club"])
def test_a_role_may_begin_with_an_adjective_that_looks_like_a_verb(find_mentions: Find, role: str) -> None:
    [person] = find_mentions(f"It was Erik Haugen, {role}, who left. Haugen smiled.").people
    assert person.roles == (role,)


def test_a_person_has_the_roles_that_the_articles_give(find_mentions: Find) -> None:
    [person] = find_mentions("The UK defence secretary, Ben Wallace, left. Defence secretary Ben Wallace is 51.").people
    assert person.roles[0] == "UK defence secretary"


def test_mr_and_a_family_name_is_not_a_father_whom_the_article_names_later(find_mentions: Find) -> None:
    text = (
        "Lee Jae-min was held.",
        "Mr Lee denies it. Mr Lee took over when his father Lee Kun-ho fell ill.",
        "Mr Lee left.",
    )
    mentions = find_mentions(*text)
    assert [m.person for m in mentions.mentions if m.form == "surname"] == ["lee-jae-min"] * 3
