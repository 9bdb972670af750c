"""Read forty made pages, and print how often headline, date, byline and outlet are right, and what is wrong unmarked.

python tests/bench/reading_metadata.py
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._made_pages import REFUSED, made_pages
from tui.articles.readers.web_page import read_web_page
from tui.files import UnreadableFile

FIELDS = ("headline", "published", "byline", "outlet")


def main() -> int:
    right: Counter[str] = Counter()
    count = marked = 0
    unmarked: list[str] = []
    pages = made_pages()
    for page in pages:
        try:
            draft = read_web_page(page.data, "page.html")
        except UnreadableFile as error:
            if page.notice != REFUSED:
                unmarked.append(f"{page.name}: refused: {error.reason}")
            continue
        if page.notice == REFUSED or page.notice not in draft.notice or (draft.notice and not page.notice):
            unmarked.append(f"{page.name}: notice {draft.notice!r}")
        count += 1
        for field in FIELDS:
            value, wanted = getattr(draft, field), getattr(page, field)
            is_guess = any(origin.field == field and origin.is_guess for origin in draft.field_origins)
            right[field] += value == wanted
            if value != wanted:
                marked += is_guess
                unmarked += [] if is_guess else [f"{page.name}: {field} {value!r}, not {wanted!r}"]
                print(f"{page.name}: {field} {value!r}, not {wanted!r}{' (a guess)' if is_guess else ''}")
    print(f"\n{len(pages)} pages, {count} with an article\n\n| field | right |\n|---|---|")
    for field in FIELDS:
        print(f"| {field} | {right[field] / count:.3f} |")
    print(f"\nwrong and marked as a guess: {marked}; wrong and not marked: {len(unmarked)}")
    print("\n".join(unmarked))
    return bool(unmarked)


if __name__ == "__main__":
    sys.exit(main())
