"""Which names are one person's, over all the articles."""

from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(("a", "b"), MERGED)
def test_spellings_across_articles_are_one_person(make: Make, found: Find, a: str, b: str) -> None:
    people = found(make("a", f"It was {a}, who said so."), make("b", f"It was {b}, who said so.")).people
    assert len(people) == 1
    assert {people[0].name, *people[0].aliases} == {a, b}


@pytest.mark.parametrize(("a", "b"), APART)
def test_namesakes_stay_apart(make: Make, found: Find, a: str, b: str) -> None:
    people = found(make("a", f"It was {a}, who said so."), make("b", f"It was {b}, who said so.")).people
    assert len(people) == 2
    assert len({person.id for person in people}) == 2


def test_a_family_name_alone_is_who_the_other_article_names_in_full(make: Make, found: Find) -> None:
    told = found(make("a", "Wallace left early."), make("b", "Ben Wallace left early."))
    assert [(m.person, m.form) for m in told.mentions] == [
        ("ben-wallace", MentionForm.SURNAME),
        ("ben-wallace", MentionForm.FULL),
    ]


def test_a_bare_family_name_is_the_namesake_whom_the_article_names_most(found: Find) -> None:
    told = found("Donald Trump met Donald Trump and Ivanka Trump. Trump smiled.")
    assert told.mentions[-1].person == "donald-trump"


def test_mr_and_mrs_tell_a_couple_apart(found: Find) -> None:
    told = found("Hillary Clinton met Bill Clinton. Mrs. Clinton spoke; Mr. Clinton did not.")
    assert [mention.person for mention in told.mentions] == [
        "hillary-clinton",
        "bill-clinton",
        "hillary-clinton",
        "bill-clinton",
    ]


def test_a_particle_belongs_to_the_family_name_alone(make: Make, found: Find) -> None:
    text = "The letters show how Van Loon worked. The rest von der Heide wrote."
    told = found(make("a", text), make("b", "It was Hendrik van Loon, who left. It was Uta von der Heide, who left."))
    named = [(m.person, m.passage.span.slice(text)) for m in told.mentions if m.passage.article == "a"]
    assert named == [("hendrik-van-loon", "Van Loon"), ("uta-von-der-heide", "von der Heide")]


def test_sound_alone_does_not_join_two_whom_one_article_tells_apart(found: Find) -> None:
    told = found("It was Dilnoza Rahmonova, who left. It was Dilnoze Rahmonova, who came.")
    assert len(told.people) == 2


def test_a_king_is_nobody_who_has_his_name_as_a_family_name(make: Make, found: Find) -> None:
    told = found(make("a", "King Hassan left early."), make("b", "It was Tariq Hassan, who left."))
    assert len(told.people) == 2


def test_a_prince_may_be_who_is_named_by_his_father_elsewhere(make: Make, found: Find) -> None:
    told = found(make("a", "Prince Karim left early."), make("b", "It was Karim bin Rashid, who left."))
    assert len(told.people) == 1


def test_an_initial_before_a_family_name_says_when_it_is_somebody_else(found: Find) -> None:
    told = found("It was Jane Ellery, who left. It was said by T. Ellery.")
    assert [person.name for person in told.people] == ["Jane Ellery", "T. Ellery"]


def test_a_name_that_is_a_month_is_a_name_where_it_speaks(found: Find) -> None:
    text = "It was Theresa May, who left in May. May said so, and May’s plan failed."
    assert [m.passage.span.slice(text) for m in found(text).mentions] == ["Theresa May", "May", "May"]


def test_a_given_name_alone_is_a_mention_of_who_was_named(found: Find) -> None:
    told = found("Hillary Clinton came. Hillary smiled.")
    assert told.mentions[-1].form is MentionForm.GIVEN


def test_the_family_name_may_come_first(found: Find) -> None:
    told = found("Xi Jinping met Moon Jae-in. Mr. Xi smiled, Mr. Moon did not.")
    assert [mention.person for mention in told.mentions] == ["xi-jinping", "moon-jae-in", "xi-jinping", "moon-jae-in"]


def test_people_stand_in_order_of_mentions_outside_asides(make: Make, found: Find) -> None:
    article = make(
        "a",
        "Liz Truss met Boris Johnson. Johnson left.",
        "By Dan Sabbagh, Dan Sabbagh and Dan Sabbagh",
        zones={1: ZoneKind.BYLINE},
    )
    told = found(article)
    assert [person.name for person in told.people] == ["Boris Johnson", "Liz Truss", "Dan Sabbagh"]
    assert told.mentions[-1].zone is ZoneKind.BYLINE


VERB_PHRASES = [
    "told broadcaster Radio One that it was over",
    "met reporters on Monday",
    "accused the minister of lying",
    "led the president to believe so",
]


@pytest.mark.parametrize("phrase", VERB_PHRASES)
def test_a_verb_phrase_after_a_name_in_commas_is_no_role(found: Find, phrase: str) -> None:
    [person] = found(f"The captain, Erik Haugen, {phrase}. Haugen left.").people
    assert person.roles == ("captain",)


@pytest.mark.parametrize("role", ["accused spokesman of the gang", "paid adviser to the club"])
def test_a_role_may_begin_with_an_adjective_that_looks_like_a_verb(found: Find, role: str) -> None:
    [person] = found(f"It was Erik Haugen, {role}, who left. Haugen smiled.").people
    assert person.roles == (role,)


def test_roles_stand_with_the_person(found: Find) -> None:
    [person] = found("The UK defence secretary, Ben Wallace, left. Defence secretary Ben Wallace is 51.").people
    assert person.roles[0] == "UK defence secretary"
