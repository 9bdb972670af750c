"""Marks, and every command by its name."""

from collections.abc import Callable

from tui.ui.reading.commands import COMMANDS
from tui.ui.reading.context import Desk


class JumpKeys(Desk):
    async def action_mark(self) -> None:
        from tui.reading.place import bookmarks

        self.look()

        def put(letter: str | None) -> None:
            if letter is None or not bookmarks.is_letter(letter):
                self.say("no mark: a mark is a letter")
            elif bookmarks.set_bookmark(self.session, letter):
                self.say(f"mark {letter} is here; {self.key_name('to_mark')} and {letter} come back to it")

        await self._follow_up("mark this place with a letter", put)

    async def action_to_mark(self) -> None:
        from tui.reading.place import bookmarks

        self.look()

        def go(letter: str | None) -> None:
            if letter is not None:
                self.go(bookmarks.go_to_bookmark(self.session, letter), f"no mark {letter}")

        title = f"go to a mark; {bookmarks.LAST} to where the last jump began"
        if not self.session.trail.marks:
            title += f"; {self.key_name('mark')} and a letter make a mark"
        await self._follow_up(title, go)

    async def _follow_up(self, title: str, then: Callable[[str | None], None]) -> None:
        """Waits for one more key, and shows what it may be."""
        from tui.reading.place import bookmarks
        from tui.ui.dialogs.prefix import Following, PrefixScreen

        rows = [Following(each.letter, each.outlet, each.words) for each in bookmarks.list_bookmarks(self.session)]
        await self.app.push_screen(PrefixScreen(title, rows), then)

    async def action_palette(self) -> None:
        from tui.ui.dialogs.command_list import CommandList

        def run(chosen: str | None) -> None:
            if chosen is not None:
                command = next(each for each in COMMANDS if each.id == chosen)
                self.call_later(self.run_action, command.action or command.id)

        screen = CommandList(self.event.settings.keys)
        await self.app.push_screen(screen, run)
        screen.take_keys()
