"""The language of a text, and what each language's lists say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.shipped import shipped_path, shipped_text
from tui.text.fold import fold_text
from tui.text.language import detect, elided_words, language_code, stemmer, stop_words

LISTS = sorted(path.stem for path in shipped_path("config/words/stop-words").glob("*.txt"))
TEXTS = {
    "en": "The ferry sank off the coast on Monday, and at least twelve people are missing, the coast guard said.",
    "de": "Die Fähre ist am Montag vor der Küste gesunken, und mindestens zwölf Menschen werden noch vermisst.",
    "fr": "Le ferry a coulé lundi au large de la côte et au moins douze personnes sont portées disparues.",
    "es": "El ferry se hundió el lunes frente a la costa y al menos doce personas están desaparecidas, según los "
    "guardacostas, que no han podido llegar a la zona por el mal tiempo.",
    "it": "Il traghetto è affondato lunedì al largo della costa e almeno dodici persone sono ancora disperse.",
    "nl": "De veerboot is maandag voor de kust gezonken en er worden nog minstens twaalf mensen vermist.",
    "pt": "A balsa afundou na segunda-feira em frente à costa e pelo menos doze pessoas estão desaparecidas, segundo a "
    "guarda costeira, que não pôde chegar ao local e pediu ajuda aos navios que estavam mais perto.",
    "sv": "Färjan sjönk på måndagen utanför kusten och minst tolv människor saknas, men inga av dem är barn.",
    "da": "Færgen sank mandag ud for kysten, og mindst tolv mennesker er savnet efter ulykken, som blev set af en "
    "fisker, der ringede til politiet og siger, at den var meget hurtigt væk.",
    "no": "Ferjen sank mandag utenfor kysten, og minst tolv mennesker er savnet etter ulykken, som ble sett av en "
    "fisker, som ringte til politiet og sier at den var veldig raskt borte, og at han ikke kunne gjøre noe.",
    "fi": "Lautta upposi maanantaina rannikon edustalla, ja ainakin kaksitoista ihmistä on kateissa, mutta hän ei ole.",
    "hu": "A komp hétfőn elsüllyedt a partok előtt, és legalább tizenkét ember még nem került elő, de azt mondják, "
    "hogy volt egy hajó.",
    "pl": "Prom zatonął w poniedziałek u wybrzeża, a co najmniej dwanaście osób jest zaginionych, jak podała straż.",
    "cs": "Trajekt se v pondělí potopil u pobřeží a nejméně dvanáct lidí je pohřešováno, jak uvedla pobřežní stráž.",
    "sk": "Trajekt sa v pondelok potopil pri pobreží a najmenej dvanásť ľudí je nezvestných, ako uviedla stráž.",
    "ro": "Feribotul s-a scufundat luni în largul coastei și cel puțin doisprezece oameni sunt dați dispăruți.",
    "tr": "Feribot pazartesi günü kıyı açıklarında battı ve en az on iki kişi hâlâ kayıp, ama bu çok daha sonra oldu.",
    "ca": "El transbordador es va enfonsar dilluns davant de la costa i almenys dotze persones han desaparegut.",
    "id": "Kapal feri itu tenggelam pada hari Senin di lepas pantai dan dua belas orang masih belum ditemukan.",
    "ru": "Паром затонул в понедельник у побережья, и по меньшей мере двенадцать человек ещё не найдены, но он был.",
    "uk": "Пором затонув у понеділок біля узбережжя, і щонайменше дванадцять людей ще не знайдено, але це вже не все.",
    "bg": "Фериботът потъна в понеделник край брега и най-малко дванадесет души все още са в неизвестност.",
    "el": "Το πλοίο βυθίστηκε τη Δευτέρα ανοιχτά των ακτών και τουλάχιστον δώδεκα άνθρωποι αγνοούνται.",
    "ar": "غرقت العبارة يوم الاثنين قبالة الساحل وما زال اثنا عشر شخصا على الأقل في عداد المفقودين.",
    "hi": "नौका सोमवार को तट के पास डूब गई और कम से कम बारह लोग लापता हैं।",
    "ja": "フェリーは月曜日に沖合で沈没し、少なくとも十二人が行方不明になっている。",
    "zh": "渡轮周一在海岸附近沉没，至少十二人失踪。",
    "ko": "여객선이 월요일 해안 앞바다에서 침몰해 최소 열두 명이 실종됐다.",
    "he": "המעבורת טבעה ביום שני מול החוף ולפחות שנים עשר בני אדם נעדרים.",
}


@each_row("language", TEXTS)
def test_the_language_of_a_paragraph_is_detected(language: str) -> None:
    assert detect(TEXTS[language]) == language


@each_row("text", ["", "Fire", "Kyiv 2022", "xyz qrs tuv " * 50, "12 + 30 = 42", "…"])
def test_a_text_without_evidence_has_no_language(text: str) -> None:
    assert detect(text) == ""


@given(st.text())
def test_detection_is_deterministic_for_any_text(text: str) -> None:
    assert language_code(detect(text)) == detect(text)


@pytest.mark.parametrize(
    "text", ["The fire\nof THE port", "`the `the `the", "l’eau de la mer et le feu", "the " * 2000]
)
def test_words_that_are_already_folded_give_the_same_language(text: str) -> None:
    assert detect(text, fold_text(text).split()) == detect(text)


def test_a_frame_of_another_language_does_not_count() -> None:
    menu = "Share this article with the people that you know. "
    assert detect(menu * 10 + TEXTS["fr"] * 40 + menu * 10) == "fr"


@each_row(
    ("given_", "code"),
    [("en", "en"), ("en-GB", "en"), ("EN_us.UTF-8", "en"), (" pt-BR ", "pt"), ("nb", "no"), ("hr", "hr"), ("", "")],
)
def test_language_codes_are_recognised_in_any_notation(given_: str, code: str) -> None:
    assert language_code(given_) == code


@each_row("given_", ["english", "e", "d3", "дe"])
def test_invalid_language_codes_are_refused(given_: str) -> None:
    with pytest.raises(ValueError, match="not a language code"):
        language_code(given_)


@each_row("language", LISTS)
def test_a_list_says_where_it_is_from_and_holds_small_words(language: str) -> None:
    text = shipped_text(f"config/words/stop-words/{language}.txt")
    assert "Snowball" in text or "Written for this project" in text
    assert len(stop_words(language)) >= 50
    assert all(fold_text(word) == word for word in stop_words(language))


def test_elided_words_depend_on_the_language() -> None:
    assert {"l", "d", "qu"} <= elided_words("fr")
    assert "dell" in elided_words("it")
    assert elided_words("en") == frozenset()


def test_a_language_without_a_list_has_no_stop_words() -> None:
    assert stop_words("") == stop_words("ko") == frozenset()


def test_croatian_uses_the_rules_of_serbian() -> None:
    assert stop_words("hr") == stop_words("sr") != frozenset()
    assert stemmer("hr")("kućama") == stemmer("sr")("kućama")


def test_words_are_stemmed_in_their_language_or_stay() -> None:
    assert stemmer("en")("meetings") == "meet"
    assert stemmer("de")("häusern") == stemmer("de")("haus")
    assert stemmer("ru")("президента") == stemmer("ru")("президент")
    assert stemmer("")("meetings") == stemmer("ko")("meetings") == "meetings"
