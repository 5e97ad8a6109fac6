"""Texts as the search sees them: one script, no punctuation, no digits, cut into words and pairs.

This module alone knows which segmenter is in use: ``rjieba`` where it is installed, else ``jieba``,
the same algorithm and dictionary in pure Python. Both are loaded at their first use. Figures differ
from year to year and place to place, so digits play no part in matching.
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
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return _to_simplified()(unicodedata.normalize("NFKC", whole))


def letters(text: str) -> str:
    """Return the text in lower case, only its letters: ``受理158件，`` → ``受理件``."""
    return _NO_LETTER.sub("", text).lower()


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
