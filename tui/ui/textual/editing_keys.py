"""What the keys of a line to type in do, in the house's words: Textual's own speak of cursors and suggestions."""

WORDS = {
    "cursor_left": "A character back, or on",
    "cursor_right": "A character back, or on",
    "cursor_up": "A line up, or down",
    "cursor_down": "A line up, or down",
    "cursor_left_word": "A word back, or on",
    "cursor_right_word": "A word back, or on",
    "cursor_word_left": "A word back, or on",
    "cursor_word_right": "A word back, or on",
    "home": "To the beginning of the line",
    "end": "To its end",
    "cursor_line_start": "To the beginning of the line",
    "cursor_line_end": "To its end",
    "cursor_page_up": "A page up, or down",
    "cursor_page_down": "A page up, or down",
    "select_line": "Select the line",
    "select_all": "Select all",
    "delete_left": "Delete the character before",
    "delete_right": "Delete the character after",
    "delete_left_word": "Delete the word before",
    "delete_word_left": "Delete the word before",
    "delete_right_word": "Delete the word after",
    "delete_word_right": "Delete the word after",
    "delete_left_all": "Delete all that stands before",
    "delete_to_start_of_line": "Delete all that stands before",
    "delete_right_all": "Delete all that stands after",
    "delete_to_end_of_line_or_delete_line": "Delete all that stands after",
    "delete_line": "Delete the line",
    "cut": "Cut what is selected",
    "copy": "Copy what is selected",
    "paste": "Paste",
    "undo": "Take the last change back",
    "redo": "Make it again",
}
"""By Textual's action. Those that are not here go without saying, or the screen says what they do."""

SELECTS = ("shift with these", "Select on the way")
SELECTING = "(True)"
"""How Textual's actions end that select on the way."""
SUBMIT = "submit"
"""What enter does is the screen's to say."""
EVERYWHERE = "super+"
"""A key that few keyboards have, beside another one."""
