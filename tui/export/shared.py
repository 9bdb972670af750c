"""Facts that all formats write the same way: counts of mentions, names of speakers, web addresses."""

import re
from collections import Counter

from tui.articles.model import ASIDE
from tui.mentions.model import MentionSet

UNATTRIBUTED = "unattributed"

_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+\Z", re.IGNORECASE)


def mention_counts(mentions: MentionSet) -> Counter[tuple[str, str]]:
    """Return the number of mentions in the accounts by (person id, article id), without bylines and teasers."""
    return Counter(
        (mention.person, mention.passage.article) for mention in mentions.mentions if mention.zone not in ASIDE
    )


def speaker_name(name: str, text: str) -> str:
    """Return the person's name, or else the words for the speaker, or else “unattributed”."""
    return name or text or UNATTRIBUTED


def web_address(url: str) -> str:
    """Return a web address if it contains no characters that could end a link, otherwise an empty string."""
    return url if _WEB_ADDRESS.match(url) else ""
