"""Explains why a quote has its speaker; exports name the rule itself."""

from collections.abc import Mapping

from tui.mentions.model import MentionForm, Quote
from tui.mentions.sureness import NOBODY, READER, Sureness

RULE_PHRASES: Mapping[str, str] = {
    "said-after": "“{cue} …” after the quote",
    "name-said-after": "“… {cue}” after the quote",
    "said-before": "“… {cue}” before the quote",
    "clause-before": "“… {cue}” earlier in the sentence",
    "according-to": "“{cue} …”",
    "transcript": "the name before the colon",
    "signature": "the signature after the quote",
    "continues": "the quote that it continues",
    "introduced": "the words before the colon",
    "weak-before": "“… {cue}” near the quote",
    "same-paragraph": "the same speaker as earlier in the paragraph",
    "passive": "“{cue}” with “by”",
    "subject": "the subject of the sentence",
    "previous-paragraph": "the same speaker as in the previous paragraph",
    "clause-after": "“… {cue}” later in the sentence",
    "same-sentence": "the same speaker as earlier in the sentence",
    "sentence-before": "the subject of the previous sentence",
    "later-in-paragraph": "the speaker named later in the paragraph",
    "possessive": "the possessive before the quote",
    "fuller-quote": "a fuller quote of the same words",
    "reported-that": "“… {cue} that …”",
    "reported-according-to": "“{cue} …”",
    "reported-clause": "“… {cue} …”",
    "reported-before": "“…, … {cue}”",
}
"""Evidence for a speaker, by rule id; `{cue}` is replaced by the reporting verb or phrase."""
DEFAULT_CUE = "said"

_DETOURS = {MentionForm.PRONOUN: "via a pronoun", MentionForm.ROLE: "via a job title"}
"""Forms of mention next to a quote, other than a name → their descriptions."""


def attribution_text(quote: Quote, text: str) -> str:
    """Return the reason for a quote's speaker, such as “speaker: “… said” after the quote”; empty if it has none.

    text: the text of the quote's article.
    """
    if quote.rule == READER:
        return "speaker corrected by you"
    return f"speaker: {_reason(quote, text)}" if quote.rule != NOBODY else ""


def assessment_text(quote: Quote, sureness: Sureness, text: str) -> str:
    """Return how sure a quote's speaker is, and why: “speaker likely: “… called” near the quote”; empty if it has none.

    text: the text of the quote's article.
    """
    if not (quote.speaker or quote.speaker_text):
        return ""
    if quote.rule == READER:
        return "speaker set by hand"
    return f"speaker {sureness.value}: {_reason(quote, text)}" if quote.rule != NOBODY else ""


def _reason(quote: Quote, text: str) -> str:
    cue = " ".join(quote.cue.slice(text).split()) if quote.cue else DEFAULT_CUE
    phrase = RULE_PHRASES.get(quote.rule, f"rule {quote.rule}").replace("{cue}", cue)
    detour = f", {_DETOURS[quote.anaphor]}" if quote.anaphor in _DETOURS else ""
    return f"{phrase}{detour}"
