"""An event every field of which holds terminal escapes and markup."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

import yaml

MARK = 7331
"""Digits that nothing but a payload has; they stand behind each control character, before the payload's number."""
PER_PARAGRAPH = 12
"""Payloads in one paragraph of each article."""
ESCAPES = (
    "\x1b[{m}m", "\x1b]0;{m}\x07", "\x1b]8;;http://x/{m}\x1b\\", "\x1bP{m}\x1b\\", "\x1b_{m}\x1b\\", "\x1b^{m}\x1b\\",
    "\x1bX{m}\x1b\\", "\x1b]52;c;{m}\x07", "\x1b[{m};{m}H", "\x1b[?{m}h", "\x1b[{m}n", "\x1b[8;{m};{m}t", "\x1bc{m}",
    "\x1b({m}", "\x1b#{m}", "\x1b{m}", "\x1b[\x1b[{m}m", "\x9b{m}m", "\x9d0;{m}\x9c", "\x90{m}\x9c", "\x9f{m}",
    "\x85{m}", "\x07{m}", "\x08\x08{m}", "\x0e{m}", "\x0f{m}", "\x05{m}", "\x7f{m}", "\x00{m}", "\x18{m}", "\x1a{m}",
    "\r{m}", "\u202e{m}", "\u202a{m}", "\u2066{m}", "\u200f{m}", "\u061c{m}", "\u2028{m}", "\u2029{m}", "\ufeff{m}",
    "\x1b[{m}@\x1b[{m}P", "\x1b[>{m}c", "\x1b[={m}u", "\x1b]1337;File={m}\x07", "\x1b[5;{m}i", "\x1bk{m}\x1b\\",
)  # fmt: skip
MARKUPS = (
    "[b]{w}[/b]", "[bold red]{w}[/]", "[@click=app.quit]{w}[/]", "[link=file:///etc]{w}[/link]", "[/]{w}",
    "[$error]{w}", "[reverse]{w}", "[on red]{w}[/on red]", "[blink]{w}[/blink]", "[[b]{w}]", "\\[b]{w}", "[=]{w}",
    "[#ff0000]{w}", "[b {w}", "{{{w}}}", "%({w})s", "[{w}/]", ":smile:{w}", "[not a tag]{w}[/not a tag]",
    "[/b][/i]{w}", "[]{w}[]",
)  # fmt: skip
SHARED = "Two people died when fire broke out on the ferry Solveig off Port Maren early on Monday"


def _paragraph(payloads: Sequence[str]) -> str:
    """One that all articles share, so that it is on the screens of passages too."""
    return f"Some {' words '.join(payloads)} were seen at the pier."


class HostileEvent:
    """Files with payloads in every field, drawn by a seed."""

    def __init__(self, seed: int, escapes: int, markups: int) -> None:
        chance = random.Random(seed)
        self.escapes = [chance.choice(ESCAPES).format(m=f"{MARK}{n:03}") for n in range(escapes)]
        self.markups = [chance.choice(MARKUPS).format(w=f"mkp{n}") for n in range(markups)]
        self._chance = chance
        self._order = [*self.escapes, *self.markups]
        chance.shuffle(self._order)
        self._next = 0

    def payload(self, *, no: Sequence[str] = ()) -> str:
        """The next payload in turn, without some characters that a format has no place for."""
        self._next += 1
        payload = self._order[self._next % len(self._order)]
        return "".join(char for char in payload if char not in no)

    def write(self, folder: Path) -> None:
        entries = []
        for number in range(3):
            name = f"{number}" + self.payload(no="/\x00") + ".txt"
            paragraphs = [f"{SHARED}, {self._order[0]} said.", f"“It was over in minutes,” said {self._person(0)}."]
            parts = (self._order[at : at + PER_PARAGRAPH] for at in range(0, len(self._order), PER_PARAGRAPH))
            paragraphs += map(_paragraph, parts)
            paragraphs += [f"“Nobody {self.payload()} told us {n},” said {self._person(n)}." for n in range(4)]
            text = "\n\n".join([f"Ferry {self.payload()} burns", *paragraphs])
            (folder / name).write_bytes(text.replace("\x00", "").encode())  # a file with NUL bytes is refused as binary
            entries.append({
                "path": name,
                **{field: f"{field} {self.payload()} {number}" for field in ("outlet", "headline", "byline")},
                **({"role": "draft"} if number == 2 else {}),
            })  # fmt: skip
        document = {"title": f"Fire {self.payload()}", "articles": entries}
        (folder / "event.yaml").write_text(yaml.safe_dump(document, allow_unicode=False), encoding="utf-8")

    def payloads_drawn(self, screen: bytes) -> tuple[int, int]:
        """(escapes, markups) whose numbers are among what a terminal drew."""
        numbers = {*re.findall(rb"%d\d{3}" % MARK, screen)}, {*re.findall(rb"mkp\d+", screen)}
        return len(numbers[0]), len(numbers[1])

    def _person(self, number: int) -> str:
        return f"Anna {('Dale', 'Brand', 'Holm', 'Vik')[number % 4]}"

    def text(self) -> str:
        """Several payloads at once, for what is typed or pasted."""
        return " ".join(self.payload() for _ in range(3))
