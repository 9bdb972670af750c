"""Short words for people and for zones, as lists and lines show them."""

from tui.articles.model import ZoneKind
from tui.mentions.model import Person

ALIASES_MAX = 3
"""Maximum number of other names that a description has."""
IN_ZONE = {
    ZoneKind.BYLINE: "in a byline",
    ZoneKind.CREDIT: "in a credit",
    ZoneKind.FURNITURE: "in page boilerplate",
    ZoneKind.TEASER: "in a teaser",
    ZoneKind.RELATED: "in related content",
    ZoneKind.CAPTION: "in a caption",
    ZoneKind.HEADLINE: "in the headline",
    ZoneKind.STANDFIRST: "in the standfirst",
}


def description_parts(person: Person) -> list[str]:
    """Return a person's first role and other names, each as a part of a line; a part without content is left out."""
    aliases = ", ".join(person.aliases[:ALIASES_MAX])
    return [*person.roles[:1], *([f"also {aliases}"] if aliases else [])]
