"""The command line: arguments → the reader, or a headless command. The only place that wires, prints and exits.

Exit status: 0 done; 1 some inputs failed, the others were done; 2 usage; 3 nothing readable; 4 configuration;
128 and its number for a signal that ended the reader.
"""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import console, parsers
from tui.cli.output import is_folder, put
from tui.cli.parsers import CONFIGURATION, DONE, NOTHING_READABLE, SOME_FAILED, USAGE, CliExit

if TYPE_CHECKING:  # nothing is imported before it is known what is asked for: --help and --version answer at once
    from tui.api import Event
    from tui.mentions.model import MentionSet
    from tui.settings.load import Settings

SWITCH_SECONDS = 0.001
"""How long a searching thread may keep another one waiting: a fifth of Python's default, so that no key is held up."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit status."""
    console.hold_closed_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments and arguments[0] in COMMANDS:
            parser, run = COMMANDS[arguments[0]]
            return run(parser().parse_args(arguments[1:]))
        return _read(parsers.reader_parser().parse_args(arguments))
    except SystemExit as stop:  # argparse has printed what it had to say
        return stop.code if isinstance(stop.code, int) else USAGE
    except CliExit as stop:
        console.say(stop)
        return stop.status
    except BrokenPipeError:  # whoever read the output has seen enough
        console.give_up_output()
        return DONE
    except console.OutputLost as error:
        console.give_up_output()
        console.say(f"standard output: {error}")
        return USAGE
    except KeyboardInterrupt:
        return 130


# --- what every command needs -----------------------------------------------------------------------------------


def _settings(arguments: Namespace) -> "Settings":
    from tui.settings.load import load_settings, user_folder
    from tui.yaml.reader import YamlError

    try:
        return load_settings(user_folder(), *_further_folder(arguments))
    except YamlError as error:
        raise CliExit(CONFIGURATION, str(error)) from None


def _further_folder(arguments: Namespace) -> list[Path]:
    """Return the folder of --config, if it is given."""
    if arguments.config is None:
        return []
    if not is_folder(arguments.config):
        exists = os.path.lexists(arguments.config)
        reason = "it is a file" if exists else "there is no such folder"
        raise CliExit(CONFIGURATION, f"{arguments.config}: {reason}; --config wants a folder of settings files")
    return [Path(arguments.config)]


def _open(
    paths: Sequence[str], settings: "Settings", *, corrections: bool = True, notebook: str = "", say: bool = True
) -> "Event":
    """Says what could not be opened, unless that is to be said later. Raises Stop where nothing could."""
    from tui.api import open_event

    stdin = partial(console.read_stdin, int(settings.articles.max_megabytes * 1_000_000))
    event = open_event(paths, settings, stdin=stdin, corrections=corrections, notebook=notebook)
    if say or not event.coverage.articles:
        _say_what_was_not_opened(event)
    if not event.coverage.articles:
        raise CliExit(NOTHING_READABLE, "nothing to read: give text or Markdown files, a folder or an event.yaml")
    return event


def _say_what_was_not_opened(event: "Event") -> None:
    for line in (*event.problems, *event.notices):
        console.say(line)


def _cutoff_score(arguments: Namespace, settings: "Settings") -> float:
    cutoff = arguments.cutoff
    if isinstance(cutoff, float):
        return cutoff
    try:
        return settings.matching.cutoff_score(cutoff or "")
    except KeyError:
        names = ", ".join(settings.matching.cutoffs)
        raise CliExit(USAGE, f"no cutoff is called {cutoff}: {names}, or a number from 0 to 100") from None


def _corrected_mentions(event: "Event", *, indirect: bool = False) -> "MentionSet":
    """Says which of the reader's corrections do not apply."""
    corrected = event.corrected(event.found_mentions(indirect=indirect))
    for unapplied in corrected.unapplied:
        console.say(f"this correction does not apply: {unapplied}")
    return corrected.mentions


def _status(event: "Event") -> int:
    return SOME_FAILED if event.problems else DONE


# --- the commands -----------------------------------------------------------------------------------------------


def _read(arguments: Namespace) -> int:
    """Open the reader; where there is no terminal to draw on, print the readable report instead."""
    from tui.shipped import shipped_path

    parsers.refuse_misspelt_command(arguments.paths, COMMANDS)
    gc.disable()  # start-up only makes things, and collecting them took a tenth of it; the screen turns it on again
    settings = _settings(arguments)
    cutoff = _cutoff_score(arguments, settings)
    paths = arguments.paths or [str(shipped_path("seeds"))]
    event = _open(paths, settings, corrections=arguments.corrections, notebook=arguments.notebook, say=False)
    if not console.has_screen() or not console.keys_from_terminal():
        _say_what_was_not_opened(event)
        gc.enable()
        return _report(event, cutoff)
    from tui.storage.saved_view import open_saved_view
    from tui.ui.app import CrosslightApp
    from tui.ui.textual.signals import ended_by_signals

    console.draw_on_terminal()
    sys.setswitchinterval(SWITCH_SECONDS)
    desk_file = open_saved_view(event.coverage, event.origins, fresh=arguments.fresh)
    if arguments.cutoff is not None:
        desk_file.forget_cutoff()
    app = CrosslightApp(event, cutoff, desk_file)
    with ended_by_signals(app) as ending:
        app.run()
    _say_what_was_not_opened(event)  # once, where it stays: the screen that told it is gone
    if desk_file.problem:
        console.say(desk_file.problem)
    return ending.status or app.return_code or _status(event)


def _report(event: "Event", cutoff: float) -> int:
    from tui.export.text_report import made_by, matches_report, mentions_report

    width = console.report_width()
    console.write(matches_report(event.coverage, event.matches().at(cutoff), width=width) + made_by())
    mentions = _corrected_mentions(event)
    console.write("\n" + mentions_report(event.coverage, mentions, width=width) + made_by())
    return _status(event)


def _matches(arguments: Namespace) -> int:
    settings = _settings(arguments)
    cutoff = _cutoff_score(arguments, settings)
    event = _open(arguments.paths, settings)
    grouping = event.matches().at(cutoff)
    if arguments.json:
        from tui.export.json import dumps
        from tui.export.json_documents import matches_document

        console.write(dumps(matches_document(event.coverage, grouping, event.settings_record(cutoff))))
    else:
        from tui.export.text_report import made_by, matches_report

        console.write(matches_report(event.coverage, grouping, width=console.report_width()) + made_by())
    return _status(event)


def _mentions(arguments: Namespace) -> int:
    event = _open(arguments.paths, _settings(arguments), corrections=arguments.corrections)
    mentions = _corrected_mentions(event, indirect=arguments.indirect)
    if arguments.json:
        from tui.export.json import dumps
        from tui.export.json_documents import mentions_document

        grouping = event.matches().at(cutoff := event.settings.matching.cutoff_score())
        console.write(dumps(mentions_document(event.coverage, mentions, grouping, event.settings_record(cutoff))))
    else:
        from tui.export.text_report import made_by, mentions_report

        console.write(mentions_report(event.coverage, mentions, width=console.report_width()) + made_by())
    return _status(event)


def _text(arguments: Namespace) -> int:
    event = _open([arguments.path], _settings(arguments))
    if len(event.coverage.articles) > 1:
        raise CliExit(USAGE, f"{arguments.path}: holds several articles; name one of their files")
    console.write(event.coverage.articles[0].text)
    return _status(event)


def _export(arguments: Namespace) -> int:
    from tui.api import format_of
    from tui.export.selection import (
        ALSO,
        UnknownSelectionError,
        default_parts,
        needs_annotations,
        needs_mentions,
        resolve_selection,
    )
    from tui.notebook.errors import NotebookError

    file_format = arguments.format or format_of(arguments.output)
    parts_asked = [
        *(arguments.what or default_parts(file_format)),
        *(part for part in ALSO if getattr(arguments, part)),
    ]
    try:
        wants_mentions = needs_mentions(parts_asked)
        settings = _settings(arguments)
        cutoff = _cutoff_score(arguments, settings)
        event = _open(arguments.paths, settings, corrections=arguments.corrections, notebook=arguments.notebook)
        grouping, letters = event.matches(progress=console.progress("comparing articles")).at(cutoff), event.letters()
        mentions = _corrected_mentions(event, indirect=arguments.indirect) if wants_mentions else None
        notes = event.notes() if needs_annotations(parts_asked) else None
        parts = resolve_selection(parts_asked, event.coverage, grouping, mentions, notes, letters)
    except (UnknownSelectionError, NotebookError) as error:
        raise CliExit(USAGE, str(error)) from None
    put(arguments.output, event.export(file_format, cutoff, grouping, mentions, parts, letters), force=arguments.force)
    return _status(event)


def _init(arguments: Namespace) -> int:
    from tui.articles.event import EVENT_FILE, event_document

    event = _open(arguments.paths, _settings(arguments))
    files = {article: origin.file for article, origin in event.origins.items() if origin.file != "-"}
    folder = Path(os.path.commonpath([Path(file).absolute().parent for file in files.values()] or [Path.cwd()]))
    target = str(folder / EVENT_FILE) if arguments.output is None else arguments.output
    try:
        document = event_document(event.coverage, files, Path(target).absolute().parent)
    except ValueError as error:
        raise CliExit(USAGE, str(error)) from None
    put(target, document, force=arguments.force)
    return _status(event)


def _notebook_parser() -> parsers.Parser:
    from tui.cli.notebook import notebook_parser

    return notebook_parser()


def _notebook(arguments: Namespace) -> int:
    from tui.cli.notebook import run

    wait_seconds = _settings(Namespace(config=None)).notebook.wait_seconds
    return run(arguments, wait_seconds, lambda target, text, force: put(target, text, force=force))


def _config(arguments: Namespace) -> int:
    from tui.export.json import dumps
    from tui.settings.load import user_folder
    from tui.settings.report import SettingSource, document, readable_report, report_settings
    from tui.yaml.reader import YamlError

    further = [SettingSource("--config", folder) for folder in _further_folder(arguments)]
    places = [SettingSource("your own", user_folder()), *further]
    try:
        settings = report_settings(places, arguments.files)
    except YamlError as error:
        raise CliExit(CONFIGURATION, str(error)) from None
    console.write(dumps(document(settings, places)) if arguments.json else readable_report(settings, places))
    return DONE


def _completion(arguments: Namespace) -> int:
    from tui.cli.completion import completion_script

    commands = {"": parsers.reader_parser(), **{name: parser() for name, (parser, _) in COMMANDS.items()}}
    console.write(completion_script(arguments.shell, commands))
    return DONE


COMMANDS: dict[str, tuple[Callable[[], parsers.Parser], Callable[[Namespace], int]]] = {
    "matches": (parsers.matches_parser, _matches),
    "mentions": (parsers.mentions_parser, _mentions),
    "text": (parsers.text_parser, _text),
    "export": (parsers.export_parser, _export),
    "init": (parsers.init_parser, _init),
    "config": (parsers.config_parser, _config),
    "notebook": (_notebook_parser, _notebook),
    "completion": (parsers.completion_parser, _completion),
}
