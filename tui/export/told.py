"""What every export says alike: how often an article names somebody, and who speaks."""

from collections import Counter

from tui.articles.model import ASIDE
from tui.mentions.model import MentionSet

UNATTRIBUTED = "unattributed"


def mention_counts(found: MentionSet) -> Counter[tuple[str, str]]:
    """(person's id, article's id) → mentions that tell the event: what is set aside does not count."""
    return Counter((each.person, each.passage.article) for each in found.mentions if each.zone not in ASIDE)


def speaker_name(name: str, as_written: str) -> str:
    """The person's name, else the words that name the speaker, else that nobody is named."""
    return name or as_written or UNATTRIBUTED
