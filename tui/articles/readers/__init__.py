"""Readers turn the content of one kind of file into drafts of articles.

Those of binary and markup formats run in a child process (`tui.articles.child`), and they alone may import the
libraries that parse them.
"""
