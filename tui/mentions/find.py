"""The only entry point of this package: finds the people, mentions and quotes of all open articles, in two passes.

The first pass collects everyone who is named in any article, with their titles; the second finds the speaker of each
quotation. “Russia’s defence minister” in one article is a person only because another one gives somebody that title.
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
from tui.mentions.names.mention_finder import MentionFinder, PersonName
from tui.mentions.names.resolve import collect_people, lowercase_words, read_names
from tui.mentions.names.role_holders import roles_by_person
from tui.mentions.names.roles import Role
from tui.mentions.options import MentionsOptions
from tui.mentions.speech.attribution import Attributor
from tui.mentions.speech.dashes import with_dashes
from tui.mentions.speech.discourse import Discourse
from tui.mentions.speech.finding import AttributedQuotation
from tui.mentions.speech.fuller_quotes import with_fuller_quotes
from tui.mentions.speech.joined_sentences import join_split_sentences
from tui.mentions.speech.quotes import quotes_of, reported_of
from tui.mentions.speech.sentence_items import read_sentences
from tui.mentions.speech.turns import with_turns
from tui.text.names import fold_name
from tui.text.quotation import quotations as find_quotations

_ROLES_MAX = 6
"""Maximum number of roles listed for a person; the most frequent ones are chosen."""


def find(
    articles: Sequence[Article], options: MentionsOptions, *, cancelled: Callable[[], bool] | None = None
) -> MentionSet:
    """Return the people, their mentions and all quotes of the articles, which are given in pane order.

    Takes time linear in the texts. Calls `cancelled` at each paragraph; raises Cancelled soon after it returns True.
    """
    check = checker(cancelled)
    check()
    lowercase = lowercase_words(articles)
    paragraphs_by_article = [read_names(article, lowercase, check) for article in articles]
    people = collect_people(paragraphs_by_article, options)
    people.lowercase = lowercase
    names_by_article = [
        MentionFinder(n, article, people).find(paragraphs, check)
        for n, (article, paragraphs) in enumerate(zip(articles, paragraphs_by_article, strict=True))
    ]
    roles = roles_by_person(articles, paragraphs_by_article, names_by_article)
    ids = _ids(names_by_article)
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    reported_quotes: list[Quote] = []
    for article, names in zip(articles, names_by_article, strict=True):
        quotations, direct, indirect = _speech(article, names, roles, ids, options, check)
        quotes += direct
        reported_quotes += indirect
        mentions += _mentions(article, names, quotations, ids)
    quotes = with_fuller_quotes(articles, quotes, mentions, options)
    unsure = tuple(article.id for article in articles if _is_foreign(article))
    return MentionSet(_people(ids, mentions, roles), tuple(mentions), tuple(quotes), tuple(reported_quotes), unsure)


def _speech(
    article: Article,
    names: Sequence[PersonName],
    roles: Mapping[Identity, Sequence[Role]],
    ids: Mapping[Identity, str],
    options: MentionsOptions,
    check: Callable[[], None],
) -> tuple[list[AttributedQuotation], list[Quote], list[Quote]]:
    """Return the attributed quotations of one article, its quotes, and its reported speech without quote marks."""
    check()
    words = language_words(article.language) if _is_foreign(article) else None
    quotations = with_dashes(article, find_quotations(article.text, article.paragraphs), words)
    quotations = with_turns(article, quotations, names)
    check()
    sentences = join_split_sentences(article.text, read_sentences(article, quotations, names, check))
    attributor = Attributor(article.text, quotations, Discourse(sentences, roles, options), words, article.language)
    attributed = attributor.attribute(check)
    indirect = reported_of(article, attributor.reports, ids)
    return attributed, quotes_of(article, quotations, sentences, attributed, ids, options), indirect


def _is_foreign(article: Article) -> bool:
    return article.language not in ("", "en")


def _ids(names_by_article: Sequence[Sequence[PersonName]]) -> dict[Identity, str]:
    """Return a unique slug for each person's name, in order of first mention."""
    ids: dict[Identity, str] = {}
    used_slugs: set[str] = set()
    last_number: Counter[str] = Counter()
    for identity in dict.fromkeys(name.identity for names in names_by_article for name in names):
        slug = re.sub(r"[^a-z0-9]+", "-", fold_name(identity.name)).strip("-") or "person"
        last_number[slug] += 1
        candidate = slug if last_number[slug] == 1 else f"{slug}-{last_number[slug]}"
        while candidate in used_slugs:  # continue from the last number: ten thousand people may share a name
            last_number[slug] += 1
            candidate = f"{slug}-{last_number[slug]}"
        used_slugs.add(candidate)
        ids[identity] = candidate
    return ids


def _mentions(
    article: Article,
    names: Sequence[PersonName],
    quotations: Sequence[AttributedQuotation],
    ids: Mapping[Identity, str],
) -> list[Mention]:
    """Return the mentions in one article: names of people, and roles and pronouns that speak."""
    mentions = [
        Mention(ids[name.identity], Passage(article.id, name.span), name.form, article.zone_at(name.span.start))
        for name in names
    ]
    spans = {mention.passage.span for mention in mentions}
    for quotation in quotations:
        speaker = quotation.attribution.speaker if quotation.attribution else None
        if speaker is None or speaker.identity is None or speaker.form is None or speaker.span in spans:
            continue
        spans.add(speaker.span)
        zone = article.zone_at(speaker.span.start)
        mentions.append(Mention(ids[speaker.identity], Passage(article.id, speaker.span), speaker.form, zone))
    return sorted(mentions, key=lambda mention: mention.passage.span)


def _people(
    ids: Mapping[Identity, str], mentions: Sequence[Mention], roles: Mapping[Identity, Sequence[Role]]
) -> tuple[Person, ...]:
    """Return the people, most mentioned first; mentions in ASIDE zones only break ties."""
    body_counts = Counter(mention.person for mention in mentions if mention.zone not in ASIDE)
    counts = Counter(mention.person for mention in mentions)
    people = []
    for identity, person_id in ids.items():
        name = identity.name
        aliases = tuple(form for form, _ in identity.forms.most_common() if form != name)
        texts = Counter(role.text for role in roles.get(identity, ()) if role.text)
        role_texts = tuple(text for text, _ in texts.most_common(_ROLES_MAX))
        people.append(Person(person_id, name, aliases, role_texts))
    return tuple(sorted(people, key=lambda person: (-body_counts[person.id], -counts[person.id])))
