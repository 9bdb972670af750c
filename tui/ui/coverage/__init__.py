"""The coverage table: which outlet reports what."""
