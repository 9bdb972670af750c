"""Export: rows of highlighted passages, and a writer for each file format."""
