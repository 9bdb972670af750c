"""Articles in which line after line says the same of other names with other numbers, edited with the truth kept."""

import random

from tests.notebook.edited import Edited, Word, joined, words_of

TEMPLATES = (
    "Shares of {name} Bank fell {number} percent to {number} euros.",
    "Shares in {name} rose {number} percent on {day}.",
    "{name}: {small} dead, {small} injured",
    "In {name} {small} people were killed when a {thing} hit a {thing}, the police said on {day}.",
    "{name} {name} ({small}), of {name}, was fined {small}00 euros for driving without a licence.",
    "{day}: the {name} government said that it would not send {small} more {thing}s to {name}.",
    "{name} {small} {name} {small}",
    "The {thing} of {name} was sold for {number} million euros, {small} million more than in {year}.",
    "{name}銀行の株価は{number}パーセント下落して{number}ユーロとなった。",
    "В городе {name} погибли {small} человек, ранены {small}.",
)
SYLLABLES = ("ka", "lo", "ri", "ven", "dra", "mos", "tel", "bur", "sha", "nik", "or", "gan", "pe", "wi", "zu")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
THINGS = ("drone", "school", "tank", "bridge", "ship", "painting", "house", "missile")
HEADS = ("The day in numbers\n\nWhat follows is the list of the day.\n\n", "Prices\n\n", "")
TAILS = ("\n\nThe list is updated every evening by the agency.", "\n\nMore follows.", "")


def list_article(chance: random.Random) -> str:
    """A title, lines that share a template or two, and an end; the lines as paragraphs, or as sentences of one."""
    templates = chance.sample(TEMPLATES, chance.choice([1, 1, 2]))
    lines = [line(chance.choice(templates), chance) for _ in range(chance.randint(3, 12))]
    for at in range(1, len(lines)):  # the same name with other numbers, now and then
        if chance.random() < 0.15:
            lines[at] = _other_numbers(lines[chance.randrange(at)], chance)
    lines = list(dict.fromkeys(lines))
    return chance.choice(HEADS) + chance.choice(["\n", "\n\n", " "]).join(lines) + chance.choice(TAILS)


def line(template: str, chance: random.Random) -> str:
    made = template
    for key, make in (
        ("{name}", lambda: "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()),
        ("{number}", lambda: f"{chance.uniform(0.1, 99):.{chance.choice([1, 2])}f}"),
        ("{small}", lambda: str(chance.randint(1, 40))),
        ("{year}", lambda: str(chance.randint(1950, 2020))),
        ("{day}", lambda: chance.choice(DAYS)),
        ("{thing}", lambda: chance.choice(THINGS)),
    ):
        while key in made:
            made = made.replace(key, make(), 1)
    return made


def list_edited(text: str, chance: random.Random) -> Edited:
    """With lines taken out, put in, exchanged for others, moved, or given other numbers."""
    lines = _lines(text)
    for _ in range(chance.randint(1, 5)):
        chance.choice(EDITS)(lines, chance)
    return joined(text, [word for each in lines for word in each])


def list_marked(text: str, chance: random.Random) -> tuple[int, int]:
    """A line, two of them, or words of one."""
    lines = [(each[0].at, (each[-1].at or 0) + len(each[-1].text)) for each in _lines(text)]
    start, end = chance.choice(lines)
    start = start or 0
    if chance.random() < 0.1:
        end = min(len(text), end + chance.randint(1, end - start))
    elif chance.random() < 0.6:
        words = [word for word in words_of(text[start:end], start) if word.text[0].isalnum()]
        if words:
            first = chance.randrange(len(words))
            last = chance.randrange(first, len(words))
            start, end = words[first].at or 0, (words[last].at or 0) + len(words[last].text)
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str) -> list[list[Word]]:
    """Lines with their ends; of one paragraph its sentences."""
    lines: list[list[Word]] = [[]]
    for word in words_of(text, 0):
        lines[-1].append(word)
        before = lines[-1][-2].text if len(lines[-1]) > 1 else ""
        if word.text == "\n" or (word.text == " " and before in ".。") or word.text == "。":
            lines.append([])
    return [each for each in lines if any(word.text[0].isalnum() for word in each)]


def _other_numbers(words: str, chance: random.Random) -> str:
    return "".join(str(chance.randint(1, 9)) if sign.isdigit() else sign for sign in words)


def _take_out(lines: list[list[Word]], chance: random.Random) -> None:
    if len(lines) > 1:
        del lines[chance.randrange(len(lines))]


def _another(like: list[Word], chance: random.Random) -> list[Word]:
    """A new line that is like one: with other names, other numbers, or both. It is of no place in the old text. A line
    that has none stays as it is."""
    if not any(word.text.isdigit() for word in like):
        return like
    what = chance.choice(["names", "numbers", "both"])
    made = []
    for word in like:
        text = word.text
        if what != "names":
            text = _other_numbers(text, chance)
        if what != "numbers" and text[0].isupper() and len(text) > 3:
            text = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        made.append(Word(text, None))
    return made


def _put_in(lines: list[list[Word]], chance: random.Random) -> None:
    new = _another(chance.choice(lines), chance)
    if new not in lines:
        lines.insert(chance.randrange(len(lines) + 1), new)


def _exchange(lines: list[list[Word]], chance: random.Random) -> None:
    new = _another(chance.choice(lines), chance)
    if new not in lines:
        lines[chance.randrange(len(lines))] = new


def _move(lines: list[list[Word]], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))


def _change_number(lines: list[list[Word]], chance: random.Random) -> None:
    """In one line: what was marked there is now this."""
    at = chance.randrange(len(lines))
    numbers = [n for n, word in enumerate(lines[at]) if word.text.isdigit()]
    if numbers:
        n = chance.choice(numbers)
        lines[at][n] = lines[at][n]._replace(text=_other_numbers(lines[at][n].text, chance))


EDITS = (_take_out, _take_out, _put_in, _exchange, _move, _change_number)
