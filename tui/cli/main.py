"""The command line: runs the reader or a command without a screen. Only this package wires, prints and exits."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.cli import console, inputs, parsers
from tui.cli.output import put
from tui.cli.parsers import CONFIGURATION, DONE, STORAGE, USAGE, CliExit
from tui.files import absolute_path, current_folder
from tui.shipped import shipped_path

if TYPE_CHECKING:  # nothing is imported before the command is known: --help and --version answer at once
    from tui.articles.load_result import Origin


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; return the exit status."""
    console.hold_closed_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments and arguments[0] in COMMANDS:
            parser, run = COMMANDS[arguments[0]]
            return run(parser().parse_args(arguments[1:]))
        return _read(parsers.reader_parser().parse_args(arguments))
    except SystemExit as stop:  # argparse has already printed its message
        return stop.code if isinstance(stop.code, int) else USAGE
    except CliExit as stop:
        console.say(stop)
        return stop.status
    except BrokenPipeError:  # the reader of the output has seen enough
        console.give_up_output()
        return DONE
    except console.OutputLost as error:
        console.give_up_output()
        console.say(f"standard output: {error}")
        return STORAGE
    except KeyboardInterrupt:
        return 130


# --- the commands -----------------------------------------------------------------------------------------------


def _read(arguments: Namespace) -> int:
    """Open the reader; without a terminal to draw on, print the readable report instead."""
    parsers.refuse_misspelt_command(arguments.paths, COMMANDS)
    gc.disable()  # start-up only makes things, and collecting them took a tenth of it; the screen turns it on again
    from tui.cli.reader import run

    return run(arguments)


def _matches(arguments: Namespace) -> int:
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    event = inputs.open_event_of(arguments.paths, settings, arguments)
    grouping = inputs.matches_of(event).at(cutoff)
    if arguments.json:
        from tui.export.json import dumps
        from tui.export.json_documents import matches_document

        console.write(dumps(matches_document(event.coverage, grouping, event.settings_record(cutoff))))
    else:
        from tui.export.text_report import made_by, matches_report

        console.write(matches_report(event.coverage, grouping, width=console.report_width()) + made_by())
    return inputs.status_of(event)


def _mentions(arguments: Namespace) -> int:
    event = inputs.open_event_of(arguments.paths, inputs.settings_of(arguments), arguments)
    mentions = inputs.corrected_mentions(event, indirect=arguments.indirect)
    if arguments.json:
        from tui.export.json import dumps
        from tui.export.json_documents import mentions_document

        grouping = inputs.matches_of(event).at(cutoff := event.settings.matching.cutoff_score())
        console.write(dumps(mentions_document(event.coverage, mentions, grouping, event.settings_record(cutoff))))
    else:
        from tui.export.text_report import made_by, mentions_report

        console.write(mentions_report(event.coverage, mentions, width=console.report_width()) + made_by())
    return inputs.status_of(event)


def _text(arguments: Namespace) -> int:
    event = inputs.open_event_of([arguments.path], inputs.settings_of(arguments), arguments)
    if len(event.coverage.articles) > 1:
        raise CliExit(USAGE, f"{arguments.path}: contains several articles; choose one with --pick N")
    console.write(event.coverage.articles[0].text)
    return inputs.status_of(event)


def _export_parser() -> parsers.Parser:
    from tui.cli.export import export_parser

    return export_parser()


def _export(arguments: Namespace) -> int:
    from tui.cli.export import run

    return run(arguments)


def _init(arguments: Namespace) -> int:
    from tui.articles.event import EVENT_FILE, event_document
    from tui.articles.links.store import FOLDER

    pages_folder = absolute_path(arguments.output or EVENT_FILE).parent / FOLDER
    settings = inputs.settings_of(arguments)
    event = inputs.open_event_of(arguments.paths, settings, arguments, pages_folder=pages_folder)
    files = {article: origin.file for article, origin in event.origins.items() if origin.file != "-"}
    numbers = {article: origin.number for article, origin in event.origins.items()}
    folders = [_event_folder(origin) for origin in event.origins.values() if origin.file != "-"]
    target = str(Path(os.path.commonpath(folders or [current_folder()])) / EVENT_FILE)
    target = target if arguments.output is None else arguments.output
    try:
        document = event_document(event.coverage, files, absolute_path(target).parent, numbers)
    except ValueError as error:
        raise CliExit(USAGE, str(error)) from None
    put(target, document, force=arguments.force, inputs=files.values())
    return inputs.status_of(event)


def _event_folder(origin: "Origin") -> Path:
    """Return the folder whose event file could list an article: for a fetched page, the one above the saved pages."""
    folder = absolute_path(origin.file).parent
    return folder.parent if origin.url else folder


def _articles(arguments: Namespace) -> int:
    from tui.cli.articles import run

    return run(arguments)


def _check_parser() -> parsers.Parser:
    from tui.cli.check import check_parser

    return check_parser()


def _check(arguments: Namespace) -> int:
    from tui.cli.check import run

    return run(arguments)


def _notebook_parser() -> parsers.Parser:
    from tui.cli.notebook import notebook_parser

    return notebook_parser()


def _notebook(arguments: Namespace) -> int:
    from tui.cli.notebook import run

    wait_seconds = inputs.settings_of(Namespace(config=None)).notebook.wait_seconds
    return run(arguments, wait_seconds, lambda target, text, force: put(target, text, force=force))


def _in_archive(function: str, *arguments: Namespace) -> Any:
    from tui.cli.archive import commands

    return getattr(commands, function)(*arguments)


def _show_parser() -> parsers.Parser:
    from tui.cli.show import show_parser

    return show_parser()


def _show(arguments: Namespace) -> int:
    from tui.cli.show import run

    return run(arguments)


def _config(arguments: Namespace) -> int:
    from tui.export.json import dumps
    from tui.settings.load import user_folder
    from tui.settings.report import SettingSource, document, readable_report, report_settings
    from tui.yaml.reader import YamlError

    if arguments.schemas:
        console.write(f"{shipped_path('config/schemas')}\n")
        return DONE
    further = [SettingSource("--config", folder) for folder in inputs.further_folders(arguments)]
    places = [SettingSource("your own", user_folder()), *further]
    try:
        settings = report_settings(places, arguments.files)
    except YamlError as error:
        raise CliExit(CONFIGURATION, str(error)) from None
    console.write(dumps(document(settings, places)) if arguments.json else readable_report(settings, places))
    return DONE


def _completion(arguments: Namespace) -> int:
    from tui.cli.completion import completion_script

    console.write(completion_script(arguments.shell, _all_parsers()))
    return DONE


def _man(_arguments: Namespace) -> int:
    from tui.cli.man_page import man_page

    console.write(man_page(_all_parsers()))
    return DONE


def _all_parsers() -> dict[str, parsers.Parser]:
    """Return the parser of each command by name, with the reader's under an empty name."""
    return {"": parsers.reader_parser(), **{name: parser() for name, (parser, _) in COMMANDS.items()}}


def _man_parser() -> parsers.Parser:
    return parsers.Parser(prog="crosslight man", description="Print the manual page: crosslight man | man -l -")


def _learn_parser() -> parsers.Parser:
    from tui.cli.learn import learn_parser

    return learn_parser()


def _learn(arguments: Namespace) -> int:
    from tui.cli.learn import run

    return run(arguments)


def _doctor_parser() -> parsers.Parser:
    from tui.cli.doctor import doctor_parser

    return doctor_parser()


def _doctor(arguments: Namespace) -> int:
    from tui.cli.doctor import run

    return run(arguments)


COMMANDS: dict[str, tuple[Callable[[], parsers.Parser], Callable[[Namespace], int]]] = {
    "matches": (parsers.matches_parser, _matches),
    "mentions": (parsers.mentions_parser, _mentions),
    "show": (_show_parser, _show),
    "articles": (parsers.articles_parser, _articles),
    "text": (parsers.text_parser, _text),
    "export": (_export_parser, _export),
    "check": (_check_parser, _check),
    "init": (parsers.init_parser, _init),
    "config": (parsers.config_parser, _config),
    "notebook": (_notebook_parser, _notebook),
    "archive": (partial(_in_archive, "archive_parser"), partial(_in_archive, "run")),
    "completion": (parsers.completion_parser, _completion),
    "learn": (_learn_parser, _learn),
    "doctor": (_doctor_parser, _doctor),
    "man": (_man_parser, _man),
}
