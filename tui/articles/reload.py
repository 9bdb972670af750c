"""Articles that come, go and change after the others have been opened."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.load import LoadResult, Problem, load, read_again
from tui.articles.model import Article, Coverage
from tui.articles.options import ArticlesOptions
from tui.files import describe_os_error
from tui.text.canonical import one_line
from tui.yaml.reader import YamlError


class ReloadResult(Struct, frozen=True):
    articles: tuple[Article, ...]
    """Those whose file was read again, under their ids."""
    problems: tuple[Problem, ...]
    """Files that can no longer be read; their articles stay as they were."""


def open_more(known: LoadResult, paths: Sequence[str], options: ArticlesOptions) -> LoadResult:
    """The known articles and those of `paths`, as `articles.load.load` opens them; problems and notices are of the new
    ones. What is open already is not opened twice."""
    return load(paths, options, known=known)


def without_article(known: LoadResult, article_id: str) -> LoadResult:
    """Raises ValueError for the last article."""
    if len(known.coverage.articles) < 2:
        raise ValueError("it is the only article")
    articles = tuple(article for article in known.coverage.articles if article.id != article_id)
    origins = {article: origin for article, origin in known.origins.items() if article != article_id}
    return replace(known, coverage=Coverage(known.coverage.title, articles), origins=origins)


def reload_changed(known: LoadResult, article_ids: Iterable[str], options: ArticlesOptions) -> ReloadResult:
    """Read the changed files again; a file that cannot be read is reported, never raised."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for article_id in article_ids:
        origin = known.origins[article_id]
        try:
            articles.append(replace(read_again(origin, options), id=article_id))
        except OSError as error:
            problems.append(Problem(one_line(origin.file), describe_os_error(error)))
        except YamlError as error:
            problems.append(Problem.of(error))
    return ReloadResult(tuple(articles), tuple(problems))


def with_reloaded(known: Coverage, read: Coverage, articles: Iterable[Article]) -> Coverage:
    """`known` with these articles in place of those of the same id. `read`: the articles as their files named them; an
    outlet or a headline that the reader has changed since stays as it is."""
    new = {article.id: article for article in articles}

    def renew(article: Article) -> Article:
        if article.id not in new:
            return article
        old_article = next((old for old in read.articles if old.id == article.id), article)
        user_fields = {
            name: getattr(article, name)
            for name in ("outlet", "headline")
            if getattr(article, name) != getattr(old_article, name)
        }
        return replace(new[article.id], **user_fields)

    return replace(known, articles=tuple(map(renew, known.articles)))
