"""Quote groups: one utterance with each outlet's wording."""
