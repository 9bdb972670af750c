"""A pane: one article under a line that names it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.articles.model import Article
from tui.ui.palette import Palette
from tui.ui.widgets.article_view import ArticleView


class Pane(Vertical):
    def __init__(self, article: Article, number: int, palette: Palette, measure_cells: int) -> None:
        super().__init__()
        self.number = number
        self.view = ArticleView(article, palette, measure_cells)
        self._title = PaneTitle(article, number)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.view

    @property
    def article_id(self) -> str:
        return self.view.article.id

    def rename(self, article: Article) -> None:
        """Show the article under another outlet or headline; its text stays."""
        self.view.article = article
        self._title.set_article(article)


class PaneTitle(Static):
    """The number that a key leads to, the outlet, the date, and as much of the headline as fits."""

    def __init__(self, article: Article, number: int) -> None:
        super().__init__(markup=False)
        self._number = number
        self.set_article(article)

    def set_article(self, article: Article) -> None:
        parts = [article.outlet]
        if article.published:
            parts.append(article.published)
        number, headline = Content(f" {self._number}  "), Content(f"  {article.headline}")
        named = Content(" · ".join(parts))
        faint = "$muted not bold"
        self.update(Content.assemble(number.stylize(faint), named, headline.stylize(faint)), layout=False)
