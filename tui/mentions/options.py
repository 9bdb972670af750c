"""The options that `config/mentions.yaml` sets."""

from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]


class MentionsOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds for finding people and quotes; `config/mentions.yaml` holds the shipped values."""

    name_evidence: NotNegative
    """Least evidence for a run of capitalised words to be taken for a person; more is stricter."""
    direct_words: Count
    """Fewest words of a quotation inside the outlet's sentence that is speech and not a fragment."""
    scare_words: Count
    """Most words of a quotation without a speaker that is taken for scare quotes."""
    cue_reach_words: Count
    """Farthest that a reporting verb may be before a quotation, in words."""
    pronoun_reach_sentences: Count
    """Farthest that “he” or “she” may refer back, in sentences."""
