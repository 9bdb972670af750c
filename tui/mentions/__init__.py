"""Finds people in the articles, and the quotes that they speak. `find.find` is the only entry point."""
