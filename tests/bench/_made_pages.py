"""Forty pages in nine languages, in the ways in which sites are really made, with what a reader should get of each."""

# ruff: noqa: E501 - pages are written as sites write them
import json
from collections.abc import Mapping
from typing import NamedTuple

STORIES: Mapping[str, tuple[str, str, str]] = {
    "en": ("The old swing bridge was shut on Monday after engineers found a long crack in its main girder, the port authority said in the evening.", "“It was never inspected,” said Anna Berg, the harbour master, who took over in spring and had asked for money to repair it.", "Traffic is sent around by the northern ring road until the girder has been replaced, which may take until the autumn of next year."),
    "de": ("Die alte Drehbrücke ist am Montag gesperrt worden, nachdem Prüfer einen langen Riss im Hauptträger gefunden hatten, teilte der Hafen mit.", "„Sie wurde nie geprüft“, sagte die Hafenmeisterin Anna Berg, die das Amt im Frühjahr übernommen und Geld für die Reparatur verlangt hatte.", "Der Verkehr wird über den nördlichen Ring umgeleitet, bis der Träger ersetzt ist, was bis zum Herbst des nächsten Jahres dauern kann."),
    "fr": ("Le vieux pont tournant a été fermé lundi après que des ingénieurs ont trouvé une longue fissure dans sa poutre principale, selon le port.", "« Il n’a jamais été inspecté », a déclaré Anna Berg, la capitaine du port, qui avait demandé de l’argent pour le réparer au printemps.", "La circulation est déviée par le périphérique nord jusqu’au remplacement de la poutre, ce qui peut durer jusqu’à l’automne prochain."),
    "es": ("El viejo puente giratorio fue cerrado el lunes después de que los ingenieros encontraran una larga grieta en su viga principal, según el puerto.", "«Nunca fue inspeccionado», dijo Anna Berg, la capitana del puerto, que había pedido dinero para repararlo desde la primavera pasada.", "El tráfico se desvía por la ronda norte hasta que se reemplace la viga, lo que puede durar hasta el otoño del próximo año."),
    "it": ("Il vecchio ponte girevole è stato chiuso lunedì dopo che gli ingegneri hanno trovato una lunga crepa nella trave principale, ha detto il porto.", "«Non è mai stato controllato», ha detto Anna Berg, comandante del porto, che aveva chiesto i soldi per ripararlo in primavera.", "Il traffico è deviato sulla tangenziale nord finché la trave non sarà sostituita, il che può durare fino al prossimo autunno."),
    "pt": ("A velha ponte giratória foi fechada na segunda-feira depois que engenheiros encontraram uma longa rachadura na viga principal, disse o porto.", "“Ela nunca foi inspecionada”, disse Anna Berg, a capitã do porto, que tinha pedido dinheiro para consertá-la na primavera.", "O trânsito é desviado pelo anel norte até que a viga seja substituída, o que pode durar até o outono do próximo ano."),
    "pl": ("Stary most obrotowy zamknięto w poniedziałek po tym, jak inżynierowie znaleźli długie pęknięcie w głównym dźwigarze, podał zarząd portu.", "„Nigdy nie był sprawdzany”, powiedziała Anna Berg, kapitan portu, która wiosną prosiła o pieniądze na jego naprawę.", "Ruch kierowany jest północną obwodnicą, dopóki dźwigar nie zostanie wymieniony, co może potrwać do jesieni przyszłego roku."),
    "ru": ("Старый поворотный мост закрыли в понедельник после того, как инженеры нашли длинную трещину в его главной балке, сообщили в порту.", "«Его никогда не проверяли», — сказала Анна Берг, капитан порта, которая весной просила денег на его ремонт у города.", "Движение направлено по северной объездной дороге, пока балку не заменят, что может продлиться до осени следующего года."),
    "sv": ("Den gamla svängbron stängdes på måndagen efter att ingenjörer hittat en lång spricka i huvudbalken, meddelade hamnen på kvällen.", "”Den har aldrig inspekterats”, sade Anna Berg, hamnkaptenen, som i våras hade bett om pengar för att laga den.", "Trafiken leds om via norra ringleden tills balken har bytts ut, vilket kan dröja till hösten nästa år enligt hamnen."),
}  # fmt: skip
HEADLINES = {
    "en": "Bridge shut after crack is found", "de": "Brücke nach Fund eines Risses gesperrt", "fr": "Le pont fermé après la découverte d’une fissure",
    "es": "Cierran el puente tras hallar una grieta", "it": "Chiuso il ponte dopo la scoperta di una crepa", "pt": "Ponte fechada após descoberta de rachadura",
    "pl": "Most zamknięty po znalezieniu pęknięcia", "ru": "Мост закрыт после обнаружения трещины", "sv": "Bron stängd efter att spricka hittats",
}  # fmt: skip
URL = "https://www.harbourpost.example/news/bridge-12345"
REFUSED = "refused"


class MadePage(NamedTuple):
    name: str
    data: bytes
    headline: str = ""
    published: str = ""
    byline: str = ""
    outlet: str = ""
    notice: str = ""
    """A word that the notice must have, or `refused`."""


def _story(lang: str, times: int = 2, between: str = "") -> str:
    return between.join(f"<p>{text}</p>" for _ in range(times) for text in STORIES[lang])


def _page(lang: str, head: str, body: str, *, title: str = "", attributes: str = "") -> bytes:
    site = '<header><a href="/">Home</a><nav><ul><li><a href=/w>World</a><li><a href=/s>Sport</a></ul></nav></header>'
    foot = "<aside><h3>Most read</h3><ul><li><a href=/1>Five ways to cook beans this summer</a><li><a href=/2>A dog that can swim the strait</a></ul></aside><footer>© Post. All rights reserved.</footer>"
    title = title or HEADLINES[lang]
    return f'<!DOCTYPE html><html lang="{lang}"{attributes}><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{site}{body}{foot}</body></html>'.encode()


def _article(lang: str, top: str = "", between: str = "") -> str:
    return f'<main><article><h1>{HEADLINES[lang]}</h1>{top}<div class="article-body">{_story(lang, between=between)}</div></article></main>'


def _ld(record: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(record, ensure_ascii=False)}</script>'


def _record(lang: str, **fields: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINES[lang], "datePublished": "2021-05-02T08:30:00+02:00",
            "author": {"@type": "Person", "name": "Ines Prado"}, "publisher": {"@type": "Organization", "name": "Harbour Post"}, **fields}  # fmt: skip


def _meta(**names: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in names.items())


def _full(name: str, lang: str, data: bytes, **fields: str) -> MadePage:
    """A page with the usual answers, but for those given."""
    usual = {
        "headline": HEADLINES[lang],
        "published": "2021-05-02T08:30:00+02:00",
        "byline": "Ines Prado",
        "outlet": "Harbour Post",
    }
    return MadePage(name, data, **(usual | fields))


CANONICAL = f'<link rel="canonical" href="{URL}">'
OG = _meta(og__site_name="Harbour Post", article__published_time="2021-05-02T06:30:00Z")
UTC = "2021-05-02T06:30:00+00:00"
SITE = _meta(og__site_name="Harbour Post")


def made_pages() -> list[MadePage]:
    return [*_with_records(), *_with_meta_tags(), *_of_other_kinds()]


def _with_records() -> list[MadePage]:
    graph = {"@graph": [{"@type": "WebSite", "@id": "#w", "name": "Harbour Post"}, {"@type": "Organization", "@id": "#o", "name": "Harbour Post"},
                        {**_record("de"), "author": {"@id": "#p"}, "publisher": {"@id": "#o"}}, {"@type": "Person", "@id": "#p", "name": "Ines Prado"}]}  # fmt: skip
    listed = {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "NewsArticle", "headline": "Otra historia", "datePublished": "2020-01-01", "author": "Otro"}
        ],
    }
    others = [
        {
            "@type": "NewsArticle",
            "headline": "A dog that can swim",
            "datePublished": "2020-01-01",
            "author": "Lee Park",
            "publisher": {"name": "Harbour Post"},
            "articleBody": "x",
        },
        _record("en"),
    ]
    live = {
        **_record("en"),
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": "14:05",
                "datePublished": "2021-05-02T14:05:00+02:00",
                "author": {"name": "Other One"},
            }
        ],
    }
    updates = "".join(
        f"<section><time>{hour}.05</time><h2>Update {hour}</h2>{_story('en', 1)}</section>" for hour in (14, 15, 16)
    )
    live_body = f"<main><article><h1>{HEADLINES['en']}</h1>{updates}</article></main>"
    recipe = [
        {"@type": "VideoObject", "name": "Video", "uploadDate": "2019-01-01"},
        {"@type": "BreadcrumbList", "itemListElement": []},
        _record("it"),
    ]
    broken = _ld(_record("en")).replace("}</script>", ",}</script>").replace("\\n", "\n")
    return [
        _full("JSON-LD", "en", _page("en", CANONICAL + _ld(_record("en")), _article("en"))),
        _full("JSON-LD as a graph", "de", _page("de", CANONICAL + _ld(graph), _article("de"))),
        _full("JSON-LD, authors as one string", "en", _page("en", CANONICAL + _ld([_record("en", author="By Ines Prado and Omar Haddad")]), _article("en")), byline="Ines Prado, Omar Haddad"),
        _full("JSON-LD with a trailing comma", "en", _page("en", CANONICAL + broken, _article("en"))),
        _full("JSON-LD with entities escaped twice", "fr", _page("fr", CANONICAL + _ld(_record("fr", headline="Le pont &amp;amp; la fissure", author=[{"name": "In&eacute;s Prado"}])), _article("fr")), headline="Le pont & la fissure", byline="Inés Prado"),
        _full("JSON-LD of other stories first", "es", _page("es", CANONICAL + _ld(listed) + _ld(_record("es")), _article("es"))),
        _full("JSON-LD of two articles", "en", _page("en", CANONICAL + _ld(others), _article("en"))),
        _full("JSON-LD after a video", "it", _page("it", CANONICAL + _ld(recipe), _article("it"))),
        _full("JSON-LD, an agency as publisher", "en", _page("en", CANONICAL + _ld(_record("en", publisher={"name": "Associated Press"})) + SITE, _article("en"))),
        _full("JSON-LD, authors with roles", "en", _page("en", CANONICAL + _ld(_record("en", author=[{"name": "INES PRADO, Port Correspondent"}, {"name": "Omar Haddad, Harbour Post"}])), _article("en")), byline="INES PRADO, Omar Haddad"),
        _full("JSON-LD, the outlet as author", "de", _page("de", CANONICAL + _ld(_record("de", author={"@type": "Organization", "name": "Harbour Post"})), _article("de")), byline=""),
        _full("JSON-LD, names in a list", "pt", _page("pt", CANONICAL + _ld(_record("pt", author={"@type": "Person", "name": ["Ines Prado", "Omar Haddad"]})), _article("pt")), byline="Ines Prado, Omar Haddad"),
        _full("JSON-LD, og:site_name an address", "en", _page("en", CANONICAL + _meta(og__site_name="https://www.harbourpost.example") + _ld(_record("en")), _article("en"))),
        _full("JSON-LD, headline cut at 110 characters", "en", _page("en", CANONICAL + _ld(_record("en", headline="Bridge shut after cr…")), _article("en"))),
        _full("JSON-LD, only changed", "sv", _page("sv", CANONICAL + _ld({k: v for k, v in _record("sv", dateModified="2022-01-01").items() if k != "datePublished"}) + OG, _article("sv")), published=UTC),
        _full("a live blog", "en", _page("en", CANONICAL + _ld(live), live_body)),
        _full("a paywall's beginning", "de", _page("de", CANONICAL + _ld(_record("de", isAccessibleForFree="False", articleBody=" ".join(STORIES["de"]) * 6)), f"<main><article><h1>{HEADLINES['de']}</h1><p>{STORIES['de'][0]}</p><div class=paywall><p>Jetzt abonnieren</p></div></article></main>"), notice="paywall"),
        _full("AMP", "en", _page("en", CANONICAL + _ld(_record("en")) + "<style amp-boilerplate>body{}</style><script async src=https://cdn.ampproject.org/v0.js></script>", _article("en").replace("<p>", "<p class=amp-p>"), attributes=" amp")),
    ]  # fmt: skip


def _with_meta_tags() -> list[MadePage]:
    def author(text: str) -> str:
        return f'<meta name="author" content="{text}">'

    suffix = " | Harbour Post"
    micro = ('<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Cierran el puente tras hallar una grieta</h1>'
             '<span itemprop="author" itemscope><span itemprop="name">Ines Prado</span></span><meta itemprop="datePublished" content="2021-05-02T08:30:00+02:00">'
             f'<div itemprop="articleBody">{_story("es")}</div></div>')  # fmt: skip
    visible = f'<main><article><h1>{HEADLINES["it"]}</h1><p class="byline">di Ines Prado</p><time datetime="2021-05-02T08:30:00+02:00">2 maggio</time>{_story("it")}</article></main>'
    blog = f'<div id=content><div class="post hentry"><h1 class="entry-title">{HEADLINES["en"]}</h1><div class="entry-meta"><span class="entry-date published">May 2, 2021</span> by <span class="author vcard"><a rel="author" href="/author/ines">Ines Prado</a></span></div><div class="entry-content">{_story("en")}</div></div></div>'
    dublin = '<meta name="DC.title" content="Most zamknięty po znalezieniu pęknięcia"><meta name="DC.date.issued" content="2021-05-02"><meta name="DC.creator" content="Ines Prado"><meta name="DC.publisher" content="Harbour Post">'
    logo = f"<h1 class=logo><a href=/>Harbour Post</a></h1><main><article><h2>{HEADLINES['en']}</h2>{_story('en')}</article></main>"
    opinion = _meta(og__title="Opinion | Bridge shut after crack is found") + CANONICAL + OG + author("Ines Prado")
    facebook = _meta(article__author="https://www.facebook.com/ines.prado")
    cyrillic = (
        _page("ru", CANONICAL + OG + author("Инес Прадо"), _article("ru"), title=HEADLINES["ru"] + suffix)
        .decode()
        .replace("utf-8", "windows-1251")
    )
    single = b"<!--\n Page saved with SingleFile \n url: " + URL.encode() + b" \n saved date: Sun May 02 2021 \n-->\n"
    return [
        _full("meta tags", "fr", _page("fr", CANONICAL + OG + _meta(og__title=HEADLINES["fr"] + suffix) + author("Par Ines Prado"), _article("fr")), published=UTC),
        _full("microdata", "es", _page("es", CANONICAL + SITE, micro)),
        _full("what is seen only", "it", _page("it", CANONICAL, visible, title=HEADLINES["it"] + suffix)),
        _full("a blog of 2010", "en", _page("en", CANONICAL, blog, title=HEADLINES["en"] + " « Harbour Post"), published="2021-05-02"),
        _full("Dublin Core", "pl", _page("pl", CANONICAL + dublin, _article("pl")), published="2021-05-02"),
        _full("Windows-1251", "ru", cyrillic.encode("cp1251"), published=UTC, byline="Инес Прадо"),
        _full("an author's page as author", "en", _page("en", CANONICAL + OG + facebook, _article("en", '<p class="byline">By Ines Prado</p>')), published=UTC),
        _full("the site's name as h1", "en", _page("en", CANONICAL + OG + author("Ines Prado") + _meta(og__title=HEADLINES["en"]), logo), published=UTC),
        _full("a section before the title", "en", _page("en", opinion, _article("en")), published=UTC),
        _full("SingleFile", "de", single + _page("de", OG + author("Ines Prado"), _article("de")), published=UTC),
        _full("an epoch date", "pt", _page("pt", CANONICAL + SITE + author("Ines Prado") + '<meta name="timestamp" content="1619937000000">', _article("pt")), published=UTC),
        _full("an author's mail address", "en", _page("en", CANONICAL + OG + author("desk@harbourpost.example, Ines Prado"), _article("en")), published=UTC),
        _full("the site's name in front of the title", "sv", _page("sv", CANONICAL + OG + author("Ines Prado"), _article("sv").replace("<h1>", "<p>").replace("</h1>", "</p>"), title="Harbour Post – " + HEADLINES["sv"]), published=UTC),
        _full("a date of mails", "en", _page("en", CANONICAL + SITE + author("Ines Prado") + '<meta name="pubdate" content="Sun, 02 May 2021 08:30:00 +0200">', _article("en"))),
        _full("three authors in words", "en", _page("en", CANONICAL + OG + author("Ines Prado, Omar Haddad and Lee Park"), _article("en")), published=UTC, byline="Ines Prado, Omar Haddad, Lee Park"),
    ]  # fmt: skip


def _of_other_kinds() -> list[MadePage]:
    table = "<table><tr><th>Year</th><th>Cracks</th></tr><tr><td>2019</td><td>1</td></tr><tr><td>2020</td><td>7</td></tr></table>"
    figure = '<figure><img src=a.jpg alt="The bridge"><figcaption>The bridge on Monday. Photograph: Ana Ruiz/Harbour Post</figcaption></figure>'
    broken = (
        _page("en", CANONICAL + _ld(_record("en")), _article("en"))
        .replace(b"</p>", b"")
        .replace(b"</article>", b"</div></b>")
        .replace(b"<main>", b"<main <b>")
    )
    consent = "<div><h1>Voordat je verdergaat</h1><p>Wij en onze partners gebruiken cookies. Je kunt je toestemming geven of alles weigeren.</p><button>Alles accepteren</button></div>"
    robot = "<div><h1>harbourpost.example</h1><p>Checking if the site connection is secure. Enable JavaScript and cookies to continue.</p></div>"
    subscribe = f"<main><article><h1>{HEADLINES['en']}</h1><p>{STORIES['en'][0]}</p><p>Subscribe to continue reading. Already a subscriber? Log in.</p></article></main>"
    return [
        _full("a table", "en", _page("en", CANONICAL + _ld(_record("en")), _article("en", between="").replace("</div></article>", f"{table}</div></article>"))),
        _full("captions", "pt", _page("pt", CANONICAL + _ld(_record("pt")), _article("pt", figure))),
        _full("broken markup", "en", broken),
        _full("a subscription without a record", "en", _page("en", CANONICAL + OG + '<meta name="author" content="Ines Prado">', subscribe), published=UTC, notice="subscription"),
        MadePage("a consent page", _page("en", "", consent, title="Voordat je verdergaat"), notice=REFUSED),
        MadePage("a check for robots", _page("en", "", robot, title="Just a moment..."), notice=REFUSED),
        _full("UTF-16", "de", _page("de", CANONICAL + _ld(_record("de")), _article("de")).decode().encode("utf-16")),
    ]  # fmt: skip
