"""What a passage and its translation differ in: only what has one meaning in every language."""
