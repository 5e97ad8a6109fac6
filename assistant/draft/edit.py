"""Replacements in a text that were found independently of one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes :attr:`written`."""

    start: int
    end: int
    written: str


def apply_edits(text: str, edits: Iterable[Edit], *, rest: Callable[[str], str] = str) -> str:
    """Return *text* with the edits made and *rest* applied to what no edit touches.

    Where two edits overlap, the one that comes first in *edits* is made.
    """
    taken = bytearray(len(text))
    made = []
    for edit in edits:
        if any(taken[edit.start : edit.end]):
            continue
        taken[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
        made.append(edit)
    made.sort(key=lambda edit: edit.start)
    written: list[str] = []
    done = 0
    for edit in made:
        written += (rest(text[done : edit.start]), edit.written)
        done = edit.end
    written.append(rest(text[done:]))
    return "".join(written)
