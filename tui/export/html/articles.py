"""Writes the articles as HTML: paragraphs of runs with their highlights."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from tui.articles.model import ASIDE, Article, ZoneKind
from tui.export.html.markup import Attributes, classes, tag, text
from tui.export.html.model import ReportModel
from tui.export.shared import web_address
from tui.reading.highlights.runs import Layer, LayerKind, Run, flatten_layers
from tui.reading.quotes.word_differences import DifferenceKind
from tui.text.span import Span

_DIFFERENCE = {DifferenceKind.MOVED: "moved", DifferenceKind.WORDING: "other", DifferenceKind.CONTRADICTION: "odds"}
_ELEMENT = {ZoneKind.HEADLINE: "h3"}


def articles(report: ReportModel) -> str:
    """Return the panes of all articles."""
    return "".join(_article(report, number, article) for number, article in enumerate(report.coverage.articles))


def _article(report: ReportModel, number: int, article: Article) -> str:
    head = tag("h2", text(article.outlet), {"id": f"outlet-{number}"}) + _facts(
        article, report.tags[article.id] if len(report.coverage.articles) > 1 else ""
    )
    body = "".join(_paragraphs(report, article))
    content = tag("header", head) + tag("div", body, {"class": "text", "lang": article.language or None})
    attributes: Attributes = {"class": "pane", "id": f"article-{number}", "data-a": number, "tabindex": "0"}
    return tag("article", content, {**attributes, "aria-labelledby": f"outlet-{number}"})


def _facts(article: Article, outlet_tag: str) -> str:
    """Return the line with an article's date, address and tag. outlet_tag: the outlet's short tag, as in the lists."""
    address = web_address(article.url)
    link = tag("a", text(_site(address)), {"href": address, "rel": "noopener noreferrer"}) if address else ""
    legend = "" if outlet_tag.casefold() == article.outlet.casefold() else outlet_tag
    facts = " · ".join(
        filter(None, [text(legend), text(article.published), text(article.byline), link or text(article.url)])
    )
    return tag("p", facts, {"class": "facts"}) if facts else ""


def _site(address: str) -> str:
    return address.split("/")[2] if address.count("/") >= 2 else address


def _paragraphs(report: ReportModel, article: Article) -> Iterator[str]:
    runs = flatten_layers(len(article.text), _layers(report, article))
    starts = [run.span.start for run in runs]
    letters = _letters(report, article)
    for span in article.paragraphs:
        zone = article.zone_at(span.start)
        parts = []
        index = bisect_right(starts, span.start) - 1
        while index < len(runs) and runs[index].span.start < span.end:
            run = runs[index]
            overlap = Span(max(run.span.start, span.start), min(run.span.end, span.end))
            parts.append("".join(letters.get(overlap.start, ())) + _run(report, article, run, overlap))
            index += 1
        names = classes(f"z-{zone.value}", "aside" if zone in ASIDE else "")
        yield tag(_ELEMENT.get(zone, "p"), "".join(parts), {**names, "dir": "auto"})


def _layers(report: ReportModel, article: Article) -> Iterator[tuple[Span, Layer]]:
    for number, (_, passage) in enumerate(report.passages):
        if passage.article == article.id:
            yield passage.span, Layer(LayerKind.GROUP, str(number))
    for number, (_, mention) in enumerate(report.mentions):
        if mention.passage.article == article.id:
            yield mention.passage.span, Layer(LayerKind.MENTION, f"m{number}")
    for number, (_, wording) in enumerate(report.wordings):
        if wording.article == article.id:
            for part in wording.parts:
                yield part, Layer(LayerKind.MENTION, f"q{number}")
    for number, (_, passage) in enumerate(report.figures):
        if passage.article == article.id:
            yield passage.span, Layer(LayerKind.MENTION, f"f{number}")
    for number, user_text in enumerate(report.include.texts):
        if user_text.passage.article == article.id:
            yield user_text.passage.span, Layer(LayerKind.MENTION, f"t{number}")
    for difference in report.differences[article.id]:
        yield difference.span, Layer(LayerKind.HIT, _DIFFERENCE[difference.kind])


def _run(report: ReportModel, article: Article, run: Run, span: Span) -> str:
    words = text(span.slice(article.text))
    if not run.layers:
        return words
    passages = _numbers(run.layers, LayerKind.GROUP, "")
    mentions = _numbers(run.layers, LayerKind.MENTION, "m")
    quotes = _numbers(run.layers, LayerKind.MENTION, "q")
    user_texts = _numbers(run.layers, LayerKind.MENTION, "t")
    names = [layer.key for layer in run.layers if layer.kind is LayerKind.HIT]
    if passages:
        passages.sort(key=lambda number: len(report.passages[number][1].span))  # the innermost first
        group = report.passages[passages[0]][0]
        names += [f"h{report.hue(group)}", f"k-{report.groups[group].kind.value}"]
        names += ["possible"] * report.is_possible(passages[0])
    names += ["m"] * bool(mentions) + ["q"] * bool(quotes) + ["own"] * bool(user_texts)
    colours = [report.include.texts[number].colour for number in user_texts]
    names += [f"own-{colour}" for colour in colours[-1:] if colour]
    figures = _numbers(run.layers, LayerKind.MENTION, "f")
    numbers = {"p": passages, "m": mentions, "q": quotes, "f": figures, "t": user_texts}
    attributes = {f"data-{key}": _number_list(values) for key, values in numbers.items()}
    return tag("mark" if passages else "span", words, {**classes(*names), **attributes})


def _numbers(layers: Iterable[Layer], kind: LayerKind, letter: str) -> list[int]:
    keys = (layer.key for layer in layers if layer.kind is kind and layer.key.startswith(letter))
    return sorted(int(key.removeprefix(letter)) for key in keys)


def _number_list(numbers: Iterable[int]) -> str | None:
    return " ".join(map(str, numbers)) or None


def _letters(report: ReportModel, article: Article) -> dict[int, list[str]]:
    """Return the letter buttons of the passages, by the offset at which they begin."""
    buttons: dict[int, list[str]] = {}
    for number, (group, passage) in enumerate(report.passages):
        if passage.article == article.id:
            is_only_possible = report.is_possible(number)
            letter = report.letters[report.groups[group].id] + "?" * is_only_possible
            level = "possible, " if is_only_possible else ""
            name = f"Passage {letter.rstrip('?')}, {level}{report.groups[group].kind.value}"
            attributes: Attributes = {"type": "button", "tabindex": "-1", "data-letter": number, "aria-label": name}
            button = tag("button", text(letter), {**classes("letter", f"h{report.hue(group)}"), **attributes})
            buttons.setdefault(passage.span.start, []).append(button)
    return buttons
