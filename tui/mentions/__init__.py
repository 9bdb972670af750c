"""Mentions: people, and who is quoted saying what. `find.find` is the only entry."""
