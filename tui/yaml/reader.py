"""Reads YAML that people wrote by hand, with limits, and writes it safely; the only module that imports yaml.

It reads a subset of YAML 1.2's core schema: only `true` and `false` are booleans (a bare `on`, `no` or `yes` is text),
dates stay text, and keys are always text. Aliases, anchors, tags, duplicate keys, a second document, deep nesting and
long files are refused, with the line number.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from tui.text.canonical import one_line
from tui.yaml import cache

if TYPE_CHECKING:
    import yaml

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 50_000
"""Maximum number of values in one file: strings, numbers, lists and mappings."""

KeyPath = tuple[str | int, ...]
"""Path of a value in a document: its keys and list indices; `()` is the whole document."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NEVER_PLAIN = re.compile("[\n\x85\u2028\u2029\ufeff]")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,3})?\Z")
_WORDS: Mapping[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_QUOTES_HELP = (
    "a text that contains “: ” or “ #”, or begins with a quotation mark or a special character, "
    "must be enclosed in quotation marks"
)


class YamlError(ValueError):
    """An error in a YAML file. `str()` gives one line that is safe to print."""

    def __init__(self, name: str, line: int | None, reason: str, path: KeyPath = ()) -> None:
        self.name = one_line(name)
        self.path = path
        """Keys that lead to the value with the error; empty if it concerns the whole file."""
        self.line = line
        """Line number from 1; None if the error concerns the whole file."""
        self.reason = one_line(reason)
        place = self.name if line is None else f"{self.name}, line {line}"
        super().__init__(f"{place}: {self.reason}")


class YamlMark(Struct, frozen=True):
    """Position of a value in the file: half-open, in code points of the text as read."""

    line: int
    """Line number of the key, or of the item in a list, from 1."""
    start: int
    end: int
    """End of the value; for a mapping or a list, the end of its opening."""
    key_start: int
    key_end: int
    """End of the key; it and `key_start` equal `start` for an item in a list."""
    is_flow: bool
    """True for `{…}` and `[…]`; False for a scalar."""


class YamlDocument(Struct, frozen=True, dict=True):
    name: str
    text: str
    value: object
    """Value of the file: dict, list, str, int, float, bool or None; None for an empty file."""
    parsed_marks: Mapping[KeyPath, YamlMark] | None = None

    @cached_property
    def marks(self) -> Mapping[KeyPath, YamlMark]:
        """Return the positions of the values; the text is parsed only now if the value came from the cache."""
        return _parse(self.text, self.name).marks if self.parsed_marks is None else self.parsed_marks

    def line(self, path: KeyPath) -> int | None:
        """Return the line, from 1, of the value at `path` or of its nearest enclosing value; None for an empty file."""
        while path and path not in self.marks:
            path = path[:-1]
        mark = self.marks.get(path)
        return mark.line if mark else None

    def error(self, path: KeyPath, reason: str) -> YamlError:
        return YamlError(self.name, self.line(path), reason, path)


def load_yaml(text: str, name: str) -> object:
    """Return the value of a YAML document; `name` is used in errors. Raises YamlError."""
    return read_yaml(text, name).value


def read_yaml(text: str, name: str, *, keep: bool = False) -> YamlDocument:
    """Read a document like `load_yaml`, with the position of every value. Raises YamlError.

    keep: cache the document, because a shipped file is read again at the next start.
    """
    if cached := cache.cached_document(text):
        return YamlDocument(name, text, cached[0])
    document = _parse(text, name)
    if keep:
        cache.store_document(text, document.value)
    return document


def _parse(text: str, name: str) -> YamlDocument:
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise YamlError(name, None, f"too long: {len(text):,} characters; the limit is {MAX_CHARACTERS:,}")
    if bad := _FORBIDDEN.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise YamlError(name, line, f"not text: it contains the character U+{ord(bad[0]):04X}")
    builder = _Builder(name, offset=1 if text.startswith("\ufeff") else 0)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.rstrip().count("\n")  # a missing closing bracket is only noticed at the end of the file
        raise YamlError(name, min(mark.line, last) + 1 if mark else None, _reason(error)) from None
    except yaml.YAMLError as error:
        raise YamlError(name, None, f"not valid YAML: {error}") from None
    return YamlDocument(name, text, builder.value, builder.marks)


def dump_yaml(value: object) -> str:
    """Return a value as YAML that reads back as the same value, in block style, with keys in order and without aliases.

    Raises yaml's RepresenterError (a ValueError to callers) for anything but plain containers and scalars.
    """
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

        def represent_text(self, text: str) -> yaml.ScalarNode:
            # Text that would read back as something else must be quoted; PyYAML itself quotes what only YAML 1.1
            # misreads.
            style = '"' if _NEVER_PLAIN.search(text) or _scalar(text) != text else None
            return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, Dumper.represent_text)
    return yaml.dump(
        value, Dumper=Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=float("inf")
    )


def _events(text: str) -> "Iterator[Any]":
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _reason(error: "yaml.MarkedYAMLError") -> str:
    problem = error.problem or "unreadable"
    hint = ""
    if "mapping values are not allowed" in problem or "expected key" in problem or "cannot start" in problem:
        hint = f" ({_QUOTES_HELP})"
    return f"not valid YAML: {problem}{hint}"


def _scalar(text: str) -> object:
    """Return the value of a plain scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _NUMBER.match(text) and isfinite(number := float(text)):
        return number
    return text


class _Frame(Struct):
    """A mapping or list that is still open."""

    container: dict[str, object] | list[object]
    path: KeyPath
    key: Any = None
    """The scalar event of the key whose value comes next."""


class _Builder(Struct):
    """Builds the value from parser events, without recursion."""

    name: str
    offset: int
    """Number of code points before those that the parser counts: it skips a byte order mark."""
    value: object = None
    marks: dict[KeyPath, YamlMark] = field(default_factory=dict)
    open: list[_Frame] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Any) -> None:
        import yaml

        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.error(
                event,
                "YAML anchors (&) and aliases (*) are not supported here; put a text that begins with one in quotes",
            )
        if getattr(event, "tag", None):
            raise self.error(event, f"YAML tags are not supported here: {event.tag}")
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.error(event, "a second document (---) begins here; only one is allowed")
        elif isinstance(event, yaml.ScalarEvent):
            self.take_scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self.begin(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self.begin(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()

    def take_scalar(self, event: Any) -> None:
        frame = self.open[-1] if self.open else None
        if frame and isinstance(frame.container, dict) and frame.key is None:
            if event.value in frame.container:
                raise self.error(event, f"the key “{event.value}” appears twice")
            frame.key = event
        else:
            self.put(event, _scalar(event.value) if event.implicit[0] else event.value)

    def begin(self, event: Any, container: dict[str, object] | list[object]) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise self.error(event, f"nested deeper than {MAX_DEPTH} levels")
        frame = self.open[-1] if self.open else None
        if frame and isinstance(frame.container, dict) and frame.key is None:
            raise self.error(event, "a list or a mapping cannot be a key")
        self.open.append(_Frame(container, self.put(event, container)))

    def put(self, event: Any, value: object) -> KeyPath:
        """Add a value at the current position of the parser, and record its mark. Return its path."""
        if len(self.marks) >= MAX_VALUES:
            raise self.error(event, f"too long: more than {MAX_VALUES:,} values")
        path: KeyPath = ()
        key: Any = event
        if not self.open:
            self.value = value
        else:
            frame = self.open[-1]
            if isinstance(frame.container, dict):
                key, frame.key = frame.key, None
                path = (*frame.path, key.value)
                frame.container[key.value] = value
            else:
                path = (*frame.path, len(frame.container))
                frame.container.append(value)
        start, end = event.start_mark.index + self.offset, event.end_mark.index + self.offset
        key_start = key.start_mark.index + self.offset
        key_end = key_start if key is event else key.end_mark.index + self.offset
        line, is_flow = key.start_mark.line + 1, getattr(event, "flow_style", False)
        self.marks[path] = YamlMark(line, start, end, key_start, key_end, is_flow)
        return path

    def error(self, event: Any, reason: str) -> YamlError:
        return YamlError(self.name, event.start_mark.line + 1, reason)
