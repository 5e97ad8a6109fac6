"""Texts as the search sees them: one script, one width, letters apart from all else, words, pairs.

This module alone knows which segmenter is in use: ``rjieba`` where it is installed, else ``jieba``,
the same algorithm and dictionary in pure Python. Both are loaded at their first use. Figures differ
from year to year and place to place, so digits play no part in suggestions.
"""

from __future__ import annotations

import logging
import re
import unicodedata
import warnings
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from typing import TYPE_CHECKING

from assistant.base.paths import user_data

if TYPE_CHECKING:
    from collections.abc import Callable

# ，。《》 158 99.6% _
_NO_LETTER = re.compile(r"[\W\d_]+")
# 受[理]158[件]，办: letters away from any digit
_FAR_LETTERS = re.compile(r"(?<!\d)[^\W\d_]+(?!\d)")


class _Folded(dict[int, str]):
    """Each character in half width and lower case, where that is one character again."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>")):
            character = unicodedata.normalize("NFKC", character)
        lower = character.lower()
        self[code] = lower if len(lower) == 1 else character
        return self[code]


_FOLDED = _Folded()


def segmenter() -> str:
    """Return the name of the segmenter in use; an index built with another one does not fit."""
    return "rjieba" if find_spec("rjieba") else "jieba"


def segment(text: str) -> list[str]:
    """Return the words of *text* in order; joined, they are the text."""
    return list(_cut()(text)) if text else []


def word_edges(text: str) -> frozenset[int]:
    """Return the offsets where a word of *text* starts or ends."""
    return frozenset(accumulate(map(len, segment(text)), initial=0))


def normalise(text: str) -> str:
    """Return what a person typed in simplified script and half width, without broken characters."""
    return simplified(unicodedata.normalize("NFKC", whole(text)))


def whole(text: str) -> str:
    """Return the text without broken characters, which a paste may leave in it."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def simplified(text: str) -> str:
    """Return the text in simplified script: ``行政複議`` → ``行政复议``."""
    return _to_simplified()(text)


def fold(text: str) -> str:
    """Return the text, as long as before, in half width and lower case: ``（PPP）`` → ``(ppp)``."""
    return text.translate(_FOLDED)


def letters(text: str) -> str:
    """Return the text in lower case, only its letters: ``受理158件，`` → ``受理件``."""
    return _NO_LETTER.sub("", text).lower()


def marks(text: str) -> str:
    """Return the text without letters that touch no digit: ``受理1,158件，办`` → ``理1,158件，``.

    What stands side by side in a part of the text stands so in the whole.
    """
    return _FAR_LETTERS.sub("", text)


def word_terms(text: str) -> list[str]:
    """Return the words of *text* that hold a letter."""
    return " ".join(segment(_NO_LETTER.sub(" ", text).lower())).split()


def pair_terms(text: str) -> list[str]:
    """Return each two neighbouring letters of *text*."""
    plain = letters(text)
    return [plain[i : i + 2] for i in range(len(plain) - 1)]


def character_terms(text: str) -> list[str]:
    """Return each letter of *text*."""
    return list(letters(text))


@cache
def _cut() -> Callable[[str], list[str]]:
    if segmenter() == "jieba":
        return _load_jieba()
    import rjieba

    return rjieba.cut


def _load_jieba() -> Callable[[str], list[str]]:
    """Return jieba's function, its dictionary loaded without a word on stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it may import the deprecated pkg_resources
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    jieba.dt.tmp_dir = str(user_data("jieba.cache").parent)
    jieba.initialize()
    cut: Callable[[str], list[str]] = jieba.lcut
    return cut


@cache
def _to_simplified() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
