"""Checks a report without a browser: what can run, what it loads, and whether it is accessible."""

import base64
import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

VOID = {"meta", "link", "input", "br", "img", "hr"}
RUNS_OR_LOADS = {"iframe", "object", "embed", "img", "audio", "video", "source", "base", "form", "use", "image"}


class Page(HTMLParser):
    """Elements with their attributes and texts; `words` is the text without that of buttons."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[dict[str, Any]] = []
        self._open: list[dict[str, Any]] = []
        self.feed(html)
        self.close()
        assert not self._open, [element["name"] for element in self._open]

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        attribute_map = dict(attributes)
        assert len(attribute_map) == len(attributes), f"an attribute twice: {attributes}"
        element = {"name": name, "is": attribute_map, "text": "", "words": "", "within": list(self._open)}
        self.elements.append(element)
        if name not in VOID:
            self._open.append(element)

    def handle_endtag(self, name: str) -> None:
        if name not in VOID:
            assert self._open and self._open[-1]["name"] == name, f"</{name}> closes what it did not open"
            self._open.pop()

    def handle_data(self, data: str) -> None:
        is_button = any(element["name"] == "button" for element in self._open)
        for element in self._open:
            element["text"] += data
            element["words"] += "" if is_button else data

    def all(self, name: str) -> list[dict[str, Any]]:
        return [element for element in self.elements if element["name"] == name]

    @property
    def data(self) -> dict[str, Any]:
        (block,) = [element for element in self.all("script") if element["is"].get("type") == "application/json"]
        sample: dict[str, Any] = json.loads(block["text"])
        return sample

    def article_text(self, number: int) -> list[str]:
        """Return the paragraphs of an article without the letters of passages."""
        return [
            element["words"]
            for element in self.elements
            if element["name"] in ("p", "h3")
            and any(outer["is"].get("id") == f"article-{number}" for outer in element["within"])
            and any(outer["is"].get("class") == "text" for outer in element["within"])
        ]


def check_safe(html: str) -> Page:
    """Check that one style and two scripts are allowed by hash, and that nothing else can run or be loaded."""
    page = Page(html)
    (policy,) = [
        element["is"]["content"]
        for element in page.all("meta")
        if "content-security-policy" in str(element["is"]).lower()
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    (style,) = page.all("style")
    scripts = [element for element in page.all("script") if "type" not in element["is"]]
    assert len(scripts) == 2 and len(page.all("script")) == 3
    for elements, rule in (([style], "style-src"), (scripts, "script-src")):
        hashes = (sha256(element["text"].encode()).digest() for element in elements)
        assert rules[rule] == " ".join(f"'sha256-{base64.b64encode(each).decode()}'" for each in hashes)
    for script in scripts:
        assert "innerHTML" not in script["text"] and "eval(" not in script["text"]
    assert not re.search(r"url\(|@import", style["text"])
    assert not [element["name"] for element in page.elements if element["name"] in RUNS_OR_LOADS]
    for element in page.elements:
        assert not [key for key in element["is"] if key.startswith("on") or key in ("style", "src", "srcdoc", "action")]
        href = element["is"].get("href")
        assert href is None or re.match(r"https?://[^\s<>\"]+\Z|#article-\d+\Z|data:,\Z", href, re.IGNORECASE)
    return page


def check_accessible(page: Page) -> None:
    """Check that controls have names, ids are unique, references resolve, and headings are in order."""
    ids = [element["is"]["id"] for element in page.elements if "id" in element["is"]]
    assert len(ids) == len(set(ids))
    for element in page.elements:
        for key in ("aria-labelledby", "aria-controls", "for"):
            assert element["is"].get(key) is None or element["is"][key] in ids
        if element["name"] in ("button", "a", "summary", "option"):
            assert element["text"].strip() or element["is"].get("aria-label")
        if element["name"] in ("input", "select"):
            assert any(outer["name"] == "label" for outer in element["within"])
    (root,) = page.all("html")
    assert root["is"]["lang"] and page.all("title")[0]["text"].strip()
    levels = [int(element["name"][1]) for element in page.elements if re.fullmatch("h[1-6]", element["name"])]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
