"""Reads front matter: the metadata that blogs, note programs and web clippers put above a text, as YAML or TOML."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time

from msgspec import Struct

from tui.articles.addresses import host_of, is_address
from tui.text.language import language_code
from tui.yaml.reader import YamlError, load_yaml

_YAML = re.compile(r"\A\s*---[ ]*\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ ]*(?:\n|\Z)")
_TOML = re.compile(r"\A\s*\+\+\+[ ]*\n((?:[^\n]*\n){0,200}?)\+\+\+[ ]*(?:\n|\Z)")
_SIMPLE_LINE = re.compile(r"^([A-Za-z_-]{1,30}):[ ]+(.*)$", re.MULTILINE)
_WIKI_LINK = re.compile(r"\[\[([^\[\]\n]{1,300})\]\]")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]{0,300}\)){1,2000}\)")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "url": ("url", "source", "link", "canonical_url", "source_url", "original_url", "permalink", "uri"),
    "outlet": ("outlet", "source", "publication", "publisher", "site", "site_name", "sitename", "website"),
    "headline": ("headline", "title", "full_title"),
    "byline": ("byline", "author", "authors", "creator"),
    "published": ("published", "date", "pubdate", "date_published", "published_date", "publish_date", "datepublished"),
    "language": ("language", "lang", "locale"),
}
"""Field → possible keys, best first; “source” is an address in web clippers and a name elsewhere."""


class FrontMatter(Struct, frozen=True):
    fields: Mapping[str, str]
    body: str
    """Text below the front matter."""
    notice: str = ""
    is_outlet_guess: bool = False
    """True if the outlet is only the host of the address."""


def split_front_matter(text: str) -> FrontMatter:
    """Split canonical text into front matter and body; without front matter all of it is body.

    Blank lines before it count as part of it. Only a mapping counts as front matter.
    """
    values, end, notice = _toml(text) if _TOML.match(text) else _yaml(text)
    if not values:
        return FrontMatter({}, text)
    fields = _fields(values)
    try:
        language_code(fields.get("language", ""))
    except ValueError as error:
        notice = "; ".join(filter(None, [notice, f"language “{fields.pop('language')}”: {error}"]))
    is_guess = "outlet" not in fields and bool(host := host_of(fields.get("url", "")))
    if is_guess:
        fields["outlet"] = host
    return FrontMatter(fields, text[end:], notice, is_guess)


def _yaml(text: str) -> tuple[dict[object, object], int, str]:
    """Return the values, the offset of the body, and a notice."""
    match = _YAML.match(text)
    if not match:
        return {}, 0, ""
    try:
        # Prefixed with newlines, so that line numbers refer to the file.
        values = load_yaml("\n" * text.count("\n", 0, match.start(1)) + match[1], "front matter")
    except YamlError as error:
        # People write “title: Fire: two dead”. Values on simple lines are still clear.
        simple: dict[object, object] = {key: value.strip("\"'[] ") for key, value in _SIMPLE_LINE.findall(match[1])}
        return simple, match.end(), f"{_describe_yaml_error(error)}; read line by line instead"
    return (values, match.end(), "") if isinstance(values, dict) else ({}, 0, "")


def _toml(text: str) -> tuple[dict[object, object], int, str]:
    match = _TOML.match(text)
    if not match:
        return {}, 0, ""
    try:
        return dict(tomllib.loads(match[1]).items()), match.end(), ""
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {"": ""}, match.end(), f"front matter: it is not valid TOML ({error}), and was left out"


def _describe_yaml_error(error: YamlError) -> str:
    """Explain the most common mistake in front matter briefly; any other error as it is."""
    if "quotation mark" not in error.reason:
        return str(error)
    return f"front matter, line {error.line}: a value that contains “: ” must be in quotation marks"


def _fields(values: Mapping[object, object]) -> dict[str, str]:
    by_name = {re.sub(r"[ -]", "_", str(key).casefold()): _as_words(value) for key, value in values.items()}
    fields = {}
    for name, keys in _KEYS.items():
        words = (by_name[key] for key in keys if by_name.get(key) and _may_hold(name, key, by_name[key]))
        if value := next(words, ""):
            fields[name] = value
    return fields


def _may_hold(field: str, key: str, words: str) -> bool:
    if field == "outlet":
        return not is_address(words)
    return key != "source" or is_address(words)


def _as_words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_words, value)))
    if isinstance(value, dict):
        return _as_words(value.get("name"))
    if isinstance(value, date | time):
        return value.isoformat()
    words = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return _LINK.sub(r"\1", _WIKI_LINK.sub(_link_text, words)).strip()


def _link_text(link: re.Match[str]) -> str:
    """Return the text of a link between notes: [[People/Anna Dale|Anna]] reads “Anna”."""
    target, _, alias = link[1].partition("|")
    return alias.strip() or target.rpartition("/")[2].partition("#")[0].strip()
