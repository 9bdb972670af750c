"""Completion scripts for bash, zsh and fish, generated from the argument parsers."""

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator, Mapping
from itertools import chain

from tui.text.spaces import single_spaced

SHELLS = ("bash", "zsh", "fish")

Parsers = Mapping[str, ArgumentParser]
"""Command → its parser; the reader's has an empty name."""


def completion_script(shell: str, parsers: Parsers) -> str:
    """Return the script for one of SHELLS. Raises KeyError for any other shell."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](parsers)


def _commands(parsers: Parsers) -> list[str]:
    return [command for command in parsers if command]


def _options(parser: ArgumentParser) -> Iterator[Action]:
    return (action for action in parser._actions if action.option_strings)


def _choices(action: Action) -> str:
    return " ".join(map(str, action.choices or ()))


def _words(parser: ArgumentParser) -> str:
    """Return the words that can be typed instead of a path: the actions of a command."""
    return " ".join(_choices(action) for action in parser._actions if not action.option_strings and action.choices)


def _help(text: str | None) -> str:
    """Return a help text that is safe within single quotes in every shell, and within zsh's brackets."""
    plain = "" if text is None or text == SUPPRESS else text
    safe = "".join(" " if sign in "'\"`$\\[]:\n" else sign for sign in plain.replace(": ", " – "))
    return single_spaced(safe)


# --- bash -------------------------------------------------------------------------------------------------------


def _bash(parsers: Parsers) -> str:
    cases = "\n".join(_bash_case(command or "*", parser) for command, parser in _reader_last(parsers))
    return f"""\
# crosslight for bash: put this line into ~/.bashrc
#   eval "$(crosslight completion bash)"
_crosslight() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} options="" words=""
  COMPREPLY=()
  case ${{COMP_WORDS[1]}} in
{cases}
  esac
  if ((COMP_CWORD == 1)); then words="{" ".join(_commands(parsers))}"; fi
  if [[ $cur == -* ]]; then words=$options; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}}
complete -o default -F _crosslight crosslight
"""


def _bash_case(command: str, parser: ArgumentParser) -> str:
    names = " ".join(chain.from_iterable(action.option_strings for action in _options(parser)))
    lines = [f"  {command})", f'    options="{names}" words="{_words(parser)}"', "    case $before in"]
    for action in _options(parser):
        if action.nargs != 0:
            choices = f'COMPREPLY=($(compgen -W "{_choices(action)}" -- "$cur")); ' if action.choices else ""
            lines.append(f"      {'|'.join(action.option_strings)}) {choices}return ;;")
    return "\n".join([*lines, "    esac ;;"])


def _reader_last(parsers: Parsers) -> list[tuple[str, ArgumentParser]]:
    return sorted(parsers.items(), key=lambda pair: not pair[0])


# --- zsh --------------------------------------------------------------------------------------------------------


def _zsh(parsers: Parsers) -> str:
    descriptions = " ".join(f"'{command}:{_help(parsers[command].description)}'" for command in _commands(parsers))
    cases = "\n".join(
        f"    {command}) shift words; ((CURRENT--)); {_zsh_arguments(parsers[command])} ;;"
        for command in _commands(parsers)
    )
    return f"""\
#compdef crosslight
# crosslight for zsh: put this line into ~/.zshrc, after compinit
#   eval "$(crosslight completion zsh)"
_crosslight() {{
  local -a commands=({descriptions})
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  case $words[2] in
{cases}
    *) {_zsh_arguments(parsers[""])} ;;
  esac
}}
compdef _crosslight crosslight
"""


def _zsh_arguments(parser: ArgumentParser) -> str:
    specs = []
    for action in _options(parser):
        value = "" if action.nargs == 0 else f":value:({_choices(action)})" if action.choices else ":value:_files"
        specs += [f"'{name}[{_help(action.help)}]{value}'" for name in action.option_strings]
    words = _words(parser)
    operands = f'\'*:what:_alternative "words:what:({words})" "files:file:_files"\'' if words else "'*:file:_files'"
    return " ".join(["_arguments", *specs, operands])


# --- fish -------------------------------------------------------------------------------------------------------


def _fish(parsers: Parsers) -> str:
    commands = " ".join(_commands(parsers))
    lines = [
        "# crosslight for fish: put this line into ~/.config/fish/config.fish",
        "#   crosslight completion fish | source",
    ]
    for command in _commands(parsers):
        description = _help(parsers[command].description)
        lines.append(f"complete -c crosslight -n __fish_use_subcommand -a {command} -d '{description}'")
    for command, parser in parsers.items():
        condition = (
            f"__fish_seen_subcommand_from {command}" if command else f"not __fish_seen_subcommand_from {commands}"
        )
        lines += [_fish_option(condition, action) for action in _options(parser)]
        if words := _words(parser):
            lines.append(f"complete -c crosslight -n '{condition}' -a '{words}'")
    return "\n".join(lines) + "\n"


def _fish_option(condition: str, action: Action) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in action.option_strings)
    value = "" if action.nargs == 0 else f" -x -a '{_choices(action)}'" if action.choices else " -r"
    return f"complete -c crosslight -n '{condition}' {names}{value} -d '{_help(action.help)}'"
