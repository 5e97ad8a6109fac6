"""What a pattern is made of, and which it may be made of.

A pattern may come from anywhere, so it is not given to :mod:`re`, where a few characters can make a
machine work for years. Its signs are few, and :mod:`assistant.draft.find.machine` looks at each
place of a text a bounded number of times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.draft.find.folding import Same

EdgeKind = Literal["start", "end", "word", "no_word"]


class Signs(dict[str, bool]):
    """Which characters fit, worked out when one is first met.

    Args:
        wanted: pattern of one character.
        same: what is not told apart.
        is_negated: whether a character and its fold must both fit, as in ``[^甲]``.
    """

    def __init__(self, wanted: str, same: Same, *, is_negated: bool = False) -> None:
        super().__init__()
        self._pattern = re.compile(wanted, re.DOTALL)
        self._same = same
        self._all_or_any = all if is_negated else any

    def __missing__(self, character: str) -> bool:
        forms = {character, self._same.fold(character), character.swapcase()}
        if not self._same.case:
            forms = {character, self._same.fold(character)}
        fits = self._all_or_any(
            self._pattern.fullmatch(form) is not None for form in forms if len(form) == 1
        )
        self[character] = fits
        return fits


@dataclass(frozen=True, slots=True)
class One:
    """One character."""

    signs: Signs


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters."""

    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class Row:
    """One after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Any of them, the first that fits."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """So many times."""

    part: Node
    least: int
    most: int | None
    """None for any number."""
    is_lazy: bool = False
    """Whether as few as possible."""


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch that a replacement can put back as ``$1``."""

    part: Node
    number: int


Node = One | Edge | Row | Choice | Repeat | Group
