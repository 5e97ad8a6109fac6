"""In which section a line stands, said shortly: 第一部分（三）."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.draft.manuscript import Line
    from assistant.draft.parts import ParagraphStyle

OPENING = "开头"
"""Where what stands before the first heading is."""

DEPTHS: Mapping[ParagraphStyle, int] = {
    "attachment": 0,
    "heading1": 1,
    "heading2": 2,
    "heading3": 3,
    "heading4": 4,
}
"""How deep a section lies that begins with a paragraph of this style."""


def section_places(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return for each line the section it stands in; a heading stands in its own."""
    places = []
    around: list[tuple[int, str]] = []
    for line in lines:
        depth = DEPTHS.get(line.style)
        if depth is not None:
            around = [each for each in around if each[0] < depth]
            around.append((depth, _said(line, depth)))
        places.append("".join(said for _, said in around) or OPENING)
    return tuple(places)


def _said(line: Line, depth: int) -> str:
    """Return the number of a heading as one speaks of it, or what it says where it has none."""
    ordinal = line.ordinal.strip()
    if not ordinal:
        return f"“{line.text}”"
    return f"第{ordinal.rstrip('、')}部分" if depth == 1 and ordinal.endswith("、") else ordinal
