"""Downloads that hold many articles in one file: news databases, tables, feeds and lists of addresses."""
