"""How alike two reports are: the same report on a web page and as a PDF, or posted again elsewhere.

Sentences with a number are nearly always a report's own; a few of them, chosen by their hashes,
find the twin among thousands, and the whole texts then decide.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from heapq import nsmallest

from rapidfuzz import fuzz

TWIN = 0.85
"""From this likeness on two reports are taken for one."""

MOST_MARKS = 16
"""Sentences kept of a report to find its twins by."""

FEWEST_SHARED = 3
"""So many of them two reports must share to be compared; all of them where one has fewer."""

_SHORTEST = 12
_LONGEST = 200_000
"""Characters of a text that are compared."""

# 。 between sentences; not the end of a line, which twins break elsewhere
_STOP = re.compile(r"[。；！？]")
_NO_WORD = re.compile(r"\W+")
_DIGIT = re.compile(r"\d")


def telling_marks(text: str) -> tuple[int, ...]:
    """Return the hashes of the sentences that tell this report from others, smallest first.

    Punctuation and white space play no part. Each hash fits a signed integer of 64 bits.
    """
    sentences = {_NO_WORD.sub("", sentence) for sentence in _STOP.split(text)}
    long_enough = [sentence for sentence in sentences if len(sentence) >= _SHORTEST]
    telling = [sentence for sentence in long_enough if _DIGIT.search(sentence)]
    chosen = telling if len(telling) >= FEWEST_SHARED else long_enough
    return tuple(nsmallest(MOST_MARKS, map(_hash, chosen)))


def likeness(text: str, other: str) -> float:
    """Return how much two texts share, from 0 to 1; white space aside."""
    first, second = ("".join(words.split())[:_LONGEST] for words in (text, other))
    return fuzz.ratio(first, second) / 100


def _hash(sentence: str) -> int:
    digest = blake2b(sentence.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
