"""Finds quotations and reported speech, and their speakers.

Where to look when a speaker or a quote is wrong:

| problem | module |
|---|---|
| the verb is not recognised as a reporting verb, or gets the wrong subject | `cues`, `speaker_phrases` |
| “he”, “she” or “the minister” is the wrong person | `discourse`, `unnamed_people`; `rules.antecedents` (not English) |
| the name after or before the quotation is missed | `rules.attribution_rules`, `rules.after_quote` |
| “according to …”, “in the words of …” | `rules.sources` |
| “was called “…” by …” | `rules.passives` |
| “said he hoped “…”” | `rules.outer_clauses` |
| somebody relays what somebody else said | `rules.relayed` |
| “Berg’s claim that “…””, “a letter by Berg: “…”” | `rules.nouns_of_speech` |
| any rule in a language other than English | `rules.other_languages` and the modules it imports |
| a title, a name or a label is mistaken for a quotation | `labels` |
| a quotation and its attribution are two sentences | `joined_sentences` |
| the parts of one quotation are two quotes, or the kind is wrong | `quotes` |
| a fragment in a headline has no speaker, or a different one from the body | `fuller_quotes` |
| speech without quotation marks is missed, or ends at the wrong word | `reported_speech` |
| “denied”, “would say” or hearsay counts as said | `stance` |
| a dialogue: “Name: …”, or lines that begin with a dash | `turns`, `dashes` |
"""
