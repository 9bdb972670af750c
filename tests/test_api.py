"""crosslight from Python: the same as on the command line, from paths and from strings, without a screen."""

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from tests.conftest import Crosslight
from tui import api
from tui.matching.find import Cancelled

HARBOUR = Path(__file__).parent / "fixtures/harbour"
TEXTS: Mapping[str, str] = {
    "Post": "Ferry burns\n\nTwo people died when the ferry Solveig burned off Port Maren, police said.\n",
    "Star": "Fire at sea\n\n“We heard a bang,” said Ana Ruiz. Two people died as the Solveig burned off Port Maren.\n",
}


def event_from(texts: Mapping[str, str]) -> api.Event:
    settings = api.load_settings()
    articles = [api.article_from_text(text, settings.articles, outlet=outlet) for outlet, text in texts.items()]
    return api.event_from_articles(articles, "The fire", settings)


def test_paths_open_as_on_the_command_line(crosslight: Crosslight) -> None:
    event = api.open_event([HARBOUR])
    said = json.loads(crosslight("matches", HARBOUR, "--json").out)
    assert [article.sha256 for article in event.coverage.articles] == [each["sha256"] for each in said["articles"]]
    grouping = event.matches().at(said["settings"]["cutoff"])
    assert [match.id for match in grouping.matches] == [match["id"] for match in said["matches"]]
    assert [person.id for person in event.mentions().people] == [
        person["id"] for person in json.loads(crosslight("mentions", HARBOUR, "--json").out)["people"]
    ]


def test_exports_equal_those_of_the_command_line(crosslight: Crosslight) -> None:
    event = api.open_event([str(HARBOUR)])
    grouping, include = event.matches().at(60), api.Include(people=True, quotes=True)
    for file_format in ("markdown", "json"):
        written = event.export(file_format, 60, grouping, event.mentions(), include)
        options = ("--people", "--quotes", "--cutoff=60", f"--format={file_format}")
        assert written == crosslight("export", HARBOUR, *options).out


def test_strings_become_articles_with_matches_and_quotes() -> None:
    event = event_from(TEXTS)
    assert [(article.id, article.headline) for article in event.coverage.articles] == [
        ("post", "Ferry burns"),
        ("star", "Fire at sea"),
    ]
    assert (event.problems, event.notices, event.origins) == ((), (), {})
    (group,) = event.matches().at(30).groups
    assert {passage.article for passage in group.passages} == {"post", "star"}
    assert all("Port Maren" in event.coverage.text_of(passage) for passage in group.passages)
    found = event.mentions()
    (quote,) = [quote for quote in found.quotes if quote.kind == "direct"]
    assert quote.speaker_text == "Ana Ruiz"
    assert "# The fire" in event.export("markdown", 30, event.matches().at(30))


def test_duplicate_ids_and_blank_texts_are_refused() -> None:
    settings = api.load_settings()
    article = api.article_from_text("Fire", settings.articles, outlet="Post")
    with pytest.raises(ValueError, match="the same id"):
        api.event_from_articles([article, article])
    with pytest.raises(ValueError, match="blank"):
        api.article_from_text(" \n", settings.articles, outlet="Post")


def test_an_input_that_cannot_be_opened_is_a_problem_not_an_exception(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café".encode("cp1252"))
    event = api.open_event([tmp_path / "none.txt", str(tmp_path / "a.txt"), "-"], stdin=lambda: b"Wire")
    assert [article.text for article in event.coverage.articles] == ["Café", "Wire"]
    assert [str(problem) for problem in event.problems] == [f"{tmp_path}/none.txt: there is no such file or folder"]
    assert [notice.path for notice in event.notices] == [f"{tmp_path}/a.txt"]
    assert api.open_event([]).coverage.articles == ()


@pytest.mark.parametrize("path", ["seeds", Path("seeds")])
def test_a_path_outside_a_list_is_a_type_error(path: str | Path) -> None:
    with pytest.raises(TypeError, match=r"as a list: \['seeds'\]"):
        api.open_event(path)  # type: ignore[arg-type]


def test_settings_change_the_results() -> None:
    settings = api.load_settings()
    strict = msgspec.structs.replace(settings, mentions=msgspec.structs.replace(settings.mentions, name_evidence=1e6))
    assert len(api.open_event([HARBOUR], strict).mentions().people) < 3
    assert len(api.open_event([HARBOUR], settings).mentions().people) > 10


def test_results_record_their_settings() -> None:
    event = event_from(TEXTS)
    record = event.settings_record(50)
    assert list(record) == ["cutoff", "matching", "mentions"]
    assert json.loads(json.dumps(record)) == json.loads(json.dumps(event.settings_record(50)))
    assert "cutoff" not in event.settings_record()


def test_matching_can_be_watched_and_cancelled() -> None:
    own_texts = {**TEXTS, "Mail": "Ferry lost\n\nNobody else has searched these three articles.\n"}
    event, seen = event_from(own_texts), list[tuple[int, int]]()
    with pytest.raises(Cancelled):
        event.matches(cancelled=lambda: True)
    event.matches(progress=lambda done, of: seen.append((done, of)))
    assert seen[-1] == (3, 3)


def test_the_extension_gives_the_format() -> None:
    endings = {"a.md": "markdown", "a.MARKDOWN": "markdown", "a.json": "json", "a": "markdown", "-": "markdown"}
    assert {name: api.format_of(name) for name in endings} == endings
    with pytest.raises(KeyError):
        event_from(TEXTS).export("pdf", 50, event_from(TEXTS).matches().at(50))


# --- names that are kept ------------------------------------------------------------------------------------------

EVENT = b"# For class\r\narticles:\r\n  - path: a.txt   # came by mail\r\n    outlet: Post\r\n  - path: b.txt\r\n"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXTS["Post"])
    (tmp_path / "b.txt").write_text(TEXTS["Star"])
    (tmp_path / "event.yaml").write_bytes(EVENT)
    return tmp_path / "event.yaml"


def renamed(event: api.Event, article_id: str, outlet: str, headline: str) -> None:
    settings, article = event.settings.articles, event.coverage.article(article_id)
    event.keep_names(api.article_from_text(article.text, settings, id=article_id, outlet=outlet, headline=headline))


def test_a_name_that_was_not_changed_is_not_written(kept: Path) -> None:
    event = api.open_event([kept.parent])
    renamed(event, "post", "The Post", event.coverage.article("post").headline)
    assert b"headline" not in kept.read_bytes()


def test_saving_names_changes_nothing_else_in_the_event_file(kept: Path) -> None:
    event = api.open_event([kept.parent])
    assert event.event_file("post") == str(kept)
    renamed(event, "post", "The Post", "Fire: two dead")
    changed = kept.read_bytes()
    assert changed.startswith(b"# For class\r\narticles:\r\n  - path: a.txt   # came by mail\r\n")
    assert b"outlet: The Post\r\n" in changed
    assert [(article.outlet, article.headline) for article in api.open_event([kept]).coverage.articles] == [
        ("The Post", "Fire: two dead"),
        ("b", "Fire at sea"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_an_event_file_in_another_encoding_is_left_alone_with_a_reason(kept: Path, encoding: str) -> None:
    kept.write_bytes("title: Café\narticles: [{path: a.txt, outlet: Post}]".encode(encoding))
    event, before = api.open_event([kept]), kept.read_bytes()
    assert event.problems == ()
    with pytest.raises(ValueError, match=r"^event\.yaml is not UTF-8; please change it by hand$"):
        renamed(event, "post", "The Post", "Fire")
    assert kept.read_bytes() == before


def test_names_are_saved_only_if_an_event_file_lists_the_article(kept: Path) -> None:
    loose = api.open_event([kept.parent / "a.txt"])
    assert loose.event_file("a") == ""
    with pytest.raises(ValueError, match=r"no event\.yaml lists Post"):
        renamed(loose, "a", "Post", "Fire")
    event = api.open_event([kept])
    kept.write_text("articles: [{path: other.txt}]")
    with pytest.raises(ValueError, match=r"no article with the path a\.txt"):
        renamed(event, "post", "The Post", "Fire")


def test_the_shipped_sample_is_never_written_to() -> None:
    from tui.shipped import shipped_path

    event = api.open_event([shipped_path("seeds")])
    assert [event.event_file(article.id) for article in event.coverage.articles] == ["", ""]
