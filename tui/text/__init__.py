"""Text: offsets, the one door for text from outside, words, sentences, quotation marks and names."""
