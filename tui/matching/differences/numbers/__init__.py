"""Numbers, dates and times of day in a passage: parsed and compared."""
