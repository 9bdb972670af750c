"""Which colours reach a real terminal: those that it has."""

import re

from tests.rows import each_row
from tests.warm_terminal import WarmTerminal
from tui.shipped import shipped_path


def colours_in(output: bytes) -> set[str]:
    """The sorts of colours that are asked for: any (by red, green and blue), of 256, of sixteen."""
    sorts = set()
    for sequence in re.findall(rb"\x1b\[([\d;]*)m", output):
        numbers = iter(sequence.split(b";"))
        for number in numbers:
            if number in (b"38", b"48"):
                deep = next(numbers) == b"2"
                sorts.add("any" if deep else "256")
                for _ in range(3 if deep else 1):
                    next(numbers)
            elif re.fullmatch(rb"[34][0-7]|9[0-7]|10[0-7]", number):
                sorts.add("sixteen")
    return sorts


@each_row(
    ("term", "deep", "sent"),
    [
        ("xterm-256color", "truecolor", {"any"}),
        ("xterm-256color", "", {"256"}),
        ("xterm", "", {"sixteen"}),
        ("vt100", "", set()),
    ],
)
def test_a_terminal_is_sent_the_colours_that_it_has(term, deep, sent):
    env = {"TERM": term, "COLORTERM": deep}
    terminal = WarmTerminal(["--fresh", str(shipped_path("seeds"))], size=(100, 30), env=env)
    terminal.wait_for("shared passages")
    terminal.send("n")
    terminal.wait_for("passage 1/")
    terminal.send("q")
    assert terminal.end() == 0
    assert colours_in(terminal.output) == sent


def test_terminal_colours_are_recognised_by_their_sequences():
    assert colours_in(b"\x1b[1;38;2;31;32;33mx\x1b[0m") == {"any"}
    assert colours_in(b"\x1b[48;5;34;4mx\x1b[39;49m") == {"256"}
    assert colours_in(b"\x1b[1;34;7mx") == {"sixteen"}
