"""The words around a peer's figure, for a cell that does not hold the whole sentence."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.benchmark.benchmark import Peer

_BEFORE = 12
"""Characters that are shown before the figure, a few less where a clause begins there."""
# 1,580; 1.58万; 35%
_NUMBER = re.compile(r"(?P<digits>\d[\d,，]*(?:\.\d+)?)(?P<size>[万亿]?)(?P<unit>\S?)")
_CLAUSE_ENDS = "，。；：、"
_SIZES = {"": 1.0, "万": 1e4, "亿": 1e8}


def words_around(peer: Peer) -> str:
    """Return the sentence from shortly before the figure: ``…受理行政复议案件158件，审结150件。``.

    The whole sentence is returned where the figure stands near its beginning or is not found.
    """
    sentence = peer.evidence.sentence
    at = next(_places(peer, sentence), 0)
    if at <= _BEFORE:
        return sentence
    first = at - _BEFORE
    clause = max(sentence.rfind(end, first, at - 1) for end in _CLAUSE_ENDS)
    return "…" + sentence[max(first, clause + 1) :]


def _places(peer: Peer, sentence: str) -> Iterator[int]:
    """Yield where the figure may stand, the likeliest place first."""
    found = list(_NUMBER.finditer(sentence))
    for number in found:
        value = float(re.sub("[,，]", "", number["digits"])) * _SIZES[number["size"]]
        if math.isclose(value, peer.value):
            yield number.start()
    for number in found:  # a value for 10,000 residents is not written as such
        if number["unit"] and peer.unit.startswith(number["unit"]):
            yield number.start()
