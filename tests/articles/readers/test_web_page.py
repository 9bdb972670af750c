"""A saved page becomes its article: headline, metadata with their sources, paragraphs, none of the site."""

import json

import pytest

from tests.rows import each_row
from tui.articles.draft import Draft
from tui.articles.file_kinds import file_kind
from tui.articles.model import ZoneKind
from tui.articles.readers.html.dates import iso_date
from tui.articles.readers.web_page import read_web_page
from tui.files import UnreadableFile

BODY = [
    "The old swing bridge was shut on Monday after engineers found a long crack in its main girder, the port said.",
    "“It was never inspected,” said Anna Berg, the harbour master, who took over the port in the spring of last year.",
    "Traffic is sent around by the northern ring road until the girder has been replaced, perhaps in autumn.",
]
RECORD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge shut after crack is found",
    "datePublished": "2031-05-02T08:30:00+02:00",
    "author": [{"@type": "Person", "name": "Ines Prado"}, {"@type": "Person", "name": "By Omar Haddad"}],
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
    "inLanguage": "en",
}


def page(head: str = "", body: str = "", *, paragraphs: list[str] = BODY, attributes: str = ' lang="en-GB"') -> bytes:
    story = "".join(f"<p>{text}</p>" for text in paragraphs)
    nav = "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"
    main = f"<main><article><h1>Bridge shut after crack is found</h1>{body}{story}</article></main>"
    shown = f"{nav}{main}<footer>© Post</footer>"
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{shown}</body></html>".encode()


def json_ld(record: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(record)}</script>'


def origin(draft: Draft, field: str) -> tuple[str, bool]:
    found = next(each for each in draft.field_origins if each.field == field)
    return found.origin, found.is_guess


def lines(draft: Draft) -> list[str]:
    return [line for line in draft.text.split("\n") if line]


def test_the_article_stands_under_its_headline_without_the_site_around() -> None:
    assert lines(read_web_page(page(), "a.html")) == ["Bridge shut after crack is found", *BODY]


def test_json_ld_comes_first() -> None:
    head = (
        json_ld(RECORD)
        + '<meta property="og:title" content="Other"><link rel=canonical href="https://www.harbourpost.example/a">'
    )
    draft = read_web_page(page(head), "a.html")
    assert (draft.headline, draft.outlet) == ("Bridge shut after crack is found", "Harbour Post")
    assert (draft.byline, draft.published) == ("Ines Prado, Omar Haddad", "2031-05-02T08:30:00+02:00")
    assert (draft.url, draft.language) == ("https://www.harbourpost.example/a", "en")
    assert {origin(draft, field) for field in ("headline", "outlet", "byline", "published")} == {("JSON-LD", False)}


def test_a_graph_is_searched_for_the_article_and_references_are_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "Harbour Post"},
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another story"}]},
            {"@type": ["Article", "NewsArticle"], "headline": "Bridge &amp;amp; port shut", "author": {"@id": "#ines"},
             "publisher": {"@id": "#site"}, "datePublished": "2031-05-02"},
            {"@type": "Person", "@id": "#ines", "name": "Ines Prado"},
        ]
    }  # fmt: skip
    draft = read_web_page(page(json_ld(graph)), "a.html")
    assert (draft.headline, draft.byline, draft.outlet) == ("Bridge & port shut", "Ines Prado", "Harbour Post")


def test_meta_tags_come_next() -> None:
    head = (
        "<title>Bridge shut after crack is found | The Harbour Post</title>"
        '<meta property="og:site_name" content="The Harbour Post">'
        '<meta property="og:title" content="Bridge shut after crack is found - The Harbour Post">'
        '<meta name="author" content="By Ines Prado and Omar Haddad">'
        '<meta property="article:published_time" content="2031-05-02T06:30:00Z">'
    )
    draft = read_web_page(page(head), "a.html")
    assert (draft.headline, draft.outlet) == ("Bridge shut after crack is found", "The Harbour Post")
    assert (draft.byline, draft.published) == ("Ines Prado, Omar Haddad", "2031-05-02T06:30:00+00:00")
    assert origin(draft, "published") == ("meta article:published_time", False)


def test_what_only_the_page_or_its_address_suggests_is_a_guess() -> None:
    head = '<title>Bridge shut</title><link rel="canonical" href="https://www.harbourpost.example/2031/05/02/a">'
    draft = read_web_page(
        page(head, '<p class="byline">By Ines Prado</p><time datetime="2031-05-02">2 May</time>'), "a.html"
    )
    assert (draft.outlet, *origin(draft, "outlet")) == ("harbourpost.example", "host in the address", True)
    assert (draft.byline, *origin(draft, "byline")) == ("Ines Prado", "byline element", True)
    assert (draft.published, *origin(draft, "published")) == ("2031-05-02", "time element", True)


@each_row(
    ("date", "iso"),
    [
        ("2031-05-02T08:30:00.123Z", "2031-05-02T08:30:00+00:00"),
        ("2031-05-02 08:30:00 +0200", "2031-05-02T08:30:00+02:00"),
        ("Fri, 02 May 2031 08:30:00 GMT", "2031-05-02T08:30:00+00:00"),
        ("May 2, 2031 8:30 pm", "2031-05-02T20:30:00"),
        ("2 May 2031", "2031-05-02"),
        ("20310502", "2031-05-02"),
        ("1970-01-01T00:00:00Z", ""),
        ("2031-13-02", ""),
        ("yesterday", ""),
    ],
)
def test_dates_become_iso_with_time_and_zone(date: str, iso: str) -> None:
    assert iso_date(date) == iso


def test_an_agency_that_wrote_the_text_is_not_the_site() -> None:
    record = RECORD | {"publisher": {"name": "Associated Press"}}
    head = json_ld(record) + '<meta property="og:site_name" content="Connecticut Post">'
    head += '<link rel="canonical" href="https://www.ctpost.example/a">'
    assert read_web_page(page(head), "a.html").outlet == "Connecticut Post"


def test_an_author_that_is_the_outlet_or_a_role_is_dropped() -> None:
    record = RECORD | {"author": [{"name": "Harbour Post"}, {"name": "ANNA DALE, Port Correspondent"}]}
    assert read_web_page(page(json_ld(record)), "a.html").byline == "ANNA DALE"


def test_embedded_posts_stay() -> None:
    post = (
        '<blockquote class="twitter-tweet" data-lang="en"><p lang="en">The bridge is closed until further notice.</p>'
        '&mdash; Port (@port) <a href="https://twitter.com/port/status/1">May 2, 2031</a></blockquote>'
        '<script src="w.js"></script>'
    )
    text = read_web_page(page(body=f"<p>{BODY[0]}</p>{post}"), "a.html").text
    assert "The bridge is closed until further notice." in text
    assert "— Port (@port) May 2, 2031" in text


def test_posts_that_the_extraction_drops_are_put_back_where_they_were() -> None:
    post = '<blockquote class="twitter-tweet"><p>The bridge is closed.</p>&mdash; Port (@port)</blockquote>'
    frame = "<p data-testid=tweetText>The pier is closed.</p>"
    wrapped = f'<div class="social-share embed"><figure>{post}</figure></div><p>{BODY[1]}</p>'
    wrapped += f"<aside class=related><iframe srcdoc='<html><body>{frame}</body></html>'></iframe></aside>"
    draft = read_web_page(page(body=f"<p>{BODY[0]}</p>{wrapped}<p>{BODY[2]}</p>", paragraphs=[]), "a.html")
    posts = ["The bridge is closed.", "— Port (@port)"]
    assert lines(draft)[1:] == [BODY[0], *posts, BODY[1], "The pier is closed.", BODY[2]]
    assert not set(posts) & {zone.span.slice(draft.text) for zone in draft.zones}


def test_a_post_inside_a_post_is_read_once() -> None:
    inner = '<blockquote class="twitter-tweet"><p>The bridge is closed.</p>&mdash; Port (@port)</blockquote>'
    outer = (
        f'<blockquote class="twitter-tweet"><p>Avoid the harbour today.</p>{inner}&mdash; Mayor (@mayor)</blockquote>'
    )
    draft = read_web_page(page(body=f"<p>{BODY[0]}</p>{outer}<p>{BODY[1]}</p>", paragraphs=[]), "a.html")
    posts = ["Avoid the harbour today.", "— Mayor (@mayor)", "The bridge is closed.", "— Port (@port)"]
    assert lines(draft)[1:] == [BODY[0], *posts, BODY[1]]


def test_parts_of_the_site_inside_the_article_are_zones() -> None:
    extras = (
        "<figure><img src=x><figcaption>The bridge on Monday, seen from the northern bank.</figcaption></figure>"
        '<div class="newsletter-signup"><p>Get the day’s top headlines delivered to your inbox every morning.</p></div>'
    )
    paragraphs = [BODY[0], BODY[1], BODY[2], BODY[0][:60] + " again.", BODY[1] + " She left."]
    draft = read_web_page(page(body=f"<p>{BODY[0]}</p>{extras}", paragraphs=paragraphs), "a.html")
    roles = {zone.span.slice(draft.text): zone.kind for zone in draft.zones}
    assert (
        roles.get("Get the day’s top headlines delivered to your inbox every morning.", ZoneKind.FURNITURE)
        is ZoneKind.FURNITURE
    )
    assert not set(BODY) & set(roles)


def test_a_paywalled_page_says_so() -> None:
    record = RECORD | {"isAccessibleForFree": False, "articleBody": " ".join(BODY)}
    draft = read_web_page(page(json_ld(record), paragraphs=BODY[:1]), "a.html")
    assert "paywall" in draft.notice
    assert read_web_page(page(json_ld(record), paragraphs=BODY * 8), "a.html").notice == ""


@each_row(
    ("title", "text", "reason"),
    [
        (
            "Before you continue",
            "We and our partners use cookies and data. Accept all or manage options. Reject all.",
            "consent",
        ),
        (
            "Zustimmung",
            "Wir und unsere Partner brauchen Ihre Einwilligung. Alle akzeptieren oder alle ablehnen.",
            "consent",
        ),
        (
            "Just a moment...",
            "Checking your browser before accessing the site. This takes five seconds.",
            "robot check",
        ),
    ],
)
def test_pages_in_place_of_the_article_are_refused_by_name(title: str, text: str, reason: str) -> None:
    data = f"<html><head><title>{title}</title></head><body><div><p>{text}</p></div></body></html>".encode()
    with pytest.raises(UnreadableFile, match=reason):
        read_web_page(data, "a.html")


def test_a_page_without_text_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="this page contains no article"):
        read_web_page(b"<html><body><nav><a href=/>Home</a></nav></body></html>", "a.html")


@each_row("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = page(f'<meta charset="{encoding}">' if encoding == "cp1252" else "").decode()
    assert lines(read_web_page(text.encode(encoding), "a.html"))[2] == BODY[1]


def test_one_bad_byte_does_not_change_the_encoding_of_a_page() -> None:
    data = page().replace(b"northern ring", b"n\xf6rthern ring")
    assert lines(read_web_page(data, "a.html"))[2] == BODY[1]


def test_where_a_browser_saved_the_page_from_is_its_address() -> None:
    saved = page().replace(b"<html", b"<!-- saved from url=(0031)https://www.harbourpost.example/a -->\n<html")
    single_file = page().replace(
        b"<html",
        b"<!--\n Page saved with SingleFile \n url: https://www.harbourpost.example/b \n saved date: Fri -->\n<html",
    )
    assert read_web_page(saved, "a.html").url == "https://www.harbourpost.example/a"
    assert read_web_page(single_file, "a.html").url == "https://www.harbourpost.example/b"


def test_the_text_tells_the_language_where_the_page_names_that_of_its_template() -> None:
    assert read_web_page(page(attributes=' lang="de"', paragraphs=BODY * 2), "a.html").language in ("en", "")


def test_a_page_that_scripts_would_fill_is_read_from_its_record() -> None:
    body = "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"
    for text in ("\n\n".join(BODY), "".join(f"&lt;p&gt;{each}&lt;/p&gt;" for each in BODY)):
        record = json_ld(RECORD | {"articleBody": text})
        draft = read_web_page(f"<html><head>{record}</head><body>{body}</body></html>".encode(), "a.html")
        assert lines(draft) == ["Bridge shut after crack is found", *BODY]
        assert "the page shows no text without scripts" in draft.notice


def test_a_record_is_not_read_in_place_of_a_paywall() -> None:
    record = json_ld(RECORD | {"articleBody": "\n\n".join(BODY), "isAccessibleForFree": False})
    draft = read_web_page(page(record, paragraphs=[BODY[0][:60]]), "a.html")
    assert BODY[1] not in draft.text
    assert draft.is_beginning


def test_a_table_that_lays_out_the_page_has_paragraphs() -> None:
    story = [*BODY, BODY[0].replace("Monday", "Tuesday"), BODY[2].replace("autumn", "winter")]
    inner = f"<table><tr><td>{'<br><br>'.join(story)}</td></tr></table>"
    frame = f"<table><tr><td>{inner}</td><td>Weather</td></tr></table>"
    assert lines(read_web_page(page(body=frame, paragraphs=[]), "a.html"))[1:6] == story


def test_what_a_page_hides_or_escapes_twice_is_read_as_it_should_look() -> None:
    story = [BODY[0], BODY[1].replace("“", "&amp;ldquo;").replace("”", "&amp;rdquo;"), BODY[2]]
    draft = read_web_page(page(body="<p hidden>Accept our offer to read this story.</p>", paragraphs=story), "a.html")
    assert lines(draft)[1:] == BODY


def test_a_story_in_the_xml_of_agencies_is_read_and_other_xml_refused() -> None:
    story = "".join(f"<p>{text}</p>" for text in BODY)
    xml = f"<?xml version='1.0'?><nitf><body><hl1>Bridge shut</hl1><body.content>{story}</body.content></body></nitf>"
    assert file_kind("a.xml", xml.encode()).name == "html"
    assert lines(read_web_page(xml.encode(), "a.xml"))[-3:] == BODY
    with pytest.raises(UnreadableFile, match="XML without the paragraphs"):
        file_kind("a.xml", b"<?xml version='1.0'?><urlset><url><loc>https://a.example/</loc></url></urlset>")


@each_row("title", ["404 Not Found", "Seite nicht gefunden", "Page introuvable - Le Port"])
def test_a_page_about_a_missing_page_is_refused(title: str) -> None:
    with pytest.raises(UnreadableFile, match="not the article"):
        read_web_page(page(f"<title>{title}</title>", paragraphs=["Sorry. Try our front page."]), "a.html")
