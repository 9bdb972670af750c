"""Titles of the editing keys of an input line, in place of Textual's, which mention cursors and suggestions."""

WORDS = {
    "cursor_left": "Move by one character",
    "cursor_right": "Move by one character",
    "cursor_up": "Move up or down a line",
    "cursor_down": "Move up or down a line",
    "cursor_left_word": "Move by one word",
    "cursor_right_word": "Move by one word",
    "cursor_word_left": "Move by one word",
    "cursor_word_right": "Move by one word",
    "home": "Move to the start of the line",
    "end": "Move to the end of the line",
    "cursor_line_start": "Move to the start of the line",
    "cursor_line_end": "Move to the end of the line",
    "cursor_page_up": "Move up or down a page",
    "cursor_page_down": "Move up or down a page",
    "select_line": "Select the line",
    "select_all": "Select all",
    "delete_left": "Delete the previous character",
    "delete_right": "Delete the next character",
    "delete_left_word": "Delete the previous word",
    "delete_word_left": "Delete the previous word",
    "delete_right_word": "Delete the next word",
    "delete_word_right": "Delete the next word",
    "delete_left_all": "Delete to the start of the line",
    "delete_to_start_of_line": "Delete to the start of the line",
    "delete_right_all": "Delete to the end of the line",
    "delete_to_end_of_line_or_delete_line": "Delete to the end of the line",
    "delete_line": "Delete the line",
    "cut": "Cut the selection",
    "copy": "Copy the selection",
    "paste": "Paste",
    "undo": "Undo",
    "redo": "Redo",
}
"""Textual's action → title. Actions without one are obvious, or the screen describes them."""

SELECTS = ("hold shift", "Select while moving with these keys")
SELECTING = "(True)"
"""Suffix of the Textual actions that select while moving."""
SUBMIT = "submit"
"""Action of enter, which each screen describes itself."""
EVERYWHERE = "super+"
"""Prefix of keys that few keyboards have, which are alternatives to others."""
