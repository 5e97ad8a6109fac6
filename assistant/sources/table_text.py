"""Tables written as text: a row a line, its cells parted by bars, merged cells in their place.

事项 | 受理 | 审结
行政复议 | 15件 | 12件
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEPARATOR = " | "

LONGEST_NAME = 20
"""Characters of the longest name that rows share."""

LONGEST_CELL = 300
"""Characters of the fullest cell of a table of data; a longer one is text in a frame."""


class Cell(NamedTuple):
    """One cell of a row."""

    text: str = ""
    columns: int = 1
    """How many columns it takes."""
    is_below: bool = False
    """It is merged with the cell above, whose text it shares."""


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the lines of a table; a row of one cell is plain text, and an empty row is none.

    The name that a row shares with those above it (行政执法) is repeated, a number is not. A cell
    over several columns is followed by empty ones, so that the columns below stay in line.
    """
    lines = []
    above: list[str] = []
    for row in rows:
        texts = list(_texts(row, above))
        if any(cell.text.strip() for cell in row):
            lines.append(texts[0] if len(row) == 1 else SEPARATOR.join(texts))
        above = texts
    return lines


def _texts(row: Sequence[Cell], above: Sequence[str]) -> Iterator[str]:
    """Give what stands in each column of a row."""
    column = 0
    is_name = True
    for cell in row:
        shared = above[column] if column < len(above) else ""
        is_name = is_name and cell.is_below and _is_name(shared)
        yield shared if is_name else "" if cell.is_below else _plain(cell.text)
        yield from [""] * (cell.columns - 1)
        column += cell.columns


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and not any(sign.isdigit() for sign in text)


def _plain(text: str) -> str:
    """Return the text of a cell on one line, without bars of its own."""
    return " ".join(text.split("\n")).replace("|", "｜").strip()
