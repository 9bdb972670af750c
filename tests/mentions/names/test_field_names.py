"""Kinds of names that earlier versions got wrong, each in many wordings: the people, and how often they are named.

Each key lists the acceptable names of a person, separated by `|`; the value is the number of mentions by name.
"""

from collections import Counter
from collections.abc import Callable

from tests.rows import each_row
from tui.mentions.model import MentionForm, MentionSet

Find = Callable[..., MentionSet]
Expected = dict[str, int]
NAMED = (MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN)

LOWERED = [
    ("Theresa May resigned. May has no plans. The bridge may close.", {"Theresa May": 2}),
    ("Anna Black resigned on Monday. The black gate was new. “Fine,” Black said. Black left.", {"Anna Black": 3}),
    ("Sally Field spoke. The field was wet. “Fine,” Field said.", {"Sally Field": 2}),
    ("Courtney Love sang. Fans love it. “Fine,” said Love. Love bowed.", {"Courtney Love": 3}),
    ("Peter Cook left. The cook stayed. “No,” Cook said.", {"Peter Cook": 2}),
    ("Julia Brown won. The brown dog barked. Brown smiled.", {"Julia Brown": 2}),
    ("Martin Short joked. It was a short night. “Ha,” Short said.", {"Martin Short": 2}),
    ("Tom Price resigned. The price rose. Price has no plans.", {"Tom Price": 2}),
    ("Karen Bass won. He plays bass. “Yes,” Bass said.", {"Karen Bass": 2}),
    ("George Bush spoke. A bush burned. “Good,” Bush said. Bush left.", {"George Bush": 3}),
    ("Rick Rivers spoke. The rivers rose. “Bad,” said Rivers.", {"Rick Rivers": 2}),
    ("John Young arrived. A young man waved. “Hi,” Young said. Young sat down.", {"John Young": 3}),
]

PLACES = [
    (
        "Defense Secretary Lloyd Austin flew to Austin, Texas. Austin is hot. “Yes,” Austin said. He left Austin.",
        {"Lloyd Austin": 2},
    ),
    ("Steve Israel, a congressman, visited Israel. Israel bombed the port. “Fine,” Israel said.", {"Steve Israel": 2}),
    (
        "Denzel Washington flew to Washington. He left Washington on Friday. “Fine,” Washington said.",
        {"Denzel Washington": 2},
    ),
    ("Jack London lived near London. London, England, was foggy. “Fine,” London said.", {"Jack London": 2}),
    ("Paris Hilton went to Paris. Police in Paris said so. “Fine,” Hilton said.", {"Paris Hilton": 2}),
    ("Michael Jordan flew to Jordan. Jordan invaded its neighbour. “Fine,” Jordan said.", {"Michael Jordan": 2}),
    ("Rep. Jack Houston spoke in Houston. From Houston he drove home. “Fine,” said Houston.", {"Jack Houston": 2}),
    ("Michael Ireland met the leader of Ireland. Ireland voted on it. “Fine,” Ireland said.", {"Michael Ireland": 2}),
    ("Chelsea Holland visited Holland. Holland is flat. “Yes,” Holland added.", {"Chelsea Holland": 2}),
    ("Anna Chad was born in Chad. Chad attacked the rebels. “No,” Chad said.", {"Anna Chad": 2}),
    (
        "Shelley Berkeley spoke at Berkeley. Students at Berkeley cheered. “No,” Berkeley told them.",
        {"Shelley Berkeley": 2},
    ),
    (
        "Tom Brady flew to Dallas with Kate Dallas. Near Dallas, it rained. “No,” Dallas said.",
        {"Tom Brady": 1, "Kate Dallas": 2},
    ),
]

TITLED = [
    ("President Kim Min-jae spoke. “We agree,” Mr. Kim said.", {"Kim Min-jae": 2}),
    ("Yoon Suk-yeol spoke. “We agree,” Mr. Yoon said. Yoon left.", {"Yoon Suk-yeol": 3}),
    ("Sir Keir Starmer met Lord Cameron. “Fine,” Sir Keir said.", {"Keir Starmer": 2, "Cameron": 1}),
    ("Prime Minister Narendra Modi spoke. “No,” PM Modi said. Mr Modi left.", {"Narendra Modi": 3}),
    ("Nguyen Phu Trong spoke. “No,” Mr. Trong said.", {"Nguyen Phu Trong": 2}),
    ("Dame Judi Dench spoke. “No,” Dame Judi said.", {"Judi Dench": 2}),
    ("Sir Mo Farah ran. “Yes,” said Sir Mo.", {"Mo Farah": 2}),
    ("Moon Jae-in spoke. “We agree,” Mr. Moon said.", {"Moon Jae-in": 2}),
    ("Park Geun-hye spoke. “We agree,” Ms. Park said.", {"Park Geun-hye": 2}),
    ("Xi Jinping spoke. “We agree,” Mr. Xi said.", {"Xi Jinping": 2}),
    ("Tran Dai Quang spoke. “No,” Mr. Quang said.", {"Tran Dai Quang": 2}),
    ("Pham Minh Chinh spoke. “No,” Mr. Chinh said.", {"Pham Minh Chinh": 2}),
    ("Chief Minister Mamata Banerjee spoke. “No,” CM Banerjee said.", {"Mamata Banerjee": 2}),
    ("Commissioner Ada Cole spoke. “No,” Commissioner Cole said.", {"Ada Cole": 2}),
    ("President-elect Joe Biden spoke. “No,” President-elect Biden said.", {"Joe Biden": 2}),
    ("Cllr Amy Pool spoke. “No,” Cllr Pool said.", {"Amy Pool": 2}),
    ("Hwang Kyo-ahn spoke. “No,” Mr. Hwang said. Hwang left.", {"Hwang Kyo-ahn": 3}),
    ("Chung Eui-yong spoke. “No,” Mr. Chung said.", {"Chung Eui-yong": 2}),
    ("Aung San Suu Kyi spoke. “No,” Ms. Suu Kyi said.", {"Aung San Suu Kyi": 2}),
    ("Lee Hsien Loong spoke. “No,” Mr. Lee said.", {"Lee Hsien Loong": 2}),
    ("Tsai Ing-wen spoke. “No,” Ms. Tsai said. Tsai left.", {"Tsai Ing-wen": 3}),
    ("Sir Ed Davey spoke. “No,” said Sir Ed.", {"Ed Davey": 2}),
    ("MP Anna Firth spoke. “No,” Firth said. MP Firth left.", {"Anna Firth": 3}),
]

HYPHENS = [
    ("Lee Jae-myung spoke. “We agree,” Lee said.", {"Lee Jae-myung": 2}),
    ("Kang Kyung-wha spoke. “We agree,” Kang said.", {"Kang Kyung-wha": 2}),
    ("Kim Yo-jong spoke. “We agree,” Kim said.", {"Kim Yo-jong": 2}),
    ("Han Duck-soo spoke. “We agree,” Han said.", {"Han Duck-soo": 2}),
    ("Choi Soon-sil spoke. “We agree,” Choi said.", {"Choi Soon-sil": 2}),
    ("Cho Tae-yong spoke. “We agree,” Cho said.", {"Cho Tae-yong": 2}),
    ("Chiang Kai-shek spoke. “We agree,” Chiang said.", {"Chiang Kai-shek": 2}),
    ("Ma Ying-jeou spoke. “We agree,” Ma said.", {"Ma Ying-jeou": 2}),
    ("Jean-Marie Colombani spoke. “Oui,” Colombani said.", {"Jean-Marie Colombani": 2}),
    ("Mary-Kay Wilson spoke. “Oui,” Wilson said.", {"Mary-Kay Wilson": 2}),
    ("Chung Mong-joon spoke. “We agree,” Chung said.", {"Chung Mong-joon": 2}),
]

TWO_WORDS = [
    (
        "Andrés Manuel López Obregón met María José Rodríguez-Piñero. “Vamos,” said López Obregón.",
        {"Andrés Manuel López Obregón": 2, "María José Rodríguez-Piñero": 1},
    ),
    ("Khalid Al Mansour spoke. “No,” said Al Mansour. Mr. Al-Mansour left.", {"Khalid Al Mansour": 3}),
    ("Pieter van der Berg spoke. “The dyke holds,” Van der Berg said.", {"Pieter van der Berg": 2}),
    ("Gabriel García Márquez wrote. “Sí,” García Márquez said.", {"Gabriel García Márquez": 2}),
    ("Enrique Peña Nieto spoke. “Sí,” Peña Nieto said.", {"Enrique Peña Nieto": 2}),
    ("Claudia Ruiz Massieu spoke. “Sí,” said Ruiz Massieu.", {"Claudia Ruiz Massieu": 2}),
    ("Ana Sofía Ortega Luján spoke. “Sí,” said Ortega Luján.", {"Ana Sofía Ortega Luján": 2}),
    ("Omar El Sayed spoke. “No,” El Sayed said. Mr. El-Sayed left.", {"Omar El Sayed": 3}),
    ("Willem de Vries spoke. “No,” De Vries said.", {"Willem de Vries": 2}),
    ("Karl von der Heide spoke. “No,” Von der Heide said.", {"Karl von der Heide": 2}),
    ("Helena Bonham Carter spoke. “No,” Bonham Carter said.", {"Helena Bonham Carter": 2}),
    ("Kristin Scott Thomas spoke. “No,” said Scott Thomas.", {"Kristin Scott Thomas": 2}),
]

NICKNAMES = [
    (
        "James “Jim” Marsh met Robert “Beto” O’Rourke. Edward ‘Ted’ Heath spoke. “No,” Heath said.",
        {
            "James Marsh|James “Jim” Marsh": 1,
            "Robert O’Rourke|Robert “Beto” O’Rourke": 1,
            "Edward Heath|Edward ‘Ted’ Heath": 2,
        },
    ),
    ('Thomas "Tip" O\'Neill spoke. "No," O\'Neill said.', {'Thomas "Tip" O\'Neill': 2}),
    ("Earvin “Magic” Johnson spoke. “No,” Johnson said.", {"Earvin “Magic” Johnson": 2}),
    ("Dwayne (The Rock) Johnson spoke. “No,” Johnson said.", {"Dwayne (The Rock) Johnson": 2}),
    ("William (Bill) Hartley spoke. “No,” Hartley said.", {"William (Bill) Hartley": 2}),
    ("Joaquín “El Chapo” Guzmán fled. “No,” Guzmán said.", {"Joaquín “El Chapo” Guzmán": 2}),
    ("Lewis “Scooter” Libby spoke. “No,” Libby said. Libby left.", {"Lewis “Scooter” Libby": 3}),
    ("Charles ‘Chuck’ Morse spoke. ‘No,’ Morse said.", {"Charles ‘Chuck’ Morse": 2}),
    (
        "Katherine “Kitty” Doyle met Samuel “Sam” Reed. “No,” Doyle said.",
        {"Katherine “Kitty” Doyle": 2, "Samuel “Sam” Reed": 1},
    ),
    ("Rep. Elizabeth “Liz” Carter spoke. “No,” Carter said.", {"Elizabeth “Liz” Carter": 2}),
]

COUPLES = [
    ("Tom and Liz Marsh left. “No,” Liz Marsh said. “Yes,” said Tom.", {"Tom Marsh|Tom": 2, "Liz Marsh": 2}),
    (
        "Barack and Michelle Obama left. “No,” Barack Obama said. “Yes,” said Michelle.",
        {"Barack Obama": 2, "Michelle Obama": 2},
    ),
    ("Bill and Hillary Clinton spoke. “No,” Bill Clinton said.", {"Bill Clinton": 2, "Hillary Clinton": 1}),
    ("Mary and John Harper left. “Yes,” said Mary.", {"Mary Harper|Mary": 2, "John Harper": 1}),
    ("Peter & Jane Foster left. “Yes,” said Peter.", {"Peter Foster|Peter": 2, "Jane Foster": 1}),
    ("George and Laura Bush came. George Bush spoke.", {"George Bush": 2, "Laura Bush": 1}),
    ("Ed, Sue and Amy Barker left. “Yes,” said Sue.", {"Ed Barker|Ed": 1, "Sue Barker|Sue": 2, "Amy Barker": 1}),
    ("Brothers Mark and Scott Kelly flew. “Yes,” Mark Kelly said.", {"Mark Kelly": 2, "Scott Kelly": 1}),
]

INITIALS = [
    ("“I wrote it,” said J.K. Rowlett. JK Rowlett left.", {"J.K. Rowlett": 2}),
    ("J.D. Vance spoke. “I wrote it,” Vance said.", {"J.D. Vance": 2}),
    ("“I wrote it,” E.L. Dorrow said. Dorrow left.", {"E.L. Dorrow": 2}),
    ("“I wrote it,” said P. J. Grubber. Grubber left.", {"P. J. Grubber": 2}),
    ("R.J. Palten told reporters “no.”", {"R.J. Palten": 1}),
    ("“I wrote it,” C.C. Sabathey added.", {"C.C. Sabathey": 1}),
    ("D.H. Laurenz, the author, wrote it. Laurenz spoke.", {"D.H. Laurenz": 2}),
    ("“I wrote it,” said W.E.B. Griffen.", {"W.E.B. Griffen": 1}),
    ("A.J. Delgrado said: “No.” Delgrado left.", {"A.J. Delgrado": 2}),
    ("“It works,” T.J. Mavrin argued.", {"T.J. Mavrin": 1}),
]

NEIGHBOURS = [
    (
        "Prof. Ines Prado, Rabbi Omar Haddad, Cllr Amy Pool and Sheikh Khalid Mansour met.",
        {"Ines Prado": 1, "Omar Haddad": 1, "Amy Pool": 1, "Khalid Mansour|Sheikh Khalid Mansour": 1},
    ),
    ("Dr. Ana Ruiz, Sen. Carl Poe and Judge Amy Lind met.", {"Ana Ruiz": 1, "Carl Poe": 1, "Amy Lind": 1}),
    (
        "Imam Yusuf Karim, Father Tom Reilly and Bishop Ada Moss met.",
        {"Yusuf Karim": 1, "Tom Reilly": 1, "Ada Moss": 1},
    ),
    ("Mayor Ana Ruiz, Governor Carl Poe, and Sheriff Joe Dunn met.", {"Ana Ruiz": 1, "Carl Poe": 1, "Joe Dunn": 1}),
    (
        "Rev. Al Moss, Pastor Ben Cole, the organiser, and Cllr Sue Webb met.",
        {"Al Moss": 1, "Ben Cole": 1, "Sue Webb": 1},
    ),
]


def check(find_mentions: Find, text: str, expected: Expected) -> MentionSet:
    mentions = find_mentions(text)
    names_by_id = {person.id: person.name for person in mentions.people}
    times = Counter(names_by_id[mention.person] for mention in mentions.mentions if mention.form in NAMED)
    by_name = {next((name for name in names.split("|") if name in times), names): n for names, n in expected.items()}
    assert times == by_name
    assert [quote for quote in mentions.quotes if quote.speaker is None] == []
    return mentions


@each_row(("text", "expected"), LOWERED)
def test_a_surname_that_is_also_a_lower_case_word_is_a_person(
    find_mentions: Find, text: str, expected: Expected
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), PLACES)
def test_a_place_is_no_mention_of_the_person_of_that_name(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), TITLED)
def test_a_title_and_part_of_a_name_mean_the_same_person(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), HYPHENS)
def test_a_hyphenated_given_name_is_whole(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), TWO_WORDS)
def test_a_two_word_surname_is_kept_whole(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), NICKNAMES)
def test_a_nickname_in_quote_marks_is_part_of_the_name_and_no_quote(
    find_mentions: Find, text: str, expected: Expected
) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), COUPLES)
def test_both_partners_of_a_couple_are_people(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), INITIALS)
def test_initials_and_an_unlisted_family_name_are_a_person(find_mentions: Find, text: str, expected: Expected) -> None:
    check(find_mentions, text, expected)


@each_row(("text", "expected"), NEIGHBOURS)
def test_the_next_person_in_a_list_is_not_a_role(find_mentions: Find, text: str, expected: Expected) -> None:
    mentions = check(find_mentions, text, expected)
    surnames = {name.split("|")[0].split()[-1] for name in expected}
    assert [role for person in mentions.people for role in person.roles if surnames & set(role.split())] == []


@each_row("space", ["\n", "\u00a0", "\u202f"])
def test_a_name_is_written_with_plain_spaces_whatever_stands_between_its_words(find_mentions: Find, space: str) -> None:
    (person,) = find_mentions(f"Anna{space}Berg spoke. “Fine,” said Anna{space}Berg.").people
    assert (person.name, person.aliases) == ("Anna Berg", ())


@each_row(
    ("text", "expected"),
    [
        ("Kwabena Osei scored late. “I just hit it,” said Osei.", {"Kwabena Osei": 2}),
        ("They met Mpho Letsholo there. “No,” Letsholo said.", {"Mpho Letsholo": 2}),
        ("Kwabena Osei scored late. Osei left.", {}),
    ],
)
def test_an_unlisted_name_is_one_if_its_second_word_is_quoted(
    find_mentions: Find, text: str, expected: Expected
) -> None:
    check(find_mentions, text, expected)


def test_an_unlisted_name_after_the_article_is_a_ship_whoever_is_quoted(find_mentions: Find) -> None:
    assert find_mentions("The Kwabena Osei burned. “No,” Osei said.").people == ()
