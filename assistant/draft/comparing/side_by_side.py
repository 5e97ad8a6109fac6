"""Two texts in two columns (左右对照): each paragraph beside what it became.

Every paragraph has a row of its own, the same ones too; to fold them is left to whoever shows them.
A paragraph that moved stands where it is now, and where it was stands a row that leads there.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.draft.comparing.difference import Piece, differences
from assistant.draft.comparing.section_place import section_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.draft.comparing.compare import Comparison, Row
    from assistant.draft.manuscript import Line
    from assistant.draft.parts import ParagraphStyle

SideKind = Literal["same", "changed", "moved", "moved_away", "added", "removed"]

KIND_NAMES: Mapping[SideKind, str] = {
    "same": "",
    "changed": "修改",
    "moved": "移来",
    "moved_away": "移走",
    "added": "新增",
    "removed": "删去",
}
ELEMENTS = "公文要素"
"""Section of the rows that show elements of the document."""
_FORMS = {"document": "公文", "letter": "信函"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A paragraph as one of the two texts has it."""

    line: int | None
    """Line of the manuscript; None for an element."""
    style: ParagraphStyle
    ordinal: str
    """Number of a heading, or the name of an element."""
    pieces: tuple[Piece, ...]
    """Joined, they are the text; what the other side lacks is ``removed`` or ``added``."""

    @property
    def text(self) -> str:
        """The paragraph with its number."""
        return self.ordinal + "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """What stands side by side."""

    kind: SideKind
    section: str
    """Where it stands, as in :class:`Row`; of what moved, where it is now."""
    came_from: str = ""
    """Section that a paragraph moved away from."""
    before: Side | None
    after: Side | None
    pieces: tuple[Piece, ...] = ()
    """Both texts in one row."""
    partner: int | None = None
    """Row of the other end of a move."""
    is_restyled: bool = False

    @property
    def is_difference(self) -> bool:
        """Whether something is to be read here; a move is told where the paragraph is now."""
        return self.kind not in ("same", "moved_away")


def side_rows(comparison: Comparison, element_names: Mapping[str, str]) -> tuple[SideRow, ...]:
    """Return the elements that differ, then the paragraphs in the order of the text after.

    Args:
        comparison: the two texts.
        element_names: Chinese names of the elements.
    """
    rows = [*_elements(comparison, element_names)]
    sections = section_places(comparison.before.lines)
    for row in comparison.rows:
        came_from = sections[row.before] if row.kind == "moved" and row.before is not None else ""
        rows += (replace(each, came_from=came_from) for each in _rows(row, comparison))
    return tuple(_with_moves(rows))


def _elements(comparison: Comparison, names: Mapping[str, str]) -> Iterator[SideRow]:
    for change in comparison.elements:
        pieces = change.pieces
        if change.name == "form":
            forms = (each.elements.form for each in (comparison.before, comparison.after))
            pieces = differences(*(_FORMS[form] for form in forms))
        name = f"{names.get(change.name, change.name)}："
        sides = [
            Side(line=None, style="body", ordinal=name, pieces=_of_side(pieces, gone))
            for gone in ("added", "removed")
        ]
        yield SideRow(
            kind="changed", section=ELEMENTS, before=sides[0], after=sides[1], pieces=pieces
        )


def _rows(row: Row, comparison: Comparison) -> Iterator[SideRow]:
    """Yield the rows of a comparison's row, one for each paragraph of a stretch."""
    lines = comparison.before.lines, comparison.after.lines
    for step in range(row.count):
        at = [None if first is None else first + step for first in (row.before, row.after)]
        pieces = row.pieces
        if row.kind == "same" and at[1] is not None:
            text = lines[1][at[1]].text
            pieces = (Piece("same", text),) if text else ()
        yield SideRow(
            kind=row.kind,
            section=row.section,
            before=_side(lines[0], at[0], _of_side(pieces, "added")),
            after=_side(lines[1], at[1], _of_side(pieces, "removed")),
            pieces=pieces,
            is_restyled=row.is_restyled,
        )


def _side(lines: Sequence[Line], at: int | None, pieces: tuple[Piece, ...]) -> Side | None:
    if at is None:
        return None
    return Side(line=at, style=lines[at].style, ordinal=lines[at].ordinal, pieces=pieces)


def _of_side(pieces: Sequence[Piece], gone: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.kind != gone)


def _with_moves(rows: list[SideRow]) -> list[SideRow]:
    """Add where each moved paragraph was, and let both ends lead to each other."""
    anchors = [(_line_before(row), at) for at, row in enumerate(rows) if _keeps_place(row)]
    places: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if row.kind == "moved":
            after = bisect_left(anchors, (_line_before(row), -1))
            place = anchors[after][1] if after < len(anchors) else len(rows)
            places.setdefault(place, []).append(at)
    merged: list[SideRow] = []
    ends: dict[int, int] = {}
    numbers: dict[int, int] = {}
    for at in range(len(rows) + 1):
        for moved in sorted(places.get(at, ()), key=lambda each: _line_before(rows[each])):
            ends[moved] = len(merged)
            merged.append(_left_behind(rows[moved]))
        if at < len(rows):
            numbers[at] = len(merged)
            merged.append(rows[at])
    for moved, end in ends.items():
        merged[end] = replace(merged[end], partner=numbers[moved])
        merged[numbers[moved]] = replace(merged[numbers[moved]], partner=end)
    return merged


def _keeps_place(row: SideRow) -> bool:
    return row.kind != "moved" and _line_before(row) >= 0


def _line_before(row: SideRow) -> int:
    return -1 if row.before is None or row.before.line is None else row.before.line


def _left_behind(row: SideRow) -> SideRow:
    """Return the row that stands where a paragraph was: it says where it went, by its section."""
    return SideRow(kind="moved_away", section=row.section, before=row.before, after=None)
