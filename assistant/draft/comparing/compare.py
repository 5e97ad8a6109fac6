"""Two versions of a draft, or two reports, side by side (对比): what reads differently.

A manuscript can be compared as well as a draft: last year's report, a file from elsewhere. Drafts
are compared as they read, fields written out; guidance (写作提示) is no part of that. What numbers
differ is told in ``compare_figures.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from assistant.draft.comparing.difference import Pair, Piece, align, differences
from assistant.draft.comparing.section_place import section_places
from assistant.draft.compose import compose
from assistant.draft.manuscript import Manuscript
from assistant.draft.numbering import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Line
    from assistant.draft.parts import Elements, SheetRow

RowKind = Literal["same", "changed", "moved", "added", "removed"]
SheetKind = Literal["changed", "added", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One paragraph before and after, or a stretch of paragraphs that are the same."""

    kind: RowKind
    """``moved`` may have changed as well: then a piece is not ``same``."""
    section: str
    """Where it stands: after, and what was removed before (第一部分（三）)."""
    before: int | None = None
    """Line in :attr:`Comparison.before`; the first one of a stretch."""
    after: int | None = None
    """Line in :attr:`Comparison.after`; the first one of a stretch."""
    count: int = 1
    """How many paragraphs the row stands for; one, but for those that are the same."""
    pieces: tuple[Piece, ...] = ()
    """The two texts in one row; empty for a stretch."""
    is_restyled: bool = False
    """Whether it became a heading, a text, a table, or a heading of another level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementChange:
    """An element of the official document (公文要素) that reads differently."""

    name: str
    """Its name in :class:`Elements`."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChange:
    """A row of the indicator sheet (指标表) that differs."""

    kind: SheetKind
    key: str
    name: str
    before: SheetRow | None
    after: SheetRow | None
    columns: tuple[str, ...] = ()
    """What differs, by the names of :class:`SheetRow`; empty for a row that came or went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two texts side by side."""

    before: Manuscript
    after: Manuscript
    rows: tuple[Row, ...]
    """In the order of the text after, what was removed where it stood."""
    elements: tuple[ElementChange, ...] = ()
    sheet: tuple[SheetChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no difference at all."""
        changed = any(row.kind != "same" for row in self.rows)
        return not (changed or self.elements or self.sheet)


def compare(before: Draft | Manuscript, after: Draft | Manuscript) -> Comparison:
    """Return what differs in words, in the elements and, between two drafts, in the sheet."""
    old, new = as_manuscript(before), as_manuscript(after)
    sheets = [() if isinstance(each, Manuscript) else each.sheet for each in (before, after)]
    is_between_drafts = Manuscript not in (type(before), type(after))
    return Comparison(
        before=old,
        after=new,
        rows=tuple(_collapsed(_rows(old.lines, new.lines))),
        elements=tuple(_element_changes(old.elements, new.elements)),
        sheet=compare_sheets(*sheets) if is_between_drafts else (),
    )


def as_manuscript(text: Draft | Manuscript) -> Manuscript:
    """Return the text as it reads."""
    return text if isinstance(text, Manuscript) else compose(text)


def line_pairs(before: Sequence[Line], after: Sequence[Line]) -> tuple[Pair, ...]:
    """Return which lines belong together; a table never became a text."""
    pairs = []
    for pair in align(*([line.text for line in lines] for lines in (before, after))):
        old, new = _both(pair, before, after)
        if old and new and (old.style in TABLES) != (new.style in TABLES):
            pairs += [Pair(pair.before, None), Pair(None, pair.after)]
        else:
            pairs.append(pair)
    return tuple(pairs)


def compare_sheets(
    before: Sequence[SheetRow], after: Sequence[SheetRow]
) -> tuple[SheetChange, ...]:
    """Return the rows that differ, in the order of the sheet after, then those that are gone."""
    old, new = ({row.key: row for row in rows} for rows in (before, after))
    changes = []
    for key, row in (new | {key: row for key, row in old.items() if key not in new}).items():
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        columns: tuple[str, ...] = ()
        if was is not None and now is not None:
            columns = tuple(
                column.name
                for column in fields(row)
                if getattr(was, column.name) != getattr(now, column.name)
            )
        kind: SheetKind = "added" if was is None else "removed" if now is None else "changed"
        changes.append(
            SheetChange(kind=kind, key=key, name=row.name, before=was, after=now, columns=columns)
        )
    return tuple(changes)


def _both(
    pair: Pair, before: Sequence[Line], after: Sequence[Line]
) -> tuple[Line | None, Line | None]:
    return (
        None if pair.before is None else before[pair.before],
        None if pair.after is None else after[pair.after],
    )


def _rows(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Row]:
    sections = section_places(before), section_places(after)
    for pair in line_pairs(before, after):
        old, new = _both(pair, before, after)
        text, other = (line.text if line else "" for line in (old, new))
        restyled = old is not None and new is not None and old.style != new.style
        kind: RowKind = "same"
        if old is None or new is None:
            kind = "added" if old is None else "removed"
        elif pair.moved:
            kind = "moved"
        elif text != other or restyled:
            kind = "changed"
        yield Row(
            kind=kind,
            section=_section(pair, *sections),
            before=pair.before,
            after=pair.after,
            pieces=() if kind == "same" else differences(text, other),
            is_restyled=restyled,
        )


def _section(pair: Pair, before: Sequence[str], after: Sequence[str]) -> str:
    if pair.after is not None:
        return after[pair.after]
    return "" if pair.before is None else before[pair.before]


def _collapsed(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows, those that are the same and follow on each other as one."""
    stretch: list[Row] = []
    for row in rows:
        if stretch and not _follows(stretch[-1], row):
            yield _stretch(stretch)
            stretch = []
        if row.kind == "same":
            stretch.append(row)
        else:
            yield row
    if stretch:
        yield _stretch(stretch)


def _follows(last: Row, row: Row) -> bool:
    """Tell whether both sides go on without a gap: a paragraph may have moved away between."""
    is_next = (last.before or 0) + 1 == row.before and (last.after or 0) + 1 == row.after
    return row.kind == "same" and is_next


def _stretch(rows: list[Row]) -> Row:
    first = rows[0]
    return Row(
        kind="same",
        section=first.section,
        before=first.before,
        after=first.after,
        count=len(rows),
    )


def _element_changes(before: Elements, after: Elements) -> Iterator[ElementChange]:
    for field in fields(before):
        old, new = (_said(getattr(each, field.name)) for each in (before, after))
        if old != new:
            yield ElementChange(name=field.name, pieces=differences(old, new))


def _said(value: str | bool) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value
