"""The HTML report at its size bar: 9 articles of 2,000 words, 300 groups, with hostile text in every place.

    python tests/bench/report_page.py [FILE]

Prints size, time to write, and, where Chromium is installed, what the page did in it: scripts of the text that ran,
requests, complaints, time until it can be used and until a key is answered. FILE keeps the page.
"""

import random
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from _chromium import chromium, page

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.export.options import Include
from tui.export.write import export_text
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind
from tui.mentions.find import find
from tui.settings.load import load_settings
from tui.text.span import Span

ARTICLES, WORDS, GROUPS = 9, 2_000, 300
HOSTILE = (
    "<script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "</script><script>document.title='run'</script>",
    '"><svg onload="document.title=\'run\'">',
    "<style>body{background:url(http://requested.example/x)}</style>",
    "&lt;b&gt; <!-- <iframe src='http://requested.example'>",
)
NAMES = ("Ilse Brandvold", "Renske Odou", "Tomas Okerell", "Hanno Vesk", "Ottoline Greaves")


def made(chance: random.Random, words_each: int = WORDS, groups: int = GROUPS) -> tuple[Coverage, Grouping]:
    """Articles of invented words, and groups whose passages lie over them at random."""
    settings = load_settings()
    stock = ["".join(chance.choices("aeioubdfglmnprstv", k=chance.randint(2, 9))) for _ in range(3_000)]
    articles = []
    for number in range(ARTICLES):
        words = [chance.choice(stock) for _ in range(words_each)]
        for at in range(0, words_each, 50):
            words[at] = chance.choice(NAMES) + " said: “" + words[at]
            words[at + 12] += ".” " + (HOSTILE[(at // 50) % len(HOSTILE)] if at % 250 == 0 else "")
            words[at + 49] += ".\n\n"
        text = f"{HOSTILE[number % len(HOSTILE)]}\n\n" + " ".join(words)
        facts = {
            "outlet": f"Outlet {number} {HOSTILE[number % len(HOSTILE)]}",
            "byline": HOSTILE[1],
            "published": HOSTILE[0],
        }
        url = "javascript:document.title='run'" if number % 2 else f"https://outlet-{number}.example/story"
        articles.append(article_from_text(text, settings.articles, id=f"outlet-{number}", url=url, **facts))
    coverage = Coverage(HOSTILE[2], tuple(articles))
    return coverage, _grouping(coverage, chance, groups)


def _grouping(coverage: Coverage, chance: random.Random, count: int) -> Grouping:
    groups, matches, of = [], [], {}
    kinds = list(MatchKind)
    for number in range(count):
        having = sorted(chance.sample(range(ARTICLES), chance.choice([2, 2, 2, 3, 3, 4, 5, 9])))
        passages = []
        for at in having:
            article = coverage.articles[at]
            paragraph = chance.choice(article.paragraphs)
            start = chance.randint(paragraph.start, max(paragraph.start, paragraph.end - 160))
            passages.append(Passage(article.id, Span(start, min(paragraph.end, start + chance.randint(40, 160)))))
        kind = kinds[number % len(kinds)]
        for left, right in pairwise(passages):
            match = Match(f"m{len(matches)}", left, right, chance.uniform(50, 100), kind, f"shares: {HOSTILE[0]}")
            matches.append(match)
            of[match.id] = f"g{number}"
        groups.append(MatchGroup(f"g{number}", tuple(passages), 60.0, kind))
    return Grouping(tuple(groups), tuple(matches), of)


def main() -> None:
    chance = random.Random(7)
    coverage, grouping = made(chance)
    mentions = find(coverage.articles, load_settings().mentions)
    everything = Include(names=True, people=True, quotes=True, coverage=True)
    began = time.perf_counter()
    html = export_text("html", coverage, grouping, mentions, everything, {"cutoff": 50.0})
    wrote = time.perf_counter() - began
    passages = sum(len(group.passages) for group in grouping.groups)
    print(f"{ARTICLES} articles of {WORDS} words, {GROUPS} groups, {passages} passages, {len(mentions.quotes)} quotes")
    print(f"size                      {len(html.encode()) / 1e6:6.2f} MB   (bar 1.5)")
    print(f"written in                {wrote:6.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "report.html"
        path.write_text(html, encoding="utf-8")
        if chromium():
            _watch(path)
        else:
            print("no Chromium here: the page was not opened")


TO_USE = """new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const [at] = performance.getEntriesByType("navigation");
  done([at.domInteractive, at.loadEventEnd, performance.now()]);
})))"""
TO_STEP = """new Promise(done => {
  const began = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""


def _watch(path: Path) -> None:
    with page() as opened:
        opened.call("Performance.enable", timeDomain="threadTicks")
        opened.open(path)
        parsed, loaded, drawn = opened.value(TO_USE)
        metrics = {each["name"]: each["value"] for each in opened.call("Performance.getMetrics")["metrics"]}
        steps = [opened.value(TO_STEP) for _ in range(20)]
        ran = opened.value("document.title === 'run' ? 1 : 0")
        foreign = opened.value("document.querySelectorAll('.panes script, aside script, iframe, img, [onload]').length")
        current = opened.value("!document.getElementById('current').hidden")
        used = max(loaded, drawn) / 1000
        print(f"can be used after         {used:6.2f} s    (bar 1.0; parsed after {parsed / 1000:.2f})")
        print(f"processor time until then {metrics['TaskDuration']:6.2f} s    (of the page, whatever else runs)")
        print(f"a step is shown after     {sorted(steps)[10]:6.0f} ms   (the slowest of 20: {max(steps):.0f})")
        print(f"scripts of the text       {ran + foreign:6}")
        print(f"requests                  {len(opened.requests()):6}")
        print(f"complaints                {len(opened.complaints()):6}")
        for told in (*opened.requests(), *opened.complaints()):
            print("   ", told)
        if not current:
            print("the keys did nothing")


if __name__ == "__main__":
    main()
