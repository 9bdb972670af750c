"""Words and dates as the interfaces of news databases print them, and their escapes in RTF."""

from tests.articles.batches.made import Made

_MONTH_NAMES = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
MONTHS = {interface: names.split() for interface, names in _MONTH_NAMES.items()}
_DAY_NAMES = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
DAYS = {interface: names.split() for interface, names in _DAY_NAMES.items()}
LANGUAGES = {"en": "ENGLISH", "de": "GERMAN; DEUTSCH", "fr": "FRENCH; FRANÇAIS"}
WORDS = {"en": "words", "de": "Wörter", "fr": "mots"}


def day_of(article: Made, interface: str, *, weekday: bool = True) -> str:
    day, month = article.day, MONTHS[interface][article.day.month - 1]
    name = DAYS[interface][day.weekday()]
    if interface == "en":
        return f"{month} {day.day}, {day.year}" + (f" {name}" if weekday else "")
    dot = "." if interface == "de" else ""
    return f"{day.day}{dot} {month} {day.year}" + (f" {name}" if weekday else "")


LANGUAGE_NAMES = {
    "en": {"en": "English", "de": "German", "fr": "French"},
    "de": {"en": "Englisch", "de": "Deutsch", "fr": "Französisch"},
}
LANGUAGE_NAMES["fr"] = {"en": "Anglais", "de": "Allemand", "fr": "Français"}


def rtf_escaped(text: str) -> str:
    def escaped(character: str) -> str:
        if character in "\\{}":
            return "\\" + character
        if character == "\n":
            return "\\line "
        if ord(character) < 128:
            return character
        try:
            return (
                f"\\'{character.encode('cp1252')[0]:02x}"
                if character in "éèêçäöüßÄÖÜÉ\u00a0«»£"
                else f"\\u{ord(character)}?"
            )
        except UnicodeEncodeError:
            return f"\\u{ord(character)}?"

    return "".join(map(escaped, text))
