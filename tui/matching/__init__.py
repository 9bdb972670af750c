"""Matching: passages that two or more articles share. `find.find` is the only entry."""
