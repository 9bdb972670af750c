"""Downloads of many articles: what comes out of each layout, and how long a large one takes.

    python tests/bench/batches.py [SEED]

For each layout and interface language a file of 100 invented articles is read through the registry and the parsing
process. A field is wrong when it differs in any character; a body when any paragraph does. Then 500 articles of about
400 words in one Nexis DOCX: processor time (of this process and its children, above the start of the program) for
listing them, beside the bare parse of the same file by python-docx, and for opening four of them after that. Exit
status: 1 where anything is wrong, listing takes more than 5 times the bare parse, or opening more than a second.
"""

import io
import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.articles.batches.layouts import INTERFACES, LAYOUTS
from tests.articles.batches.made import Made, made_articles, with_body
from tests.articles.batches.text_layouts import nexis_docx
from tui.articles.draft import Draft
from tui.articles.draft_reader import DraftReader
from tui.articles.load import list_articles, load_listed
from tui.articles.summary import summaries
from tui.settings.load import load_settings

ARTICLES = 100
LARGE_ARTICLES, LARGE_WORDS = 500, 400
LISTING_RATIO_MAX, OPENING_SECONDS_MAX = 5.0, 1.0
FIELDS = ("headline", "outlet", "byline", "published", "language")


def cpu_seconds() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def wrong_fields(draft: Draft, made: Made) -> int:
    values = (made.headline, made.outlet, made.byline, made.day.isoformat(), made.language)
    return sum(getattr(draft, name) != value for name, value in zip(FIELDS, values, strict=True))


def is_body_wrong(draft: Draft, made: Made) -> bool:
    return not draft.text.endswith("\n\n" + "\n\n".join(made.body) + "\n") or draft.words != made.words


def layouts(seed: int) -> bool:
    settings = load_settings()
    made = made_articles(ARTICLES, seed)
    is_right = True
    heads = f"{'articles':>8} {'wrong fields':>13} {'wrong bodies':>13} {'lengths reported':>17}"
    print(f"{'layout':<22} {'interface':<10} {heads}")
    for name, (ending, make) in LAYOUTS.items():
        for interface in INTERFACES:
            with DraftReader(settings.articles) as reader:
                drafts = reader.read(f"download{ending}", make(made, interface))
            fields = sum(wrong_fields(draft, article) for draft, article in zip(drafts, made, strict=False))
            bodies = sum(is_body_wrong(draft, article) for draft, article in zip(drafts, made, strict=False))
            reported = sum("states" in draft.notice for draft in drafts)
            is_right = is_right and len(drafts) == ARTICLES and not fields and not bodies and not reported
            print(f"{name:<22} {interface:<10} {len(drafts):>8} {fields:>13} {bodies:>13} {reported:>17}")
    return is_right


def large_download(seed: int) -> bytes:
    random = Random(seed)
    made = made_articles(LARGE_ARTICLES, seed)
    sentences = [sentence for article in made for sentence in article.body if len(sentence.split()) > 6]
    return nexis_docx([with_body(article, random.sample(sentences, LARGE_WORDS // 12)) for article in made])


def bare_parse_seconds(data: bytes) -> float:
    import docx

    began = time.process_time()
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    seconds = time.process_time() - began
    assert paragraphs
    return seconds


def large(seed: int) -> bool:
    options = load_settings().articles
    data = large_download(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.docx"
        path.write_bytes(data)
        bare = min(bare_parse_seconds(data) for _ in range(3))
        began, clock = cpu_seconds(), time.monotonic()
        listing = list_articles([str(path)], options)
        rows = summaries(listing)
        listing_seconds, listing_clock = cpu_seconds() - began, time.monotonic() - clock
        began = cpu_seconds()
        load_listed(listing, options, [1, 7, 250, 500])
        opening_seconds = cpu_seconds() - began
    ratio = listing_seconds / bare
    print(f"\n{len(rows)} articles in one DOCX of {len(data) / 1e6:.1f} MB")
    print(f"bare python-docx parse       {bare:6.2f} s of processor time")
    print(f"listed, with duplicates      {listing_seconds:6.2f} s = {ratio:.1f} x (on the clock {listing_clock:.2f} s)")
    print(f"four of them opened          {opening_seconds:6.2f} s")
    return len(rows) == LARGE_ARTICLES and ratio <= LISTING_RATIO_MAX and opening_seconds <= OPENING_SECONDS_MAX


def main() -> int:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    return 0 if layouts(seed) & large(seed) else 1


if __name__ == "__main__":
    sys.exit(main())
