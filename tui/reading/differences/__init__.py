"""Where the outlets differ: contradictions, quotations worded differently, other speakers, another status."""
