"""Walks through the reader that press every key that README and docs name, and what each one brings to the screen.

A line is a key and a text that is on the screen after it and was not before; “!” before the text: it is gone after it.
A word in quotation marks is typed."""

STEPS = """
n         passage 1/
N         back to the first
]         Gazette · the mayor
"""
