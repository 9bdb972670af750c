"""Writes the report: one HTML file with its style, script and data, and a policy that blocks everything else."""

import base64
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Any

from tui import __version__
from tui.articles.model import Coverage, Passage
from tui.export.html import articles, differences, lists, tables
from tui.export.html.markup import data_block, tag, text
from tui.export.html.model import ReportModel
from tui.export.html.provenance import provenance
from tui.export.options import Include
from tui.matching.model import Grouping, MatchKind
from tui.mentions.model import MentionSet
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import is_possible
from tui.reading.place.presence import ComparedArticles
from tui.text.counts import count_text

ASSETS = Path(__file__).parent / "assets"


def write_html(
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    include: Include,
    settings: Mapping[str, object],
    letters: Letters | None = None,
    match_set: ComparedArticles | None = None,
) -> str:
    """Return the report as HTML. The same input gives the same bytes; the page loads nothing from the network."""
    report = ReportModel(coverage, grouping, mentions, include, letters, match_set)
    style, early_script, script = _asset("report.css"), _asset("early.js"), _asset("report.js")
    title = coverage.title or "Articles on one event"
    return Template(_asset("report.html")).substitute(
        policy=text(_policy(style, early_script, script)),
        title=text(title),
        version=text(__version__),
        summary=text(_summary(report, settings)),
        kinds=_kinds(report),
        people_options="".join(
            tag("option", text(person.name), {"value": number}) for number, person in enumerate(report.people)
        ),
        article_tabs="".join(
            tag("button", text(article.outlet), {"type": "button", "data-tab": number})
            for number, article in enumerate(coverage.articles)
        ),
        articles=articles.articles(report),
        user_texts=lists.user_texts(report),
        passages=lists.passages(report),
        people=lists.people(report),
        quotes=lists.quotes(report),
        further_tabs=differences.tab(report) + tables.tabs(report),
        further_lists=differences.section(report) + tables.sections(report),
        legend=tables.legend(coverage.articles, report.tags) if len(coverage.articles) > 1 else "",
        provenance=provenance(report, __version__, settings),
        data=data_block(_data(report), "data"),
        style=style,
        early_script=early_script,
        script=script,
    )


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _policy(style: str, *scripts: str) -> str:
    """Return a content security policy with only this style and these scripts: no requests, forms or other base."""
    rules = [
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {' '.join(map(_hash, scripts))}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(content.encode()).digest()).decode()}'"


def _summary(report: ReportModel, settings: Mapping[str, object]) -> str:
    counts = [
        (len(report.coverage.articles), "article", "articles"),
        (sum(not is_possible(group) for group in report.groups), "shared passage", "shared passages"),
        (sum(map(is_possible, report.groups)), "possible passage", "possible passages"),
        (len(report.people), "person", "people"),
        (len(report.chosen_quotes), "quote", "quotes"),
        (len(report.difference_rows), "difference", "differences"),
    ]
    parts = [count_text(count, singular, plural) for count, singular, plural in counts if count]
    cutoff = settings.get("cutoff")
    return " · ".join([*parts, *([f"matches at least {cutoff:g}% likely"] if isinstance(cutoff, float) else [])])


def _kinds(report: ReportModel) -> str:
    boxes = []
    for kind in MatchKind:
        count = sum(group.kind is kind for group in report.groups)
        if count:
            box = f'<input type="checkbox" data-kind-box="{kind.value}" checked>'
            boxes.append(tag("label", f"{box} {kind.value} {tag('small', str(count))}"))
    if count := sum(map(is_possible, report.groups)):
        box = '<input type="checkbox" data-kind-box="possible" checked>'
        boxes.append(tag("label", f"{box} possible {tag('small', str(count))}"))
    return "".join(boxes)


def _data(report: ReportModel) -> dict[str, Any]:
    """Return the data that the script cannot read from the page."""
    return {
        "articles": [[article.outlet, report.tags[article.id]] for article in report.coverage.articles],
        "groups": [
            [report.letters[group.id], group.kind.value, report.hue(number), is_possible(group)]
            for number, group in enumerate(report.groups)
        ],
        "passages": [
            [
                group,
                report.pane_of[passage.article],
                _reason(report, group, passage),
                report.counterparts(number),
                report.is_possible(number),
            ]
            for number, (group, passage) in enumerate(report.passages)
        ],
        "mentions": [[person, report.pane_of[mention.passage.article]] for person, mention in report.mentions],
        "people": [report.groups_naming(number) for number in range(len(report.people))],
        "figures": [[row, report.pane_of[passage.article]] for row, passage in report.figures],
        "texts": [report.pane_of[user_text.passage.article] for user_text in report.include.texts],
        "wordings": [[quote, report.pane_of[wording.article]] for quote, wording in report.wordings],
    }


def _reason(report: ReportModel, group: int, passage: Passage) -> str:
    """Return the reason of a passage's best match; empty without one."""
    best = report.matches.best_at(report.groups[group].id, passage)
    return best.reason if best else ""
