"""The list of where the outlets differ."""
