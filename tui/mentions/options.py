"""What `config/mentions.yaml` sets."""

from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]


class MentionsOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How people and quotes are found. The shipped values stand in `config/mentions.yaml`."""

    name_evidence: NotNegative
    """How much must speak for a run of capitalised words before it is taken for a person; more is stricter."""
    direct_words: Count
    """Quoted words from which on a quotation inside the outlet's sentence is speech and not a fragment."""
    scare_words: Count
    """Most quoted words of a quotation without a speaker that still reads as marks of distance."""
    cue_reach_words: Count
    """How far before a quotation, in words, a reporting verb may stand."""
    pronoun_reach_sentences: Count
    """How many sentences back “he” or “she” may refer."""
