"""The list of the events of an archive, from which one is opened."""
