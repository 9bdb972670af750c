"""Position in the event: current stop, jumps, bookmarks, counterparts in other articles, search."""
