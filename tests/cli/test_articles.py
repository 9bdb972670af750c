"""`crosslight articles`, `--pick` and `--columns`: many articles in one file, without a screen."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.articles.batches.made import made_articles
from tests.articles.batches.text_layouts import lexisnexis_text, nexis_docx
from tests.conftest import Crosslight

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/articles.schema.json").read_text(encoding="utf-8"))
MADE = made_articles(5, seed=3)


@pytest.fixture
def download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "download.docx"
    path.write_bytes(nexis_docx([*MADE, MADE[0]]))
    return path


def test_the_list_has_a_line_for_each_article(crosslight: Crosslight, download: Path) -> None:
    ended = crosslight("articles", download)
    lines = ended.out.splitlines()
    assert (ended.status, len(lines)) == (0, 6)
    assert lines[0].startswith(f"1  {MADE[0].day}") and MADE[0].headline in lines[0]
    assert lines[5].endswith("(same as 1)")


def test_the_json_has_every_field_and_where_it_came_from(crosslight: Crosslight, download: Path) -> None:
    document = json.loads(crosslight("articles", download, "--json").out)
    jsonschema.validate(document, SCHEMA)
    assert document["format"] == "crosslight-articles"
    for number, (made, article) in enumerate(zip(MADE, document["articles"], strict=False), 1):
        assert (article["file"], article["number"]) == (str(download), number)
        assert (article["headline"], article["outlet"], article["byline"]) == (
            made.headline,
            made.outlet,
            made.byline or None,
        )
        assert (article["published"], article["language"]) == (made.day.isoformat(), made.language)
        assert (article["words"], article["stated_words"]) == (made.words, made.words)
        assert article["sources"]["headline"] == "heading"
        assert set(article["sources"]) == {
            name for name in ("headline", "outlet", "byline", "published", "language") if article[name]
        }
    assert (document["articles"][5]["duplicate_of"], document["articles"][5]["duplicate"]) == (1, "exact")


def test_numbers_run_through_all_files_and_pick_takes_them(crosslight: Crosslight, download: Path) -> None:
    (download.parent / "plain.txt").write_text("A plain text\n\nIts only paragraph.\n", encoding="utf-8")
    listed = json.loads(crosslight("articles", "plain.txt", download, "--json", "--pick", "1,3-4").out)["articles"]
    assert [article["number"] for article in listed] == [1, 3, 4]
    assert [article["headline"] for article in listed] == ["A plain text", MADE[1].headline, MADE[2].headline]
    assert listed[0]["sources"] == {
        "headline": "first line (guess)",
        "outlet": "file name (guess)",
        "language": "text (guess)",
    }
    matches = json.loads(crosslight("matches", "plain.txt", download, "--json", "--pick", "1,3").out)
    assert [article["headline"] for article in matches["articles"]] == ["A plain text", MADE[1].headline]


def test_split_writes_files_and_an_event_that_open_as_the_download_does(crosslight: Crosslight, download: Path) -> None:
    ended = crosslight("articles", download, "--split", "parts", "--pick", "2,3")
    assert ended.status == 0 and "wrote 2 articles" in ended.err
    assert crosslight("text", "parts", "--pick", "1").out == crosslight("text", download, "--pick", "2").out
    listed = json.loads(crosslight("articles", "parts", "--json").out)["articles"]
    assert [(article["headline"], article["outlet"]) for article in listed] == [
        (made.headline, made.outlet) for made in MADE[1:3]
    ]
    assert listed[0]["sources"]["outlet"] == "event file"
    before = {path: path.read_bytes() for path in Path("parts").iterdir()}
    assert crosslight("articles", download, "--split", "parts").status == 2
    assert {path: path.read_bytes() for path in Path("parts").iterdir()} == before
    assert crosslight("articles", download, "--split", "parts", "--force").status == 0


def test_a_written_event_file_names_the_numbers(crosslight: Crosslight, download: Path) -> None:
    assert crosslight("init", download, "--pick", "2,5").status == 0
    listed = json.loads(crosslight("articles", "event.yaml", "--json").out)["articles"]
    assert [article["headline"] for article in listed] == [MADE[1].headline, MADE[4].headline]


def test_an_unknown_article_number_is_reported(crosslight: Crosslight, download: Path) -> None:
    ended = crosslight("articles", download, "--pick", "9")
    assert (ended.status, ended.out) == (2, "")
    assert "there is no article 9; the last one is 6" in ended.err
    ended = crosslight("matches", download, "--pick", "1,9")
    assert ended.status == 1 and "there is no article 9" in ended.err
    assert crosslight("matches", download, "--pick", "1;2").status == 2


def test_an_event_that_names_a_number_beyond_the_file_says_so(crosslight: Crosslight, download: Path) -> None:
    Path("event.yaml").write_text("articles: [{path: download.docx, number: 9}, {path: download.docx, number: 1}]")
    ended = crosslight("articles", "event.yaml")
    assert ended.status == 1 and "it contains 6 articles, but the event file asks for number 9" in ended.err
    assert ended.out.count("\n") == 1


TABLE = 'Kopf;Blatt;Stand;Wortlaut\nBrand;Post;9.11.2023;"Es brannte.\n\nNiemand starb."\n'


def test_columns_are_guessed_and_shown_and_can_be_named(crosslight: Crosslight, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TABLE.replace("Kopf", "Titel").replace("Wortlaut", "Volltext"), encoding="utf-8")
    ended = crosslight("articles", path, "--json")
    assert "columns guessed: text=Volltext, headline=Titel, published=Stand" in ended.err
    path.write_text(TABLE, encoding="utf-8")
    ended = crosslight("articles", path)
    assert ended.status == 3 and "name one with --columns text=…: Kopf, Blatt, Stand, Wortlaut" in ended.err
    columns = "text=Wortlaut,headline=Kopf,outlet=Blatt"
    (article,) = json.loads(crosslight("articles", path, "--json", "--columns", columns).out)["articles"]
    assert (article["headline"], article["outlet"], article["published"]) == ("Brand", "Post", "2023-11-09")
    assert article["words"] == 4
    assert crosslight("articles", path, "--columns", "Wortlaut=text").status == 2


def test_a_list_of_addresses_is_listed_and_not_fetched_unasked(crosslight: Crosslight, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("url,title\nhttps://news.example/1,Brand\nhttps://news.example/2,Sturm\n", encoding="utf-8")
    document = json.loads(crosslight("articles", path, "--json").out)
    jsonschema.validate(document, SCHEMA)
    assert [(article["url"], article["address_only"]) for article in document["articles"]] == [
        ("https://news.example/1", True),
        ("https://news.example/2", True),
    ]
    ended = crosslight("matches", path)
    assert ended.status == 3 and "it lists 2 addresses, which are fetched only when you pick them" in ended.err
    ended = crosslight("matches", path, "--pick", "1", "--offline")
    assert ended.status == 3 and "--offline forbids fetching it" in ended.err


def test_two_outlets_with_one_text_both_open_and_one_outlet_opens_once(crosslight: Crosslight, tmp_path: Path) -> None:
    same = MADE[0]
    other = type(same)(same.headline, "Another Paper", same.day, same.language, same.body)
    path = tmp_path / "a.txt"
    path.write_bytes(lexisnexis_text([same, other, same]))
    ended = crosslight("matches", path, "--json")
    assert [article["outlet"] for article in json.loads(ended.out)["articles"]] == [same.outlet, "Another Paper"]
    assert "article 3 is identical to the text of article 1 of" in ended.err
