"""The verdict on a quotation: what stands in a source, what was changed, and who says it there."""

import pytest

from tests.checking.conftest import Check, check_texts, only_item
from tests.rows import each_row
from tui.checking.model import CheckKind, CheckVerdict
from tui.checking.quotations import QuotationJudge

SOURCE = (
    "Maria Keller, the mayor of the town, met reporters on the bridge. “The water stood two metres above the road, "
    "and nobody had warned us,” Keller said. “We will rebuild the bridge if the state pays for it.”\n\n"
    "Paul Brandt, who leads the fire service, said the pumps had failed at night. “My people did what they could,” "
    "Brandt said."
)


def test_the_same_words_by_the_same_speaker_are_verbatim(verdicts: Check) -> None:
    draft = (
        'Maria Keller was angry. "The water stood two metres above the road, and nobody had warned us," Keller said.'
    )
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, SOURCE)] == ["verbatim"]


def test_a_changed_word_is_shown_with_the_word_that_it_replaces() -> None:
    draft = "“The water stood two metres below the road, and nobody had warned us,” Maria Keller said."
    item, articles = only_item(draft, SOURCE)
    assert item.verdict is CheckVerdict.ALTERED
    words = [
        (each.draft.slice(articles["draft"].text), each.source.slice(articles["source-1"].text))
        for each in item.differences
    ]
    assert words == [("below", "above")]


@pytest.mark.parametrize(
    ("quotation", "difference"),
    [
        ("“The water stood two metres above the fields, and nobody had told me,”", ("told me", "warned us")),
        ("“Some mud stood two metres above the road, and nobody had warned us,”", ("Some mud", "The water")),
    ],
)
def test_words_at_an_edge_are_shown_with_those_in_their_place(quotation: str, difference: tuple[str, str]) -> None:
    item, articles = only_item(f"{quotation} Maria Keller said.", SOURCE)
    changes = [
        (each.draft.slice(articles["draft"].text), each.source.slice(articles["source-1"].text))
        for each in item.differences
    ]
    assert difference in changes


@pytest.mark.parametrize(
    ("quotation", "difference"),
    [
        ("“The water stood two metres above the road, and nobody warned us,”", ("", "had")),
        ("“The water stood two metres above the main road, and nobody had warned us,”", ("main", "")),
    ],
)
def test_words_left_out_or_added_without_a_sign_are_an_alteration(quotation: str, difference: tuple[str, str]) -> None:
    item, articles = only_item(f"{quotation} Maria Keller said.", SOURCE)
    (change,) = item.differences
    assert item.verdict is CheckVerdict.ALTERED
    assert (change.draft.slice(articles["draft"].text), change.source.slice(articles["source-1"].text)) == difference


def test_a_sentence_without_its_condition_is_cut_short() -> None:
    item, articles = only_item("“We will rebuild the bridge,” Maria Keller said.", SOURCE)
    assert item.verdict is CheckVerdict.CUT_SHORT
    assert [span.slice(articles["source-1"].text) for span in item.left_out] == ["if the state pays for it"]


def test_what_an_ellipsis_leaves_out_is_shown() -> None:
    item, articles = only_item(
        "“The water stood … above the road, and nobody had warned us,” Maria Keller said.", SOURCE
    )
    assert item.verdict is CheckVerdict.CUT_SHORT
    assert [span.slice(articles["source-1"].text) for span in item.left_out] == ["two metres"]


def test_words_in_brackets_are_to_be_looked_at() -> None:
    item, _ = only_item("“[The flood] stood two metres above the road,” Maria Keller said.", SOURCE)
    assert item.verdict is CheckVerdict.LOOK_HERE
    assert "[The flood]" in item.remark


def test_a_fragment_is_verbatim_though_the_sentence_goes_on(verdicts: Check) -> None:
    draft = "Maria Keller complained that “nobody had warned us.”"
    assert verdicts(CheckKind.QUOTATION, draft, SOURCE) == [("nobody had warned us.", "verbatim")]


def test_another_speaker_is_named() -> None:
    item, _ = only_item("“My people did what they could,” Maria Keller said.", SOURCE)
    assert (item.verdict, item.speaker, item.speaker_there) == (
        CheckVerdict.OTHER_SPEAKER,
        "Maria Keller",
        "Paul Brandt",
    )


def test_one_source_with_the_right_speaker_is_enough(verdicts: Check) -> None:
    other = "The mayor spoke to us. “My people did what they could,” Maria Keller said."
    draft = "“My people did what they could,” Maria Keller said."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, SOURCE, other)] == ["verbatim"]


def test_words_that_a_source_only_reports_are_not_a_quotation(verdicts: Check) -> None:
    draft = "“The pumps had failed at night,” Paul Brandt said."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, SOURCE)] == ["only reported there"]


@pytest.mark.parametrize(
    "quotation",
    [
        "“This town will never forget the men and women who stood in the cold,”",
        "“Brandt leads the town, and the reporters met him at night on the road,”",
        "“Never,”",
    ],
)
def test_an_invented_quotation_is_in_no_source(verdicts: Check, quotation: str) -> None:
    draft = f"{quotation} Maria Keller said."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, SOURCE)] == ["in no source"]


@pytest.mark.parametrize(
    ("quotation", "there"),
    [
        ("The gulls do not", "The gulls do"),
        ("We will sell", "We will not sell"),
        ("It works", "It never works"),
        ("We can’t fix it", "We can fix it"),
        ("Everybody wants it", "Nobody wants it"),
    ],
)
def test_a_short_quotation_with_a_negation_more_or_less_is_altered(verdicts: Check, quotation: str, there: str) -> None:
    draft, source = (f"“{words},” Maria Keller said of the harbour." for words in (quotation, there))
    assert verdicts(CheckKind.QUOTATION, draft, source) == [(f"{quotation},", "altered")]


@pytest.mark.parametrize(
    ("there", "verdict"),
    [
        ("“I hope that she comes,” Jon Berg told “Tonight.”", "verbatim"),
        ("“I hope that she comes,” Jon Berg said, “and that she stays.”", "cut short"),
    ],
)
def test_a_title_after_a_quotation_is_not_the_rest_of_its_sentence(verdicts: Check, there: str, verdict: str) -> None:
    draft = "“I hope that she comes,” Jon Berg said."
    assert verdicts(CheckKind.QUOTATION, draft, there) == [("I hope that she comes,", verdict)]


def test_a_short_quotation_is_not_compared_with_a_part_of_a_sentence(verdicts: Check) -> None:
    source = "“They did what they could that night,” Maria Keller said."
    assert verdicts(CheckKind.QUOTATION, "“They did not,” Maria Keller said.", source) == [
        ("They did not,", "in no source")
    ]


def test_a_currency_sign_and_a_minus_sign_are_part_of_what_was_said(verdicts: Check) -> None:
    source = "“The repair costs $40 and it was -5 degrees,” Maria Keller said."
    draft = "“The repair costs £40 and it was 5 degrees,” Maria Keller said."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, source)] == ["altered"]


def test_a_question_is_no_statement(verdicts: Check) -> None:
    source = "“Nobody had warned the people here?” Maria Keller asked."
    draft = "“Nobody had warned the people here.” That was what Maria Keller said."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, source)] == ["altered"]


def test_capitals_that_change_the_sense_are_to_be_looked_at(verdicts: Check) -> None:
    source = "“They want to help US and nobody else,” Maria Keller said."
    draft = "“They want to help us and nobody else,” Maria Keller said."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, source)] == ["look here"]


@pytest.mark.parametrize(
    ("word", "there", "verdict"),
    [
        ("Senate", "senate", "verbatim"),
        ("President", "president", "verbatim"),
        ("right", "RIGHT", "verbatim"),
        ("Democratic", "democratic", "look here"),
        ("Polish", "polish", "look here"),
    ],
)
def test_capitals_of_an_office_or_a_shout_do_not_change_the_sense(
    verdicts: Check, word: str, there: str, verdict: str
) -> None:
    source = f"“They help the {there} and nobody else in the valley,” Maria Keller said."
    draft = f"“They help the {word} and nobody else in the valley,” Maria Keller said."
    assert [given for _, given in verdicts(CheckKind.QUOTATION, draft, source)] == [verdict]


def test_words_that_name_nobody_are_no_speaker() -> None:
    draft = "Okafor’s mother Grace, a nurse, missed the goal: “I was on shift until nine that day.”"
    item, _ = only_item(draft, "“I was on shift until nine that day,” Grace Okafor said.")
    assert item.speaker == ""


def test_a_few_words_in_common_by_chance_are_not_a_quotation(verdicts: Check) -> None:
    draft = "“The pumps ran dry,” Paul Brandt said."
    assert verdicts(CheckKind.QUOTATION, draft, SOURCE) == [("The pumps ran dry,", "in no source")]


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("“It was a prank,” Brandt said.", "Paul Brandt likened what he described as a “prank” to a pie."),
        ("“Is that picture you?” a reporter asked.", "“I never sent that picture out,” Paul Brandt said."),
        (
            "“Was the pump old? I cannot say with any certitude,” Brandt said.",
            "“A picture of a pump that was old has gone round,” Paul Brandt said in his office. “I cannot say more.”",
        ),
    ],
)
def test_one_word_in_common_is_no_altered_quotation(verdicts: Check, quotation: str, source: str) -> None:
    draft = f"Paul Brandt met reporters. {quotation}"
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, source)] == ["in no source"]


def test_a_sentence_that_the_draft_gives_in_two_quotations_is_not_cut_short(verdicts: Check) -> None:
    draft = "“I would like to know who those people are,” Paul Brandt said. “They follow a false prophet,” Brandt said."
    source = "“I would like to know who those people are, because they follow a false prophet,” Paul Brandt said."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, source)] == ["verbatim", "verbatim"]


def test_a_single_quoted_word_with_a_capital_is_not_cut_short(verdicts: Check) -> None:
    draft = "Brandt denies ‘Garbage’ story\n\nPaul Brandt spoke."
    source = "“It is garbage, complete and utter lies,” Paul Brandt said."
    assert verdicts(CheckKind.QUOTATION, draft, source) == [("Garbage", "verbatim")]


def test_a_quotation_that_is_repeated_endlessly_is_judged_at_few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    judged = QuotationJudge._on_run
    monkeypatch.setattr(QuotationJudge, "_on_run", lambda self, *given: (calls.append(None), judged(self, *given))[1])
    source = "“Never again in this town,” Paul Brandt said. " * 1_000
    check_texts("“Never again in this town,” Maria Keller said. “Never again in this town,” Anna Berg said.", source)
    assert len(calls) <= 400


@pytest.mark.parametrize(
    ("draft", "remark"),
    [
        ("“The water [rose] two metres above the road,” Maria Keller said.", "[rose] for “stood”"),
        ("“The [dirty] water stood two metres above the road,” Maria Keller said.", "[dirty] added"),
    ],
)
def test_words_in_brackets_are_shown_with_what_they_replace(draft: str, remark: str) -> None:
    item, _ = only_item(draft, SOURCE)
    assert (item.verdict, item.remark) == (CheckVerdict.LOOK_HERE, remark)


def test_brackets_of_the_source_are_named() -> None:
    source = "Maria Keller, the mayor, spoke. “It was a gift from [the builder Paul] Brandt,” Keller said."
    item, _ = only_item("“It was a gift from Brandt,” Maria Keller said.", source)
    assert item.verdict is CheckVerdict.LOOK_HERE
    assert "[the builder Paul]" in item.remark


def test_an_ellipsis_leaves_out_what_was_said_and_not_who_said_it() -> None:
    source = "“Nobody had warned us,” Maria Keller told reporters. “It is late. We will rebuild the bridge.”"
    item, articles = only_item("“Nobody had warned us. … We will rebuild the bridge,” Maria Keller said.", source)
    assert [span.slice(articles["source-1"].text) for span in item.left_out] == ["It is late"]


def test_words_of_two_quotations_that_a_draft_joins_are_to_be_looked_at() -> None:
    source = "Maria Keller knew “all the rules”. The mayor, Keller, said it later: “The bridge was never safe.”"
    item, _ = only_item("“All the rules … the bridge was never safe,” Maria Keller said.", source)
    assert (item.verdict, item.remark) == (
        CheckVerdict.LOOK_HERE,
        "in the source, these words are quoted separately",
    )


@each_row(
    ("here", "there", "verdict"),
    [
        ("the suit said", "the complaint said", CheckVerdict.VERBATIM),
        ("the agency wrote", "its statement said", CheckVerdict.VERBATIM),
        ("an official told us", "a source said", CheckVerdict.VERBATIM),
        ("the company said", "the ministry said", CheckVerdict.LOOK_HERE),
        ("the mayor said", "the statement said", CheckVerdict.LOOK_HERE),
        ("a spokeswoman said", "a spokeswoman for the mayor said", CheckVerdict.VERBATIM),
        ("a spokeswoman for the fire service said", "a spokeswoman for the mayor said", CheckVerdict.LOOK_HERE),
    ],
)
def test_speakers_without_a_name_are_not_told_apart(here: str, there: str, verdict: CheckVerdict) -> None:
    item, _ = only_item(f"“Nobody had warned us of it,” {here}.", f"“Nobody had warned us of it,” {there}.")
    assert item.verdict is verdict


def test_it_is_the_organisation_that_the_paragraph_names(verdicts: Check) -> None:
    source = "“Nobody had warned us of it,” the Harbour Board wrote."
    for before, verdict in (("The Harbour Board is angry.", "verbatim"), ("The council is angry.", "look here")):
        draft = f"{before} “Nobody had warned us of it,” it wrote."
        assert [given for _, given in verdicts(CheckKind.QUOTATION, draft, source)] == [verdict]


HARBOUR = (
    "Anna Berg, the minister, spoke. “We will rebuild the harbour in two years. Nobody will be left behind. And the "
    "state will pay for it,” Berg said."
)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("“[T]he state will pay for it,” Anna Berg said.", "verbatim"),
        ("“[T]he state will care for it,” Anna Berg said.", "in no source"),
        ("Anna Berg said:\n\nWe will rebuild the harbour in two years. Nobody will be left behind.", "verbatim"),
        ("Anna Berg said:\n\nWe will rebuild the harbour in ten years. Nobody will be left behind.", "altered"),
    ],
)
def test_a_changed_capital_and_a_block_quote_are_quotations(verdicts: Check, words: str, verdict: str) -> None:
    assert [each for _, each in verdicts(CheckKind.QUOTATION, words, HARBOUR)] == [verdict]


def test_a_paragraph_of_the_reporters_words_is_no_block_quote(verdicts: Check) -> None:
    source = "Anna Berg, the minister, spoke for an hour about the harbour of Brede on Monday. “It is lost,” she said."
    draft = "Anna Berg, the minister, spoke for an hour about the harbour of Brede on Monday."
    assert verdicts(CheckKind.QUOTATION, draft, source) == []


def test_words_in_brackets_at_the_beginning_replace_those_of_the_source() -> None:
    item, _ = only_item(
        "“[Anna Berg] will keep her word,” Paul Brandt said.", "“She will keep her word,” Paul Brandt said."
    )
    assert (item.verdict.value, item.remark) == ("look here", "[Anna Berg] for “She”")


def test_a_word_left_out_of_words_that_a_source_has_twice_is_altered(verdicts: Check) -> None:
    source = (
        "Some say Maria Keller “has the patience to serve quietly as mayor.” Others say she “has the patience to "
        "lead loudly.” A few say that Tom Poe “will serve quietly as mayor” instead."
    )
    draft = "Some say Maria Keller “has the patience to quietly as mayor.”"
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, source)] == ["altered"]


def test_a_question_mark_after_the_closing_mark_is_part_of_the_question(verdicts: Check) -> None:
    source = "“Did you read it before?” Maria Keller asked."
    draft = "Did Maria Keller ask “Did you read it before”? She did."
    assert [verdict for _, verdict in verdicts(CheckKind.QUOTATION, draft, source)] == ["verbatim"]


def test_an_article_of_the_sentence_before_is_not_part_of_what_was_changed() -> None:
    source = "“We are five points above the drop,” Maria Keller said. “The Cup is a party, the league is our job.”"
    draft = "“The Cup is our job, the league is a party.” That is what Maria Keller said."
    item, articles = only_item(draft, source)
    place = item.place
    assert place is not None
    assert place.span.slice(articles[place.article].text) == "The Cup is a party, the league is our job"
