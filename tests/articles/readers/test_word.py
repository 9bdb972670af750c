"""Nothing that a reader sees in a Word document is lost, and nothing that an editor has deleted comes back."""

import io

import docx
from lxml import etree

from tests.rows import each_row
from tui.articles.readers.word import read_docx

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_ONE_BOX = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
_BOX = (
    f"<mc:AlternateContent><mc:Choice>{_ONE_BOX}</mc:Choice><mc:Fallback>{_ONE_BOX}</mc:Fallback></mc:AlternateContent>"
)


def read(*markup: str) -> str:
    """Return the text of a document whose body begins with this markup."""
    document = docx.Document()
    for number, element in enumerate(markup):
        document.element.body.insert(number, etree.fromstring(element.replace(">", f" {_NAMES}>", 1)))
    buffer = io.BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue(), "a.docx").text.strip()


def table(*rows: list[str]) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@each_row(
    ("inside", "expected"),
    [
        ('<w:del><w:r><w:delText>Twelve</w:delText></w:r></w:del><w:ins><w:r><w:t>Nine</w:t></w:r></w:ins>', "Nine"),
        ("<w:moveFrom><w:r><w:t>Old.</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>New.</w:t></w:r></w:moveTo>", "New."),
        ("<w:sdt><w:sdtContent><w:r><w:t>Controlled.</w:t></w:r></w:sdtContent></w:sdt>", "Controlled."),
        ("<w:hyperlink><w:r><w:t>Linked.</w:t></w:r></w:hyperlink>", "Linked."),
        ('<w:fldSimple w:instr="QUOTE"><w:r><w:t>Field.</w:t></w:r></w:fldSimple>', "Field."),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:t>Seen.</w:t></w:r>", "Seen."),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:br/><w:t>Next</w:t></w:r>", "co-op\n\nNext"),
        (f"<w:r>{_BOX}</w:r>", "In a box."),
    ],
)  # fmt: skip
def test_a_paragraph_is_read_as_it_looks(inside: str, expected: str) -> None:
    assert read(f"<w:p>{inside}</w:p>") == expected


def test_paragraphs_inside_controls_and_changes_are_read() -> None:
    assert read(f"<w:sdt><w:sdtContent>{line('One.')}</w:sdtContent></w:sdt>", f"<w:ins>{line('Two.')}</w:ins>") == (
        "One.\n\nTwo."
    )


def test_a_table_of_values_has_rows_and_a_frame_has_paragraphs() -> None:
    assert read(table([line("Year"), line("Cost")], [line("2026"), line("9")])) == "Year | Cost\n2026 | 9"
    assert read(table([line("One.") + line("Two.")])) == "One.\n\nTwo."
    long = "A sentence of some length stands here. " * 12
    assert read(table([line(long.strip()) + line("Two."), line("Aside.")])) == f"{long.strip()}\n\nTwo.\n\nAside."


def test_a_table_inside_a_table_is_read_once() -> None:
    inner = table([line("a"), line("b")])
    assert read(table([inner + line("end")])) == "a | b\n\nend"
