"""Random states: any texts, groups, people, quotes, notes and tags. They need not make sense; their exports must."""

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from tui.articles.make import article_from_text
from tui.articles.model import Article, Coverage, Passage
from tui.export.options import Include, OrphanedNote, UserNote, UserText
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote, QuoteKind
from tui.mentions.rule import Rule
from tui.settings.load import load_settings
from tui.text.canonical import canonical, one_line
from tui.text.span import Span

NASTY = "<>&\"'`*_[](){}#|=+-@~^$%:!\\/;,. \t\n\r\u00a0\u2028\u0085\ufeff\u202e\x00\x1b日é𝒳🏴"
SNIPPETS = (
    "</script>", "<!--", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "=HYPERLINK(1)", "---\n", "\n\n# h",
    "]]>", "${x}", "$x", "{{x}}", "http://x.example/", "www.x.example", "a@b.example", "\\u003c", "null", "'''", "^id",
    "((x))",
)  # fmt: skip

ARTICLES = load_settings().articles

texts = st.lists(
    st.one_of(st.text(max_size=40), st.text(NASTY, max_size=30), st.sampled_from(SNIPPETS), st.just("Two died. ")),
    max_size=12,
).map("".join)
lines = texts.map(lambda text: one_line(text).strip())
words = st.builds(UserNote, texts.map(canonical), st.lists(lines.filter(bool), max_size=3).map(tuple))


items = st.text("0123456789abcdef", min_size=32, max_size=32)
KINDS = (("highlight", "yellow", ""), ("highlight", "pink", ""), ("note", "", ""), ("verdict", "", "misquoted"))


class State(Struct, frozen=True):
    coverage: Coverage
    grouping: Grouping
    mentions: MentionSet
    include: Include


@st.composite
def states(draw: st.DrawFn) -> State:
    coverage = Coverage(draw(lines), tuple(draw(_article(number)) for number in range(draw(st.integers(1, 4)))))
    grouping = draw(_grouping(coverage)) if len(coverage.articles) > 1 else Grouping((), (), {})
    mentions = draw(_mentions(coverage))
    ids = [*(group.id for group in grouping.groups), *(quote.id for quote in mentions.quotes)]
    chosen = st.none() if not ids else st.one_of(st.none(), st.sets(st.sampled_from(ids)).map(frozenset))
    include = Include(
        passages=draw(st.booleans()),
        names=draw(st.booleans()),
        people=draw(st.booleans()),
        quotes=draw(st.booleans()),
        coverage=draw(st.booleans()),
        only_groups=draw(chosen),
        only_quotes=draw(chosen),
        texts=tuple(draw(_own(coverage)) for _ in range(draw(st.integers(0, 3)))),
        marks=draw(st.booleans()),
        orphans=tuple(draw(_orphan(coverage)) for _ in range(draw(st.integers(0, 2)))),
        words={item_id: draw(words) for item_id in draw(st.sets(st.sampled_from(ids)))} if ids else {},
    )
    return State(coverage, grouping, mentions, include)


@st.composite
def _own(draw: st.DrawFn, coverage: Coverage) -> UserText:
    user_text = UserText(draw(_passage(draw(st.sampled_from(coverage.articles)))), draw(words))
    if draw(st.booleans()):
        return user_text
    kind, colour, verdict = draw(st.sampled_from(KINDS))
    return replace(user_text, kind=kind, item=draw(items), colour=colour, verdict=verdict, changed=draw(st.booleans()))


@st.composite
def _orphan(draw: st.DrawFn, coverage: Coverage) -> OrphanedNote:
    kind, colour, verdict = draw(st.sampled_from(KINDS))
    article = draw(st.sampled_from(coverage.articles))
    return OrphanedNote(
        article=article.id,
        sha256=draw(items) * 2,
        exact=draw(texts.map(canonical).filter(str.strip)),
        prefix=draw(texts.map(canonical)),
        suffix=draw(texts.map(canonical)),
        words=draw(words),
        kind=kind,
        item=draw(items),
        colour=colour,
        verdict=verdict,
        candidate=draw(texts.map(canonical)),
    )


@st.composite
def _article(draw: st.DrawFn, number: int) -> Article:
    text = draw(texts.filter(lambda text: canonical(text).strip() != ""))
    return article_from_text(
        text,
        ARTICLES,
        outlet=f"{draw(lines)} {number}",
        id=draw(st.sampled_from([f"outlet-{number}", f"日本-{number}"])),
        headline=draw(lines),
        byline=draw(lines),
        published=draw(lines),
        url=draw(st.one_of(lines, st.just("https://x.example/a?b=c&d"), st.just("javascript:alert(1)"))),
        path=draw(lines),
        language=draw(st.sampled_from(["", "en", "pt-BR"])),
    )


@st.composite
def _passage(draw: st.DrawFn, article: Article) -> Passage:
    """Draw a passage with more than spaces, as the passages of matches are."""
    paragraph = draw(st.sampled_from(article.paragraphs))
    start = draw(st.integers(paragraph.start, paragraph.end - 1))
    end = draw(st.integers(start + 1, min(len(article.text), paragraph.end + 20)))
    span = Span(start, end)
    return Passage(article.id, span if span.slice(article.text).strip() else paragraph)


@st.composite
def _grouping(draw: st.DrawFn, coverage: Coverage) -> Grouping:
    groups, matches, of = [], [], {}
    for number in range(draw(st.integers(0, 4))):
        kind, score = draw(st.sampled_from(MatchKind)), draw(st.floats(0, 100, allow_nan=False))
        having = sorted(draw(st.sets(st.integers(0, len(coverage.articles) - 1), min_size=2)))
        passages = sorted({draw(_passage(coverage.articles[at])) for at in [*having, having[0]]}, key=_place(coverage))
        first = passages[0]
        for other in passages:
            if other.article != first.article and draw(st.booleans()):
                match = Match(f"m{len(matches)}", first, other, score, kind, draw(lines))
                matches.append(match)
                of[match.id] = f"g{number}"
        groups.append(MatchGroup(f"g{number}", tuple(passages), score, kind))
    return Grouping(tuple(groups), tuple(matches), of)


def _place(coverage: Coverage):
    order = {article.id: at for at, article in enumerate(coverage.articles)}
    return lambda passage: (order[passage.article], passage.span)


@st.composite
def _mentions(draw: st.DrawFn, coverage: Coverage) -> MentionSet:
    people = [
        Person(
            f"p{n}",
            draw(lines) or "N",
            tuple(draw(st.lists(lines, max_size=2))),
            tuple(draw(st.lists(lines, max_size=1))),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    mentions, quotes = [], []
    for article in coverage.articles:
        for person in people:
            passage = draw(_passage(article))
            zone = article.zone_at(passage.span.start)
            mentions.append(Mention(person.id, passage, draw(st.sampled_from(MentionForm)), zone))
        if draw(st.booleans()):
            span = draw(_passage(article)).span
            middle = draw(st.integers(span.start, span.end))
            parts = (Span(span.start, middle), Span(middle, span.end)) if span.start < middle < span.end else (span,)
            speaker = draw(st.sampled_from([None, *(person.id for person in people)]))
            kind = draw(st.sampled_from(QuoteKind))
            zone = article.zone_at(span.start)
            rule = draw(st.sampled_from(Rule))
            number = f"q{len(quotes)}"
            quotes.append(Quote(number, article.id, parts, kind, speaker, draw(lines), None, None, rule, zone))
    return MentionSet(tuple(people), tuple(mentions), tuple(quotes))
