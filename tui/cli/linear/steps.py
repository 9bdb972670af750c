"""Answers the commands that move: stepping, searching, opening an article, the cutoff."""

from collections.abc import Callable, Mapping

from tui.articles.model import Article
from tui.cli.linear.commands import word_of
from tui.cli.linear.place import Answer, LinearPlace
from tui.cli.linear.words import chosen, in_words, sentence
from tui.reading.status.line import (
    analysis_text,
    cutoff_text,
    no_counterpart_text,
    no_stop_text,
    passages_text,
    reported_text,
)
from tui.reading.views import View
from tui.text.counts import count_text


class StepAnswers:
    def __init__(self, place: LinearPlace) -> None:
        self._place = place
        self._session = place.session

    def commands(self) -> Mapping[str, Callable[[str], Answer]]:
        place, session = self._place, self._session
        return {
            "next": lambda _: self._step(forward=True),
            "previous": lambda _: self._step(forward=False),
            "across": lambda _: place.arrive(session.to_counterpart(True), no_counterpart_text(session)),
            "across-back": lambda _: place.arrive(session.to_counterpart(False), no_counterpart_text(session)),
            "name": lambda _: place.arrive(session.next_mention(True), "no names or quotes here"),
            "name-back": lambda _: place.arrive(session.next_mention(False), "no names or quotes here"),
            "back": lambda _: place.arrive(session.back(), "nothing to go back to"),
            "forward": lambda _: place.arrive(session.forward(), "nothing to go forward to"),
            "leave": lambda _: self._leave(),
            "where": lambda _: place.where(),
            "down": lambda _: place.read_on(1),
            "up": lambda _: place.read_on(-1),
            "top": lambda _: place.read_edge(last=False),
            "bottom": lambda _: place.read_edge(last=True),
            "open": self._open,
            "find": self._find,
            "only": lambda _: self._only(),
            "reported": lambda _: self._reported(),
            "stricter": lambda _: self._move_cutoff(stricter=True),
            "looser": lambda _: self._move_cutoff(stricter=False),
            "possible": lambda _: self._cycle_possible(),
            "whole": lambda _: self._toggle_whole(),
        }

    def _step(self, *, forward: bool) -> Answer:
        session = self._session
        move = session.next() if forward else session.previous()
        return self._place.arrive(move, no_stop_text(session, False, word_of))

    def _leave(self) -> Answer:
        session = self._session
        if not self._place.views.leave():
            session.choose(None)
            session.stop = None
        self._place.views.update()
        return [self._place.overview()]

    def _find(self, words: str) -> Answer:
        if not words:
            return ["Find what? Type the words after “find”, for example: find zero"]
        count = self._session.search(words)
        if not count:
            self._session.end_search()
            return [f"No match for “{words}” in {count_text(len(self._session.order), 'article')}."]
        return self._place.arrive(self._session.next(), "")

    def _open(self, words: str) -> Answer:
        articles = self._session.coverage.articles
        if not words:
            lines = [sentence(f"{number}. {_about(article)}") for number, article in enumerate(articles, 1)]
            return [f"{count_text(len(articles), 'article')}.", *lines]
        article = _named(articles, words)
        if article is None:
            return [f"There is no article {words}. To list them, type “open”."]
        self._place.look_at(article, 0)
        return [sentence(_about(article)), *self._place.paragraph()]

    def _only(self) -> Answer:
        views = self._place.views
        self._session.counterparts.all_groups()  # at once, as nothing here is done in the background
        if (search := views.search_to_prepare) is not None:
            search.prepare()
        problem = views.toggle(View.ONLY_HERE)
        if problem:
            return [sentence(problem)]
        if views.view is View.ONLY_HERE:
            return [
                sentence(
                    in_words(views.summary()), "type “next” to step through it, “only” again to go back to the passages"
                )
            ]
        return [self._place.overview()]

    def _reported(self) -> Answer:
        self._session.show_reported(not self._session.with_reported)
        return [sentence(reported_text(self._session))]

    def _move_cutoff(self, *, stricter: bool) -> Answer:
        self._session.move_cutoff(stricter)
        groups = self._session.visible_groups
        count = passages_text(groups, "shared passage") if groups is not None else ""
        return [sentence(f"{cutoff_text(self._session)}: {count}")]

    def _cycle_possible(self) -> Answer:
        mode = self._session.cycle_possible()
        return [sentence(mode.value.replace("shown faintly, and ", ""))]

    def _toggle_whole(self) -> Answer:
        session = self._session
        session.is_event_toured = not session.is_event_toured
        reach = "all articles, each once" if session.is_event_toured else "one article"
        return [sentence(f"type “next” to step through the passages of {reach}")]

    def greeting(self) -> Answer:
        """Return the first answer: the open event, and how to get help."""
        title = self._session.coverage.title
        return [
            sentence(
                title, in_words(analysis_text(self._session)), "type “help” for the commands, “next” for a passage"
            ),
            *self._place.paragraph(),
        ]


def _about(article: Article) -> str:
    return ", ".join(filter(None, (article.outlet, article.headline, article.published)))


def _named(articles: tuple[Article, ...], words: str) -> Article | None:
    """Return the article with this number (from 1), id or outlet, or else the first whose outlet contains the words."""
    if words.isdecimal():
        return chosen(articles, words)
    folded = words.casefold()
    exact = (article for article in articles if folded in (article.id.casefold(), article.outlet.casefold()))
    partial = (article for article in articles if folded in article.outlet.casefold())
    return next(exact, None) or next(partial, None)
