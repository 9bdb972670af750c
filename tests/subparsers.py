"""Lists a command with its subcommands."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator


def with_subparsers(name: str, parser: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    """Yield a command with its parser, then those of its subcommands: show, show differences …"""
    yield name, parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for word, below in action.choices.items():
                yield from with_subparsers(f"{name} {word}", below)
