"""Words of the articles as matching compares them: folded, stemmed, numbered and indexed."""
