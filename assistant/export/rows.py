"""A block broken into the rows it will be printed on, each with its place across the page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.export.gongwen import POINTS_PER_MM, LatinFace
from assistant.export.kinsoku import break_lines
from assistant.export.page import Row, Run
from assistant.export.widths import advance, is_full

if TYPE_CHECKING:
    from assistant.export.block import Block, Mark, Span
    from assistant.export.gongwen import Align, FontRole, Indent, Measures, Style

_ASCENT = 0.8
"""Part of a line of exact height that lies above the baseline, as LibreOffice sets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A character with what it is drawn with."""

    text: str
    font: FontRole
    mark: Mark | None
    width_pt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slug:
    """A set line that has no place down the page yet."""

    glyphs: tuple[Glyph, ...]
    x_pt: float
    """Left edge of the first character, from the left edge of the text area."""
    stretch_pt: float = 0.0
    """Added after each character but the last, so that the line fills its room."""
    jumps: tuple[tuple[int, float], ...] = ()
    """Characters that stand at a tab stop: their index and left edge."""


def slugs(block: Block, measures: Measures) -> list[Slug]:
    """Return the set lines of a block."""
    style = measures.styles[block.role]
    made = []
    for paragraph in _paragraphs(_glyphs(block, style, measures)):
        if block.tabs_pt:
            made.append(_tabbed(paragraph, block.tabs_pt))
        else:
            made += _broken(paragraph, block, style, measures)
    return made


def place(slug: Slug, block: Block, y_pt: float, measures: Measures) -> Row:
    """Return the row of a set line whose top lies *y_pt* under the top of the text area."""
    style, page = measures.styles[block.role], measures.page
    top = page.top_mm + y_pt / POINTS_PER_MM
    height = style.line_pt / POINTS_PER_MM
    return Row(
        role=block.role,
        line=block.line,
        y_mm=top,
        height_mm=height,
        baseline_mm=top + height * _ASCENT,
        runs=_runs(slug, style, block.size_pt or style.size_pt, page.left_mm),
    )


def _glyphs(block: Block, style: Style, measures: Measures) -> list[Glyph]:
    size = block.size_pt or style.size_pt
    latin = LatinFace(name="") if style.font == "song" else measures.latin
    return [
        Glyph(
            text=character,
            font=_font(span, style, character),
            mark=span.mark,
            width_pt=advance(character, size, style.spacing_pt, latin),
        )
        for span in block.spans
        for character in span.text
    ]


def _font(span: Span, style: Style, character: str) -> FontRole:
    """Return the face of a character; page numbers are in 宋体 throughout (7.5)."""
    face = span.font or style.font
    return face if is_full(character) or face == "song" else "latin"


def _paragraphs(glyphs: list[Glyph]) -> list[tuple[Glyph, ...]]:
    """Cut where a line feed stands, which is only in titles."""
    cut = [
        tuple(part)
        for feed, part in groupby(glyphs, key=lambda glyph: glyph.text == "\n")
        if not feed
    ]
    return cut or [()]


def _broken(
    glyphs: tuple[Glyph, ...], block: Block, style: Style, measures: Measures
) -> list[Slug]:
    frame = _frame(block.indent or style.indent, style, measures)
    text = "".join(glyph.text for glyph in glyphs)
    widths = [glyph.width_pt for glyph in glyphs]
    lines = break_lines(text, widths, frame.room_pt - frame.first_pt, frame.room_pt)
    return [
        _aligned(glyphs[start:end], frame, first=start == 0, last=end == len(glyphs))
        for start, end in lines
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where the lines of a paragraph may stand."""

    align: Align
    left_pt: float
    first_pt: float
    """Added to the left of the first line."""
    room_pt: float
    """Width of the lines after the first."""


def _frame(indent: Indent, style: Style, measures: Measures) -> _Frame:
    unit = measures.page.char_pt
    return _Frame(
        align=style.align,
        left_pt=indent.left * unit,
        first_pt=indent.first_line * unit,
        room_pt=measures.page.text_width_pt - (indent.left + indent.right) * unit,
    )


def _aligned(glyphs: tuple[Glyph, ...], frame: _Frame, *, first: bool, last: bool) -> Slug:
    inset = frame.first_pt if first else 0.0
    seen = _without_last_spaces(glyphs)
    left = frame.left_pt + inset
    slack = max(frame.room_pt - inset - sum(glyph.width_pt for glyph in seen), 0.0)
    if frame.align == "center":
        return Slug(glyphs=seen, x_pt=left + slack / 2)
    if frame.align == "right":
        return Slug(glyphs=seen, x_pt=left + slack)
    if frame.align == "both" and not last and len(seen) > 1:
        return Slug(glyphs=seen, x_pt=left, stretch_pt=slack / (len(seen) - 1))
    return Slug(glyphs=seen, x_pt=left)


def _without_last_spaces(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    end = len(glyphs)
    while end and glyphs[end - 1].text == " ":
        end -= 1
    return glyphs[:end]


def _tabbed(glyphs: tuple[Glyph, ...], stops: tuple[float, ...]) -> Slug:
    """Return one line whose parts begin at the tab stops."""
    seen: list[Glyph] = []
    jumps: list[tuple[int, float]] = []
    for glyph in glyphs:
        if glyph.text == "\t":
            jumps.append((len(seen), stops[min(len(jumps), len(stops) - 1)]))
        else:
            seen.append(glyph)
    return Slug(glyphs=tuple(seen), x_pt=0.0, jumps=tuple(jumps))


def _runs(slug: Slug, style: Style, size_pt: float, left_mm: float) -> tuple[Run, ...]:
    """Join neighbouring characters that are drawn alike."""
    jumps = dict(slug.jumps)
    glyphs = slug.glyphs
    runs: list[Run] = []
    x = slug.x_pt
    start = 0
    while start < len(glyphs):
        x = jumps.get(start, x)
        end = start + 1
        while end < len(glyphs) and end not in jumps and _alike(glyphs[start], glyphs[end]):
            end += 1
        stretched = end - start - (end == len(glyphs))
        width = sum(glyph.width_pt for glyph in glyphs[start:end]) + stretched * slug.stretch_pt
        runs.append(
            Run(
                text="".join(glyph.text for glyph in glyphs[start:end]),
                font=glyphs[start].font,
                size_pt=size_pt,
                color=style.color,
                mark=glyphs[start].mark,
                x_mm=left_mm + x / POINTS_PER_MM,
                width_mm=width / POINTS_PER_MM,
            )
        )
        x += width
        start = end
    return tuple(runs)


def _alike(one: Glyph, other: Glyph) -> bool:
    return one.font == other.font and one.mark == other.mark
