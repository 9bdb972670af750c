"""Small faults, each of which breaks what one line of tests/bench/promises.py guards."""

from typing import NamedTuple


class Sabotage(NamedTuple):
    name: str
    line: str
    """The promise that must be found broken."""
    count: int
    """With which it is checked."""
    file: str
    edits: tuple[tuple[str, str], ...]
    """(text that occurs once in the file, what takes its place)"""


COMMIT = """                connection.execute("BEGIN IMMEDIATE")
                yield connection
                self._refuse_moved()
                connection.execute("COMMIT")
"""
DELAYED_COMMIT = """                if not connection.in_transaction:
                    connection.execute("BEGIN IMMEDIATE")
                yield connection
                self._refuse_moved()
                self.writes = getattr(self, "writes", 0) + 1
                if self.writes % 3 == 0:
                    connection.execute("COMMIT")
"""
SABOTAGES = (
    Sabotage(
        "the escape character counts as safe", "mutated", 400, "tui/text/canonical.py",
        ((r'''    r"|[\x00-\x09\x0b-\x1f\x7f-\x9f''', r'''    r"|[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f'''),
         (r'''|[\x00-\x09\x0b-\x1f\x7f]")''', r'''|[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f]")''')),
    ),
    Sabotage(
        "an imported line that is no JSON raises", "mutated", 400, "tui/notebook/jsonl.py",
        (("except (msgspec.DecodeError, Unicode", "except (Unicode"),),
    ),
    Sabotage(
        "names before a credit may follow each other without a space", "bombs", 3, "tui/articles/zoning/zone_rules.py",
        (("(?:{name} ){{0,4}}(?:{name} ?)?", "(?:{name} ?){{0,5}}"),),
    ),
    Sabotage(
        "the escape character reaches the terminal", "escapes", 1, "tui/text/canonical.py",
        ((r'''    r"|[\x00-\x09\x0b-\x1f\x7f-\x9f''', r'''    r"|[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f'''),
         (r'''|[\x00-\x09\x0b-\x1f\x7f]")''', r'''|[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f]")''')),
    ),
    Sabotage(
        "an outlet is read as markup", "escapes", 1, "tui/ui/widgets/pane.py",
        (("Content(article.outlet),", "Content.from_markup(article.outlet),"),),
    ),
    Sabotage(
        "commits are delayed", "kills", 25, "tui/notebook/file.py",
        ((COMMIT, DELAYED_COMMIT),
         ("""            connection.execute("BEGIN")\n""",
          """            if connection.in_transaction:\n                connection.execute("COMMIT")\n"""
          """            connection.execute("BEGIN")\n""")),
    ),
    Sabotage(
        "an upgrade is committed in pieces", "kills", 42, "tui/notebook/schema.py",
        (("                connection.execute(statement)\n",
          """                connection.execute(statement)\n                connection.execute("COMMIT")\n"""
          """                connection.execute("BEGIN IMMEDIATE")\n"""),),
    ),
    Sabotage(
        "a file is not synced", "faults", 2, "tui/files.py",
        (("            yield descriptor\n            os.fsync(descriptor)\n", "            yield descriptor\n"),),
    ),
    Sabotage(
        "a folder is not synced", "faults", 2, "tui/files.py",
        (("        new.replace(path)\n        sync_folder(path.parent)\n", "        new.replace(path)\n"),),
    ),
    Sabotage(
        "SQLite does not wait for the disk", "faults", 5, "tui/notebook/file.py",
        (("PRAGMA synchronous = EXTRA", "PRAGMA synchronous = OFF"),),
    ),
    Sabotage(
        "a failed save of corrections is acknowledged", "faults", 38, "tui/storage/corrections_file.py",
        (("            except OSError as error:\n                failure = error\n",
          "            except OSError:\n                return place\n"),),
    ),
    Sabotage(
        "corrections are saved without a lock", "together", 2_400, "tui/storage/corrections_file.py",
        (("                with locked(place):\n", "                if locked:\n"),),
    ),
    Sabotage(
        "an unreadable item raises", "damaged", 60, "tui/notebook/rows.py",
        (("    except (ValueError, RecursionError) as error:", "    except RecursionError as error:"),),
    ),
    Sabotage(
        "an upgrade leaves the index empty", "damaged", 4, "tui/notebook/schema.py",
        (("FROM version, json_each(CAST(version.body AS TEXT), '$.what.anchors') AS anchor",
          "FROM version, json_each(CAST(version.body AS TEXT), '$.nothing') AS anchor"),),
    ),
    Sabotage(
        "an anchor is placed by its offset alone", "anchors", 120, "tui/notebook/relocate.py",
        (("    exact = list(_exact_places(anchor, text.text))\n",
          "    if anchor.end <= len(text.text):\n        return FoundPlace(anchor.span, True)\n"
          "    exact = list(_exact_places(anchor, text.text))\n"),),
    ),
    Sabotage(
        "a place need not say the same", "anchors", 3_000, "tui/notebook/relocate.py",
        (("        and says_the_same(anchor, text.text, best.span, text.forms, text.language)\n", ""),),
    ),
    Sabotage(
        "a cell of a table is not escaped", "exports", 60, "tui/export/writers/csv.py",
        (("name: escape_formula(cell) for", "name: cell for"),),
    ),
    Sabotage(
        "words in the report are not escaped", "exports", 60, "tui/export/html/markup.py",
        (("    return escape(words, quote=True)", "    return words"),),
    ),
    Sabotage(
        "a quote gets another speaker", "exports", 60, "tui/export/build_document.py",
        (("""speaker_name=names.get(quote.speaker or "", ""),""", """speaker_name=next(iter(names.values()), ""),"""),),
    ),
    Sabotage(
        "every key leaves something behind", "keys", 300, "tui/ui/textual/key_queue.py",
        (("        self._is_under_way = True\n",
          "        self._is_under_way = True\n"
          "        self.__dict__.setdefault('_past', []).append(bytearray(2_000_000))\n"),),
    ),
    Sabotage(
        "a key raises", "keys", 150, "tui/ui/textual/key_queue.py",
        (("        self._is_under_way = True\n",
          "        self._is_under_way = True\n        if getattr(event, 'key', '').isupper():\n"
          "            raise IndexError\n"),),
    ),
    Sabotage(
        "people stand in the order of their hashes", "bytes", 2, "tui/mentions/find.py",
        (("key=lambda person: (-body_counts[person.id], -counts[person.id])", "key=lambda person: hash(person.id)"),),
    ),
    Sabotage(
        "a closed terminal is not handled", "signals", 4, "tui/ui/textual/signals.py",
        (("SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)", "SIGNALS = (signal.SIGTERM, signal.SIGINT)"),),
    ),
    Sabotage(
        "a command calls home", "network", 1, "tui/cli/main.py",
        (("    console.hold_closed_streams()\n",
          "    console.hold_closed_streams()\n    import socket\n"
          "    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as home:\n"
          "        home.connect(('192.0.2.1', 9))\n"),),
    ),
)  # fmt: skip


def sabotaged(text: str, sabotage: Sabotage) -> str:
    """The file with the fault in it. Raises ValueError unless each text occurs exactly once."""
    for old, new in sabotage.edits:
        if text.count(old) != 1:
            raise ValueError(f"{sabotage.name}: {text.count(old)} places in {sabotage.file}: {old!r}")
        text = text.replace(old, new)
    return text
