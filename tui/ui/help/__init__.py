"""The help: keys and signs, as a page, in columns, and searchable."""
