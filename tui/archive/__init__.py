"""An archive of many articles in one DuckDB file: adding, articles alike, full text, and the events in it."""
