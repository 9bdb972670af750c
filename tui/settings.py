"""Settings: YAML → option structs. Shipped < the reader's own folder < `--config`; strict, file by file, then merged.

Nothing is read on import, and nothing is ever written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from tui.articles.options import ArticlesOptions
from tui.matching.options import MatchingOptions
from tui.mentions.options import MentionsOptions
from tui.reading.options import ReadingOptions
from tui.shipped import shipped_path, shipped_text
from tui.yamlfile import YamlError, read_yaml
from tui.yamlstruct import convert, load_struct, merged, nearest, read_document

T = TypeVar("T")

Keys = Mapping[str, str | list[str]]

FILES: Mapping[str, Any] = {
    "articles.yaml": ArticlesOptions,
    "matching.yaml": MatchingOptions,
    "mentions.yaml": MentionsOptions,
    "reading.yaml": ReadingOptions,
    "keys.yaml": dict[str, str | list[str]],
}


@dataclass(frozen=True, slots=True)
class Settings:
    articles: ArticlesOptions
    matching: MatchingOptions
    mentions: MentionsOptions
    reading: ReadingOptions
    keys: Mapping[str, tuple[str, ...]]
    """Command id → keys; none for a command that was taken its key."""


def load_settings(*folders: Path) -> Settings:
    """The shipped settings with those of `folders` laid over them, the last one uppermost.

    A folder that does not exist counts as empty; in one that does, a YAML file of an unknown name is an error. Raises
    YamlError, which names the file, the line and the key.
    """
    present = [folder for folder in folders if folder.is_dir()]
    for folder in present:
        _refuse_unknown_files(folder)

    def read(name: str, struct: type[T]) -> T:
        return _layered(name, struct, present)

    return Settings(
        articles=read("articles.yaml", ArticlesOptions),
        matching=read("matching.yaml", MatchingOptions),
        mentions=read("mentions.yaml", MentionsOptions),
        reading=read("reading.yaml", ReadingOptions),
        keys=_keys(present),
    )


def user_folder() -> Path:
    """Where the reader's own settings lie; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("crosslight", appauthor=False)


def _layered(name: str, struct: type[T], folders: Sequence[Path]) -> T:
    document = read_yaml(shipped_text(f"config/{name}"), name)
    value = convert(document, struct)
    base = cast(Mapping[str, object], document.value)
    for folder in folders:
        path = folder / name
        if path.exists():
            own = read_document(path, str(path))
            value = convert(own, struct, base=base)
            base = merged(base, cast(Mapping[str, object], own.value or {}))
    return value


def _refuse_unknown_files(folder: Path) -> None:
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in FILES:
            meant = nearest(path.name, list(FILES))
            raise YamlError(str(path), None, "no settings go by this name" + (f"; is it {meant}?" if meant else ""))


def _keys(folders: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    """Raises YamlError for an unknown command, and for a key that leads to two of them."""
    known: dict[str, tuple[str, ...]] = {}
    for path in (shipped_path("config/keys.yaml"), *(folder / "keys.yaml" for folder in folders)):
        if not path.exists():
            continue
        own = {
            command: (keys,) if isinstance(keys, str) else tuple(keys)
            for command, keys in load_struct(path, str(path), cast(type[Keys], FILES["keys.yaml"])).items()
        }
        if known:
            _check_keys(str(path), own, known)
        known |= own
    return known


def _check_keys(name: str, own: Mapping[str, tuple[str, ...]], known: Mapping[str, tuple[str, ...]]) -> None:
    for command in own:
        if command not in known:
            meant = nearest(command, list(known))
            raise YamlError(name, None, f"no command is called {command}" + (f"; is it {meant}?" if meant else ""))
    after = {**known, **own}
    taken: dict[str, str] = {}
    for command, keys in after.items():
        for key in keys:
            if key in taken:
                raise YamlError(name, None, f"{key} leads to both {taken[key]} and {command}")
            taken[key] = command


def plain(value: object) -> object:
    """A struct as plain mappings and lists, for writing into an export."""
    return msgspec.to_builtins(value)
