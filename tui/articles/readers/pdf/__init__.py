"""Reads PDFs: the text of the pages in reading order, without running heads, joined into paragraphs."""
