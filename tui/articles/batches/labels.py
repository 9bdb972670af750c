"""Recognises the labels that news databases give to fields, in the languages of their interfaces."""

import re

from tui.text.spaces import single_spaced

_FIELD_LABELS = {
    "headline": "headline|titel|titre|title|überschrift|schlagzeile|titular",
    "byline": "byline|author|authors|by|autor|autoren|verfasser|auteur|auteurs|auteur(s)|signature|autor(en)",
    "section": "section|rubrik|ressort|rubrique|sección",
    "length": "length|word count|länge|laenge|wortanzahl|longueur|nombre de mots|longitud",
    "language": "language|sprache|langue|idioma",
    "standfirst": "highlight|highlights|teaser|lead|vorspann|chapeau|point fort|points forts|accroche",
    "dateline": "dateline|ortsmarke|origine|lieu",
    "edition": "edition|ausgabe|édition",
    "url": "url|web address|internetadresse|adresse web",
    "series": "series|serie|série",
    "graphic": "graphic|graphics|grafik|bild|bildunterschrift|graphique|illustration|infographie|photo",
    "correction": "correction|correction-date|korrektur|rectificatif|rectification",
    "notes": "notes|note|anmerkung|anmerkungen|hinweis|remarque|remarques",
    "loaded": "load-date|update|ladedatum|date de chargement|date-chargement|mise à jour",
    "index": "publication-type|document-type|subject|person|geographic|city|state|country|company|organization|ticker|"
    "industry|name|journal code|acc-no|pub-type|distribution|day|type|thema|themen|publikationstyp|"
    "publikationsart|medium|person|personen|firma|firmen|unternehmen|branche|geographie|stadt|land|sujet|"
    "sujets|type de publication|type-publication|personne|personnes|ville|pays|entreprise|société|industrie|"
    "secteur|isbn|issn|dokument-typ|transmission date|transmission-date|journal-code|publication type|"
    "load date|geographisch|region",
}
_FIELD_OF = {label: name for name, labels in _FIELD_LABELS.items() for label in labels.split("|")}
_LABELLED = re.compile(r"\s*([^\W\d_][^:\n]{0,30}?)[\s\u00a0]?:(?:[\s\u00a0]|$)")
_LENGTH = re.compile(
    r"\s*(\d[\d.,\s\u00a0\u202f’']{0,12})\s?(?:words?|wörter|woerter|worte|mots?|palabras|parole)\b", re.IGNORECASE
)

_LANGUAGE_NAMES = {
    "en": "english englisch anglais inglés inglese engels eng",
    "de": "german deutsch allemand alemán tedesco duits deu ger",
    "fr": "french französisch français francais francés francese frans fra fre",
    "es": "spanish spanisch espagnol español castellano spagnolo spaans spa",
    "it": "italian italienisch italien italiano ita",
    "nl": "dutch niederländisch néerlandais nederlands neerlandés nld dut",
    "pt": "portuguese portugiesisch portugais português portugués por",
    "sv": "swedish schwedisch suédois svenska swe",
    "da": "danish dänisch danois dansk dan",
    "no": "norwegian norwegisch norvégien norsk nor",
    "fi": "finnish finnisch finnois suomi fin",
    "pl": "polish polnisch polonais polski pol",
    "cs": "czech tschechisch tchèque čeština ces cze",
    "hu": "hungarian ungarisch hongrois magyar hun",
    "ro": "romanian rumänisch roumain română ron rum",
    "bg": "bulgarian bulgarisch bulgare bul",
    "el": "greek griechisch grec ell gre",
    "tr": "turkish türkisch turc türkçe tur",
    "ru": "russian russisch russe русский rus",
    "uk": "ukrainian ukrainisch ukrainien ukr",
    "ar": "arabic arabisch arabe ara",
    "he": "hebrew hebräisch hébreu heb",
    "fa": "persian persisch persan farsi fas per",
    "hi": "hindi hin",
    "zh": "chinese chinesisch chinois zho chi",
    "ja": "japanese japanisch japonais jpn",
    "ko": "korean koreanisch coréen kor",
    "id": "indonesian indonesisch indonésien ind",
    "vi": "vietnamese vietnamesisch vietnamien vie",
    "ca": "catalan katalanisch català cat",
    "hr": "croatian kroatisch croate hrv",
    "sr": "serbian serbisch serbe srp",
    "sk": "slovak slowakisch slovaque slk",
    "sl": "slovenian slowenisch slovène slv",
    "et": "estonian estnisch estonien est",
    "lv": "latvian lettisch letton lav",
    "lt": "lithuanian litauisch lituanien lit",
}
_CODE_OF = {name: code for code, names in _LANGUAGE_NAMES.items() for name in (code, *names.split())}


def labelled_field(line: str) -> tuple[str, str]:
    """Return the field that a line's label names, and the value after it; two empty strings without a known label.

    `BYLINE: Ana Ruiz` → `("byline", "Ana Ruiz")`.
    """
    match = _LABELLED.match(line)
    name = _FIELD_OF.get(single_spaced(match[1]).casefold(), "") if match else ""
    return (name, line[match.end() :].strip()) if match and name else ("", "")


def has_capital_label(line: str) -> bool:
    """Return True if a line begins with a known label in capitals, as printed by LexisNexis."""
    match = _LABELLED.match(line)
    return bool(match) and match is not None and match[1].isupper() and bool(labelled_field(line)[0])


def stated_length(text: str) -> int | None:
    """Return the number of words stated by “52 words”, “1.234 Wörter” or “1 234 mots”; None for anything else."""
    match = _LENGTH.match(text)
    return int("".join(character for character in match[1] if character.isdecimal())) if match else None


def language_of(name: str) -> str:
    """Return the code of a language given by name or code: `de` for “GERMAN; DEUTSCH”; empty if it is unknown."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return next((_CODE_OF[word] for word in words if word in _CODE_OF), "")


def is_copyright(line: str) -> bool:
    """Return True for a copyright notice: © 2023, Copyright 2023, (c) 2023, All Rights Reserved."""
    folded_line = line.strip().casefold()
    begins = folded_line.startswith(("copyright ", "copyright\u00a0", "©", "(c) ", "(c)\u00a0"))
    has_year = re.search(r"\b(?:1[89]|20)\d\d\b", folded_line) is not None
    return (begins and has_year) or folded_line.rstrip(".") in _RESERVED


_RESERVED = frozenset(
    {"all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados"}
)

_EDITION_WORDS = frozenset(
    [
        "edition",
        "ausgabe",
        "édition",
        "final",
        "late",
        "early",
        "first",
        "second",
        "third",
        "national",
        "regional",
        "main",
    ]
)


def outlet_and_edition(line: str, copyright_line: str) -> tuple[str, str]:
    """Split “The Harbour Post (London) - Edition 1”; the edition is empty if the line only names the outlet.

    The copyright notice names the outlet without its edition; if it does not, words such as “edition” decide.
    """
    parts = line.split(" - ")
    folded_notice = copyright_line.casefold()
    splits = [(" - ".join(parts[:count]), " - ".join(parts[count:])) for count in range(len(parts), 0, -1)]
    for outlet, edition in splits:
        if outlet.casefold() in folded_notice:
            return outlet, edition
    for outlet, edition in reversed(splits[1:]):
        if not _EDITION_WORDS.isdisjoint(re.findall(r"[^\W\d_]+", edition.split(" - ")[0].casefold())):
            return outlet, edition
    return line, ""
