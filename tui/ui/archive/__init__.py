"""The list of the events in an archive, from which one is opened."""
