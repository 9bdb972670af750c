"""Adds, removes and reloads articles in an open event."""

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
    """Articles that were read again, with their ids unchanged."""
    problems: tuple[Problem, ...]
    """Files that can no longer be read; their articles stay as they were."""


def open_more(open_result: LoadResult, paths: Sequence[str], options: ArticlesOptions) -> LoadResult:
    """Open further articles like `articles.load.load`; problems and notices are those of the new ones.

    Articles that are already open are not opened twice.
    """
    return load(paths, options, known=open_result)


def without_article(open_result: LoadResult, article_id: str) -> LoadResult:
    """Close an article. Raises ValueError for the last one."""
    if len(open_result.coverage.articles) < 2:
        raise ValueError("it is the only article")
    articles = tuple(article for article in open_result.coverage.articles if article.id != article_id)
    origins = {article: origin for article, origin in open_result.origins.items() if article != article_id}
    return replace(open_result, coverage=Coverage(open_result.coverage.title, articles), origins=origins)


def reload_changed(open_result: LoadResult, article_ids: Iterable[str], options: ArticlesOptions) -> ReloadResult:
    """Read the changed files again; a file that cannot be read is reported, but raises nothing."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for article_id in article_ids:
        origin = open_result.origins[article_id]
        try:
            articles.append(replace(read_again(origin, options), id=article_id))
        except OSError as error:
            problems.append(Problem(one_line(origin.file), describe_os_error(error)))
        except YamlError as error:
            problems.append(Problem.of(error))
    return ReloadResult(tuple(articles), tuple(problems))


def with_reloaded(coverage: Coverage, read: Coverage, articles: Iterable[Article]) -> Coverage:
    """Replace articles by reloaded ones with the same id. `read`: the articles with the names in their files.

    An outlet or headline that the user has changed stays.
    """
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

    return replace(coverage, articles=tuple(map(renew, coverage.articles)))
