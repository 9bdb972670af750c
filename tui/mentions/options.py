"""Options from `config/mentions.yaml`."""

from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]


class MentionsOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds for finding people and quotes; `config/mentions.yaml` contains the shipped values."""

    name_evidence: NotNegative
    """Minimum evidence for treating a run of capitalised words as a person; higher is stricter."""
    direct_words: Count
    """Minimum number of words in a quotation inside the outlet's sentence that counts as speech, not a fragment."""
    scare_words: Count
    """Maximum number of words in a quotation without a speaker that counts as scare quotes."""
    cue_reach_words: Count
    """Maximum distance of a reporting verb before a quotation, in words."""
    pronoun_reach_sentences: Count
    """Maximum distance that “he” or “she” may refer back, in sentences."""
