"""Explains why a quote has its speaker; exports name the rule itself."""

from tui.mentions.model import MentionForm, Quote
from tui.mentions.rule import Rule
from tui.mentions.sureness import Sureness
from tui.text.spaces import single_spaced

DEFAULT_CUE = "said"

_DETOURS = {MentionForm.PRONOUN: "via a pronoun", MentionForm.ROLE: "via a job title"}
"""Forms of mention next to a quote, other than a name → their descriptions."""


def attribution_text(quote: Quote, text: str) -> str:
    """Return the reason for a quote's speaker, such as “speaker: “… said” after the quote”; empty if it has none.

    text: the text of the quote's article.
    """
    if quote.rule is Rule.READER:
        return "speaker corrected by you"
    return f"speaker: {_reason(quote, text)}" if quote.rule is not Rule.NOBODY else ""


def assessment_text(quote: Quote, sureness: Sureness, text: str) -> str:
    """Return how sure a quote's speaker is, and why: “speaker likely: “… called” near the quote”; empty if it has none.

    text: the text of the quote's article.
    """
    if not (quote.speaker or quote.speaker_text):
        return ""
    if quote.rule is Rule.READER:
        return "speaker set by hand"
    return f"speaker {sureness.value}: {_reason(quote, text)}" if quote.rule is not Rule.NOBODY else ""


def _reason(quote: Quote, text: str) -> str:
    cue = single_spaced(quote.cue.slice(text)) if quote.cue else DEFAULT_CUE
    phrase = quote.rule.evidence.replace("{cue}", cue)
    detour = f", {_DETOURS[quote.anaphor]}" if quote.anaphor in _DETOURS else ""
    doubt = ", a quotation mark is missing" if quote.lacks_mark else ""
    return f"{phrase}{detour}{doubt}"
