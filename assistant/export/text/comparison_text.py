"""A comparison of two texts as plain text, for a mail or a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.comparing.side_by_side import KIND_NAMES
from assistant.export.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.comparing.difference import Piece
    from assistant.draft.comparing.figure_rows import FigureRow
    from assistant.draft.comparing.side_by_side import SideRow

_SIGNS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def render_comparison_text(
    rows: Sequence[SideRow], figures: Sequence[FigureRow], names: tuple[str, str]
) -> str:
    """Return the differences: first what reads differently, then the numbers.

    Args:
        rows: the two texts side by side.
        figures: the numbers that differ.
        names: what the two are called.
    """
    lines = [
        f"左：{printable(names[0])}",
        f"右：{printable(names[1])}",
        "[-…-] 只有左边有，{+…+} 只有右边有",
        "",
        f"文字不同 {sum(row.is_difference for row in rows)} 处",
        *word_lines(rows),
        "",
        f"数据不同 {len(figures)} 处",
        *figure_lines(figures),
    ]
    return "\n".join(lines) + "\n"


def word_lines(rows: Sequence[SideRow]) -> Iterator[str]:
    """Yield a line for each paragraph that differs."""
    for row in rows:
        if row.is_difference:
            restyled = "，层次改变" if row.is_restyled else ""
            place = printable(row.section)
            yield f"[{KIND_NAMES[row.kind]}{restyled}] {place}：{_words(row)}"


def figure_lines(figures: Sequence[FigureRow]) -> Iterator[str]:
    """Yield a line for each number that differs."""
    for row in figures:
        change = f"，{row.change}" if row.change else ""
        told = f"{row.before or '未写'} → {row.after or '未写'}{change}"
        yield printable(f"{row.name}：{told}（{row.place}）")


def _words(row: SideRow) -> str:
    side = row.after or row.before
    ordinal = side.ordinal if side else ""
    return ordinal + "".join(_marked(piece) for piece in row.pieces)


def _marked(piece: Piece) -> str:
    start, end = _SIGNS[piece.kind]
    text = piece.text.replace("\n", "；").replace("\t", " | ")
    return f"{start}{printable(text)}{end}"
