"""What several stories of one outlet repeat is its boilerplate; what versions of one story share is the story."""

from tui.articles.make import article_from_text
from tui.articles.model import Article, ZoneKind
from tui.articles.options import ArticlesOptions
from tui.articles.zoning.repeated import with_repeated_marked

LINE = "The Lantern is printed on paper from the northern woods and read in four towns."


def story(options: ArticlesOptions, number: int, extra: str = LINE, outlet: str = "Lantern") -> Article:
    own = "\n\n".join(
        f"The {thing} number {number} was closed on day {number} after it had been looked at, the port said in a note."
        for thing in ("bridge", "pier", "lock", "crane", "dock")
    )
    return article_from_text(f"Story {number}\n\n{own}\n\n{extra}\n", options, outlet=outlet, id=f"{outlet}-{number}")


def kinds(articles: tuple[Article, ...]) -> list[ZoneKind]:
    return [article.zone_at(article.text.index(LINE)) for article in articles]


def test_a_line_of_three_stories_is_boilerplate(options: ArticlesOptions) -> None:
    stories = [story(options, number) for number in range(3)]
    assert kinds(with_repeated_marked(stories, 300)) == [ZoneKind.FURNITURE] * 3
    assert kinds(with_repeated_marked(stories, 20)) == [ZoneKind.BODY] * 3


def test_a_line_of_two_stories_or_of_three_outlets_is_not_boilerplate(options: ArticlesOptions) -> None:
    assert kinds(with_repeated_marked([story(options, number) for number in range(2)], 300)) == [ZoneKind.BODY] * 2
    outlets = [story(options, number, outlet=f"Post {number}") for number in range(3)]
    assert kinds(with_repeated_marked(outlets, 300)) == [ZoneKind.BODY] * 3


def test_versions_of_one_story_keep_what_they_share(options: ArticlesOptions) -> None:
    versions = [story(options, 1, f"{LINE}\n\nUpdate {number}.") for number in range(3)]
    versions = [article_from_text(each.text, options, outlet="Lantern", id=str(n)) for n, each in enumerate(versions)]
    assert kinds(with_repeated_marked(versions, 300)) == [ZoneKind.BODY] * 3


def test_a_quotation_that_is_repeated_stays(options: ArticlesOptions) -> None:
    quote = "“The bridge is safe, and it will stay safe,” the harbour master said."
    stories = tuple(story(options, number, f"{quote}\n\n{LINE}") for number in range(3))
    marked = with_repeated_marked(stories, 300)
    assert [article.zone_at(article.text.index(quote)) for article in marked] == [ZoneKind.BODY] * 3
