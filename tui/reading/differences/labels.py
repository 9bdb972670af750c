"""Labels a difference with a few words."""

from tui.articles.model import Article
from tui.text.canonical import one_line
from tui.text.span import Span
from tui.text.tokens import word_spans

LABEL_CHARACTERS_MAX = 60
_WORDS_AROUND = 4


def label_of(article: Article, differing: Span, passage: Span) -> str:
    """Return the words around the differing ones: “numbered … when the dam gave way”."""
    words = list(word_spans(article.text, passage.start, passage.end))
    before = [word for word in words if word[1] <= differing.start][-_WORDS_AROUND:]
    after = [word for word in words if word[0] >= differing.end][:_WORDS_AROUND]
    parts = [article.text[some[0][0] : some[-1][1]] if some else "" for some in (before, after)]
    return one_line(" … ".join(part for part in parts if part), LABEL_CHARACTERS_MAX)
