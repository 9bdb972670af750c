"""Finds the zones of a page: headline, byline, credit, boilerplate, teaser, and the list of other stories at its end.

Conservative: anything uncertain stays body, because other zones are drawn dim and excluded from matching. The word
lists are in config/articles.yaml.
"""

from collections.abc import Sequence

from msgspec import Struct, field

from tui.articles.model import Zone, ZoneKind
from tui.articles.options import ZoneOptions
from tui.articles.zoning.boilerplate import Boilerplate, boilerplate
from tui.articles.zoning.zone_rules import ZoneWords, ends_as_sentence, names_in, zone_words
from tui.text.spaces import single_spaced
from tui.text.span import Span

_KICKER_PARAGRAPHS = 3
"""Maximum number of paragraphs, such as a section name or a date, above the headline."""

_TRAILERS = 5
"""Number of paragraphs at the end of the story that may name its authors."""

INSIDE_PARAGRAPHS_MAX = 10_000
"""Maximum number of paragraphs of a text in which zones are searched everywhere; a longer one is not a news page."""


def find_zones(
    text: str,
    paragraphs: tuple[Span, ...],
    options: ZoneOptions,
    *,
    headline: str = "",
    byline: str = "",
    marked: tuple[Zone, ...] = (),
) -> tuple[Zone, ...]:
    """Return the zones in order, disjoint, inside the text and without blank edges; the rest is body.

    `headline` and `byline` are known from elsewhere (an event.yaml, front matter); `marked` are paragraphs whose role
    is clear from the file's structure.
    """
    page = _Page(
        text,
        paragraphs,
        [paragraph.slice(text) for paragraph in paragraphs],
        zone_words(options),
        boilerplate(options.boilerplate),
    )
    page.take_marked(marked)
    page.find_related_tail()
    page.find_edges()
    page.find_headline(headline)
    page.find_top(byline)
    page.find_bottom(byline)
    page.find_inside()
    return page.result()


class _Page(Struct):
    text: str
    paragraphs: tuple[Span, ...]
    texts: list[str]
    """Texts of the paragraphs."""
    words: ZoneWords
    site_words: Boilerplate
    zones: dict[int, list[Zone]] = field(default_factory=dict)
    """Paragraph index → its zones."""
    end: int = 0
    """Index of the first paragraph in the list of other stories; the number of paragraphs if there is none."""
    first_story: int = 0
    """Index of the first paragraph that certainly belongs to the story; `end` if there is none."""
    after_story: int = 0
    """Index after the last paragraph that ends like a sentence."""
    tail: Zone | None = None

    def at(self, index: int) -> str:
        return self.texts[index]

    def mark(self, index: int, kind: ZoneKind) -> None:
        self.zones.setdefault(index, [Zone(kind, self.paragraphs[index])])

    def is_free(self, index: int) -> bool:
        return index not in self.zones

    def follows_closely(self, index: int) -> bool:
        """Return True if no blank line precedes this paragraph."""
        return self.text.count("\n", self.paragraphs[index - 1].end, self.paragraphs[index].start) == 1

    def take_marked(self, marked: Sequence[Zone]) -> None:
        """Mark the paragraphs whose role is known in advance; a zone that is not a whole paragraph is ignored."""
        indexes = {span: index for index, span in enumerate(self.paragraphs)} if marked else {}
        for zone in marked:
            index = indexes.get(zone.span)
            if index is None:
                continue
            if zone.kind is ZoneKind.CAPTION:
                self.caption(index)
            else:
                self.mark(index, zone.kind)

    def find_related_tail(self) -> None:
        """Find the list of other stories below a heading such as “Related Content”, unless the story continues."""
        self.end = len(self.paragraphs)
        stories = list(map(self.words.is_story, self.texts))
        lengths = [len(span) for span in self.paragraphs]
        story_below = sum(length for length, is_story in zip(lengths, stories, strict=True) if is_story)
        all_below = sum(lengths)
        has_story = False
        for index, is_story in enumerate(stories):
            all_below -= lengths[index]
            story_below -= lengths[index] * is_story
            has_story = has_story or is_story
            if is_story or not has_story or not self.words.is_related_heading(self.at(index)):
                continue
            if story_below * 100 <= all_below * self.words.options.related_max_body_percent:
                self.end = index
                self.tail = Zone(ZoneKind.RELATED, Span(self.paragraphs[index].start, self.paragraphs[-1].end))
                return
            self.mark(index, ZoneKind.FURNITURE)
            self.mark_teasers_after(index)

    def find_edges(self) -> None:
        self.first_story = next((index for index in range(self.end) if self.words.is_story(self.at(index))), self.end)
        last = (index for index in reversed(range(self.end)) if ends_as_sentence(self.at(index)))
        self.after_story = next(last, self.end - 1) + 1

    def find_headline(self, known: str) -> None:
        known = single_spaced(known).casefold()
        for index in range(min(_KICKER_PARAGRAPHS, self.end)):
            if known and single_spaced(self.at(index)).casefold() == known:
                self.mark(index, ZoneKind.HEADLINE)
                break
        else:
            first = 0
            while first + 1 < min(_KICKER_PARAGRAPHS, self.end) and self.words.is_kicker(self.at(first)):
                self.mark(first, ZoneKind.FURNITURE)
                first += 1
            if self.end > first + 1 and self._looks_like_headline(self.at(first)):
                self.mark(first, ZoneKind.HEADLINE)
        self._mark_repeated_headline()

    def _looks_like_headline(self, text: str) -> bool:
        is_short = len(text) <= self.words.options.headline_max_characters
        return is_short and not text.endswith(("—", "–", "-", ":")) and not self.words.is_byline(text)

    def _mark_repeated_headline(self) -> None:
        """Mark a repeated headline, which some pages print as a kicker or above the story."""
        headline_indexes = [index for index, zones in self.zones.items() if zones[0].kind is ZoneKind.HEADLINE]
        headlines = {self.at(index).casefold() for index in headline_indexes}
        for index in range(min(_KICKER_PARAGRAPHS + 1, self.first_story)):
            if self.at(index).casefold() in headlines:
                self.mark(index, ZoneKind.HEADLINE)

    def find_top(self, byline: str) -> None:
        standfirsts = 0
        headlines = [index for index, zones in self.zones.items() if zones[0].kind is ZoneKind.HEADLINE]
        start = min(headlines, default=-1) + 1
        for index in range(start, min(self.first_story, self.words.options.edge_paragraphs)):
            if not self.is_free(index):
                continue
            text = self.at(index)
            if self._is_byline_or_date(text, byline):
                self.mark(index, ZoneKind.BYLINE)
            elif self._is_standfirst(index, text) and standfirsts < 2:
                self.mark(index, ZoneKind.STANDFIRST)
                standfirsts += 1

    def _is_standfirst(self, index: int, text: str) -> bool:
        if self._is_something_else(index, text) or ends_as_sentence(text) or text.endswith(("—", "–", "-", ":")):
            return False
        return len(text) <= self.words.options.standfirst_max_characters and self.first_story < self.end

    def _is_something_else(self, index: int, text: str) -> bool:
        words = self.words
        if words.is_furniture(text) or words.is_teaser_opener(text) or words.is_whole_teaser(text):
            return True
        is_below_opener = index > 0 and words.is_teaser_opener(self.at(index - 1))
        return is_below_opener or words.is_caption(text) or words.credit_start(text) is not None

    def _is_byline_or_date(self, text: str, known: str) -> bool:
        words = self.words
        if words.is_byline(text) or words.is_name_list(text) or words.is_date(text):
            return True
        return words.is_trailer(text) or _names_all(text, known)

    def find_bottom(self, byline: str) -> None:
        """Find the zones below the story: its authors, and the site's name between byline and other stories."""
        has_byline = False
        stop = min(self.end, self.after_story + self.words.options.edge_paragraphs)
        for index in range(max(self.after_story, self.first_story + 1), stop):
            text = self.at(index)
            if not self.is_free(index) or self._is_something_else(index, text):
                continue
            if self._is_byline_or_date(text, byline):
                self.mark(index, ZoneKind.BYLINE)
                has_byline = True
            elif has_byline and self.tail and self.words.is_headline_like(text):
                self.mark(index, ZoneKind.FURNITURE)
        for index in range(max(self.first_story + 1, self.after_story - _TRAILERS), self.after_story):
            text = self.at(index)
            is_last = index >= self.after_story - 2
            if (is_last and self.words.is_byline(text)) or self.words.is_trailer(text):
                self.mark(index, ZoneKind.BYLINE)
            elif self.site_words.is_biography(text, names_in(byline)):
                self.mark(index, ZoneKind.FURNITURE)

    def find_inside(self) -> None:
        """Find the zones that can occur anywhere: boilerplate, teasers, captions and credits."""
        if len(self.paragraphs) > INSIDE_PARAGRAPHS_MAX:
            return
        for index, text in enumerate(self.texts[: self.end]):
            if not self.is_free(index):
                continue
            if not text.startswith("©") and self.site_words.is_boilerplate(text):
                self.mark(index, ZoneKind.FURNITURE)
                continue
            if not self.words.may_be_aside(text):
                continue
            if self.words.is_moment(text):
                self.mark(index, ZoneKind.BYLINE)
            elif self.words.is_whole_teaser(text):
                self.mark(index, ZoneKind.TEASER)
            elif self.words.is_furniture(text) or self.words.is_teaser_opener(text):
                self.mark(index, ZoneKind.FURNITURE)
                if self.words.is_teaser_opener(text):
                    self.mark_teasers_after(index)
            else:
                self.caption_or_credit(index, text)

    def mark_teasers_after(self, opener: int) -> None:
        """Mark the headline of another story, and the caption of its picture, which may be above it."""
        for index in range(opener + 1, self.end):
            text = self.at(index)
            is_next = index == opener + 1 or not self.is_free(index - 1)
            has_story_below = index + 1 < self.end and not self.follows_closely(index + 1)
            if not self.is_free(index) or not is_next:
                return
            if self.words.credit_start(text) is not None:
                self.caption_or_credit(index, text)
            elif self.words.is_headline_like(text) and (self.follows_closely(index) or has_story_below):
                self.mark(index, ZoneKind.TEASER)
            else:
                return
            if index + 1 < self.end and not self.follows_closely(index + 1):
                return

    def caption(self, index: int) -> None:
        text = self.at(index)
        start = self.words.credit_start(text)
        self._split(index, len(text) if start is None else start)

    def caption_or_credit(self, index: int, text: str) -> None:
        start = self.words.credit_start(text)
        is_caption = self.words.is_caption(text)
        if start is not None and (start == 0 or is_caption or start <= self.words.options.caption_max_characters):
            self._split(index, start)
        elif is_caption:
            self.caption(index)
        elif agency := self.words.dateline_credit(text):
            begin = self.paragraphs[index].start
            self.zones[index] = [Zone(ZoneKind.CREDIT, Span(begin + agency[0], begin + agency[1]))]

    def _split(self, index: int, credit: int) -> None:
        """Split a paragraph into a caption and the credit that follows it."""
        span = self.paragraphs[index]
        caption = self.text[span.start : span.start + credit].rstrip()
        zones = [Zone(ZoneKind.CAPTION, Span(span.start, span.start + len(caption)))] if caption else []
        if credit < len(span):
            zones.append(Zone(ZoneKind.CREDIT, Span(span.start + credit, span.end)))
        self.zones[index] = zones

    def result(self) -> tuple[Zone, ...]:
        zones = [zone for index in sorted(self.zones) if index < self.end for zone in self.zones[index]]
        return (*zones, self.tail) if self.tail else tuple(zones)


def _names_all(text: str, byline: str) -> bool:
    """Return True if the paragraph contains little more than the names in the byline."""
    names = [name.strip() for name in byline.replace(" and ", ",").split(",") if name.strip()]
    return bool(names) and len(text) <= len(byline) + 80 and all(name in text for name in names)
