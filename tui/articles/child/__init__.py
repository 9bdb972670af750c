"""The child process that parses binary and markup formats.

A file that makes a parser crash, hang or eat memory costs one line of text, never the reader.
"""
