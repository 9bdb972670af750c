"""Nothing uses the network but the fetching of pages that the user has named."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.articles.batches.made import made_articles
from tests.articles.batches.page_layouts import europresse_html
from tests.articles.batches.text_layouts import lexisnexis_text, nexis_docx
from tests.package_trees import nodes_of, package_trees

ROOT = Path(__file__).parents[1]
LINKS = ROOT / "tui/articles/links"
NETWORK_MODULES = frozenset(
    [
        "socket",
        "ssl",
        "http",
        "ftplib",
        "smtplib",
        "poplib",
        "imaplib",
        "telnetlib",
        "socketserver",
        "xmlrpc",
        "wsgiref",
        "urllib3",
        "requests",
        "httpx",
        "aiohttp",
        "websockets",
        "multiprocessing",
    ]
)
NETWORK_SUBMODULES = frozenset({"urllib.request", "asyncio.streams", "logging.handlers"})
WATCH = """
import json, sys
seen = []
def hook(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto"):
        seen.append([event, repr(arguments)[:200]])
    elif event in ("socket.connect", "socket.bind") and isinstance(arguments[1], tuple):
        seen.append([event, repr(arguments[1])])
sys.addaudithook(hook)
"""
COMMANDS = """
from tui.cli.main import main
main(["export", "--format", "html", *sys.argv[1:]])  # reads all files; the others read them likewise
for command in (["mentions"], ["articles", "--json"]):
    main([*command, *(name for name in sys.argv[1:] if name.endswith((".txt", ".md")))])
"""
READER = """
import asyncio
from tests.ui.quiet import quiet_pilot
from tui.api import open_event
from tui.ui.app import CrosslightApp

async def read():
    event = open_event(sys.argv[1:])
    app = CrosslightApp(event, 50)
    async with app.run_test(size=(160, 45)) as pilot:
        await app.workers.wait_for_complete()
        for key in [*"nNptPcu", "escape", "L", "escape", "o", *"none", "escape", "e", "escape"]:
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()

with quiet_pilot():
    asyncio.run(read())
"""
REPORT = "\nsys.stdout.flush(); print('\\n' + json.dumps(seen))\n"
PAGE = (
    '<html><head><link rel="stylesheet" href="http://tracker.example/a.css"><script src="http://tracker.example/a.js">'
    '</script><meta property="og:url" content="http://news.example/1"></head><body><article><h1>A storm</h1>'
    '<img src="http://tracker.example/pixel.gif"><p>'
    + "Two boats sank at the pier that night, the port said. " * 20
    + '</p><iframe src="http://tracker.example/frame"></iframe></article></body></html>'
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Files of many kinds, with addresses in them."""
    made = made_articles(4, seed=2)
    contents = {
        "page.html": PAGE.encode(),
        "nexis.docx": nexis_docx(made[:2]),
        "lexis.txt": lexisnexis_text(made[2:3]),
        "europresse.html": europresse_html(made[3:]),
        "list.csv": b"url,title\nhttp://news.example/1,Storm\n",
        "feed.xml": b'<rss version="2.0"><channel><title>Q</title><item><title>Storm</title>'
        b"<link>http://news.example/1</link></item></channel></rss>",
        "event.yaml": b"articles:\n- path: page.html\n  url: http://news.example/1\n",
        "note.md": b"---\nurl: http://news.example/2\n---\n# Storm\n\n![](http://tracker.example/x.png)\n\nBoats.\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def watched(code: str, *arguments: object) -> list[list[str]]:
    """What a program asked of the network."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH + code + REPORT, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    seen: list[list[str]] = json.loads(done.stdout.rsplit("\n", 2)[-2])
    return seen


def test_only_the_links_package_imports_the_network() -> None:
    importing = set()
    for path, tree in package_trees().items():
        for node in nodes_of(tree):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or "", *(f"{node.module}.{name.name}" for name in node.names)]
            if any(name.split(".")[0] in NETWORK_MODULES or name in NETWORK_SUBMODULES for name in names):
                importing.add(path.parent)
    assert importing == {LINKS}


def test_the_commands_use_no_network(files: list[Path]) -> None:
    assert watched(COMMANDS, *files) == []


def test_the_reader_uses_no_network(files: list[Path]) -> None:
    assert watched(READER, *files) == []


def test_an_address_that_is_forbidden_or_refused_is_not_even_looked_up() -> None:
    code = "\nfrom tui.cli.main import main\nmain(['text', *sys.argv[1:]])\n"
    assert watched(code, "https://news.example/1", "--offline") == []
    assert watched(code, "http://user@news.example/1") == []


def test_the_watch_sees_a_named_page_being_looked_up() -> None:
    code = "\nfrom tui.cli.main import main\nmain(['text', *sys.argv[1:]])\n"
    seen = watched(code, "http://127.0.0.1:8099/")
    assert {event for event, _ in seen} == {"socket.getaddrinfo"}, "looked up, and not connected"


CONNECT = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as home:
    try:
        home.connect(("192.0.2.1", 9))
    except OSError:  # without a network
        pass
"""


@pytest.mark.parametrize("run", [exec, lambda code: subprocess.run([sys.executable, "-c", code], check=True)])
def test_every_test_is_watched_with_the_processes_that_it_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Callable[[str], object]
) -> None:
    log = tmp_path / "sockets"
    monkeypatch.setenv("SOCKETS_LOG", str(log))
    run(CONNECT)
    assert "socket.connect\t'192.0.2.1'" in log.read_text(encoding="utf-8")


def test_text_files_load_neither_the_network_nor_the_parsers(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"A storm\n\nTwo boats sank at the pier, {name} said.\n")
    code = "\nfrom tui.cli.main import main\nmain(['articles', *sys.argv[1:]])\n"
    code += "seen = [[name, ''] for name in sys.modules]\n"
    names = {name for name, _ in watched(code, tmp_path / "a.txt", tmp_path / "b.txt")}
    assert "tui.articles.lister" in names
    heavy = {
        "lxml",
        "docx",
        "trafilatura",
        "pdf_oxide",
        "pypdfium2",
        "urllib3",
        "ssl",
        "http.client",
        "numpy",
        "textual",
    }
    assert names & heavy == set()
    assert not any(name.startswith(("tui.articles.links.", "tui.articles.readers.html")) for name in names)
