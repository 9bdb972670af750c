"""Write the JSON Schemas of the settings files and of event.yaml, which editors use to complete and check them.

    python docs/schemas/make.py [FOLDER]

FOLDER: config/schemas unless given. They are made from the option structs and the comments in config/.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tui.articles.event import EventFile
from tui.settings.load import FILES
from tui.shipped import shipped_text

ROOT = Path(__file__).parents[2]
KEYS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
HEAD = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each file, by the name of the schema's own file."""
    made = {name: _of_struct(name, struct) for name, struct in FILES.items() if name != "keys.yaml"}
    made["keys.yaml"] = _of_keys()
    made["event.yaml"] = HEAD | {"title": "event.yaml"} | _relaxed(msgspec.json.schema(EventFile))
    return {f"{Path(name).stem}.schema.json": schema for name, schema in made.items()}


def _of_struct(name: str, struct: type) -> dict[str, Any]:
    schema = HEAD | {"title": name} | _relaxed(msgspec.json.schema(struct))
    properties = schema["$defs"][struct.__name__]["properties"]
    for key, comment in _comments(name):
        if key in properties:
            properties[key] = {"description": comment, **properties[key]}
    return schema


def _of_keys() -> dict[str, Any]:
    commands = re.findall(r"^(\w+):", shipped_text("config/keys.yaml"), re.MULTILINE)
    properties = dict.fromkeys(commands, KEYS)
    return HEAD | {
        "title": "keys.yaml",
        "description": "Keys of each command: one, a list of several, or [] for none.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _relaxed(schema: Any) -> Any:
    """Return the schema with no property required: a file sets only what it changes."""
    if isinstance(schema, Mapping):
        relaxed = {key: _relaxed(value) for key, value in schema.items() if key not in ("required", "description")}
        if "properties" in schema:
            relaxed["properties"] = {key: _relaxed(value) for key, value in schema["properties"].items()}
        return relaxed
    return [_relaxed(item) for item in schema] if isinstance(schema, list) else schema


def _comments(name: str) -> Iterator[tuple[str, str]]:
    """Yield the top keys of a shipped file that have a comment above or beside them, with the comment."""
    above: list[str] = []
    for line in shipped_text(f"config/{name}").split("\n"):
        if line.startswith("# "):
            above.append(line.removeprefix("# "))
        elif match := re.match(r"(\w+):[^#]*(?:# (.*))?$", line):
            if comment := " ".join([*above, match[2] or ""]).strip():
                yield match[1], comment
            above = []
        else:
            above = []


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "config" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
