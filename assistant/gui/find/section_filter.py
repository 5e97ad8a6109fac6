"""Which headings hold what was typed: their number, as written or in digits, or their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.draft.find.folding import Same
from assistant.draft.numbering import attachment_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.gui.opened.survey import Entry

# 2  2.1  2．1.3  2、1
_DIGITS = re.compile(r"\d+(?:[.．、\s]\d*)*")
_PARTING = re.compile(r"\D+")
# （一） and (一) are the same, and so are 一、 and 一
_MARKS = re.compile(r"[()、.．\s]+")
_SAME = Same()


class Section(NamedTuple):
    """A heading, with its number among all."""

    entry: Entry
    number: tuple[int, ...]
    """``2, 1`` for 二、（一）; empty for an attachment."""
    path: str
    """Numbers of the headings above and its own: ``二、（一）``."""


def sections_of(entries: Iterable[Entry]) -> tuple[Section, ...]:
    """Return the headings with their numbers; an attachment begins them anew."""
    counts, ordinals = [0] * 4, [""] * 4
    attachment = ""
    found = []
    for entry in entries:
        ordinal, depth = entry.ordinal.strip(), entry.level - 1
        if ordinal.startswith(attachment_label(None)):
            attachment, counts, ordinals = ordinal, [0] * 4, [""] * 4
            found.append(Section(entry, (), ordinal))
            continue
        counts[depth:] = [counts[depth] + 1, *[0] * (3 - depth)]
        ordinals[depth:] = [ordinal, *[""] * (3 - depth)]
        path = "".join((attachment, *ordinals))
        found.append(Section(entry, tuple(counts[: entry.level]), path))
    return tuple(found)


def fitting(sections: Sequence[Section], typed: str) -> tuple[Section, ...]:
    """Return the headings that fit; for digits alone those with that number and those below."""
    typed = typed.strip()
    if _DIGITS.fullmatch(typed):
        number = tuple(int(digits) for digits in _PARTING.split(typed) if digits)
        numbered = tuple(each for each in sections if each.number[: len(number)] == number)
        if numbered:
            return numbered
    words = [_bare(word) for word in typed.split()]
    return tuple(
        each
        for each in sections
        if all(word in _bare(f"{each.path}{each.entry.heading}") for word in words)
    )


def _bare(text: str) -> str:
    return _MARKS.sub("", _SAME.fold(text))
