"""Who is being talked about: pronouns and roles led back to people."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from tui.articles.model import ASIDE
from tui.mentions.lexicon import EITHER, FEMALE, MALE, Gender, grammar
from tui.mentions.names.identity import Identity
from tui.mentions.names.roles import Role
from tui.mentions.options import MentionsOptions
from tui.mentions.speech.item_steps import only_modifies
from tui.mentions.speech.sentence_items import Frame, ItemKind, SentenceItem
from tui.mentions.speech.unnamed_people import Unnamed, introduced_by
from tui.text.span import Span

_PRONOUNS = {"he": MALE, "she": FEMALE, "him": MALE, "her": FEMALE, "his": MALE}


_REACH = 80
"""Items of a sentence that are searched for whom a pronoun means."""
_FRONTED = 4
"""Items of a phrase that a sentence begins with and that a comma ends."""
_LAST = 4
"""Speakers of a sentence, from its last, that a pronoun in a later one may mean."""
_HOLDERS = 100
"""People with one office that are told apart; more share a word like “voter” only in made-up texts."""


class Discourse(Struct):
    """The frames of one article, read in order."""

    frames: Sequence[Frame]
    roles: Mapping[Identity, Sequence[Role]]
    """Who holds which roles, by all the articles."""
    options: MentionsOptions
    last_named: dict[Identity, int] = field(default_factory=dict)
    """Everyone named so far in this article outside asides: in which frame last."""
    introduced: set[str] = field(default_factory=set)
    """Nouns by which this article has brought in somebody without a name: employee."""
    _index: dict[str, dict[Identity, set[Role]]] = field(default_factory=dict)

    def pronoun(self, frame_number: int, place: int, pronoun: str) -> Identity | Unnamed | None:
        """Whom “he” at item `place` of a frame means: the subject of its sentence, else of one before."""
        gender = _PRONOUNS.get(pronoun, EITHER)
        frame = self.frames[frame_number]
        about = frame.subject
        if isinstance(about, Unnamed) and about.span.end <= frame.items[place].start and gender.fits(about.gender):
            return about
        here = self._named(frame, gender, place)
        if here is not None:
            return here
        found = self._earlier(frame_number, gender)
        return None if isinstance(found, Identity) and frame.is_anonymous else found

    def _earlier(self, frame_number: int, gender: Gender) -> Identity | Unnamed | None:
        """Whom the sentences before speak of, the nearest first."""
        frame = self.frames[frame_number]
        for back in range(1, self.options.pronoun_reach_sentences + 1):
            if frame_number - back < 0:
                break
            before = self.frames[frame_number - back]
            if (before.zone in ASIDE) != (frame.zone in ASIDE):
                continue
            for one in (
                before.asked,
                *before.speakers[: -_LAST - 1 : -1],
                before.subject,
                self._named(before, gender, len(before.items)),
            ):
                if one is None or not gender.fits(one.gender):
                    continue
                if not isinstance(one, Unnamed) or one.gender != EITHER or not _tells_of(before.items, gender):
                    return one
        return None

    @staticmethod
    def _named(frame: Frame, gender: Gender, place: int) -> Identity | None:
        """The first person named before `place`: one that is no object of a preposition, if there is one."""
        second: Identity | None = None
        for n, item in enumerate(frame.items[: min(place, _REACH)]):
            if item.named is None or not gender.fits(item.named.identity.gender):
                continue
            if only_modifies(frame.items, n):
                continue
            if not item.possessive and not _after_preposition(frame.items, n):
                return item.named.identity
            if n + 1 < len(frame.items) and frame.items[n + 1].text == "," and n < _FRONTED:
                continue  # Of Obama, he said
            second = second or item.named.identity
        return second

    def last_spoken_of(self, frame_number: int) -> Identity | None:
        """Whom this sentence names before all else, or the ones before it speak of."""
        found = self._earlier(frame_number, EITHER)
        return found if isinstance(found, Identity) else None

    def holder(self, role: Role) -> Identity | None:
        """The person whom a role means: who holds the closest one, of these the last named."""
        best: Identity | None = None
        best_key = (-1, -2)
        held_by: dict[Identity, set[Role]] = {}
        for head in role.heads:
            for one, held in self._by_head().get(head, {}).items():
                held_by.setdefault(one, set()).update(held)
        for one, held in held_by.items():
            fitting = [role.closeness(other) for other in held if role.may_be(other)]
            if not fitting:
                continue
            key = (max(fitting), self.last_named.get(one, -1))
            if key > best_key:
                best, best_key = one, key
        return best

    def _by_head(self) -> dict[str, dict[Identity, set[Role]]]:
        """Head of a role → who holds roles of that head, and which."""
        if not self._index:
            for one, held in self.roles.items():
                for role in held:
                    for head in role.heads:
                        holders = self._index.setdefault(head, {})
                        if one in holders or len(holders) < _HOLDERS:
                            holders.setdefault(one, set()).add(role)
        return self._index

    def leave(self, number: int) -> None:
        """Note whom a frame named, once its quotations are read."""
        frame = self.frames[number]
        self.introduced.update(introduced_by(frame.items[:_REACH]))
        if frame.zone not in ASIDE:
            for one in (*(item.named.identity for item in frame.items if item.named is not None), *frame.speakers):
                if isinstance(one, Identity):
                    self.last_named[one] = number


def asked_by(items: Sequence[SentenceItem], cue: Span) -> Identity | None:
    """The person whom a verb of asking at `cue` has beside it: a reporter asked Lind; Lind was asked by a reporter."""
    for n, (verb, after) in enumerate(pairwise(items[:_REACH])):
        if verb.start == cue.start and verb.lower in grammar().asking:
            passive = after.lower == "by" and n > 1 and items[n - 1].lower in grammar().be
            whom = items[n - 2] if passive else after
            return whom.named.identity if whom.named is not None else None
    return None


def _after_preposition(items: Sequence[SentenceItem], n: int) -> bool:
    """Whether a preposition governs the name at `n`, titles between them left aside."""
    for before in range(n - 1, max(-1, n - 6), -1):
        item = items[before]
        if item.kind is not ItemKind.WORD:
            return False
        if item.lower in grammar().preposition:
            return True
    return False


def _tells_of(items: Sequence[SentenceItem], gender: Gender) -> bool:
    """Whether a sentence has “him” or “her” (not: her name) for somebody of this gender: a nurse treated him."""
    for item, after in zip(items[:_REACH], [*items[1:_REACH], None], strict=False):
        if item.lower in ("him", "her") and gender.fits(_PRONOUNS[item.lower]):
            ends = after is None or after.kind is ItemKind.MARK or after.lower in grammar().preposition
            if item.lower == "him" or ends:
                return True
    return False
