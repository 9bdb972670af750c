"""Which open article an item is about, and where it stands in it."""

from msgspec.structs import replace

from tests.notebook.conftest import TEXT
from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.notebook.placement import Placer, open_articles_by_text, record_of
from tui.notebook.reader import ReadersNotebook
from tui.settings.load import load_settings
from tui.text.span import Span


def opened(text, **known):
    known = {"outlet": "Gazette", "url": "https://g.example/1"} | known
    return article_from_text(text, load_settings().articles, id="gazette", **known)


def notes(items, record, articles, options, files=None):
    there = {article.id: record_of(article, (files or {}).get(article.id, "")) for article in articles}
    meant = open_articles_by_text(there, [record])
    return Placer(Coverage("", tuple(articles)), options).annotations(items, meant)


def test_an_annotation_keeps_its_place_in_an_unchanged_text_under_any_file_name(notebook, mark, record, options):
    item = notebook.add(mark("fire broke out"), [record])
    there = opened(TEXT, url="", outlet="Other")
    (made,) = notes([item], record, [there], options).annotations
    assert (there.text[made.passages[0].span.start :][:14], made.is_reworded) == ("fire broke out", False)


def test_a_changed_article_is_recognised_by_its_url_file_or_headline(notebook, mark, record, options):
    item = notebook.add(mark("fire broke out on the ferry"), [record])
    new = "UPDATED\n\n" + TEXT
    assert len(notes([item], record, [opened(new)], options).annotations) == 1
    by_file = opened(new, url="")
    assert len(notes([item], record, [by_file], options, {"gazette": "/news/gazette.txt"}).annotations) == 1
    by_headline = opened(new, url="", headline=record.headline)
    assert len(notes([item], replace(record, url="", path=""), [by_headline], options).annotations) == 1
    other = opened(new, url="https://g.example/2")
    assert notes([item], record, [other], options).annotations == ()


def test_an_orphan_is_listed_with_its_words_and_placed_again_when_they_return(notebook, mark, record, options):
    item = notebook.add(mark("fire broke out", "why?", ("cause",)), [record])
    gone = notes([item], record, [opened(TEXT.replace("when fire broke out", "later"))], options)
    assert gone.annotations == ()
    assert [(lost.quote, lost.text, lost.tags) for lost in gone.orphans] == [("fire broke out", "why?", ("cause",))]
    assert notes([item], record, [opened(TEXT)], options).orphans == ()


def test_an_unsure_annotation_names_the_words_of_the_best_candidate(notebook, mark, record, options):
    item = notebook.add(mark("Two people died when fire broke out on the ferry Solveig"), [record])
    (unsure,) = notes([item], record, [opened(TEXT + "\nNow: " + TEXT.split("\n\n")[1])], options).orphans
    assert unsure.candidate == unsure.quote
    gone = TEXT.replace("Two people died when fire broke out on the ferry Solveig", "Nothing is known")
    (orphaned,) = notes([item], record, [opened(gone)], options).orphans
    assert orphaned.candidate == ""


def test_removed_items_and_other_articles_are_left_out(notebook, mark, record, options):
    item = notebook.set_aside(notebook.add(mark("fire"), [record]))
    assert notes([item], record, [opened(TEXT)], options).annotations == ()
    other = opened("Another story\n\nOf another town.\n", url="https://o.example", outlet="Other")
    kept = notebook.bring_back(item)
    shown = notes([kept], record, [other], options)
    assert (shown.annotations, shown.orphans) == ((), ())


def test_a_placed_annotation_says_that_its_words_have_changed(notebook, mark, record, options):
    item = notebook.add(mark("Two people died when fire broke out on the ferry Solveig"), [record])
    (made,) = notes([item], record, [opened(TEXT.replace("Two", "Three"))], options).annotations
    assert made.is_reworded


def test_a_second_window_sees_the_annotations_of_the_first(notebook, article, options):
    one, two = ReadersNotebook(notebook, options), ReadersNotebook(notebook, options)
    coverage = Coverage("", (article,))
    one.open(coverage, {"gazette": "/news/gazette.txt"})
    one.highlight(Passage("gazette", Span(0, 3)))
    assert [mark.passages for mark in two.open(coverage, {}).annotations] == [(Passage("gazette", Span(0, 3)),)]
    assert notebook.records()[0].path == "/news/gazette.txt"
