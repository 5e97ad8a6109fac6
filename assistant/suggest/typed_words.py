"""The words that a person types into the search field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.suggest.words import fold, simplified, whole

_LONGEST = 1_000
"""A search looks at no more characters than this."""
_MOST_WORDS = 20
"""Nor at more words."""

_QUOTES = '"＂“”「」'
# “一老 一小” 行政执法，5.4亿 1,200件
_WORD = re.compile(
    rf"""
    [{_QUOTES}] \s* (?P<phrase>[^{_QUOTES}\x00]*[^{_QUOTES}\x00\s]) \s* [{_QUOTES}]
    | (?P<word>(?: (?<=\d),(?=\d) | [^\s\x00,，、{_QUOTES}] )+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWord:
    """One word or quoted phrase, in every form that it may have in the corpus."""

    written: tuple[str, ...]
    """As it was typed, and in simplified script where that is another form."""
    folded: tuple[str, ...]
    """The same as :func:`assistant.suggest.words.fold` gives them."""

    def stands_in(self, text: str) -> bool:
        """Tell whether the text holds the word, whatever its width and case."""
        return any(form in text or form in fold(text) for form in self.folded)


def read_words(typed: str) -> tuple[TypedWord, ...]:
    """Return the words of a search, none twice, 20 at most.

    Words are separated by blanks and commas; what stands in quotation marks is one word, its blanks
    included: ``“一老 一小” 行政执法，5.4亿``. A comma between digits belongs to the number. A mark
    without its partner separates.
    """
    found = (match["phrase"] or match["word"] for match in _WORD.finditer(whole(typed[:_LONGEST])))
    words = dict.fromkeys(_typed_word(written) for written in found)
    return tuple(words)[:_MOST_WORDS]


def find_words(words: tuple[TypedWord, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of *text* that are one of the words, in order, without overlap."""
    if not words:
        return ()
    forms = sorted((form for word in words for form in word.folded), key=len, reverse=True)
    return tuple(found.span() for found in re.finditer("|".join(map(re.escape, forms)), fold(text)))


def _typed_word(written: str) -> TypedWord:
    forms = tuple(dict.fromkeys((written, simplified(written))))
    return TypedWord(written=forms, folded=tuple(dict.fromkeys(map(fold, forms))))
