"""The only entry of this package: people, mentions and quotes of all open articles, in two passes.

First who is named in any of the articles, with which titles; then, with all of that known, who speaks each quotation.
“Russia’s defence minister” in one article is a person only because another article gives somebody that title.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tui.articles.model import ASIDE, Article, Passage
from tui.cancel import Cancelled as Cancelled
from tui.cancel import checker
from tui.mentions.lexicon import language_words
from tui.mentions.model import Mention, MentionSet, Person, Quote
from tui.mentions.names.identity import Identity
from tui.mentions.names.mention_finder import MentionFinder, Named
from tui.mentions.names.resolve import collect_people, lowered_words, read_names
from tui.mentions.names.role_holders import roles_held
from tui.mentions.names.roles import Role
from tui.mentions.options import MentionsOptions
from tui.mentions.speech.attribution import Attributed, Attributor
from tui.mentions.speech.discourse import Discourse
from tui.mentions.speech.joined_frames import joined
from tui.mentions.speech.quotes import quotes_of, reported_of
from tui.mentions.speech.sentence_items import frames
from tui.mentions.speech.turns import with_turns
from tui.text.names import fold_name
from tui.text.quotation import quotations

_SHOWN_ROLES = 6


def find(
    articles: Sequence[Article], options: MentionsOptions, *, cancelled: Callable[[], bool] | None = None
) -> MentionSet:
    """People, their mentions and all quotes of the articles, which stand in pane order.

    Time is linear in the texts. Raises Cancelled soon after `cancelled` returns True; it is asked at each paragraph.
    """
    check = checker(cancelled)
    check()
    lowered = lowered_words(articles)
    read = [read_names(article, lowered, check) for article in articles]
    people = collect_people(read, options)
    people.lowered = lowered
    named = [
        MentionFinder(n, article, people).find(paragraphs, check)
        for n, (article, paragraphs) in enumerate(zip(articles, read, strict=True))
    ]
    roles = roles_held(articles, read, named)
    ids = _ids(named)
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    reported: list[Quote] = []
    for article, places in zip(articles, named, strict=True):
        spoken, found, told = _speech(article, places, roles, ids, options, check)
        quotes += found
        reported += told
        mentions += _mentions(article, places, spoken, ids)
    unsure = tuple(article.id for article in articles if _is_foreign(article))
    return MentionSet(_people(ids, mentions, roles), tuple(mentions), tuple(quotes), tuple(reported), unsure)


def _speech(
    article: Article,
    places: Sequence[Named],
    roles: Mapping[Identity, Sequence[Role]],
    ids: Mapping[Identity, str],
    options: MentionsOptions,
    check: Callable[[], None],
) -> tuple[list[Attributed], list[Quote], list[Quote]]:
    """What is quoted, as attributed; the quotes; and the reported speech without marks."""
    check()
    marked = with_turns(article, quotations(article.text, article.paragraphs), places)
    check()
    sentences = joined(article.text, frames(article, marked, places, check))
    words = language_words(article.language) if _is_foreign(article) else None
    attributor = Attributor(article.text, marked, Discourse(sentences, roles, options), words)
    spoken = attributor.attribute(check)
    told = reported_of(article, attributor.reports, ids)
    return spoken, quotes_of(article, marked, sentences, spoken, ids, options), told


def _is_foreign(article: Article) -> bool:
    return article.language not in ("", "en")


def _ids(named: Sequence[Sequence[Named]]) -> dict[Identity, str]:
    """A slug of each named person's name, unique; in order of first naming."""
    ids: dict[Identity, str] = {}
    taken: set[str] = set()
    last: Counter[str] = Counter()
    for identity in dict.fromkeys(one.identity for places in named for one in places):
        slug = re.sub(r"[^a-z0-9]+", "-", fold_name(identity.name)).strip("-") or "person"
        last[slug] += 1
        candidate = slug if last[slug] == 1 else f"{slug}-{last[slug]}"
        while candidate in taken:  # counted on from the last one, as ten thousand may have one name
            last[slug] += 1
            candidate = f"{slug}-{last[slug]}"
        taken.add(candidate)
        ids[identity] = candidate
    return ids


def _mentions(
    article: Article, places: Sequence[Named], spoken: Sequence[Attributed], ids: Mapping[Identity, str]
) -> list[Mention]:
    """Where people are named, and the roles and pronouns that speak."""
    found = [
        Mention(ids[one.identity], Passage(article.id, one.span), one.form, article.zone_at(one.span.start))
        for one in places
    ]
    seen = {mention.passage.span for mention in found}
    for one in spoken:
        speaker = one.by.speaker if one.by else None
        if speaker is None or speaker.identity is None or speaker.form is None or speaker.span in seen:
            continue
        seen.add(speaker.span)
        zone = article.zone_at(speaker.span.start)
        found.append(Mention(ids[speaker.identity], Passage(article.id, speaker.span), speaker.form, zone))
    return sorted(found, key=lambda mention: mention.passage.span)


def _people(
    ids: Mapping[Identity, str], mentions: Sequence[Mention], roles: Mapping[Identity, Sequence[Role]]
) -> tuple[Person, ...]:
    """Most named first, asides not counted."""
    told = Counter(mention.person for mention in mentions if mention.zone not in ASIDE)
    everywhere = Counter(mention.person for mention in mentions)
    people = []
    for identity, person_id in ids.items():
        name = identity.name
        aliases = tuple(form for form, _ in identity.forms.most_common() if form != name)
        texts = Counter(role.text for role in roles.get(identity, ()) if role.text)
        shown = tuple(text for text, _ in texts.most_common(_SHOWN_ROLES))
        people.append(Person(person_id, name, aliases, shown))
    return tuple(sorted(people, key=lambda person: (-told[person.id], -everywhere[person.id])))
