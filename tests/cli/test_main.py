"""The contract without a screen: what each command prints, where it goes, and how it ends."""

import hashlib
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Crosslight
from tui import __version__
from tui.api import open_event
from tui.cli.main import COMMANDS
from tui.export.wrap import cell_width
from tui.reading.highlights.letters import Letters
from tui.reading.saved_view import SavedLetters, SavedView, saved_letters
from tui.settings.load import load_settings
from tui.shipped import shipped_path
from tui.storage.saved_view import open_saved_view

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "tests/fixtures/harbour"
EVENTS = pytest.mark.parametrize("event", [ROOT / "seeds", HARBOUR], ids=["sample", "harbour"])


def valid(schema: str, text: str) -> Any:
    """The JSON document, held against its schema."""
    document = json.loads(text)
    schema_text = (ROOT / f"docs/schemas/{schema}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(schema_text)).validate(document)
    return document


def texts(crosslight: Crosslight, event: Path, document: Any) -> dict[str, str]:
    """Article id → what `crosslight text` prints for it."""
    return {article["id"]: crosslight("text", article["path"]).out for article in document["articles"]}


def process(arguments: str, environment: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    """A real process, by way of a shell: for what concerns its streams."""
    command = f"exec {shlex.quote(sys.executable)} -m tui {arguments}"
    env = {**os.environ, "XDG_CONFIG_HOME": os.devnull + "/none", **(environment or {})}
    return subprocess.run(["sh", "-c", command], cwd=ROOT, env=env, capture_output=True, timeout=60, check=False)


# --- matches, mentions, text --------------------------------------------------------------------------------------


@EVENTS
def test_matches_json_follows_its_schema_and_points_into_the_texts(crosslight: Crosslight, event: Path) -> None:
    ended = crosslight("matches", event, "--json")
    assert (ended.status, ended.err) == (0, "")
    document = valid("matches", ended.out)
    text = texts(crosslight, event, document)
    for article in document["articles"]:
        assert article["characters"] == len(text[article["id"]])
        assert article["sha256"] == hashlib.sha256(text[article["id"]].encode()).hexdigest()
    order = [article["id"] for article in document["articles"]]
    assert document["groups"]
    for group in document["groups"]:
        assert len({passage["article"] for passage in group["passages"]}) > 1
        for passage in group["passages"]:
            assert text[passage["article"]][passage["start"] : passage["end"]] == passage["text"]
    for match in document["matches"]:
        assert order.index(match["left"]["article"]) < order.index(match["right"]["article"])
        level = match["score"] if match["kind"] == "name" else 100 * match["probability"]
        assert level >= document["settings"]["cutoff"]
        assert match["sureness"] in ("sure", "possible")


@EVENTS
def test_mentions_json_follows_its_schema_and_points_into_the_texts(crosslight: Crosslight, event: Path) -> None:
    ended = crosslight("mentions", event, "--json")
    assert (ended.status, ended.err) == (0, "")
    document = valid("mentions", ended.out)
    text = texts(crosslight, event, document)
    assert document["people"]
    assert document["quotes"]
    for person in document["people"]:
        for mention in person["mentions"]:
            assert text[mention["article"]][mention["start"] : mention["end"]] == mention["text"]
    people = {person["id"] for person in document["people"]}
    for quote in document["quotes"]:
        assert " … ".join(text[quote["article"]][start:end] for start, end in quote["parts"]) == quote["text"]
        assert quote["speaker"] is None or quote["speaker"] in people


@EVENTS
def test_reported_speech_is_among_the_quotes_only_on_request(crosslight: Crosslight, event: Path) -> None:
    plain, asked = (
        valid("mentions", crosslight("mentions", event, "--json", *more).out)["quotes"] for more in ([], ["--indirect"])
    )
    assert "indirect" not in {quote["kind"] for quote in plain}
    assert [quote for quote in asked if quote["kind"] != "indirect"] == plain
    assert len(asked) > len(plain)


@EVENTS
def test_reported_speech_is_exported_only_on_request(crosslight: Crosslight, event: Path) -> None:
    plain, asked = (
        json.loads(crosslight("export", event, "--quotes", "--format", "json", *more).out)["quotes"]
        for more in ([], ["--indirect"])
    )
    assert "indirect" not in {quote["kind"] for quote in plain}
    assert [quote for quote in asked if quote["kind"] != "indirect"] == plain
    assert len(asked) > len(plain)


def two_files(folder: Path) -> list[Path]:
    words = "“We will never pay {} single crown for such a silly fence,” said Anna Berg."
    rest = ("Rain fell on the harbour for most of the week.", "The old library was painted green in spring.")
    files = [folder / "post.txt", folder / "mail.txt"]
    for file, word, other in zip(files, ("a", "any"), rest, strict=True):
        file.write_text(f"{other}\n\n{words.format(word)}\n", encoding="utf-8")
    return files


def test_differences_are_listed_for_people_and_for_programs(crosslight: Crosslight, tmp_path: Path) -> None:
    files = two_files(tmp_path)
    printed = crosslight("show", "differences", *files)
    assert printed.status == 0
    assert "Quoted differently (1)" in printed.out
    assert "post: We will never pay [a] single crown" in printed.out
    document = valid("differences", crosslight("show", "differences", *files, "--json").out)
    (row,) = document["differences"]
    assert (row["what"], row["sureness"], row["missing"]) == ("wording", "sure", [])
    texts_of = {file.stem: crosslight("text", file).out for file in files}
    lit = [texts_of[side["article"].split("-")[0]][slice(*side["differing"][0])] for side in row["passages"]]
    assert lit == ["a", "any"]


def test_no_differences_are_said_to_be_none(crosslight: Crosslight, tmp_path: Path) -> None:
    files = two_files(tmp_path)
    for file, words in zip(files, ("Rain fell.", "Snow fell."), strict=True):
        file.write_text(words, encoding="utf-8")
    assert "No differences found" in crosslight("show", "differences", *files).out
    assert crosslight("show", "likenesses", *files).status == 2


@EVENTS
@pytest.mark.parametrize("command", ["matches", "mentions"])
def test_the_readable_report_names_every_outlet_and_fits_its_lines(
    crosslight: Crosslight, event: Path, command: str
) -> None:
    ended = crosslight(command, event)
    assert (ended.status, ended.err) == (0, "")
    for article in json.loads(crosslight(command, event, "--json").out)["articles"]:
        assert article["outlet"] in ended.out
    assert max(map(cell_width, ended.out.split("\n"))) <= 100


def test_a_higher_cutoff_only_leaves_matches_out(crosslight: Crosslight) -> None:
    def matches(*cutoff: str) -> dict[str, Any]:
        document = valid("matches", crosslight("matches", HARBOUR, "--json", *cutoff).out)
        return {match["id"]: (match["left"], match["right"], match["score"]) for match in document["matches"]}

    everything, loose, normal, strict = (matches("--cutoff", cutoff) for cutoff in ("0", "loose", "normal", "strict"))
    assert strict.items() < normal.items() < loose.items() < everything.items()
    assert matches() == normal
    assert matches("--cutoff", "50.5").items() <= normal.items()


def test_names_are_in_the_json_and_separate_in_the_report(crosslight: Crosslight) -> None:
    kinds = {group["kind"] for group in json.loads(crosslight("matches", HARBOUR, "--json").out)["groups"]}
    assert "name" in kinds
    assert "Names and stock phrases they share: " in crosslight("matches", HARBOUR).out


def test_text_is_the_canonical_text_byte_for_byte(crosslight: Crosslight, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_bytes("\ufeffCafe\u0301\r\n\r\n\x1b[2J \t日本\u202e".encode())
    assert crosslight("text", article) == (0, "Café\n\n␛[2J  日本", "")
    sample = shipped_path("seeds/000_3eb661917a67719b.txt")
    assert crosslight("text", sample).out == sample.read_bytes().decode()


def test_text_of_several_articles_is_refused(crosslight: Crosslight) -> None:
    ended = crosslight("text", HARBOUR)
    assert (ended.status, ended.out) == (2, "")
    assert "several articles" in ended.err


def test_a_hyphen_reads_standard_input(crosslight: Crosslight) -> None:
    assert crosslight("text", "-", stdin="Feuer\n\nÜber".encode()) == (0, "Feuer\n\nÜber", "")
    document = valid("matches", crosslight("matches", "-", HARBOUR, "--json", stdin=b"Wire copy\n\nTwo died.").out)
    assert [document["articles"][0][key] for key in ("outlet", "path")] == ["standard input", "-"]
    assert len(document["articles"]) == 6


# --- export and init ----------------------------------------------------------------------------------------------


@EVENTS
def test_export_writes_json_by_its_schema_with_the_requested_parts(crosslight: Crosslight, event: Path) -> None:
    bare = valid("export", crosslight("export", event, "--format", "json").out)
    full = valid(
        "export", crosslight("export", event, "--format", "json", "--people", "--quotes", "--names", "--cutoff=0").out
    )
    assert (bare["people"], bare["quotes"]) == (None, None)
    assert full["people"]
    assert full["quotes"]
    assert len(full["groups"]) > len(bare["groups"]) > 0
    assert {group["kind"] for group in bare["groups"]}.isdisjoint({"name"})


def test_the_file_extension_chooses_the_format_and_markdown_is_the_default(
    crosslight: Crosslight, tmp_path: Path
) -> None:
    for name in ("out.json", "out.JSON", "out.md", "out"):
        ended = crosslight("export", HARBOUR, "-o", tmp_path / name)
        assert ended == (0, "", f"crosslight: wrote {tmp_path / name}\n")
    valid("export", (tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (tmp_path / "out.JSON").read_bytes() == (tmp_path / "out.json").read_bytes()
    markdown = crosslight("export", HARBOUR).out
    assert "\n---\n\n# The Solveig fire\n" in markdown
    assert (tmp_path / "out.md").read_bytes() == (tmp_path / "out").read_bytes() == markdown.encode()
    assert crosslight("export", HARBOUR, "-o", tmp_path / "x.json", "--format=markdown").status == 0
    assert (tmp_path / "x.json").read_bytes() == markdown.encode()


def test_file_in_a_format_of_another_program_is_refused(crosslight: Crosslight, tmp_path: Path) -> None:
    for ending in (".docx", ".PDF"):
        ended = crosslight("export", HARBOUR, "-o", tmp_path / f"out{ending}")
        assert ended.status == 2 and "cannot be written; choose .html" in ended.err
    assert not list(tmp_path.iterdir())


def test_single_article_is_reported_where_articles_are_compared(crosslight: Crosslight) -> None:
    article = HARBOUR / "daily-flare.md"
    for command in (("matches",), ("show", "differences")):
        ended = crosslight(*command, article)
        assert ended.status == 0 and "Only one article, so there is nothing to compare it with" in ended.out, command
    assert "nly one article" not in crosslight("mentions", article).out + crosslight("matches", HARBOUR).out


def test_only_a_similar_option_is_suggested(crosslight: Crosslight) -> None:
    assert "did you mean --cutoff?" in crosslight("matches", HARBOUR, "--cutof=50").err
    assert "did you mean" not in crosslight(HARBOUR, "--colour").err


def test_what_chooses_the_exported_parts(crosslight: Crosslight) -> None:
    def written(*words: str) -> dict[str, Any]:
        return valid(
            "export", crosslight("export", HARBOUR, "--format=json", *(f"--what={word}" for word in words)).out
        )

    (group,) = written("passage=A")["groups"]
    assert group["letter"] == "A"
    one = written("person=Brandvold", "passages")
    assert [person["name"] for person in one["people"]] == ["Ilse Brandvold"]
    assert {quote["speaker"] for quote in one["quotes"]} == {"ilse-brandvold"}
    assert group in one["groups"]
    (text,) = written("text=Meridian Press:0-8")["texts"]
    assert text["exact"] == "Two dead"


def test_a_passage_can_be_exported_by_its_letter_in_the_reader(crosslight: Crosslight) -> None:
    event = open_event([str(HARBOUR)], load_settings())
    found = event.matches()
    letters = Letters()
    order = [article.id for article in event.coverage.articles]
    for cutoff in (80, 50, 2):  # as a reader who loosens it step by step
        letters.assign(found.at(cutoff).groups, order)
    last = found.at(2).groups[-1]
    asked = ("export", HARBOUR, "--cutoff=2", "--format=json", f"--what=passage={letters[last.id]}")
    fresh = crosslight(*asked)  # a new reader has given the letter to another passage, or to none
    assert fresh.status == 2 or valid("export", fresh.out)["groups"][0]["id"] != last.id
    kept = saved_letters(letters, event.coverage, order, SavedLetters())
    open_saved_view(event.coverage, event.origins).save(SavedView(letters=kept))
    (group,) = valid("export", crosslight(*asked).out)["groups"]
    assert (group["id"], group["letter"]) == (last.id, letters[last.id])


@pytest.mark.parametrize("word", ["nonsense", "passage=Z99", "person=nobody", "quote=q0", "text=x:1-2"])
def test_an_unknown_part_is_a_usage_error(crosslight: Crosslight, word: str) -> None:
    ended = crosslight("export", HARBOUR, f"--what={word}")
    assert (ended.status, ended.out) == (2, "")
    assert word.partition("=")[2].partition(":")[0] in ended.err


def test_an_html_report_has_people_and_quotes_by_default(crosslight: Crosslight, tmp_path: Path) -> None:
    crosslight("export", HARBOUR, "-o", tmp_path / "all.html")
    crosslight("export", HARBOUR, "-o", tmp_path / "some.html", "--what=passages")
    assert "Ilse Brandvold</option>" in (tmp_path / "all.html").read_text(encoding="utf-8")
    assert "</option>" in (tmp_path / "some.html").read_text(encoding="utf-8")
    assert "Ilse Brandvold</option>" not in (tmp_path / "some.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["export", "init"])
def test_existing_files_are_replaced_only_with_force(crosslight: Crosslight, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text("Fire\n\nTwo people died.")
    target = tmp_path / "out.md"
    target.write_text("mine")
    ended = crosslight(command, tmp_path / "a.txt", "-o", target)
    assert ended == (2, "", f"crosslight: {target}: already exists (use --force to replace it)\n")
    assert target.read_text() == "mine"
    assert crosslight(command, tmp_path / "a.txt", "-o", target, "--force").status == 0
    assert "Fire" in target.read_text()


@pytest.mark.parametrize(
    ("command", "target", "reason"),
    [
        ("export", "", "it is empty"),
        ("init", "", "it is empty"),
        ("export", ".", "this is the name of a folder"),
        ("init", "folder", "this is the name of a folder"),
        ("export", "/", "this is the name of a folder"),
        ("export", "none/x.md", "its folder does not exist; create the folder first"),
        ("export", "a.txt/x.md", "not a folder"),
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "forced"])
def test_an_unwritable_target_is_reported(
    crosslight: Crosslight,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    target: str,
    reason: str,
    force: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Fire\n\nTwo people died.")
    Path("folder").mkdir()
    ended = crosslight(command, "a.txt", "-o", target, *force)
    assert (ended.status, ended.out) == (5 if target.endswith(".md") else 2, "")
    assert reason in ended.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "folder"]


def test_init_writes_an_event_file_that_opens_the_same_event(crosslight: Crosslight, tmp_path: Path) -> None:
    for name, text in {
        "Süd-Kurier.txt": "Fire: two dead\n\nTwo people died on Monday.",
        "sub/#1 [b].md": "---\noutlet: on\nurl: https://x.example/?a=1#b\n---\n# “Fire” – it's out\n\nTwo died.",
        "yes.txt": "- no\n\nThe fire began on deck.",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [tmp_path / "Süd-Kurier.txt", tmp_path / "sub", tmp_path / "yes.txt"]
    before = json.loads(crosslight("export", *paths, "--format=json").out)["articles"]
    assert [article["outlet"] for article in before] == ["Süd-Kurier", "on", "yes"]
    assert crosslight("init", *paths).err == f"crosslight: wrote {tmp_path / 'event.yaml'}\n"
    ended = crosslight("export", tmp_path, "--format=json")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out)["articles"] == before


def test_init_refuses_what_an_event_file_cannot_name(crosslight: Crosslight, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").write_text("Fire")
    outside = crosslight("init", tmp_path / "a.txt", "-o", tmp_path / "folder/event.yaml")
    piped = crosslight("init", "-", "-o", tmp_path / "event.yaml", stdin=b"Fire")
    assert (outside.status, piped.status) == (2, 2)
    assert "is outside" in outside.err
    assert "standard input was not read from a file" in piped.err
    assert not (tmp_path / "event.yaml").exists()


# --- the reader without a screen ----------------------------------------------------------------------------------


@EVENTS
def test_without_a_terminal_the_reports_are_printed_instead(crosslight: Crosslight, event: Path) -> None:
    ended = crosslight(event)
    assert ended == (0, f"{crosslight('matches', event).out}\n{crosslight('mentions', event).out}", "")


def test_without_paths_the_sample_event_opens(crosslight: Crosslight) -> None:
    assert crosslight().out == crosslight(shipped_path("seeds")).out


def test_a_dumb_terminal_gets_the_report_too() -> None:
    process("seeds", {"TERM": "dumb"}).check_returncode()


@pytest.mark.parametrize(("word", "command"), [("exprt", "export"), ("mtches", "matches"), ("notebok", "notebook")])
def test_a_misspelt_command_is_not_taken_for_a_path(
    crosslight: Crosslight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text("Fire\n\nTwo people died.")
    said = f"crosslight: {word}: there is no such file, folder or command; did you mean “crosslight {command}”?\n"
    assert crosslight(word, "mine.txt") == (2, "", said)
    Path(word).mkdir()
    Path(word, "a.txt").write_text("Fire\n\nThree people died.")
    assert crosslight(word).status == 0, "what is there is opened"


@pytest.mark.parametrize("word", ["none", "export.md", "./exprt"])
def test_a_word_unlike_any_command_is_a_path(
    crosslight: Crosslight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text("Fire\n\nTwo people died.")
    ended = crosslight(word, "mine.txt")
    assert ended.status == 1 and "Fire" in ended.out
    assert ended.err == f"crosslight: {word}: there is no such file or folder\n"


# --- arguments ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", list(COMMANDS))
def test_a_command_takes_precedence_over_a_folder_of_its_name(
    crosslight: Crosslight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(command).mkdir()
    Path(command, "a.txt").write_text("Fire\n\nTwo people died.")
    assert not crosslight(command).out.startswith(f"{command}\n")
    for path in ([f"./{command}"], ["--", command]):
        ended = crosslight(*path)
        assert (ended.status, ended.err) == (0, "")
        assert ended.out.startswith(f"{command}\n\na  Fire\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_goes_to_standard_output(crosslight: Crosslight, command: str) -> None:
    ended = crosslight(*filter(None, [command, "--help"]))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"usage: crosslight {command}".rstrip())


def test_the_help_names_every_command(crosslight: Crosslight) -> None:
    shown = crosslight("--help").out
    assert [command for command in COMMANDS if f"  {command} " not in shown] == []


def test_version_is_that_of_the_package(crosslight: Crosslight) -> None:
    assert crosslight("--version") == (0, f"crosslight {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unknown"],
        ["matches"],
        ["mentions", "--json"],
        ["mentions", HARBOUR, "--cutoff=50"],
        ["text"],
        ["text", HARBOUR, HARBOUR],
        ["export", HARBOUR, "--format=pdf"],
        ["matches", HARBOUR, "--js"],
        *(["matches", HARBOUR, f"--cutoff={cutoff}"] for cutoff in ("-1", "100.1", "nan", "inf", "", "  ", "lax")),
    ],
    ids=str,
)
def test_invalid_arguments_end_with_status_2_and_one_line(crosslight: Crosslight, arguments: list[str]) -> None:
    ended = crosslight(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("crosslight")
    assert ended.err.count("\n") == 1


HOSTILE = "\n\x1b]0;x\x07\x9b2J\u202e\udcff\r"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([f"--{HOSTILE}"], 2),
        (["matches", HARBOUR, "--cutoff", HOSTILE], 2),
        (["export", HARBOUR, "--format", HOSTILE], 2),
        (["export", HARBOUR, "--output", f"none{HOSTILE}/x"], 5),
        (["matches", HARBOUR, "--config", HOSTILE], 4),
        ([HOSTILE], 3),
        (["text", HOSTILE], 3),
        (["init", HOSTILE], 3),
    ],
)
def test_arguments_are_made_canonical_before_printing(
    crosslight: Crosslight, arguments: list[str], status: int
) -> None:
    ended = crosslight(*arguments)
    assert (ended.status, ended.out) == (status, "")
    assert "]0;x" in ended.err
    for line in ended.err.split("\n"):
        assert line == "" or (line.startswith("crosslight") and line.isprintable())


LINUX = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")


# --- streams ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["matches", "seeds", "--json"], ["text", "seeds"]])
def test_output_is_the_same_utf_8_in_every_locale(crosslight: Crosslight, arguments: list[str]) -> None:
    if arguments[0] == "text":
        arguments = ["text", str(shipped_path("seeds/000_3eb661917a67719b.txt"))]
    ascii_only = process(shlex.join(arguments), {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (ascii_only.returncode, ascii_only.stderr) == (0, b"")
    assert ascii_only.stdout.decode("utf-8") == crosslight(*arguments).out


@pytest.mark.parametrize("arguments", ["matches seeds --json", "--help"])
def test_closing_the_pipe_early_is_no_error(arguments: str) -> None:
    command = [sys.executable, "-m", "tui", *arguments.split()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ("seeds >&-", 5, b"standard output: it is closed"),
        ("matches - <&-", 3, b"standard input is closed"),
        ("text none.txt 2>&-", 3, b""),
        pytest.param("matches seeds >/dev/full", 5, b"standard output: the disk is full", marks=LINUX),
        pytest.param("--help >/dev/full", 5, b"standard output: the disk is full", marks=LINUX),
    ],
)
def test_a_closed_or_full_stream_is_reported_without_a_traceback(arguments: str, status: int, said: bytes) -> None:
    ended = process(arguments)
    assert (ended.returncode, ended.stdout) == (status, b"")
    assert said in ended.stderr
    assert all(line.startswith(b"crosslight: ") for line in ended.stderr.splitlines())


@EVENTS
def test_the_closest_sentences_are_listed_for_people_and_for_programs(crosslight: Crosslight, event: Path) -> None:
    (first, *_) = valid("matches", crosslight("matches", event, "--json").out)["articles"]
    at = f"{first['id']}:200-260"
    printed = crosslight("show", "closest", event, "--at", at)
    assert printed.status == 0 and "Closest to “" in printed.out and "1. " in printed.out
    document = valid("closest", crosslight("show", "closest", event, "--at", at, "--count", "2", "--json").out)
    assert document["query"]["start"] == 200
    assert all(len(each["sentences"]) <= 2 for each in document["closest"])
    assert {each["article"] for each in document["closest"]}.isdisjoint({first["id"]})
    for sentence in (sentence for each in document["closest"] for sentence in each["sentences"]):
        assert all(sentence["start"] <= start < end <= sentence["end"] for start, end in sentence["shared"])


@pytest.mark.parametrize("at", ["nowhere:0-5", "200-260", "a:b-c"])
def test_a_place_that_is_none_is_refused_with_the_articles_there_are(crosslight: Crosslight, at: str) -> None:
    result = crosslight("show", "closest", "seeds", "--at", at)
    assert result.status == 2 and "ARTICLE:START-END" in result.err and "the-guardian" in result.err


@EVENTS
def test_the_coverage_table_is_printed_for_people_and_for_programs(crosslight: Crosslight, event: Path) -> None:
    printed = crosslight("show", "coverage", event)
    assert printed.status == 0 and printed.out.startswith("# Coverage: ")
    document = valid("coverage", crosslight("show", "coverage", event, "--json").out)
    assert {row["kind"] for row in document["rows"]} == {"quote", "passage", "person", "figure"}
