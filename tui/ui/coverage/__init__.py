"""Coverage table: which outlet reports what."""
