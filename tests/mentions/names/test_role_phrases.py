"""Roles are whole noun phrases of the person beside them; whatever else stands there is no role."""

from collections.abc import Callable

from tests.rows import each_row
from tui.articles.model import Article
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

ROLES = [
    ("He is a frequent critic of President Ana Lind. Lind left.", "Ana Lind", ("President",)),
    ("A spokeswoman for Speaker Ana Lind left. Lind left.", "Ana Lind", ("Speaker",)),
    ("A supporter of Ana Lind spoke. Lind left.", "Ana Lind", ()),
    ("It was agreed by the speaker and President Ana Lind. Lind left.", "Ana Lind", ("President",)),
    ("On Friday he blamed Ana Lind, accusing the mayor of theft. Lind left.", "Ana Lind", ()),
    ("While serving as chair of the port, Ana Lind saw it all. Lind left.", "Ana Lind", ()),
    ("In one of her last visits as secretary of state, Ana Lind spoke. Lind left.", "Ana Lind", ()),
    ("As president, Ana Lind signed it. Lind left.", "Ana Lind", ()),
    ("He lost to a little-known lawyer, Ana Lind, in May. Lind left.", "Ana Lind", ("little-known lawyer",)),
    ("Four-star general Ana Lind spoke. Lind left.", "Ana Lind", ("Four-star general",)),
    ("They met in Oslo. Senator Ana Lind spoke. Lind left.", "Ana Lind", ("Senator",)),
    ("U.S. Attorney Ana Lind spoke. Lind left.", "Ana Lind", ("U.S. Attorney",)),
    ("Sens. Ana Lind and Joe Berg spoke. Lind left.", "Ana Lind", ("Sen",)),
    ("Two senior officials of the port, Ana Lind and Joe Berg, spoke. Lind left.", "Ana Lind", ()),
    ("Ana Lind, a lawyer for Mr. Berg, spoke. Lind left.", "Ana Lind", ("lawyer for Mr. Berg",)),
    ("The conservative Mr. Lind left. Ana Lind spoke.", "Ana Lind", ()),
    ("Parcels went to former President Joe Berg, former Secretary of State Ana Lind and me.", "Joe Berg",
     ("former President",)),
    ("Parcels went to former President Joe Berg, former Secretary of State Ana Lind and me.", "Ana Lind",
     ("former Secretary of State",)),
    ("Ana Lind, just before the officials left, spoke. Lind left.", "Ana Lind", ()),
    ("They named the daughter of former Vice President Ana Lind. Lind left.", "Ana Lind", ("former Vice President",)),
    ("He was charged by the attorney for the port, Ana Lind’s friend said. Lind left.", "Ana Lind", ()),
    ("It would be signed by a President Ana Lind. Lind left.", "Ana Lind", ()),
    ("Ana Lind, interviewed the mayor about it. Lind left.", "Ana Lind", ()),
    ("They saw Ana Lind, the Senate leader, Joe Berg of Ohio, spoke. Lind left.", "Ana Lind", ()),
    ("They saw Ana Lind, the mayor, Joe Berg, the sheriff, and others. Lind left.", "Ana Lind", ("mayor",)),
    ("They met Rovers Action Chief Executive Ana Lind. Lind left.", "Ana Lind", ("Rovers Action Chief Executive",)),
    ("On Monday Acting Director Ana Lind left. Lind spoke.", "Ana Lind", ("Acting Director",)),
    ("Ana Lind, the acting director, spoke. Lind left.", "Ana Lind", ("acting director",)),
    ("They asked Radio Kelmar host Ana Lind about it. Lind left.", "Ana Lind", ("Radio Kelmar host",)),
    ("It was the former New York mayor Ana Lind. Lind left.", "Ana Lind", ("former New York mayor",)),
    ("Said the U.N. envoy Ana Lind: it is over. Lind left.", "Ana Lind", ("U.N. envoy",)),
    ("They met Joe Berg aide Ana Lind. Lind left. Berg sat.", "Ana Lind", ("Joe Berg aide",)),
    ("They met the port’s co-founder Ana Lind. Lind left.", "Ana Lind", ("co-founder",)),
    ("On Monday spokeswoman Ana Lind left. Lind spoke.", "Ana Lind", ("spokeswoman",)),
    ("They asked special counsel Ana Lind about it. Lind left.", "Ana Lind", ("special counsel",)),
    ("In answer to a reporter’s question, Ana Lind said no. Lind left.", "Ana Lind", ()),
    ("In Tuesday night’s Republican debate, Ana Lind will sit. Lind left.", "Ana Lind", ()),
    ("Ana Lind, the owner of the\nferry line, left. Lind spoke.", "Ana Lind", ("owner",)),
    ("They met Ports and Harbour Commission chairman Ana Lind. Lind left.", "Ana Lind", ()),
    ("They met Housing and Harbour Commission chairman Ana Lind. Lind left.", "Ana Lind",
     ("Housing and Harbour Commission chairman",)),
    ("They met Kelmar and Co chairman Ana Lind. Lind left.", "Ana Lind", ("Kelmar and Co chairman",)),
    ("Joe Berg met Congress and Treasury Secretary Ana Lind. Lind left.", "Ana Lind", ("Treasury Secretary",)),
    ("They met Joe Berg and Kelmar chairman Ana Lind. Lind left.", "Ana Lind", ("Kelmar chairman",)),
    ("They met North Korean leader Ana Lind. Lind left.", "Ana Lind", ("North Korean leader",)),
    ("They met New York Governor Ana Lind. Lind left.", "Ana Lind", ("New York Governor",)),
    ("In New York President Ana Lind spoke. Lind left.", "Ana Lind", ("President",)),
    ("In March President Ana Lind spoke. Lind left.", "Ana Lind", ("President",)),
    ("They met law professor Ana Lind. Lind left.", "Ana Lind", ("law professor",)),
    ("Argentine economy minister Ana Lind spoke. Lind left.", "Ana Lind", ("Argentine economy minister",)),
    ("Earlier this week group chairman Ana Lind spoke. Lind left.", "Ana Lind", ("group chairman",)),
    ("Last week Federal Minister Ana Lind spoke. Lind left.", "Ana Lind", ("Federal Minister",)),
    ("He met director Ana Lind. Lind left.", "Ana Lind", ("director",)),
    ("They quoted Bank of Kelmar governor Ana Lind. Lind left.", "Ana Lind", ("Bank of Kelmar governor",)),
    ("The government of President Ana Lind fell. Lind left.", "Ana Lind", ("President",)),
    ("The Port Authority (PA) chairman Ana Lind spoke. Lind left.", "Ana Lind", ()),
    ("Former Kelmar navigating officer Ana Lind spoke. Lind left.", "Ana Lind", ()),
    ("Joe Berg’s campaign manager, Ana Lind, spoke. Lind left. Berg sat.", "Ana Lind",
     ("Joe Berg’s campaign manager",)),
    ("Ana Lind, analyst at Kelmar Brothers, spoke. Lind left.", "Ana Lind", ("analyst at Kelmar Brothers",)),
    ("Ana Lind, analyst with Kelmar, Tidal and Co, spoke. Lind left.", "Ana Lind",
     ("analyst with Kelmar, Tidal and Co",)),
    ("Ana Lind, director of securities trading and sales, spoke. Lind left.", "Ana Lind",
     ("director of securities trading and sales",)),
    ("Ana Lind, president of the 20,000 member union, spoke. Lind left.", "Ana Lind",
     ("president of the 20,000 member union",)),
    ("Ana Lind, chairman of the Kelmar Board’s, KB, council, spoke. Lind left.", "Ana Lind", ()),
    ("Against Ana Lind, the Ohio governor earned 51 percent, he said. Lind left.", "Ana Lind", ()),
    ("He was the general basis for a challenge to the levy, Ana Lind noted. Lind left.", "Ana Lind", ()),
    ("They saw Ana Lind, his wife, Tilda, and others. Lind left.", "Ana Lind", ()),
    ("Supporters of Senator Ana Lind left. Lind spoke.", "Ana Lind", ("Senator",)),
]  # fmt: skip


@each_row(("text", "name", "roles"), ROLES)
def test_a_role_is_a_noun_phrase_of_that_person(
    find_mentions: Find, text: str, name: str, roles: tuple[str, ...]
) -> None:
    people = {person.name: person for person in find_mentions(text).people}
    assert people[name].roles == roles


def test_the_office_of_a_person_is_not_that_person(find_mentions: Find) -> None:
    text = "Ana Lind, the attorney for the port, left. “He knew,” the attorney’s office said."
    quote = find_mentions(text).quotes[0]
    assert (quote.speaker, quote.speaker_text) == (None, "the attorney’s office")


def test_the_president_is_never_the_vice_president(find_mentions: Find) -> None:
    text = "President Ana Lind met Vice President Joe Berg. Berg left early. “It is over,” said the president."
    assert find_mentions(text).quotes[0].speaker == "ana-lind"


def test_a_name_that_an_editor_completes_in_brackets_is_whole(find_mentions: Find) -> None:
    [person] = find_mentions("He called it “[President Ana] Lind’s war” on Monday.").people
    assert person.name == "Ana Lind"


THINGS = [
    "The Washington Post wrote about it. “Yes,” the Washington Post said.",
    "Traffic stopped near the Ana Lind Bridge.",
    "Traffic stopped near Ana Lind Tower.",
    "He works for the law firm Ana Lind.",
    "The retailer Ana Lind closed nine shops.",
    "He joined the Marine Corps.",
    "It opened on New Years Day.",
    "Tyres by General Tire sold well.",
    "The adviser, Kelmar Lind Advisers, left.",
    "Shoppers asked for Private Collection.",
]


@each_row("text", THINGS)
def test_things_named_after_people_are_not_people(find_mentions: Find, text: str) -> None:
    assert find_mentions(text).people == ()


def test_a_weekday_after_a_name_is_not_part_of_the_name_of_a_thing(find_mentions: Find) -> None:
    [person] = find_mentions("He told Ana Lind Monday that he knew. Lind left.").people
    assert person.name == "Ana Lind"


def test_a_family_name_of_two_words_never_replaces_the_full_name(find_mentions: Find) -> None:
    [person] = find_mentions("Kevin de Moor spoke. Mr. de Moor left. Mr. de Moor returned.").people
    assert person.name == "Kevin de Moor"


def test_a_junior_whom_his_article_calls_mr_is_the_person_of_the_other_outlet(find_mentions: Find, make: Make) -> None:
    mentions = find_mentions(
        make("a", "Carl Reed Jr., 56, was arrested. Mr. Reed said no."), make("b", "Carl Reed was arrested.")
    )
    assert len(mentions.people) == 1


NAMES = [
    ("Ana Lind spoke. Will Lind win? Can Lind lose?", ["Ana Lind"]),
    ("Ana Lind spoke. Hosting Lind was a mistake. Questioning Lind went on.", ["Ana Lind"]),
    ("Will Lind spoke. Will Lind left at noon. Ana Lind smiled.", ["Will Lind", "Ana Lind"]),
    ("Kettle Depot reported earnings on Monday. Kettle Depot announced a plan.", []),
    ("He was found in Ruby Hill. It was a room in Ruby Hill, police said.", []),
    ("Joel Quist Ek spoke. Quist Ek scored. Quist Ek left.", ["Joel Quist Ek"]),
]


@each_row(("text", "names"), NAMES)
def test_a_verb_before_a_name_a_firm_or_a_place_makes_no_person(
    find_mentions: Find, text: str, names: list[str]
) -> None:
    assert sorted(person.name for person in find_mentions(text).people) == sorted(names)


def test_a_role_does_not_include_part_of_the_name_before_it(find_mentions: Find) -> None:
    people = {person.name: person for person in find_mentions("They freed Kevin King and Australian Tim Weeks.").people}
    assert people["Tim Weeks"].roles == ()


def test_the_chief_of_one_body_is_not_the_director_of_another(find_mentions: Find) -> None:
    text = "Kelmar Harbour director Ana Lind left. Joe Berg sat. “Go,” said the Tidal Rail chief."
    assert find_mentions(text).quotes[0].speaker is None
    assert find_mentions(text.replace("Tidal Rail", "Kelmar")).quotes[0].speaker == "ana-lind"


def test_a_partner_in_the_name_of_a_firm_is_not_mentioned(find_mentions: Find) -> None:
    text = "Ana Lind spoke. Lind, Berg, Kral & Odou sued. Lind left."
    assert [mention.passage.span.start for mention in find_mentions(text).mentions] == [0, 46]
