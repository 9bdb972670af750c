"""Short articles with groups, people and quotes made by hand, so that export tests do not depend on the matcher."""

from dataclasses import dataclass

from tui.articles.model import Article, Coverage, Passage, Zone, ZoneKind
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote, QuoteKind
from tui.mentions.rule import Rule
from tui.text.canonical import canonical
from tui.text.span import Span

POST = "Ferry burns\n\n“We had eleven minutes,” Captain Ilse Brandvold said. Two people died.\n\nBy Ana Ruiz"
STAR = "Inferno\n\nTwo people were dead, the coastguard said. “Eleven minutes we had,” said Brandvold."
SUN = "Sea\n\nTwo died."

HOSTILE = (
    "<script>alert(1)</script> [x](javascript:y) ![i](http://e.example/i.png) **b** _i_ `c` <http://a.example> "
    "http://b.example www.c.example d@e.example &lt; # h\n# h1\n- item\n1. one\n===\n---\n> q\n    code\n| a | b |\n"
    "|---|---|\n\x1b[31mred\x07 [@click=app.quit]x[/] ~~s~~ $m$ [^1] \\[z\\]\n[ref]: http://f.example\n```\nfence"
)

POST_FACTS = {"outlet": "The Post", "published": "2031-05-02", "byline": "Ana Ruiz"}


@dataclass(frozen=True)
class AnalysedEvent:
    coverage: Coverage
    grouping: Grouping
    mentions: MentionSet


def article(id_: str, text: str, **facts: str) -> Article:
    lines = [line for line in text.split("\n") if line.strip()]
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    byline = text.find("By Ana")
    zones = (Zone(ZoneKind.BYLINE, Span(byline, len(text))),) if byline >= 0 else ()
    fields = {"headline": lines[0], "byline": "", "published": "", "url": "", "path": f"{id_}.txt", **facts}
    return Article(id=id_, text=text, paragraphs=tuple(spans), zones=zones, **fields)


def place(coverage: Coverage, id_: str, words: str) -> Passage:
    start = coverage.article(id_).text.index(words)
    return Passage(id_, Span(start, start + len(words)))


def built(post: str = POST, title: str = "The fire", **facts: str) -> AnalysedEvent:
    """Build an event; `facts` replace the metadata of the first article."""
    coverage = Coverage(
        title,
        (
            article("post", post, url="https://post.example/1?a=b&c=d", **{**POST_FACTS, **facts}),
            article("star", STAR, outlet="Star", url="javascript:alert(1)"),
            article("sun", SUN, outlet="日本 Sun"),
        ),
    )

    def at(id_: str, words: str) -> Passage:
        return place(coverage, id_, words)

    quote_match = Match(
        "m1",
        at("post", "We had eleven minutes"),
        at("star", "Eleven minutes we had"),
        71.25,
        MatchKind.QUOTE,
        "quoted in both",
    )
    dead = Match(
        "m2",
        at("post", "Two people died"),
        at("star", "Two people were dead"),
        55.0,
        MatchKind.EDITED,
        "shares: two, people",
    )
    third = Match("m3", at("post", "Two people died"), at("sun", "Two died"), 40.0, MatchKind.EDITED, "shares: died")
    name = Match("m4", at("post", "Brandvold"), at("star", "Brandvold"), 52.0, MatchKind.NAME, "a name")
    groups = (
        MatchGroup("g1", (quote_match.left, quote_match.right), 71.25, MatchKind.QUOTE),
        MatchGroup("g2", (dead.left, dead.right, third.right), 55.0, MatchKind.EDITED),
        MatchGroup("g3", (name.left, name.right), 52.0, MatchKind.NAME),
    )
    of = {"m1": "g1", "m2": "g2", "m3": "g2", "m4": "g3"}
    grouping = Grouping(groups, (quote_match, dead, third, name), of)
    return AnalysedEvent(coverage, grouping, _mentions(coverage))


def _mentions(coverage: Coverage) -> MentionSet:
    captain = Person("ilse-brandvold", "Ilse Brandvold", ("Brandvold",), ("Captain",))
    reporter = Person("ana-ruiz", "Ana Ruiz", ())
    full = place(coverage, "post", "Ilse Brandvold")
    surname = place(coverage, "star", "Brandvold")
    quotes = (
        Quote(
            "q1",
            "post",
            (place(coverage, "post", "We had eleven minutes,").span,),
            QuoteKind.DIRECT,
            captain.id,
            "Captain Ilse Brandvold",
            full.span,
            place(coverage, "post", "said").span,
            Rule.CLAUSE_AFTER,
            ZoneKind.BODY,
        ),
        Quote(
            "q2",
            "star",
            (place(coverage, "star", "Two people").span, place(coverage, "star", "dead").span),
            QuoteKind.INDIRECT,
            None,
            "the coastguard",
            None,
            None,
            Rule.SUBJECT,
            ZoneKind.BODY,
        ),
        Quote(
            "q3",
            "sun",
            (place(coverage, "sun", "Two").span,),
            QuoteKind.SCARE,
            None,
            "",
            None,
            None,
            Rule.NOBODY,
            ZoneKind.BODY,
        ),
    )
    mentions = (
        Mention(captain.id, full, MentionForm.FULL, ZoneKind.BODY),
        Mention(reporter.id, place(coverage, "post", "Ana Ruiz"), MentionForm.FULL, ZoneKind.BYLINE),
        Mention(captain.id, surname, MentionForm.SURNAME, ZoneKind.BODY),
    )
    return MentionSet((captain, reporter), mentions, quotes)


def built_hostile() -> AnalysedEvent:
    """Build an event with hostile text in every field that an export writes."""
    text = canonical(HOSTILE)
    line = text.replace("\n", " ")
    post = POST.replace("We had eleven minutes,", text + "We had eleven minutes,")
    sample = built(post, line, outlet=line, headline=line, byline=line, published=line)
    passage = place(sample.coverage, "post", text + "We had eleven minutes")
    first = sample.grouping.matches[0]
    match = Match("m1", passage, first.right, 71.25, MatchKind.QUOTE, line)
    group = MatchGroup("g1", (passage, first.right), 71.25, MatchKind.QUOTE)
    person = Person("ilse-brandvold", line, (line,), (line,))
    quote = Quote(
        "q1", "post", (passage.span,), QuoteKind.DIRECT, person.id, line, None, None, Rule.SAID_AFTER, ZoneKind.BODY
    )
    mentions = MentionSet((person, *sample.mentions.people[1:]), sample.mentions.mentions, (quote,))
    groups, matches = (group, *sample.grouping.groups[1:]), (match, *sample.grouping.matches[1:])
    return AnalysedEvent(sample.coverage, Grouping(groups, matches, sample.grouping.group_of), mentions)
