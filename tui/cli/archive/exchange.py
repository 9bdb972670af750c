"""Commands that exchange an archive with other programs, Spark and passim."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.cli import console, inputs
from tui.cli.parsers import DONE, NOTHING_READABLE, SOME_FAILED, STORAGE, USAGE, CliExit, Parser
from tui.text.counts import count_text

FORMATS = ("parquet", "passim", "passim-clusters")


def add_exchange(command: Callable[[str, str], Parser]) -> None:
    exporting = command("export", "write the articles for Spark or passim, or the events as clusters of passim")
    exporting.add_argument("--format", choices=FORMATS, default="parquet", help="default: parquet, a folder of files")
    exporting.add_argument("-o", "--output", required=True, metavar="FILE", help="the file or folder to write")
    exporting.add_argument("--force", action="store_true", help="replace FILE if it exists")
    command("pairs", "find events from the pairs that Spark has found").add_argument(
        "pairs", metavar="PAIRS", help="a Parquet file, or a folder of them"
    )
    command("clusters", "import passim's clusters as events").add_argument(
        "clusters", metavar="FILE", help="passim's JSON lines"
    )


def _export(arguments: Namespace) -> int:
    from tui.archive.exchange.parquet import export_articles
    from tui.archive.store import open_archive
    from tui.files import describe_write_error

    target = Path(arguments.output)
    try:
        with open_archive(arguments.archive) as archive:
            if arguments.format == "parquet":
                count = export_articles(archive, target, force=arguments.force)
            else:
                count = _write_lines(target, _passim_lines(archive, arguments), force=arguments.force)
    except FileExistsError as error:
        reason = describe_write_error(error) if arguments.force else "already exists (use --force to replace it)"
        raise CliExit(USAGE, f"{target}: {reason}") from None
    except OSError as error:
        raise CliExit(STORAGE, f"{target}: {describe_write_error(error)}") from None
    console.say(f"wrote {target}: {count:,} {'passages' if arguments.format == 'passim-clusters' else 'articles'}")
    return DONE


def _passim_lines(archive: object, arguments: Namespace) -> Iterator[str]:
    from tui.archive.exchange.passim import passim_articles, passim_clusters

    if arguments.format == "passim":
        return passim_articles(archive)  # type: ignore[arg-type]
    settings = inputs.settings_of(arguments)
    return passim_clusters(archive, settings.articles, settings.matching)  # type: ignore[arg-type]


def _write_lines(target: Path, lines: Iterator[str], *, force: bool) -> int:
    from tui.files import new_beside

    count = 0
    with (
        new_beside(target, overwrite=force) as descriptor,
        open(descriptor, "w", encoding="utf-8", closefd=False) as file,
    ):
        for line in lines:
            file.write(line)
            count += 1
    return count


def _pairs(arguments: Namespace) -> int:
    from tui.archive.exchange.parquet import take_pairs
    from tui.archive.store import open_archive
    from tui.archive.verdicts import Reader
    from tui.files import describe_os_error

    settings = inputs.settings_of(arguments)
    try:
        with open_archive(arguments.archive, for_adding=True) as archive:
            outcome = take_pairs(archive, Path(arguments.pairs), Reader(settings.articles, settings.matching))
    except OSError as error:
        raise CliExit(NOTHING_READABLE, f"{arguments.pairs}: {describe_os_error(error)}") from None
    console.say(f"{outcome.new_events:,} new events, {outcome.grown_events:,} with new articles")
    return DONE


def _clusters(arguments: Namespace) -> int:
    from tui.archive.exchange.passim import take_clusters
    from tui.archive.store import open_archive
    from tui.files import describe_os_error

    try:
        with open_archive(arguments.archive, for_adding=True) as archive, Path(arguments.clusters).open("rb") as lines:
            events, unknown = take_clusters(archive, lines)
    except OSError as error:
        raise CliExit(NOTHING_READABLE, f"{arguments.clusters}: {describe_os_error(error)}") from None
    console.say(f"imported {count_text(events, 'event')} from passim; to list them: crosslight {arguments.archive}")
    if unknown:
        console.say(f"{count_text(unknown, 'row')} without an article in the archive; add passim's input to it first")
    return SOME_FAILED if unknown else DONE


EXCHANGES: dict[str, Callable[[Namespace], int]] = {"export": _export, "pairs": _pairs, "clusters": _clusters}
