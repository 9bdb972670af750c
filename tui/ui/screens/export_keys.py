"""Taking away what is highlighted: `e` opens the export dialog on what there is, and on what is current."""

from tui.export.options import Include, OwnText
from tui.matching.model import MatchKind
from tui.reading.session import ReadingSession
from tui.reading.shown import STATEMENTS
from tui.reading.tour import StopKind
from tui.ui.screens.select_keys import SelectKeys


class ExportKeys(SelectKeys):
    def action_export(self) -> None:
        from tui.articles.make import slug
        from tui.ui.screens.export import ExportScreen, Offer

        session = self.session
        if session.shown is None or session.mentioned is None:
            self.say("still looking for what there is to export")
            return
        grouping, mentions, cutoff = session.shown.grouping, session.mentioned.all, session.cutoff
        if not session.kinds >= STATEMENTS:
            grouping = grouping.only(session.kinds | {MatchKind.NAME})
        letters = session.shown.letters()
        selection = self.selecting.current
        if selection is not None:
            current = "the selection"
            only_current = Include(passages=False, texts=(OwnText(selection.passage),))
        else:
            current, only_current = _current(session)
        offer = Offer(
            suggested=f"{slug(session.coverage.title or 'passages')}.md",
            passages=len(session.shown.groups),
            names_shown=MatchKind.NAME in session.kinds,
            current=current,
            only_current=only_current,
            export=lambda file_format, parts: self.event.export(
                file_format, cutoff, grouping, mentions, parts, letters
            ),
        )
        self.app.push_screen(ExportScreen(offer), lambda path: self.say(f"written: {path}") if path else None)


def _current(session: ReadingSession) -> tuple[str, Include]:
    """What is current, in words, and as what to write; no words where nothing is."""
    stop = session.stop
    if stop is None or session.shown is None or session.mentioned is None:
        return "", Include()
    if stop.kind is StopKind.PASSAGE and stop.key in session.shown.labels:
        return f"passage {session.shown.labels[stop.key]}", Include(only_groups=frozenset({stop.key}))
    if stop.kind is StopKind.MENTION and stop.key in session.mentioned.person:
        said = frozenset(quote.id for quote in session.mentioned.all.quotes if quote.speaker == stop.key)
        only = Include(passages=False, people=True, quotes=True, only_people=frozenset({stop.key}), only_quotes=said)
        return session.mentioned.person[stop.key].name, only
    if stop.kind is StopKind.QUOTE:
        return "this quote", Include(passages=False, quotes=True, only_quotes=frozenset({stop.key}))
    return "", Include()
