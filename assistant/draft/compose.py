"""From the draft to the manuscript: fields written out, headings numbered, guidance left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.fields import write_out
from assistant.draft.manuscript import FieldMark, Line, Manuscript
from assistant.draft.numbering import TABLES, ordinals

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.parts import Paragraph

_LINE_ENDS = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def compose(draft: Draft) -> Manuscript:
    """Return the draft as it reads.

    Guidance and empty paragraphs are dropped; an empty heading takes no number.
    """
    kept = [
        (index, paragraph)
        for index, paragraph in enumerate(draft.paragraphs)
        if paragraph.style != "guidance" and paragraph.text.strip()
    ]
    numbers = ordinals([paragraph.style for _, paragraph in kept])
    lines = tuple(
        _line(paragraph, index, ordinal, draft)
        for (index, paragraph), ordinal in zip(kept, numbers, strict=True)
    )
    return Manuscript(
        elements=draft.elements,
        year=draft.year,
        lines=lines,
        pictures=draft.pictures,
        house_format=draft.house_format,
    )


def _line(paragraph: Paragraph, index: int, ordinal: str, draft: Draft) -> Line:
    """Return one line; line ends inside the paragraph read as blanks, so that rows stay rows.

    Those of a table are its rows, and a cell may be empty.
    """
    if paragraph.style in TABLES:
        written, marks = write_out(paragraph.text, draft)
        return Line(
            style=paragraph.style, ordinal=ordinal, text=written, paragraph=index, marks=marks
        )
    written, marks = write_out(paragraph.text.strip(), draft)
    indent = len(paragraph.text) - len(paragraph.text.lstrip())
    return Line(
        style=paragraph.style,
        ordinal=ordinal,
        text=written.translate(_LINE_ENDS),
        paragraph=index,
        marks=tuple(_moved(mark, indent) for mark in marks),
        indent=indent,
    )


def _moved(mark: FieldMark, indent: int) -> FieldMark:
    start, end = mark.source
    return replace(mark, source=(start + indent, end + indent)) if indent else mark
