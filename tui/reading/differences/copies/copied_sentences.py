"""Finds the sentences that two articles have in nearly the same words."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from tui.articles.model import Article
from tui.text.quotation import quotations
from tui.text.sentences import sentences
from tui.text.span import Span
from tui.text.tokens import words_in

_WORDS_MIN = 8
"""Minimum number of words in a copied sentence."""
_COPIED_SHARE = 0.8
"""Minimum share of the words of the longer sentence that both have."""


class CopiedSentences:
    """The sentences of an article, to compare with those of others; each is read once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._words: dict[Span, Counter[str]] = {}

    @cached_property
    def _sentences(self) -> Sequence[Span]:
        text = self.article.text
        return [sentence for paragraph in self.article.paragraphs for sentence in sentences(text, paragraph)]

    @cached_property
    def quotations(self) -> Sequence[Span]:
        """The words inside quotation marks."""
        return [each.inner for each in quotations(self.article.text, self.article.paragraphs)]

    def pairs(self, span: Span, other: "CopiedSentences", other_span: Span) -> Iterator[tuple[Span, Span]]:
        """Yield the sentences in a span and those in another article's that have nearly the same words.

        A sentence that the other article has as it is, perhaps elsewhere, is no changed copy.
        """
        other_sentences = [
            other_sentence
            for other_sentence in other._sentences_at(other_span)
            if other._text_of(other_sentence) not in self._texts
        ]
        for sentence in self._sentences_at(span) if other_sentences else ():
            if self._text_of(sentence) in other._texts:
                continue
            words = self._words_of(sentence)
            for other_sentence in other_sentences:
                other_words = other._words_of(other_sentence)
                size = max(words.total(), other_words.total())
                if size >= _WORDS_MIN and (words & other_words).total() >= _COPIED_SHARE * size:
                    yield sentence, other_sentence

    def _text_of(self, sentence: Span) -> str:
        return sentence.slice(self.article.text)

    @cached_property
    def _texts(self) -> Set[str]:
        return frozenset(map(self._text_of, self._sentences))

    def _sentences_at(self, span: Span) -> Sequence[Span]:
        """Return the sentences that a span overlaps."""
        first = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.end)
        end = first
        while end < len(self._sentences) and self._sentences[end].start < span.end:
            end += 1
        return self._sentences[first:end]

    def _words_of(self, sentence: Span) -> Counter[str]:
        if sentence not in self._words:
            words = words_in(self.article.text, sentence.start, sentence.end)
            self._words[sentence] = Counter(word.lower() for word in words)
        return self._words[sentence]

    def quotation_at(self, words: Span) -> Span | None:
        """Return the words inside the innermost quotation marks around some words; None if they are not quoted."""
        return next((each for each in reversed(self.quotations) if each.covers(words)), None)
