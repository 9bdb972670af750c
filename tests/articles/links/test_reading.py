"""Named pages open as articles, are kept with their day, and are read again without the network."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.articles.links.web import MadeNetwork, Server, answering, page, serving
from tests.conftest import Crosslight
from tui.articles.event import rename_in_event
from tui.articles.links import fetch
from tui.articles.links.reader import LinkReader
from tui.articles.load import LoadResult, load
from tui.articles.opening import Opening
from tui.articles.options import ArticlesOptions

URL = "http://news.example/2021/storm"
SENTENCES = " ".join(f"The harbour master counted {number} boats at the north pier that night." for number in range(30))
PAGE = (
    '<html lang="en"><head><title>Storm at the pier</title><meta property="og:site_name" content="The Quay"></head>'
    f"<body><article><h1>Storm at the pier</h1><p>{SENTENCES}</p><p>It was over by dawn.</p></article></body>"
    "</html>"
).encode()
PAYWALL = (
    b'<html><head><title>Storm</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm",'
    b'"isAccessibleForFree": false}</script></head><body><article><h1>Storm</h1><p>A storm came at night, and boats '
    b"sank at the pier before anyone was awake.</p><p>Subscribe to read on.</p></article></body></html>"
)
CONSENT = (
    b"<html><head><title>Before you continue: your consent</title></head><body><p>We and our partners use cookies. "
    b"Accept all cookies or manage your consent.</p></body></html>"
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving(answering(page(PAGE))) as running:
        monkeypatch.setattr(fetch, "SystemNetwork", lambda: MadeNetwork(running.port))
        yield running


def opened(options: ArticlesOptions, folder: Path, *paths: str, is_offline: bool = False, **more: object) -> LoadResult:
    links = LinkReader(options.links, folder, is_offline=is_offline)
    return load(paths, options, opening=Opening(links=lambda: links), **more)  # type: ignore[arg-type]


def said(loaded: LoadResult) -> list[str]:
    return [str(each) for each in (*loaded.problems, *loaded.notices)]


def test_an_address_opens_as_an_article_and_is_kept_with_its_day(
    server: Server, options: ArticlesOptions, tmp_path: Path
) -> None:
    loaded = opened(options, tmp_path / "kept", URL)
    (article,) = loaded.coverage.articles
    assert (article.headline, article.outlet, article.url) == ("Storm at the pier", "The Quay", URL)
    (kept,) = (tmp_path / "kept").glob("*.html")
    assert kept.read_bytes() == PAGE and kept.name.startswith("news-example-2021-storm-")
    record = json.loads(kept.with_suffix(".json").read_text())
    assert record["url"] == URL and len(record["fetched"]) == 20
    assert loaded.origins[article.id].file == str(kept)
    assert said(loaded)[0] == f"{URL}: fetched and saved as {kept}"


def test_the_second_time_the_copy_is_read_even_offline(
    server: Server, options: ArticlesOptions, tmp_path: Path
) -> None:
    first = opened(options, tmp_path, URL)
    second = opened(options, tmp_path, URL, is_offline=True)
    assert len(server.requests) == 1
    assert [article.text for article in second.coverage.articles] == [
        article.text for article in first.coverage.articles
    ]
    assert said(second)[0].startswith(f"{URL}: read from the copy saved on 2")


def test_offline_forbids_fetching_and_without_a_reader_of_links_nothing_is_fetched(
    server: Server, options: ArticlesOptions, tmp_path: Path
) -> None:
    assert "--offline forbids fetching it" in said(opened(options, tmp_path, URL, is_offline=True))[0]
    assert "not fetched here" in said(load([URL], options))[0]
    assert server.requests == []


@pytest.mark.parametrize(("body", "reason"), [(PAYWALL, "only the beginning"), (CONSENT, "consent page")])
def test_a_page_that_is_not_the_article_is_named_and_not_kept(
    body: bytes, reason: str, options: ArticlesOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(answering(page(body))) as running:
        monkeypatch.setattr(fetch, "SystemNetwork", lambda: MadeNetwork(running.port))
        loaded = opened(options, tmp_path / "kept", URL)
    assert loaded.coverage.articles == ()
    assert reason in said(loaded)[0]
    assert not (tmp_path / "kept").exists()


def test_an_event_lists_addresses_and_their_pages_are_kept_beside_it(
    server: Server, options: ArticlesOptions, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("A story\n\nIts text.\n")
    event = tmp_path / "event.yaml"
    event.write_text(f"articles:\n- path: a.txt\n  url: http://other.example/\n- url: {URL}\n  outlet: Quay\n")
    loaded = opened(options, tmp_path / "elsewhere", str(event))
    assert [article.headline for article in loaded.coverage.articles] == ["A story", "Storm at the pier"]
    assert loaded.coverage.articles[1].outlet == "Quay"
    assert len(server.requests) == 1, "the url beside a path only says where it was published"
    (kept,) = (tmp_path / "fetched").glob("*.html")
    assert loaded.origins["quay"].file == str(kept)
    assert [
        article.text for article in opened(options, tmp_path, str(tmp_path), is_offline=True).coverage.articles
    ] == [article.text for article in loaded.coverage.articles]
    assert "outlet: The Quay" in rename_in_event(event.read_text(), URL, outlet="The Quay")


def test_a_picked_entry_of_a_list_is_fetched_and_the_others_are_not(
    server: Server, options: ArticlesOptions, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"url,title,author\n{URL},Another headline,Ana Ruiz\nhttp://other.example/,Other,\n")
    loaded = opened(options, tmp_path, str(path), numbers=[1])
    (article,) = loaded.coverage.articles
    assert (article.headline, article.byline) == ("Storm at the pier", "Ana Ruiz")
    assert len(server.requests) == 1
    assert article.origin_of("byline").origin == "list of addresses"  # type: ignore[union-attr]


def test_a_kept_page_that_was_changed_by_hand_is_read_as_it_is_and_a_broken_record_is_fetched_again(
    server: Server, options: ArticlesOptions, tmp_path: Path
) -> None:
    opened(options, tmp_path, URL)
    (kept,) = tmp_path.glob("*.html")
    kept.with_suffix(".json").write_text("{")
    opened(options, tmp_path, URL)
    assert len(server.requests) == 2
    kept.unlink()
    opened(options, tmp_path, URL)
    assert len(server.requests) == 3


def test_an_address_is_opened_by_the_command_line(
    server: Server, crosslight: Crosslight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (article,) = json.loads(crosslight("articles", URL, "--json").out)["articles"]
    assert (article["headline"], article["url"], article["outlet"]) == ("Storm at the pier", URL, "The Quay")
    assert list((tmp_path / "data/crosslight/fetched").glob("*.html"))
    assert crosslight("text", URL, "--offline").out.startswith("Storm at the pier\n")
    assert crosslight("init", URL, "-o", "event.yaml").status == 0
    assert list((tmp_path / "fetched").glob("*.html")), "the event has its pages beside it"
    assert crosslight("text", "event.yaml", "--offline").out.startswith("Storm at the pier\n")
