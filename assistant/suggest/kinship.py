"""How near a passage is to a query in meaning where they share few words: corpus/kinship.csv.

The table places characters in a space in which what means the same lies in the same direction; a
text lies where its characters lie, one with another. It was learnt from the thesaurus and from
sentences reworded, by benchmarks/kinship_maker.py.
"""

from __future__ import annotations

import math
import sys
from array import array
from functools import cache
from operator import mul
from typing import TYPE_CHECKING

from assistant.base.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANE = array("I").itemsize
_ZERO = 128
"""What stands for 0 in a lane, as a lane holds no sign."""


class Meaning:
    """What a text is about.

    Args:
        letters: folded, in simplified script; characters that the table does not know play no part.
    """

    def __init__(self, letters: str) -> None:
        places = _places()
        known = [places[character] for character in set(letters) if character in places]
        size = _axes() * _LANE
        lanes = array("I", sum(known).to_bytes(size, sys.byteorder))
        self._place = [lane - _ZERO * len(known) for lane in lanes]
        self._length = math.sqrt(sum(map(mul, self._place, self._place)))

    def nearness(self, other: Meaning) -> float:
        """Return how near the other is: 1 for the same, about 0 for any other, -1 at the least."""
        lengths = self._length * other._length
        return sum(map(mul, self._place, other._place)) / lengths if lengths else 0.0


@cache
def _places() -> Mapping[str, int]:
    """Return the characters' places, each packed into one number with a lane for each axis.

    So all axes of many characters are summed up by a few additions.
    """
    return {row["character"]: _packed(row["axes"]) for row in read_table("kinship.csv")}


def _packed(axes: str) -> int:
    lanes = array("I", (axis + _ZERO for axis in array("b", bytes.fromhex(axes))))
    return int.from_bytes(lanes.tobytes(), sys.byteorder)


@cache
def _axes() -> int:
    return len(read_table("kinship.csv")[0]["axes"]) // 2
