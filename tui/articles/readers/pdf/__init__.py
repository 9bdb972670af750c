"""PDFs: the text of the pages in reading order, without running heads, put together into paragraphs."""
