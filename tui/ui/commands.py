"""The commands of a screen, one row each, from which bindings, help, palette and hints are made."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

Run = Callable[[], "Awaitable[None] | None"]
"""Function that a key runs; a command that opens a dialog is awaited, so that keys typed ahead reach the dialog."""
Runs = Mapping[str, Run]
"""Command id → its function."""


class Command(Struct, frozen=True):
    id: str
    """Name of the command in config/keys.yaml."""
    group: str
    """Heading in the help."""
    title: str
    hint: str = ""
    """Hint for the bottom line, a word or two; empty if the command is not named there."""
    scope: str = ""
    """Part of the screen in which its keys work; empty for the whole screen."""
    also: tuple[str, ...] = ()
    """Other commands in config/keys.yaml whose keys do the same on this screen."""
    run: Run | None = None
    """Function that runs the command, set by the object that registers it."""

    @property
    def action(self) -> str:
        """The Textual action to which its keys are bound."""
        return f"command('{self.id}')"


class Registry:
    """The rows of a screen's commands, together with the functions that its objects register."""

    def __init__(self, rows: Iterable[Command]) -> None:
        self._rows = {row.id: row for row in rows}
        self.after_run: list[Callable[[str], None]] = []
        """Functions called in this order with the id of a command that has run."""

    def __iter__(self) -> Iterator[Command]:
        return iter(self._rows.values())

    def __getitem__(self, command_id: str) -> Command:
        return self._rows[command_id]

    def register(self, runs: Runs) -> None:
        """Register functions. Raises ValueError for a command without a row, or one that is already registered."""
        for command_id, run in runs.items():
            row = self._rows.get(command_id)
            if row is None or row.run is not None:
                reason = "has no row in the table of commands" if row is None else "is registered twice"
                raise ValueError(f"the command {command_id} {reason}")
            self._rows[command_id] = replace(row, run=run)

    @property
    def unregistered(self) -> list[str]:
        """The ids of rows without a registered function."""
        return [row.id for row in self if row.run is None]

    async def run(self, command_id: str) -> None:
        """Run a command. Raises ValueError if no function is registered for it."""
        run = self._rows[command_id].run
        if run is None:
            raise ValueError(f"the command {command_id} does nothing")
        outcome = run()
        if outcome is not None:
            await outcome
        for observe in self.after_run:
            observe(command_id)
