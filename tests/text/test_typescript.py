"""Typescripts are read by paragraphs, and nothing else is changed."""

import textwrap

from tests.rows import each_row
from tui.text.typescript import with_paragraph_gaps

STORY = [
    "The old swing bridge was shut on Monday after engineers had found a long crack in its main girder, the port said.",
    "“It was never inspected,” said Anna Berg, the harbour master, who took over the port in the spring of last year.",
    "Traffic is sent around by the northern ring road until the girder has been replaced, which may take until autumn.",
]
WRAPPED = [textwrap.fill(text, 50) for text in ("Bridge shut after crack is found", *STORY)]


def paragraphs(text: str) -> list[str]:
    return [" ".join(block.split()) for block in with_paragraph_gaps(text).split("\n\n") if block.strip()]


@each_row("gap", ["\n\n", "\n \n"])
def test_a_double_spaced_text_has_paragraphs(gap: str) -> None:
    text = "\n\n\n\n".join(block.replace("\n", gap) for block in WRAPPED)
    assert paragraphs(text) == ["Bridge shut after crack is found", *STORY]


def test_paragraphs_that_only_an_unfilled_line_ends_are_told_apart() -> None:
    text = "\n\n".join(WRAPPED).replace("\n\n", "\n").replace("\n", "\n\n")
    assert paragraphs(text) == ["Bridge shut after crack is found", *STORY]


def test_indented_first_lines_begin_paragraphs() -> None:
    indented = [textwrap.fill(text, 50, initial_indent="\t") for text in STORY]
    assert paragraphs("\n".join(["Bridge shut", *indented])) == ["Bridge shut", *STORY]


@each_row(
    "text",
    [
        "",
        "\n\n".join(WRAPPED),
        "\n\n".join(STORY * 4),
        "\n".join(STORY * 4),
        "\n\n".join(
            f"The {word} spoke first."
            for word in ["captain", "mayor", "crew", "cook", "pilot", "guard", "nurse", "clerk"]
        ),
        "Results\n" + "\n".join(f"  Town {n} City {n}" for n in range(12)),
    ],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert with_paragraph_gaps(text) == text
