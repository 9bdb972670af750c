"""Shells complete commands, options and their values, as the parsers have them."""

import shutil
import subprocess

import pytest

from tests.conftest import Crosslight
from tui.cli import parsers
from tui.cli.completion import SHELLS
from tui.cli.main import COMMANDS
from tui.export.formats import FORMATS


def completed(script: str, *words: str) -> set[str]:
    """What bash offers for the last of the words."""
    typed = " ".join(f"'{word}'" for word in words)
    asked = f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _crosslight"
    code = f"{script}\n{asked}; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "--norc", "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=20)
    assert done.stderr == ""
    return set(filter(None, done.stdout.split("\n")))


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_completes_commands_options_and_values(crosslight: Crosslight) -> None:
    script = crosslight("completion", "bash").out
    assert completed(script, "crosslight", "") == set(COMMANDS)
    assert completed(script, "crosslight", "ma") == {"man", "matches"}
    assert completed(script, "crosslight", "export", "--f") == {"--format", "--force"}
    assert completed(script, "crosslight", "export", "--format", "") == set(FORMATS)
    assert completed(script, "crosslight", "export", "x.txt", "--format", "js") == {"json", "jsonl"}
    assert completed(script, "crosslight", "completion", "z") == {"zsh"}
    assert "--cutoff" in completed(script, "crosslight", "story.txt", "--")
    assert completed(script, "crosslight", "export", "-o", "") == set()  # then bash completes files by itself


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_the_script(crosslight: Crosslight, shell: str) -> None:
    script = crosslight("completion", shell).out
    for name, (parser, _) in {"": (parsers.reader_parser, None), **COMMANDS}.items():
        assert name in script
        for action in parser()._actions:
            for option in action.option_strings:
                fish = f"-l {option[2:]} " if option.startswith("--") else f"-s {option[1:]} "
                assert (fish if shell == "fish" else option) in script


@pytest.mark.parametrize("shell", SHELLS)
def test_the_completion_script_is_valid(crosslight: Crosslight, shell: str) -> None:
    script = crosslight("completion", shell).out
    assert script.count("'") % 2 == 0
    if shutil.which(shell):
        done = subprocess.run(
            [shell, "-n"], input=script, encoding="utf-8", capture_output=True, timeout=20, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_shell_is_a_usage_error(crosslight: Crosslight) -> None:
    assert crosslight("completion", "tcsh").status == 2
