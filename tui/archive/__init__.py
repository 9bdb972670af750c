"""An archive of many articles in one DuckDB file: adding, similar articles, full-text search, and events."""
