"""Names across scripts: consonants decide, vowels have to be possible."""

from tests.rows import each_row
from tui.text.name_sounds import CYRILLIC, may_sound_alike, sound_keys, spellings
from tui.text.names import fold_name
from tui.text.romanise import romanise

LATIN = tuple(language for language in spellings() if language != CYRILLIC)

ONE_NAME = [
    ("Шойгу", "Choïgou"), ("Шойгу", "Schoigu"), ("Трамп", "Trump"), ("Байден", "Biden"), ("Ельцин", "Jelzin"),
    ("Зеленский", "Selenskyj"), ("Джонсон", "Johnson"), ("Уиткофф", "Witkoff"), ("Гутерриш", "Guterres"),
    ("Кисида", "Kishida"), ("Цзиньпин", "Jinping"), ("Шмигаль", "Chmyhal"), ("Эрдоган", "Erdoğan"),
]  # fmt: skip
TWO_NAMES = [("Хаменеи", "Khomeini"), ("Иванов", "Ivanova"), ("Медведев", "Medvedchuk"), ("Шольц", "Schulz")]


@each_row(("cyrillic", "latin"), ONE_NAME)
def test_a_name_in_cyrillic_letters_sounds_like_its_spelling_in_any_language(cyrillic: str, latin: str) -> None:
    assert may_sound_alike(fold_name(cyrillic), (CYRILLIC,), fold_name(latin), LATIN)
    assert sound_keys(fold_name(cyrillic), (CYRILLIC,)) & sound_keys(fold_name(latin), LATIN)


@each_row(("cyrillic", "latin"), TWO_NAMES)
def test_names_of_two_people_do_not_sound_alike(cyrillic: str, latin: str) -> None:
    assert not may_sound_alike(fold_name(cyrillic), (CYRILLIC,), fold_name(latin), LATIN)


def test_two_latin_spellings_are_each_read_by_their_own_language() -> None:
    assert may_sound_alike("choigou", ("fr",), "shoigu", ("en",))
    assert not may_sound_alike("choigou", ("de",), "shoigu", ("en",))


def test_a_long_word_has_a_bounded_number_of_keys() -> None:
    assert len(sound_keys("schtschgzcqx" * 50, LATIN)) < 1000


def test_ukrainian_and_russian_letters_become_latin_ones() -> None:
    assert [romanise("зеленський"), romanise("їжак"), romanise("щука")] == ["zelenskiy", "yizhak", "shchuka"]
