"""Shows words of an article inside a line of the program's own: in quotation marks, and cut after a whole word."""

from tui.text.canonical import one_line

_INNER_MARKS = str.maketrans({"“": "‘", "”": "’", "„": "‚", "«": "‹", "»": "›", '"': "'"})


def in_marks(words: str) -> str:
    """Return words in quotation marks; double marks inside them become single ones, as in print."""
    return f"“{words.translate(_INNER_MARKS)}”"


def shortened(text: str, characters_max: int) -> str:
    """Return a text on one line, cut after a whole word if it is too long and one ends in its second half."""
    line = one_line(text, characters_max)
    if len(text) <= characters_max:
        return line
    words, space, _ = line.rpartition(" ")
    return f"{words.rstrip(' ,;:–')} …" if space and 2 * len(words) >= characters_max else line
