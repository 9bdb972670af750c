"""Rules that attribute a quotation to its speaker."""
