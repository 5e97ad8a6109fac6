"""A block broken into the rows it will be printed on, each with its place across the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from assistant.export.block import line_pt
from assistant.export.gongwen import POINTS_PER_MM, LatinFace
from assistant.export.kinsoku import break_lines
from assistant.export.page import Row, Run
from assistant.export.widths import advance, is_full, seam

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.export.block import Block, Mark, Span
    from assistant.export.gongwen import Align, FontRole, Measures

_ASCENT = 0.8
"""Part of a line of exact height that lies above the baseline, as LibreOffice sets it."""


def set_rows(block: Block, measures: Measures) -> tuple[Row, ...]:
    """Return the rows of a block of text, each at the top of the paper."""
    style = measures.styles[block.role]
    indent = block.indent or style.indent
    unit = measures.page.char_pt
    frame = Frame(
        align=style.align,
        left_pt=indent.left * unit,
        room_pt=measures.page.text_width_pt - (indent.left + indent.right) * unit,
        first_pt=indent.first_line * unit,
        tabs_pt=block.tabs_pt,
        ends_right=block.ends_right,
    )
    return rows_in(block, frame, measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the rows of a paragraph may stand, from the left edge of the text area."""

    align: Align
    left_pt: float
    room_pt: float
    """Width of the rows after the first."""
    first_pt: float = 0.0
    """Added to the left of the first row."""
    tabs_pt: tuple[float, ...] = ()
    ends_right: bool = False
    """True where the part at the last tab stop ends there."""


def rows_in(block: Block, frame: Frame, measures: Measures) -> tuple[Row, ...]:
    """Return the rows of the block's spans inside the frame, each at the top of the paper."""
    setter = _Setter(block, measures)
    made = []
    for start, paragraph in _paragraphs(block.spans):
        words = _words(paragraph, setter)
        placed = _tabbed(words, frame) if frame.tabs_pt else _broken(words, frame)
        made += [setter.row(words, start, line) for line in placed]
    return tuple(made)


class _Piece(NamedTuple):
    """Characters drawn alike."""

    start: int
    end: int
    font: FontRole
    mark: Mark | None


class _Words(NamedTuple):
    """A paragraph with what it is drawn with."""

    text: str
    widths: list[float]
    """Of each character, the white before it counted in."""
    leads: dict[int, float]
    """White before a character where the script changes; none at the start of a row."""
    pieces: list[_Piece]


class _Line(NamedTuple):
    """A stretch of the words with its place across the page."""

    start: int
    end: int
    x_pt: float
    stretch_pt: float = 0.0
    """Added after each character but the last, so that the row fills its room."""


class _Setter:
    """Widths and runs in the style of one block."""

    def __init__(self, block: Block, measures: Measures) -> None:
        self.style = style = measures.styles[block.role]
        self.role = block.role
        self.measures = measures
        self.size = block.size_pt or style.size_pt
        self._line_pt = line_pt(block, measures)
        self._latin = LatinFace(name="") if style.font == "song" else measures.latin
        self._widths: dict[str, float] = {}

    def width(self, character: str) -> float:
        """Return the advance of a character, in points."""
        width = self._widths.get(character)
        if width is None:
            width = advance(character, self.size, self.style.spacing_pt, self._latin)
            self._widths[character] = width
        return width

    def font(self, span: Span, *, is_chinese: bool) -> FontRole:
        """Return the face of characters; page numbers are in 宋体 throughout (7.5)."""
        face = span.font or self.style.font
        return face if is_chinese or face == "song" or self._follows else "latin"

    @property
    def _follows(self) -> bool:
        return self.measures.latin.follows_text

    def row(self, words: _Words, start: int, lines: Sequence[_Line]) -> Row:
        """Return the row of stretches that stand beside one another."""
        height = self._line_pt / POINTS_PER_MM
        runs = [run for line in lines for run in self._runs(words, line)]
        return Row(
            role=self.role,
            start=start + lines[0].start,
            height_mm=height,
            baseline_mm=height * _ASCENT,
            runs=tuple(runs),
        )

    def _runs(self, words: _Words, line: _Line) -> Iterator[Run]:
        x = line.x_pt
        last = bisect_right(words.pieces, line.start, key=lambda piece: piece.start) - 1
        for piece in words.pieces[max(last, 0) :]:
            start, end = max(piece.start, line.start), min(piece.end, line.end)
            if start >= end:
                break
            lead = words.leads.get(start, 0.0)
            x += lead if start > line.start else 0.0
            stretched = end - start - (end == line.end)
            width = sum(words.widths[start:end]) - lead + stretched * line.stretch_pt
            yield Run(
                text=words.text[start:end],
                font=piece.font,
                size_pt=self.size,
                color=self.style.color,
                mark=piece.mark,
                x_mm=self.measures.page.left_mm + x / POINTS_PER_MM,
                width_mm=width / POINTS_PER_MM,
                face=self.measures.face_name(piece.font),
                bold=self.style.bold,
            )
            x += width


def _paragraphs(spans: Sequence[Span]) -> Iterator[tuple[int, list[tuple[str, Span]]]]:
    """Cut where a line feed stands, which is only in titles and cells."""
    offset = start = 0
    parts: list[tuple[str, Span]] = []
    is_cut = False
    for span in spans:
        for number, text in enumerate(span.text.split("\n")):
            if number:
                if parts:
                    yield start, parts
                parts, is_cut = [], True
                offset += 1
                start = offset
            if text:
                parts.append((text, span))
                offset += len(text)
    if parts or not is_cut:
        yield start, parts


def _words(parts: list[tuple[str, Span]], setter: _Setter) -> _Words:
    text = "".join(part for part, _ in parts)
    widths = [setter.width(character) for character in text]
    pieces: list[_Piece] = []
    leads: dict[int, float] = {}
    at = 0
    for part, span in parts:
        for is_chinese, characters in groupby(part, key=is_full):
            end = at + sum(1 for _ in characters)
            lead = seam(text[at - 1], text[at], setter.size, setter.style.spacing_pt) if at else 0.0
            if lead:
                leads[at] = lead
                widths[at] += lead
            font = setter.font(span, is_chinese=is_chinese)
            before = pieces[-1] if pieces else None
            if before and not lead and (before.font, before.mark) == (font, span.mark):
                pieces[-1] = before._replace(end=end)
            else:
                pieces.append(_Piece(at, end, font, span.mark))
            at = end
    return _Words(text, widths, leads, pieces)


def _broken(words: _Words, frame: Frame) -> Iterator[list[_Line]]:
    first_room = frame.room_pt - frame.first_pt
    ends = list(accumulate(words.widths, initial=0.0))
    for start, end in break_lines(words.text, words.widths, first_room, frame.room_pt, words.leads):
        inset = 0.0 if start else frame.first_pt
        left, room = frame.left_pt + inset, frame.room_pt - inset
        seen = start + len(words.text[start:end].rstrip(" "))
        slack = max(room - (ends[seen] - ends[start] - words.leads.get(start, 0.0)), 0.0)
        is_last = end == len(words.text)
        yield [_aligned(frame.align, start, seen, left, slack, is_last=is_last)]


def _aligned(
    align: Align, start: int, end: int, left: float, slack: float, *, is_last: bool
) -> _Line:
    if align == "center":
        return _Line(start, end, left + slack / 2)
    if align == "right":
        return _Line(start, end, left + slack)
    if align == "both" and not is_last and end - start > 1:
        return _Line(start, end, left, slack / (end - start - 1))
    return _Line(start, end, left)


def _tabbed(words: _Words, frame: Frame) -> Iterator[list[_Line]]:
    """Give one line whose parts begin at the tab stops."""
    lines = []
    start, x = 0, 0.0
    for number, part in enumerate(words.text.split("\t")):
        if number:
            x = frame.tabs_pt[min(number, len(frame.tabs_pt)) - 1]
        if frame.ends_right and number == len(frame.tabs_pt):
            x -= sum(words.widths[start : start + len(part)])
        if part:
            lines.append(_Line(start, start + len(part), x))
        start += len(part) + 1
    yield lines or [_Line(0, 0, 0.0)]
