"""What outlets make of a source document: taken, cut, added, and quotations that were changed."""

import pytest
from msgspec.structs import replace

from tests.checking.conftest import SETTINGS, article
from tui.articles.model import ArticleRole, Coverage
from tui.checking.check import check, check_quotations
from tui.checking.model import CheckVerdict
from tui.checking.overlap import find_overlap
from tui.matching.model import Grouping
from tui.mentions.find import find

STATEMENT = (
    "We regret the accident at our plant in Halden on Monday evening. Two workers were hurt and are being treated in "
    "hospital. We have stopped the line until its cause is known. Our safety record over ten years has been excellent."
)
REPORT = (
    "Two workers were hurt when a boiler burst at the plant. “We have stopped the line until its cause is found,” the "
    "company said in a statement. The union had warned of worn valves for months before that evening."
)


def test_a_copy_of_an_agency_report_lists_what_was_kept_cut_added_and_changed() -> None:
    document = replace(article("Holt Works", STATEMENT), role=ArticleRole.SOURCE)
    report = article("Herald", REPORT)
    articles = (document, report)
    overlap = find_overlap(Coverage("", articles), Grouping((), (), {}), find(articles, SETTINGS.mentions), ())
    (use,) = overlap.documents
    assert (use.document, use.article) == ("holt-works", "herald")
    assert [item.verdict for item in use.changed] == [CheckVerdict.ALTERED]
    assert "stopped the line until its cause is" in " ".join(span.slice(document.text) for span in use.taken)
    cut = [span.slice(document.text) for span in use.cut]
    assert "Our safety record over ten years has been excellent." in cut
    assert not any("stopped the line" in sentence for sentence in cut)
    added = [span.slice(report.text) for span in use.added]
    assert any(sentence.startswith("The union had warned") for sentence in added)
    assert not any("stopped the line" in sentence for sentence in added)


def test_a_source_statement_without_quotation_marks_can_be_quoted() -> None:
    document = replace(article("Holt Works", STATEMENT), role=ArticleRole.SOURCE)
    draft = article("draft", "“Two workers were hurt and are being treated in hospital,” said Holt.")
    mentions = find([draft, document], SETTINGS.mentions)
    assert [item.verdict for item in check(draft, [document], mentions).items] == [CheckVerdict.VERBATIM]
    as_article = replace(document, role=ArticleRole.OUTLET)
    assert [item.verdict for item in check(draft, [as_article], mentions).items] == [CheckVerdict.ONLY_REPORTED]


TRANSCRIPT = (
    "HOLT: We have lost four people. Nobody told us to leave, and nobody would have left.\n\n"
    "QUESTION: Did the engineers warn you that the dam was leaking?\n\nHOLT: They warned us of the northern end."
)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("“We have lost four people,” said Lena Holt.", CheckVerdict.VERBATIM),
        ("“Nobody told us to leave,” said Lena Holt.", CheckVerdict.CUT_SHORT),
        ("“Did the engineers warn you that the dam was leaking?” said Lena Holt.", CheckVerdict.LOOK_HERE),
    ],
)
def test_the_label_of_a_turn_in_a_transcript_is_its_speaker(words: str, verdict: CheckVerdict) -> None:
    document = replace(article("Town of Halden", TRANSCRIPT), role=ArticleRole.SOURCE)
    draft = article("draft", f"{words} Holt, the mayor, left.")
    items = check_quotations(draft, [document], find([draft, document], SETTINGS.mentions))
    assert [item.verdict for item in items] == [verdict]
