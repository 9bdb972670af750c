"""Figures that a draft writes in another way than its sources: times of day, durations, degrees, results, bounds."""

from tests.checking.conftest import Check, article, only_item
from tests.rows import each_row
from tui.checking.figures.contexts import figures_of
from tui.checking.figures.judge import FigureJudge
from tui.checking.model import CheckKind, FigureReason


def figures(verdicts: Check, draft: str, source: str) -> set[str]:
    kinds = (CheckKind.NUMBER, CheckKind.DATE)
    return {verdict for kind in kinds for _, verdict in verdicts(kind, draft, source)}


@each_row(
    ("draft", "source", "planted"),
    [
        # times of day
        (
            "The siren woke the harbour at 4.35 in the morning.",
            "The siren woke the harbour at 4:35 a.m.",
            "The siren woke the harbour at 4.35 in the afternoon.",
        ),
        (
            "The ferry left at 8.17 on Friday evening.",
            "The ferry left on Friday at 8:17 p.m.",
            "The ferry left at 8.71 on Friday evening.",
        ),
        (
            "The ticket office opens on Friday at nine.",
            "The ticket office opens on Friday at 9am.",
            "The ticket office opens on Friday at eight.",
        ),
        (
            "The sluice was opened at about three.",
            "The sluice was opened around 3 a.m.",
            "The sluice was opened at about five.",
        ),
        ("The ferry left at midnight.", "The ferry left at 12 a.m.", "The ferry left at noon."),
        (
            "The ferry left shortly before 9 p.m.",
            "The ferry left at 8:50 p.m.",
            "The ferry left shortly before 9 p.m. on that day, and returned shortly before 6 p.m.",
        ),
        (
            "The swim began at ten past five in the morning.",
            "The swim began at 5:10 a.m.",
            "The swim began at ten to five in the morning.",
        ),
        (
            "She reached the rocks just before five on Sunday afternoon.",
            "She reached the rocks at four minutes to five on Sunday.",
            "She reached the rocks just after five on Sunday afternoon.",
        ),
        # durations
        (
            "They were given 18 months and one year.",
            "They were given 18 and 12 months.",
            "They were given 16 months and one year.",
        ),
        ("The walkout lasted two days.", "The walkout lasted 48 hours.", "The walkout lasted three days."),
        ("The line is shut for two months.", "The line is shut for eight weeks.", "The line is shut for four months."),
        ("It rained for half a day.", "It rained for 12 hours.", "It rained for half an hour."),
        (
            "The ferry had sailed for 70 minutes.",
            "The ferry had sailed for an hour and 10 minutes.",
            "The ferry had sailed for 90 minutes.",
        ),
        (
            "The play lasts more than two and a half hours.",
            "The play lasts two hours and 40 minutes.",
            "The play lasts more than four and a half hours.",
        ),
        ("The wall is on loan for ten years.", "The wall is on loan for a decade.", "It is on loan for 20 years."),
        ("They dug for 18 months.", "They dug for a year and a half.", "They dug for 18 years."),
        ("The crane fell in 30 seconds.", "The crane fell in half a minute.", "The crane fell in 30 minutes."),
        ("Berg scored after 12 minutes.", "Berg scored in the 12th minute.", "Berg scored after 21 minutes."),
        # other units
        (
            "The cellar was never above -7C.",
            "It was never above minus seven degrees Celsius.",
            "It was never above -7F.",
        ),
        ("The van did about 60 miles an hour.", "The van did 97 km/h.", "The van did about 97 miles an hour."),
        ("About 20 square miles burned.", "Some 52 sq km burned.", "About 40 square miles burned."),
        ("It holds 38,000 tonnes of coal.", "It holds 38,000 metric tons of coal.", "It holds 38,000 kilos of coal."),
        (
            "Rates fell by 25 basis points.",
            "Rates fell by 0.25 percentage points.",
            "Rates fell by 25 percentage points.",
        ),
        # amounts and results
        ("The club lost £2.4m.", "The club lost £2.4million.", "The club lost £4.2m."),
        (
            "It expects €310m to €330m in profit.",
            "It expects a profit of 310 million to 330 million euros.",
            "It expects €320m to €330m in profit.",
        ),
        ("Brede won 2:1 at home.", "Brede won 2-1 at home.", "Brede won 3:1 at home."),
        ("Cases rose from 120 to 240.", "There were 240 cases, up from 120.", "Cases rose from 120 to 420."),
        (
            "The union wants 12 percent; the port offers four.",
            "The union wants 12 percent, and the port offers 4 percent.",
            "The union wants 12 percent; the port offers six.",
        ),
        (
            "The budget is 4.2 million; last year it was 3.9.",
            "The budget is 4.2 million, up from 3.9 million last year.",
            "The budget is 4.2 million; last year it was 3.6.",
        ),
    ],
)
def test_a_figure_written_otherwise_is_the_same_and_another_one_is_not(
    verdicts: Check, draft: str, source: str, planted: str
) -> None:
    assert figures(verdicts, draft, source) == {"verbatim"}
    assert figures(verdicts, planted, source) != {"verbatim"}


@each_row(
    ("draft", "planted"),
    [
        ("Some $400,000 went to the harbour master.", "Some $500,000 went to the harbour master."),
        ("More than 34,000 people saw the harbour burn.", "More than 35,000 people saw the harbour burn."),
        ("More than a quarter of the sailors left.", "Less than a quarter of the sailors left."),
        ("Dozens of boats sank.", "Hundreds of boats sank."),
        ("Tens of thousands of fish died.", "Hundreds of thousands of fish died."),
    ],
)
def test_a_bound_that_holds_is_verbatim_and_one_that_does_not_is_not(verdicts: Check, draft: str, planted: str) -> None:
    source = (
        "The harbour master took $412,000. 34,207 people saw the harbour burn. Of the sailors 28 percent left. "
        "In all 43 boats sank, and 60,000 fish died."
    )
    assert figures(verdicts, draft, source) == {"verbatim"}
    assert figures(verdicts, planted, source) != {"verbatim"}


@each_row(
    ("draft", "source", "calculation"),
    [
        (
            "The channel was deepened by 3.5 metres.",
            "The channel was deepened from 11 to 14.5 metres.",
            "14.5 metres − 11",
        ),
        ("Its share fell by almost eight points.", "Its share fell from 44.1% to 36.4%.", "44.1% − 36.4%"),
    ],
)
def test_a_change_that_follows_from_two_figures_there_is_to_be_looked_at(
    draft: str, source: str, calculation: str
) -> None:
    item, _ = only_item(draft, source)
    assert (item.verdict.value, item.reason) == ("look here", FigureReason.WORKED_OUT)
    assert item.remark.endswith(f": {calculation}")


def test_a_count_of_something_else_in_the_most_similar_sentence_replaces_nothing(verdicts: Check) -> None:
    source = (
        "Floods swept through the Orne valley before dawn on Saturday, destroying three bridges and forcing hundreds "
        "to leave, the police said.\n\nNine are missing."
    )
    draft = "In the Orne valley nine are missing after floods swept through before dawn on Saturday, the police said."
    assert verdicts(CheckKind.NUMBER, draft, source) == [("nine", "verbatim")]


def test_a_count_is_never_compared_with_a_time_of_day(verdicts: Check) -> None:
    source = "At about 6 a.m. the police searched the farm near Brede; nine men were held there."
    assert verdicts(CheckKind.NUMBER, "The police held six men at the farm near Brede.", source) != [
        ("six", "verbatim")
    ]
    source = f"{source} The sixth of six men held at the farm near Brede was let go."
    assert verdicts(CheckKind.NUMBER, "The police held six men at the farm near Brede.", source) == [
        ("six", "verbatim")
    ]


def test_a_date_in_a_short_sentence_is_found_amid_its_words(verdicts: Check) -> None:
    source = "Brede has never been in a cup final. It plays Halden in the capital on May 18."
    assert verdicts(CheckKind.DATE, "The cup final is on 18 May.", source) == [("18 May", "verbatim")]
    assert verdicts(CheckKind.DATE, "The cup final is on 8 May.", source) != [("8 May", "verbatim")]


def test_a_number_as_exact_as_the_one_there_is_not_rounded(verdicts: Check) -> None:
    source = "More than $250,000 went to the harbour master in the spring."
    draft = "More than $240,000 went to the harbour master in the spring."
    assert verdicts(CheckKind.NUMBER, draft, source) == [("$240,000", "altered")]


def test_an_amount_in_another_unit_elsewhere_does_not_excuse_a_wrong_one(verdicts: Check) -> None:
    source = (
        "The harbour bridge will be closed for five days in spring, the engineers of the port said.\n\n"
        "A week after the flood the engineers of the port came back to the harbour."
    )
    draft = "The harbour bridge will be closed for seven days in spring, the engineers of the port said."
    assert verdicts(CheckKind.NUMBER, draft, source) == [("seven days", "altered")]


def test_the_amount_that_was_given_a_wrong_unit_is_shown() -> None:
    source = "The Orne crested at 7.9 metres (26 feet) in Brede on that day."
    item, articles = only_item("The Orne crested at 7.9 feet in Brede on that day.", source)
    place = item.place
    assert place is not None
    assert place.span.slice(articles[place.article].text) == "7.9 metres"


def test_a_vague_number_or_duration_of_something_else_is_not_verbatim(verdicts: Check) -> None:
    source = (
        "The 48-page charge sheet of the harbour police tells of a broken crane. The harbour master, who served for "
        "four decades, said nothing."
    )
    draft = "The charge sheet of the harbour police tells of scores of thefts, the first in 40 years."
    assert "verbatim" not in [verdict for _, verdict in verdicts(CheckKind.NUMBER, draft, source)]


@each_row(
    ("draft", "source", "is_swapped"),
    [
        (
            "Dues rose to 2.1% in June from 2.5% in May.",
            "In June dues rose to 2.5 percent, up from 2.1 percent in May.",
            True,
        ),
        (
            "The Reds had 27.9 percent and the Blues 36.4.",
            "The Reds had 36.4%, followed by the Blues on 27.9%.",
            True,
        ),
        (
            "The Blues had 27.9 percent, the Reds 36.4 percent.",
            "The Reds had 36.4%, followed by the Blues on 27.9%.",
            False,
        ),
        ("Brede had 7 shots to Halden’s 19.", "Brede had 19 shots to Halden’s seven.", True),
        ("Halden had 7 shots, Brede 19.", "Brede had 19 shots to Halden’s seven.", False),
        ("The town has 8,300 people and the isle 830.", "The isle has 830 people and the town 8,300.", False),
    ],
)
def test_two_numbers_that_seem_swapped_are_to_be_looked_at(
    verdicts: Check, draft: str, source: str, is_swapped: bool
) -> None:
    given = {verdict for _, verdict in verdicts(CheckKind.NUMBER, draft, source)}
    assert given == ({"look here"} if is_swapped else {"verbatim"})


@each_row(
    ("draft", "source"),
    [
        ("The meeting ended at 12.41 in the morning.", "The meeting ended at 12.41am."),
        ("Seats cost between 25 and 140 euros.", "Seats cost from 25 to 140 euros."),
        (
            "The vote was 23-19, with three abstentions.",
            "Councillors voted by 23 to 19 to close the pool in the vote. Three members abstained in the vote.",
        ),
        (
            "Anna Berg sat by the window in row 23.",
            "The pane beside row 23 broke. Anna Berg, who sat by the window in seat 23A, left.",
        ),
    ],
)
def test_a_figure_is_not_taken_for_another_of_its_sentence(verdicts: Check, draft: str, source: str) -> None:
    assert figures(verdicts, draft, source) == {"verbatim"}


def test_a_share_of_a_sum_is_worked_out() -> None:
    source = "The play costs 1.2 million euros, of which the region pays 40 percent."
    draft = article("draft", "The region pays 40 percent of the €1.2m for the play, that is 480,000 euros.")
    item = FigureJudge(draft, [article("paper", source)]).judge(figures_of(draft)[-1])
    assert (item.verdict.value, item.remark.rpartition(": ")[2]) == ("look here", "40 percent of €1.2m")


def test_how_often_something_happens_is_no_date(verdicts: Check) -> None:
    assert verdicts(CheckKind.DATE, "The port loses money every day.", "The port loses money each day.") == []


def test_a_number_beside_a_misprint_is_not_taken_for_the_misprinted_one(verdicts: Check) -> None:
    source = "The court heard that nine of the ferry’s 26 valves on the deck had been closed."
    draft = "Nine of 62 valves on the deck had been closed, the court heard."
    assert verdicts(CheckKind.NUMBER, draft, source) == [("Nine", "verbatim"), ("62", "altered")]


def test_a_large_number_that_is_the_sum_of_two_there_is_to_be_looked_at() -> None:
    source = "The fire broke out on the ferry with 411 passengers and 63 sailors on board."
    item, _ = only_item("The fire broke out on the ferry with 474 people on board.", source)
    assert (item.verdict.value, item.remark.rpartition(": ")[2]) == ("look here", "411 + 63")


def test_a_bare_age_is_found_in_years(verdicts: Check) -> None:
    source = "The record-holder, Kenji Mori, was 17 years and 8 months old when he swam the strait in spring."
    assert verdicts(CheckKind.NUMBER, "The record-holder, Kenji Mori, was 17.", source) == [("17", "verbatim")]
    assert verdicts(CheckKind.NUMBER, "The record-holder, Kenji Mori, was 16.", source) != [("16", "verbatim")]


@each_row(
    ("draft", "source", "verdict"),
    [
        (
            "Damage is put at seven to nine million francs.",
            "Damage was put at 7 million to 9 million francs.",
            "verbatim",
        ),
        ("Each day would be 55 minutes longer.", "The port would lengthen the days by 55 minutes.", "verbatim"),
        (
            "The lake is 38 metres deep, 13 more than a year ago.",
            "The lake grew to 38 metres from 25 metres.",
            "look here",
        ),
    ],
)
def test_a_unit_may_be_left_out_beside_another_number(verdicts: Check, draft: str, source: str, verdict: str) -> None:
    assert verdict in [given for _, given in verdicts(CheckKind.NUMBER, draft, source)]
    assert not figures(verdicts, draft, source) - {"verbatim", verdict}


def test_a_share_is_worked_out_from_counts_and_not_from_days() -> None:
    source = "The board voted on a four-day week, after 31 of its 240 posts stayed vacant."
    draft = article("draft", "About one in eight of the posts stayed vacant.")
    item = FigureJudge(draft, [article("paper", source)]).judge(figures_of(draft)[0])
    assert item.remark.endswith(": 31 of 240")


def test_a_weekday_given_elsewhere_in_the_draft_is_not_the_one_altered(verdicts: Check) -> None:
    source = (
        "The lake above Valdore burst on Tuesday, sending water down the valley to the village of 640 people.\n\n"
        "The evacuation order came on Sunday at noon."
    )
    draft = (
        "The lake above Valdore burst on Tuesday, and water ran down the valley. The 640 people of the village had "
        "been evacuated on Sunday."
    )
    assert verdicts(CheckKind.DATE, draft, source) == [("Tuesday", "verbatim"), ("Sunday", "verbatim")]


def test_a_weekday_that_recurs_is_no_date(verdicts: Check) -> None:
    assert verdicts(CheckKind.DATE, "The port asks the sailors about Fridays.", "The port votes on Monday.") == []
    assert verdicts(CheckKind.DATE, "Friday’s vote in the port was close.", "The vote of Monday in the port was close.")
