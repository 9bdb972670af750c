"""axe-core on the report: made articles at two widths, light and dark, with each list open.

    python tests/bench/report_axe.py AXE_MIN_JS     (npm pack axe-core has it as package/axe.min.js)

Prints the violations of reports on 2, 5 and 9 articles; exit status 1 if there are any. Needs Chromium.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from _chromium import Page, page
from report_page import made

from tui.articles.model import Coverage
from tui.export.options import Include
from tui.export.write import export_text
from tui.matching.model import Grouping
from tui.mentions.find import find
from tui.settings.load import load_settings

WORDS, GROUPS = 250, 60
"""Words of each article, and groups of all nine: axe takes minutes on longer ones."""
ARTICLES, WIDTHS, HEIGHT = (2, 5, 9), (1400, 800), 900
THEMES = ("light", "dark")
LISTS = ("passages", "people", "quotes", "differences", "coverage", "figures")
RUN = """axe.run(document, {resultTypes: ["violations"]}).then(
  found => found.violations.map(each => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)]))"""


def report(count: int) -> str:
    """The report on the first of the made articles, with everything in it."""
    coverage, grouping = made(random.Random(7), WORDS, GROUPS)
    articles = coverage.articles[:count]
    ids = {article.id for article in articles}
    groups = [g for g in grouping.groups if all(passage.article in ids for passage in g.passages)]
    names = {group.id for group in groups}
    matches = tuple(match for match in grouping.matches if grouping.group_of[match.id] in names)
    few = Grouping(tuple(groups), matches, grouping.group_of)
    everything = Include(names=True, people=True, quotes=True, differences=True, coverage=True)
    mentions = find(articles, load_settings().mentions)
    return export_text("html", Coverage("The event", articles), few, mentions, everything, {"cutoff": 50.0})


def violations(opened: Page, path: Path, axe: str) -> Iterator[tuple[str, list[object]]]:
    for width in WIDTHS:
        opened.call("Emulation.setDeviceMetricsOverride", width=width, height=HEIGHT, deviceScaleFactor=1, mobile=False)
        for theme in THEMES:
            feature = {"name": "prefers-color-scheme", "value": theme}
            opened.call("Emulation.setEmulatedMedia", features=[feature])
            opened.open(path)
            opened.value(f"{axe};1")
            for name in LISTS:
                opened.value(f"document.querySelector('[data-list={name}]').click()")
                yield f"{width} {theme} {name}", opened.value(RUN)


def main() -> int:
    axe = Path(sys.argv[1]).read_text(encoding="utf-8")
    count = 0
    with tempfile.TemporaryDirectory() as folder, page() as opened:
        for articles in ARTICLES:
            path = Path(folder) / f"{articles}.html"
            path.write_text(report(articles), encoding="utf-8")
            for name, each in violations(opened, path, axe):
                count += len(each)
                print(f"{articles} articles, {name}: {json.dumps(each) if each else 'no violations'}")
    print(f"{count} violations (bar 0)")
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main())
