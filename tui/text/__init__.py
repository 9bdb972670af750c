"""Text handling: offsets, cleaning of outside text, words, sentences, quotation marks and spellings of names."""
