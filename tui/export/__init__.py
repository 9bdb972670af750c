"""Export: rows for highlighted passages, and a writer for each file format."""
