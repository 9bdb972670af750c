"""Words by which a border is judged: those that belong to the next or to the previous word."""

import re
from functools import cache

from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_sections

TAKES_ON = frozenset(
    {
        *("the", "a", "an", "his", "her", "its", "their", "my", "our", "your", "this", "these", "those", "every"),
        *("no", "not", "never", "to", "of", "very", "more", "most", "less", "so", "too", "any", "some", "such"),
        *("who", "whose", "than", "least"),
    }
)
"""Words that belong to the next word."""
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "my", "our", "your"})
OPENS_CLAUSE = frozenset({"what", "how", "why", "whether", "if"})
"""Words that open a clause and belong to it."""
SUBORDINATING = frozenset({"if", "whether", "because", "unless", "while", "although", "though", "until", "where"})
"""Words that open a clause: it has a verb, so it does not end after a word or two."""
PRONOUNS = frozenset({"he", "she", "they", "we", "i", "you"})
BEFORE_PARTICIPLES = frozenset({"is", "are", "was", "were", "be", "am", "been", "being"})
BEFORE_VERBS = frozenset({"to", "not", "never", "it", "who"})
COORDINATING = frozenset({"and", "or"})
GOES_ON = frozenset(
    {
        *("of", "to", "that", "who", "whose", "which", "where", "and", "or"),
        *("into", "onto", "toward", "towards", "upon", "out", "off", "up", "down", "away"),
    }
)
"""Words before which a passage ends only if its clause is too long, because the next words belong to it."""
FOLLOWS_VERB = frozenset(
    {
        *("it", "him", "them", "me", "us", "you", "there", "more", "less", "most", "some", "any", "many", "several"),
        *("few", "both", "all", "each", "another", "this", "these", "those", "such"),
        *("itself", "himself", "herself", "themselves"),
    }
)
"""Words that belong to the verb before them, or begin something that does."""
OPENS_PHRASE = frozenset(
    {"near", "including", "following", "amid", "despite", "via", "regarding", "throughout", "alongside", "although"}
)
"""Words before which a phrase ends, although they are not stop words."""
LOOSE_ENDS = frozenset(
    {
        *("a", "an", "the", "and", "or", "but", "that", "than", "if", "as", "its", "his", "her", "their", "my", "our"),
        *("of", "to", "in", "on", "at", "by", "for", "with", "from", "into", "about", "over", "between", "after"),
        *("before", "because", "while", "when", "where", "who", "which", "whose", "whether", "since", "until", "he"),
        *("she", "they", "we", "i", "not", "no", "never", "even", "also", "such", "very", "saying", "including"),
        *("against", "during", "under", "through", "without", "within", "among", "toward", "upon", "despite", "too"),
        *("amid", "across", "every", "these", "those", "least"),
    }
)
"""Words at which no passage ends, because their continuation would be missing."""
LEADS_TO_NOUN = frozenset(
    {
        *("in", "on", "at", "by", "for", "with", "from", "into", "about", "over", "between", "against", "during"),
        *("under", "through", "without", "within", "among", "toward", "towards", "upon", "despite", "amid", "across"),
        *(
            "behind",
            "beyond",
            "near",
            "inside",
            "outside",
            "above",
            "below",
            "beneath",
            "around",
            "along",
            "throughout",
        ),
    }
)
"""Words after which no passage begins, because the next noun belongs to them."""
NEVER_SUBJECTS = frozenset({"including", "not"})
"""Words that begin no subject, beside those that lead to a noun."""
DANGLING_STARTS = LEADS_TO_NOUN | {"to", "that", "who", "which", "whose", "whom"}
"""Words with which a passage begins only if no better place is near, because they hang on the word before."""
LOOSE_STARTS = frozenset({"and", "or", "but", "of", "than"})
"""Words with which no passage begins, because they join what follows to the words before."""


@cache
def auxiliaries() -> frozenset[str]:
    """Return the auxiliary verbs, as keys."""
    words = (word for line in shipped_sections("config/words/negations.txt")["auxiliary"] for word in line.split())
    return frozenset(word_key(word) for word in words) | {"cannot"}


@cache
def denials() -> frozenset[str]:
    """Return the words that say no, as keys."""
    lines = shipped_sections("config/words/negations.txt")["negation"]
    return frozenset(word_key(word) for line in lines for word in line.split() if "-" not in word)


@cache
def dateline() -> re.Pattern[str]:
    """Return the pattern of a dateline: WASHINGTON, March 3 (Kelmar Wire) —, or Port Selm (KNN)Divers."""
    dash, agency = r"[—–―-]{1,2} ?", r"[A-Z]{2,8}\)"
    place = r"[A-Z]{3,20}(?:[ ,.]{1,2}[A-Z(][\w.)]{0,20}|[ ,]{1,2}\d{1,4}){0,6}"
    town = r"(?:[A-Z][\w.]{1,15},? ){1,3}\("
    return re.compile(rf"{place} ?{dash}(?<=[ —])|{town}{agency}(?: ?{dash}|(?=\w))|\(?{agency} ?(?:{dash})?")
