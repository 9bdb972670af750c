"""Sentences that belong together: “Why?” Wallace exclaimed · “…” — Ann Starling, which a full stop seems to part."""

from collections.abc import Sequence

from tui.mentions.lexicon import grammar
from tui.mentions.speech.item_steps import ends_in_name, is_adverb, looks_past
from tui.mentions.speech.sentence_items import Frame, ItemKind, SentenceItem
from tui.text.span import Span

_DASHES = frozenset("—–-")
_BEHIND_VERB = frozenset({"as", "him", "her", "them", "reporters", "when"})
"""What may follow the verb of an attribution and begins no clause that it governs."""


def join_split_frames(text: str, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, each with the next where that only says who speaks the quotation at its end."""
    found: list[Frame] = []
    for frame in frames:
        if found and _attributes(text, found[-1], frame):
            before = found.pop()
            span = Span(before.span.start, frame.span.end)
            frame = Frame(span, before.paragraph, before.zone, [*before.items, *frame.items])
        found.append(frame)
    return found


def _attributes(text: str, before: Frame, frame: Frame) -> bool:
    last = before.items[-1] if before.items else None
    if last is None or last.kind is not ItemKind.QUOTE or not frame.items or frame.zone is not before.zone:
        return False
    apart = frame.paragraph - before.paragraph
    if apart > 1:
        return False
    if frame.items[0].text in _DASHES:
        signed = ends_in_name(frame.items, _past_dashes(frame.items), len(frame.items))
        return signed and before.only_quotes and (apart == 0 or frame.items[0].start == frame.span.start)
    return (
        apart == 0 and text[last.start : last.end].rstrip("”\"’'»“ ").endswith(("?", "!")) and _only_names(frame.items)
    )


def _past_dashes(items: Sequence[SentenceItem]) -> int:
    n = 0
    while n < len(items) and items[n].text in _DASHES:
        n += 1
    return n


def _only_names(items: Sequence[SentenceItem]) -> bool:
    """Wallace exclaimed. | Wallace was asked. | He roared at them."""
    if items[0].kind is not ItemKind.NAME and items[0].lower not in grammar().he_she:
        return False
    verb = 1
    while verb < len(items) and (is_adverb(items[verb]) or items[verb].lower in ("was", "is", "then")):
        verb += 1
    if verb >= len(items) or not looks_past(items[verb]) or items[0].possessive:
        return False
    after = items[verb + 1] if verb + 1 < len(items) else None
    if after is None or after.kind is not ItemKind.WORD:
        return after is None or after.text != ":"  # it leads to the next quotation
    return is_adverb(after) or after.lower in grammar().preposition or after.lower in _BEHIND_VERB
