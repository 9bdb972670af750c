"""The commands that can be typed, by name or by their keys on the screen."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class TypedCommand(NamedTuple):
    """A command that can be typed."""

    word: str
    argument: str
    """Argument after the command, in brackets if it is optional; empty if there is none."""
    help: str
    id: str = ""
    """Id of the reader's command with the same keys; empty if there is none."""


COMMANDS = (
    TypedCommand("next", "", "go to the next passage, or the next mention, quote or match", "next"),
    TypedCommand("previous", "", "go to the previous one", "previous"),
    TypedCommand("across", "", "go to the same item in the next article", "cross_next"),
    TypedCommand("across-back", "", "go to the same item in the previous article", "cross_previous"),
    TypedCommand("name", "", "go to the next name or quote in this article", "name_next"),
    TypedCommand("name-back", "", "go to the previous name or quote in this article", "name_previous"),
    TypedCommand("back", "", "go back to where the last jump began", "back"),
    TypedCommand("forward", "", "go forward again", "forward"),
    TypedCommand("leave", "", "step through the passages again", "leave"),
    TypedCommand("where", "", "say where you are"),
    TypedCommand("down", "", "read the next paragraph", "down"),
    TypedCommand("up", "", "read the previous paragraph", "up"),
    TypedCommand("top", "", "read the first paragraph", "top"),
    TypedCommand("bottom", "", "read the last paragraph", "bottom"),
    TypedCommand("open", "[ARTICLE]", "go to an article, by number or outlet; without one, list them", "articles"),
    TypedCommand("compare", "", "read every wording of the current passage or quote", "select"),
    TypedCommand("passages", "[LETTER]", "list the shared passages, or go to one", "passages"),
    TypedCommand("people", "[NAME]", "list the people, or step through the mentions of one", "people"),
    TypedCommand("quotes", "[NUMBER]", "list the quotes and step through them, or go to one", "quotes"),
    TypedCommand("reported", "", "include reported speech in the quotes, or leave it out", "reported"),
    TypedCommand(
        "only", "", "step through what only this outlet reports; “only” again to go back to the passages", "only_here"
    ),
    TypedCommand("coverage", "[KIND]", "list which outlet carries which quote, passage, person or figure", "coverage"),
    TypedCommand("differences", "[NUMBER]", "list where the outlets differ, or go to one", "differences"),
    TypedCommand("closest", "[NUMBER]", "list the closest sentences in the other articles, or go to one", "closest"),
    TypedCommand("find", "WORDS", "step through the places where these words occur", "find"),
    TypedCommand("mark", "", "highlight the current place; “mark” again to change the colour", "highlight"),
    TypedCommand("note", "TEXT", "add a note at the current place", "note"),
    TypedCommand("notes", "[NUMBER]", "list your highlights, notes and verdicts, or go to one", "notes"),
    TypedCommand("remove", "", "remove the highlight, note or verdict here", "remove_annotation"),
    TypedCommand(
        "verdict", "WORDS", "judge the current passage: same, not the same, misquoted, or your words", "verdict"
    ),
    TypedCommand("tags", "WORDS", "set the tags of the highlight, note or verdict here", "tags"),
    TypedCommand("merge", "NAME into NAME", "merge two entries for one person", "merge"),
    TypedCommand("rename", "NAME to NAME", "give a person another name", "rename"),
    TypedCommand("no-person", "NAME", "mark this as not a person", "no_person"),
    TypedCommand("speaker", "NAME", "set the speaker of the current quote (“nobody”: unattributed)", "speaker"),
    TypedCommand("corrections", "[NUMBER]", "list the corrections to people and quotes, or undo one", "corrections"),
    TypedCommand("undo", "", "undo the last highlight, note, verdict or correction", "undo"),
    TypedCommand("redo", "", "redo what was undone", "redo"),
    TypedCommand("stricter", "", "show fewer matches, more certain", "stricter"),
    TypedCommand("looser", "", "show more matches, less certain", "looser"),
    TypedCommand("possible", "", "step through possible passages too, or hide them", "possible"),
    TypedCommand("whole", "", "step through the passages of all articles, or of one", "whole_event"),
    TypedCommand("export", "[FORMAT] FILE", "export everything to a file, with your highlights and notes", "export"),
    TypedCommand("more", "", "continue a list"),
    TypedCommand("help", "[COMMAND]", "list the commands, or explain one", "help"),
    TypedCommand("quit", "", "end", "quit"),
)

BY_WORD: Mapping[str, TypedCommand] = {command.word: command for command in COMMANDS}
WORD_OF: Mapping[str, str] = {command.id: command.word for command in COMMANDS if command.id}


def command_named(word: str, keys: Mapping[str, Sequence[str]]) -> TypedCommand | None:
    """Return the command with this name, or else with this key; None if there is neither."""
    if word.lower() in BY_WORD:
        return BY_WORD[word.lower()]
    return next((command for command in COMMANDS if command.id and word in keys.get(command.id, ())), None)


def word_of(command_id: str) -> str:
    """Return the name of a reader's command for messages."""
    return WORD_OF.get(command_id, command_id.replace("_", " "))


def help_lines(keys: Mapping[str, Sequence[str]], word: str = "") -> list[str]:
    """Return a line for each command, or for one; it includes the keys that can be typed."""
    if not word:
        return [f"{len(COMMANDS)} commands, typed by name or key."] + [_help(each, keys) for each in COMMANDS]
    command = command_named(word, keys)
    return [_help(command, keys)] if command else [f"Unknown command: {word}. For a list, type “help”."]


def _help(command: TypedCommand, keys: Mapping[str, Sequence[str]]) -> str:
    typed_keys = [key for key in keys.get(command.id, ()) if len(key) == 1]
    key_text = f", or {typed_keys[0]}" if typed_keys else ""
    argument = f" {command.argument}" if command.argument else ""
    return f"{command.word}{argument}{key_text}: {command.help}."
