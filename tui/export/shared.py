"""What every export says alike: how often an article names somebody, who speaks, and which address is one."""

import re
from collections import Counter

from tui.articles.model import ASIDE
from tui.mentions.model import MentionSet

UNATTRIBUTED = "unattributed"

_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+\Z", re.IGNORECASE)


def mention_counts(found: MentionSet) -> Counter[tuple[str, str]]:
    """(person's id, article's id) → mentions that tell the event: what is set aside does not count."""
    return Counter((each.person, each.passage.article) for each in found.mentions if each.zone not in ASIDE)


def speaker_name(name: str, as_written: str) -> str:
    """The person's name, else the words that name the speaker, else that nobody is named."""
    return name or as_written or UNATTRIBUTED


def web_address(url: str) -> str:
    """The address, where it is one of the web and holds nothing that could end a link; else nothing."""
    return url if _WEB_ADDRESS.match(url) else ""
