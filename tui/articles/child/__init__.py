"""Runs the child process that parses binary and markup formats.

A file that makes a parser crash, hang or use too much memory costs one error message, never the reader.
"""
