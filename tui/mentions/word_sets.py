"""Combines word lists of the lexicon into sets, each built once."""

from functools import cache

from tui.mentions.lexicon import grammar, reporting_verbs, role_words


@cache
def finite_speech_verbs() -> frozenset[str]:
    """Return the forms that report speech whenever they have a subject, without the base forms."""
    return reporting_verbs().strong - reporting_verbs().plain


@cache
def person_nouns() -> frozenset[str]:
    """Return the words for offices, before a name or alone, in any language."""
    return role_words().roles | role_words().titles


@cache
def page_labels() -> frozenset[str]:
    """Return the labels that announce a part of a page, in lower case: read more."""
    return frozenset(label.replace("_", " ") for label in grammar().page_label)


@cache
def phrasal_openings() -> frozenset[str]:
    """Return the first words of the two-word reporting verbs."""
    return frozenset(pair.partition(" ")[0] for pair in grammar().phrasal_only)
