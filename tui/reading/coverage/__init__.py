"""Coverage of the event: which article reports what, and what only one outlet reports."""
