"""Every command of the reading screen: one table from which the bindings, the hints and the help are made."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from textual.binding import Binding

STEP, SELECT, NOTES, VIEWS, CHOOSE, MATCHES, CORRECT, PANES, ARTICLES, SCROLL, REST = (
    "Step from one to the next",
    "Select and copy",
    "Highlights, notes and verdicts",
    "Look in another way",
    "Find and choose",
    "Matches",
    "Correct people and quotes, in the sidebar",
    "Panes",
    "Articles",
    "Scroll",
    "Take away and leave",
)


class Command(Struct, frozen=True):
    id: str
    """In config/keys.yaml, and the screen's `action_…` unless `action` says otherwise."""
    group: str
    title: str
    hint: str = ""
    """A word or two for the bottom line; empty for what is not named there."""
    action: str = ""


COMMANDS = (
    Command("next", STEP, "Next passage; or the next mention, quote or search hit", "next"),
    Command("previous", STEP, "The one before"),
    Command("cross_next", STEP, "The same passage, quote, person or hit in the next article", "same in the next"),
    Command("cross_previous", STEP, "… in the previous article"),
    Command("name_next", STEP, "Next name or quote in this article"),
    Command("name_previous", STEP, "The name or quote before"),
    Command("select", STEP, "How each outlet words it; a name: show it in the sidebar", "compare"),
    Command("back", STEP, "Back to where you jumped from", "back"),
    Command("forward", STEP, "Forward again"),
    Command("mark", STEP, "Give this place a letter"),
    Command("to_mark", STEP, "Go to the place of a letter; ' to where the last jump began"),
    Command("leave", STEP, "Leave the sidebar, what was chosen, the current passage", "back to the text"),
    Command("grow", SELECT, "Select what is current or a sentence; again: more", "select"),
    Command("shrink", SELECT, "Select less"),
    Command("sentence_next", SELECT, "Select the next sentence", action="select_sentence(True)"),
    Command("sentence_previous", SELECT, "Select the sentence before", action="select_sentence(False)"),
    Command("word_on", SELECT, "A word more at the end that moves", action="stretch('word', True)"),
    Command("word_back", SELECT, "A word less", action="stretch('word', False)"),
    Command("sentence_on", SELECT, "A sentence more at the end that moves", action="stretch('sentence', True)"),
    Command("sentence_back", SELECT, "A sentence less", action="stretch('sentence', False)"),
    Command("turn", SELECT, "Move the other end of what is selected"),
    Command("copy", SELECT, "Copy what is selected, or what is current", "copy"),
    Command("cite", SELECT, "Copy it with outlet, headline, date and address", "cite"),
    Command("highlight", NOTES, "Highlight what is selected or current; again for another colour", "highlight"),
    Command("note", NOTES, "Write a note on what is selected or current, or change it", "note"),
    Command("verdict", NOTES, "Judge the current passage: same, not the same, misquoted", "verdict"),
    Command("tags", NOTES, "Tags of what you have marked"),
    Command("unmark", NOTES, "Take what you have marked away; undo brings it back"),
    Command("notes", NOTES, "List what you have marked"),
    Command("only_here", VIEWS, "What this outlet alone has stands out; or all again", "only here"),
    Command("fold", VIEWS, "Only the matches, the rest folded away; or all again"),
    Command("coverage", VIEWS, "Coverage: who tells what, and who leaves it out", "coverage"),
    Command("people", CHOOSE, "People: choose one, to step over every mention", "people"),
    Command("quotes", CHOOSE, "Quotes by speaker, to step over them", "quotes"),
    Command("passages", CHOOSE, "Passages that are shared, those in most outlets first"),
    Command("reported", CHOOSE, "Reported speech among the quotes, or quotes only", "reported speech"),
    Command("filter", CHOOSE, "Narrow the sidebar's list as you type", "filter"),
    Command("order", CHOOSE, "Put the sidebar's list in order of importance, or of place"),
    Command("sidebar", CHOOSE, "Hide the sidebar, or show it"),
    Command("find", CHOOSE, "Find text in all articles; ctrl+r there: a pattern", "find"),
    Command("stricter", MATCHES, "A stricter cutoff: fewer matches, surer ones"),
    Command("looser", MATCHES, "A looser cutoff: more matches, less sure ones"),
    Command("usual_cutoff", MATCHES, "Back to the usual cutoff, the one that is set"),
    Command("nearest", MATCHES, "To the nearest cutoff at which there is a passage"),
    Command("kinds", MATCHES, "Choose the kinds of matches that are shown"),
    Command("names", MATCHES, "Show or hide passages that share only a name"),
    Command("merge", CORRECT, "This person and another one are one", "merge"),
    Command("split", CORRECT, "Some mentions of this person are of somebody else", "split"),
    Command("no_person", CORRECT, "This is no person", "no person"),
    Command("speaker", CORRECT, "Who speaks this quote, or nobody", "speaker"),
    Command("undo", CORRECT, "Take the last correction or mark back (everywhere)", "undo"),
    Command("redo", CORRECT, "Make it again (everywhere)", "redo"),
    Command("pane_next", PANES, "Next pane"),
    Command("pane_previous", PANES, "Previous pane"),
    Command("pane_left", PANES, "The pane to the left; in the sidebar: close the row"),
    Command("pane_right", PANES, "The pane to the right; in the sidebar: open the row"),
    *(Command(f"pane_{number}", PANES, f"Pane {number}", action=f"pane({number})") for number in range(1, 10)),
    Command("zoom", PANES, "One article alone, or side by side again"),
    Command("layout", PANES, "Side by side, stacked, one at a time, or as the width allows"),
    Command("wider", PANES, "This pane wider, or taller where they are stacked"),
    Command("narrower", PANES, "This pane narrower, or lower"),
    Command("even", PANES, "All panes of one size again"),
    Command("move_left", PANES, "Move this pane to the left, or up"),
    Command("move_right", PANES, "Move this pane to the right, or down"),
    Command("close_pane", PANES, "Close this pane; its article stays behind"),
    Command("reopen_pane", PANES, "Open the pane again that was closed last"),
    Command("articles", ARTICLES, "All articles: put one into this pane"),
    Command("open_path", ARTICLES, "Open another article, folder or event.yaml"),
    Command("remove_article", ARTICLES, "Take this article out of the event (its file stays)"),
    Command("down", SCROLL, "A line down"),
    Command("up", SCROLL, "A line up"),
    Command("half_down", SCROLL, "Half a page down"),
    Command("half_up", SCROLL, "Half a page up"),
    Command("page_down", SCROLL, "A page down"),
    Command("page_up", SCROLL, "A page up"),
    Command("top", SCROLL, "To the beginning"),
    Command("bottom", SCROLL, "To the end"),
    Command("export", REST, "Write what is highlighted to a file", "export"),
    Command("rename", REST, "Name this article anew; in the sidebar, the person", "rename"),
    Command("theme", REST, "Dark or light"),
    Command("palette", REST, "Every command by name", "commands"),
    Command("themes", REST, "Choose the colours", action="app.change_theme"),
    Command("help", REST, "All keys", "all keys"),
    Command("interrupt", REST, "Copy what is selected; else twice to leave"),
    Command("quit", REST, "Leave the reader", "quit", action="app.quit"),
)


def bindings(keys: Mapping[str, Sequence[str]]) -> list[Binding]:
    """keys: command id → keys. Commands without a key are left to the palette."""
    return [
        Binding(",".join(escaped(key) for key in keys[command.id]), command.action or command.id, command.title)
        for command in COMMANDS
        if keys.get(command.id)
    ]


HINTS = (
    "next",
    "cross_next",
    "select",
    "only_here",
    "coverage",
    "people",
    "quotes",
    "find",
    "export",
    "back",
    "help",
    "quit",
)
"""Named in the bottom line, the most needed first: a narrow one shows only the first of them, and the last two."""

SIDEBAR_HINTS = (
    "select",
    "filter",
    "merge",
    "split",
    "rename",
    "no_person",
    "speaker",
    "reported",
    "undo",
    "redo",
    "leave",
    "help",
)
"""The same while the sidebar has the focus."""


SIDEBAR_WORDS = {"select": "open"}
"""What does something else there."""


def hints(keys: Mapping[str, Sequence[str]], *, in_sidebar: bool = False) -> list[tuple[str, str]]:
    """(key, what it does) for the bottom line."""
    words = {command.id: command.hint for command in COMMANDS} | (SIDEBAR_WORDS if in_sidebar else {})
    names = SIDEBAR_HINTS if in_sidebar else HINTS
    return [(shown(keys[name][0]), words[name]) for name in names if keys.get(name)]


def key_name(keys: Mapping[str, Sequence[str]], command: str) -> str:
    """A command as a sentence names it to be given: its key, or what finds it in the list of commands (“:nearest”)."""
    name = command.replace("_", " ")
    if keys.get(command):
        return shown(keys[command][0])
    if not keys.get("palette"):
        return f"“{name}”"
    list_key = shown(keys["palette"][0])
    return f"{list_key}{name}" if len(list_key) == 1 else f"{list_key} {name}"


def escaped(key: str) -> str:
    """A key as Textual's bindings want it; a comma would part two keys there."""
    return "comma" if key == "," else key


def bound(key: str, action: str, title: str) -> Binding:
    """key: as config/keys.yaml has it; Textual calls it otherwise (? is question_mark), and keeps how it is shown."""
    return Binding(escaped(key), action, title, key_display=shown(key))


def shown(key: str) -> str:
    """A key as a reader reads it."""
    return key.replace("escape", "esc").replace("pagedown", "page down").replace("pageup", "page up")
