"""What can be read is opened, what cannot is named with the reason, and nothing raises."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tui.articles.load import LoadResult, Origin, load
from tui.articles.options import ArticlesOptions

Open = Callable[..., LoadResult]


@pytest.fixture
def open_(options: ArticlesOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.chdir(tmp_path)

    def open_paths(*paths: str, **more: Callable[[], bytes]) -> LoadResult:
        return load(paths, options, **more)

    return open_paths


def write(path: str, content: str | bytes = "Ferry burns\n\nTwo people died.\n") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content.encode() if isinstance(content, str) else content)


def outlets(loaded: LoadResult) -> list[str]:
    return [article.outlet for article in loaded.coverage.articles]


def problems(loaded: LoadResult) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def test_without_an_event_the_headline_is_the_first_line_and_the_outlet_the_file_name(open_: Open) -> None:
    write("fire/The Post.txt", "\n\n  Ferry burns \nTwo died.\n")
    loaded = open_("fire/The Post.txt")
    (article,) = loaded.coverage.articles
    assert (article.outlet, article.headline, article.id) == ("The Post", "Ferry burns", "the-post")
    assert article.text == "\n\n  Ferry burns \nTwo died.\n"
    assert article.path == "fire/The Post.txt"
    assert loaded.coverage.title == "fire"
    assert (loaded.problems, loaded.notices) == ((), ())


def test_a_folder_opens_its_articles_by_name_and_nothing_else(open_: Open) -> None:
    for name in ("b.txt", "a.md", "C.MARKDOWN", "README.md", "license.txt", ".hidden.txt", "notes.doc", "sub/x.txt"):
        write(f"fire/{name}", f"{name}\n\nText of {name}.")
    Path("fire/folder.txt").mkdir()
    assert outlets(open_("fire")) == ["C", "a", "b"]


def test_an_event_file_says_which_articles_there_are(open_: Open) -> None:
    write("fire/a.txt", "Text A.")
    write("fire/b.txt", "Text B.")
    write(
        "fire/event.yaml",
        "title: The fire\narticles:\n- {path: b.txt, outlet: Post, headline: H, byline: Ana, published: 2031-05-02,"
        " url: https://x.example}\n",
    )
    for path in ("fire", "fire/event.yaml"):
        loaded = open_(path)
        (article,) = loaded.coverage.articles
        assert (article.outlet, article.headline, article.byline) == ("Post", "H", "Ana")
        assert (article.published, article.url, article.text) == ("2031-05-02", "https://x.example", "Text B.")
        assert loaded.coverage.title == "The fire"
        assert loaded.origins["post"] == Origin("fire/b.txt", "fire/event.yaml", "b.txt", "fire")


def test_an_event_names_the_language_of_its_articles_and_an_article_its_own(open_: Open) -> None:
    write("a.txt", "Text A.")
    write("b.txt", "Text B.")
    write("c.md", "---\nlang: fi\n---\nText C.")
    write("event.yaml", "language: de\narticles: [{path: a.txt}, {path: b.txt, language: pt-BR}, {path: c.md}]")
    assert [article.language for article in open_("event.yaml").coverage.articles] == ["de", "pt", "de"]
    assert [article.language for article in open_("c.md").coverage.articles] == ["fi"]


@pytest.mark.parametrize(
    "event", ["language: German\narticles: [path: a.txt]", "articles: [{path: a.txt, language: German}]"]
)
def test_an_invalid_language_code_is_reported_with_its_line(open_: Open, event: str) -> None:
    write("a.txt", "Text A.")
    write("event.yaml", f"# event\n{event}\n")
    reason = "“German”: it is not a language code such as en, de or pt-BR"
    assert problems(open_("event.yaml")) == [f"event.yaml, line 2: {reason}"]


def test_several_events_open_together_under_the_first_title(open_: Open) -> None:
    write("one/a.txt", "Text A.")
    write("two/b.txt", "Text B.")
    write("two/event.yaml", "title: Two\narticles: [{path: b.txt}]")
    assert outlets(open_("one", "two")) == ["a", "b"]
    assert open_("one", "two").coverage.title == "Two"
    assert open_("one/a.txt", "two/b.txt").coverage.title == ""


def test_markdown_is_rendered_and_any_other_file_given_by_name_is_plain_text(open_: Open) -> None:
    write("a.md", "# *Fire*\n\nBody.")
    write("b.rst", "# *Fire*\n\nBody two.")
    assert [article.text for article in open_("a.md", "b.rst").coverage.articles] == [
        "Fire\n\nBody.\n",
        "# *Fire*\n\nBody two.",
    ]


def test_standard_input_is_an_article_too(open_: Open) -> None:
    loaded = open_("-", "-", stdin=lambda: "Wire copy\n\nTwo died.".encode("utf-16"))
    (article,) = loaded.coverage.articles
    assert (article.outlet, article.headline, article.path) == ("standard input", "Wire copy", "-")
    assert [str(notice) for notice in loaded.notices] == ["-: given twice, opened once"]
    assert problems(open_("-")) == ["-: standard input cannot be read here"]


def test_all_displayed_text_is_canonical(open_: Open) -> None:
    write("a\x1b[2J.txt", "Fire\x1b]0;x\x07\n\nBody\u202e.")
    write("event.yaml", 'articles: [{path: "a\\e[2J.txt", outlet: "\\e[31mRed", byline: "x\\ny", url: "\\x07"}]')
    (article,) = open_("event.yaml").coverage.articles
    shown = [article.text, article.headline, article.outlet, article.byline, article.url, article.path, article.id]
    assert not any(character < " " and character != "\n" for text in shown for character in text)
    assert (article.outlet, article.byline, article.path) == ("␛[31mRed", "x y", "a␛[2J.txt")


def test_ids_are_unique_slugs_of_the_outlets(open_: Open) -> None:
    write("one/Süd-Kurier.txt", "A.")
    write("two/Süd-Kurier.txt", "B.")
    write("three/Коммерсантъ.txt", "C.")
    loaded = open_("one", "two", "three")
    assert [article.id for article in loaded.coverage.articles] == [
        "sud-kurier",
        "sud-kurier-2",
        "коммерсантъ",
    ]


def test_bad_input_is_named_with_its_reason_and_the_rest_still_opens(open_: Open, tmp_path: Path) -> None:
    write("good.txt")
    write("empty.txt", "")
    write("blank.txt", " \n\u200b\u00a0\n".encode())
    write("binary.txt", b"\x7fELF\0\0")
    write("notes.sqlite", b"SQLite format 3\0")
    write("press.archive", b"12345678DUCK\0")
    write("odd.txt", b"\xff\xfe" + b"\x00\xd8" * 9)
    os.mkfifo("pipe.txt")
    Path("loop.txt").symlink_to("loop.txt")
    Path("folder").mkdir()
    name = os.fsdecode(b"caf\xe9.txt")
    loaded = open_(
        *(
            "none.txt",
            "empty.txt",
            "blank.txt",
            "binary.txt",
            "notes.sqlite",
            "press.archive",
            "odd.txt",
            "pipe.txt",
            "loop.txt",
            "folder",
            "/dev/null",
        ),
        *("", "a\0b", "x" * 300, "good.txt/below", name, "\ud800", "good.txt"),
    )
    assert outlets(loaded) == ["good"]
    assert problems(loaded) == [
        "none.txt: there is no such file or folder",
        "empty.txt: it is empty",
        "blank.txt: the file is blank",
        "binary.txt: it is not text but a picture, a program or the like; text in UTF-16 has to be saved as UTF-8",
        "notes.sqlite: it is a database; to list a notebook, use crosslight notebook list --notebook FILE",
        "press.archive: it is an archive; to find events in it, use crosslight FILE or crosslight archive",
        "odd.txt: it is not text: it is labelled UTF-16, but its contents are not",
        "pipe.txt: it is a pipe, not a file; - reads standard input",
        "loop.txt: its symbolic links form a loop; remove one of them, or give the file itself",
        "folder: this folder contains no articles (.txt, .md, .html, .eml, .rtf, .epub, .odt, .docx, .pdf)",
        "/dev/null: it is a device, not a file",
        ": the path is empty",
        "a␀b: this is not a valid file name",
        f"{'x' * 300}: its name is too long",
        "good.txt/below: part of this path is not a folder",
        "caf\ufffd.txt: there is no such file or folder",
        "\ufffd: this is not a valid file name",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission_are_reported(open_: Open) -> None:
    write("secret.txt")
    Path("secret.txt").chmod(0)
    Path("closed").mkdir(mode=0)
    assert problems(open_("secret.txt", "closed")) == [
        "secret.txt: you do not have permission to read it",
        "closed: you do not have permission to read it",
    ]


def test_a_file_above_the_limit_is_refused(options: ArticlesOptions, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("x" * 2000)
    small = msgspec.structs.replace(options, max_megabytes=0.001)
    loaded = load([str(tmp_path / "big.txt"), "-"], small, stdin=lambda: b"y" * 1001)
    assert [problem.reason for problem in loaded.problems] == ["it is larger than the limit of 0.001 MB"] * 2


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        ("articls: []", "fire/event.yaml, line 1: unknown key “articls”; did you mean “articles”?"),
        ("title: x\narticles:\n- path: a.txt\n  outlt: Post", "line 4: unknown key “outlt” in “articles → 1”"),
        ("title: The fire: two dead", "line 1: not valid YAML: mapping values are not allowed"),
        ("articles:\n- outlet: Post", "line 2: it has neither a path nor a url"),
        ("articles: a.txt", "line 1: “articles”: expected a list, got text"),
        ("title: x", "it lists no articles"),
        ("articles: [{path: a.txt, role: king}]", "“king” is not one of draft, source"),
        ("", "it lists no articles"),
        ("articles: [{path: ../secret.txt}]", "“../secret.txt” points outside the event's folder"),
        ("articles: [{path: sub/../../secret.txt}]", "points outside the event's folder"),
        ("articles: [{path: /etc/passwd}]", "points outside the event's folder"),
        ("articles: [{path: ''}]", "the path is empty"),
        ("articles: [{path: 'a', outlet: *x}]", "aliases"),
        ("\x00", "U+0000"),
    ],
)
def test_a_broken_event_file_is_reported_and_the_folders_text_files_open(event: str, problem: str, open_: Open) -> None:
    write("secret.txt")
    write("fire/a.txt")
    write("fire/event.yaml", event)
    if event == "\x00":
        problem = "not text but a picture"
    loaded = open_("fire")
    assert outlets(loaded) == ["a"]
    (said,) = problems(loaded)
    assert said.startswith("fire/event.yaml")
    assert problem in said


def test_an_event_names_missing_files_by_their_line_and_opens_the_others(open_: Open) -> None:
    write("fire/a.txt")
    write("fire/event.yaml", "title: x\narticles:\n- path: none.txt\n- path: a.txt\n")
    loaded = open_("fire/event.yaml")
    assert outlets(loaded) == ["a"]
    assert problems(loaded) == [
        "fire/none.txt: there is no such file or folder (named by fire/event.yaml, line 3)",
    ]


def test_the_same_file_under_two_paths_is_opened_once(open_: Open) -> None:
    write("a.txt")
    Path("link.txt").symlink_to("a.txt")
    loaded = open_("a.txt", "./a.txt", "link.txt")
    assert outlets(loaded) == ["a"]
    assert [str(notice) for notice in loaded.notices] == [
        "./a.txt: the same file as a.txt, opened once",
        "link.txt: the same file as a.txt, opened once",
    ]


def test_the_same_text_is_opened_once_unless_an_event_names_two_outlets_that_print_it(open_: Open) -> None:
    write("a.txt", b"Ferry burns\r\nTwo died.")
    write("b.txt", b"Ferry burns\nTwo died.")
    loaded = open_("a.txt", "b.txt")
    assert outlets(loaded) == ["a"]
    assert [str(notice) for notice in loaded.notices] == ["b.txt: identical to the text of a.txt, opened once"]
    write("event.yaml", "articles: [{path: a.txt, outlet: Post}, {path: b.txt, outlet: Star}]")
    assert outlets(open_("event.yaml")) == ["Post", "Star"]


def test_a_guessed_encoding_and_left_out_tags_are_notices(open_: Open) -> None:
    write("a.txt", "Café".encode("cp1252"))
    write("b.md", "<i>x</i> y")
    notices = [str(notice) for notice in open_("a.txt", "b.md").notices]
    assert [notice.split(":")[0] for notice in notices] == ["a.txt", "b.md"]
    assert "Windows-1252" in notices[0]
    assert "raw HTML" in notices[1]


def test_markdown_above_its_limit_is_read_as_plain_text(options: ArticlesOptions, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Fire\n")
    tiny = msgspec.structs.replace(options, max_markdown_megabytes=0.000001)
    loaded = load([str(tmp_path / "a.md")], tiny)
    assert loaded.coverage.articles[0].text == "# Fire\n"
    assert "plain text" in loaded.notices[0].text


def test_thirty_articles_open(open_: Open) -> None:
    for number in range(30):
        write(f"many/{number:02}.txt", f"Article {number}\n\nText.")
    assert len(open_("many").coverage.articles) == 30


@examples(25, 300)
@given(data=st.binary(max_size=300), ending=st.sampled_from([".txt", ".md", ".yaml"]))
def test_any_bytes_in_any_file_open_or_are_named(data: bytes, ending: str, open_: Open) -> None:
    Path(f"x{ending}").write_bytes(data)
    loaded = open_(f"x{ending}")
    assert len(loaded.coverage.articles) + len(loaded.problems) == 1
