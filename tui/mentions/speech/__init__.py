"""Quotations and reported speech, and their speakers.

Where to look when a speaker or a quote is wrong:

| what is wrong | module |
|---|---|
| the verb is not taken for one of speech, or its subject is another one | `cues`, `speaker_phrases` |
| “he”, “she” or “the minister” is the wrong person | `discourse`, `unnamed_people`; `rules.antecedents` (not English) |
| the name after or before the quotation is missed | `rules.attribution_rules`, `rules.after_quote` |
| “according to …”, “in the words of …” | `rules.sources` |
| “was called “…” by …” | `rules.passives` |
| “said he hoped “…”” | `rules.outer_clauses` |
| somebody relays what somebody else said | `rules.relayed` |
| “Berg’s claim that “…””, “a letter by Berg: “…”” | `rules.nouns_of_speech` |
| any rule in a language other than English | `rules.other_languages` and what it imports |
| a title, a name or a label is taken for a quotation | `labels` |
| a quotation and its attribution are two sentences | `joined_sentences` |
| the parts of one quotation are two quotes, or the kind is wrong | `quotes` |
| a headline's fragment has no speaker, or another one than the body | `fuller_quotes` |
| speech without quotation marks is missed, or ends at the wrong word | `reported_speech` |
| “denied”, “would say” or hearsay counts as said | `stance` |
| a dialogue: “Name: …”, or lines that a dash opens | `turns`, `dashes` |
"""
