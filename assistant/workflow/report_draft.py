"""A report from elsewhere as a draft: elements in their places, tables and attachments as such."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph
from assistant.draft.table_text import table_paragraph
from assistant.draft.templates.skeleton import completed_place
from assistant.outline.body import leading_place
from assistant.outline.elements import find_elements, is_attachment_label, read_imprint
from assistant.outline.title import join_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.draft.manuscript import Line
    from assistant.outline.meta import Level
    from assistant.workflow.report_lines import ReadReport

_USUAL_LEVEL: Level = "department"
_LABEL = "附件"
_BAR = "|"
"""What parts the cells in the row of a table that was read from a file."""


def draft_of(report: ReadReport, *, this_year: int) -> Draft:
    """Return the draft.

    Args:
        report: what was read.
        this_year: the present one; a report without a year is on the one before.
    """
    lines = report.manuscript.lines
    title = join_title(report.manuscript.elements.title)
    texts = [title, *(line.ordinal + line.text for line in lines)]
    found = {name: places for name, places in find_elements(texts).items() if name != "title"}
    taken = {place for places in found.values() for place in places}
    rest = [line for number, line in enumerate(lines, 1) if number not in taken]
    meta = report.meta
    elements = _elements(title or meta.title or "", meta.body or "", found, texts)
    level = meta.level or _USUAL_LEVEL
    given = [meta.province or "", meta.city or "", meta.county or ""]
    place = completed_place(level, elements.body, leading_place(elements.body), given)
    return Draft(
        elements=elements,
        year=meta.year or this_year - 1,
        level=level,
        province=place.province,
        city=place.city,
        county=place.county,
        paragraphs=tuple(_paragraphs(_without_notes(rest))),
    )


def _elements(
    title: str, body: str, found: Mapping[str, Sequence[int]], texts: Sequence[str]
) -> Elements:
    def said(name: str) -> list[str]:
        return [texts[place].strip() for place in found.get(name, ())]

    names = said("signed_by")
    imprint: dict[str, str] = {}
    for line in (*said("copies_to"), " ".join(said("printed"))):
        imprint |= read_imprint(line)
    return Elements(
        title=title,
        body=body or (names[0] if names else ""),
        addressee="".join(said("addressee")).rstrip("：:"),
        signed_by="、".join(names),
        date="".join("".join(said("date")).split()).strip("（）()"),
        remark="".join(said("remark")).strip("（）()"),
        **imprint,  # type: ignore[arg-type] # all of them are texts
    )


def _without_notes(lines: Sequence[Line]) -> list[Line]:
    """Leave out 附件说明 where the attachments follow, as it is made of their names."""
    labels = [at for at, line in enumerate(lines) if is_attachment_label(line.text)]
    named = {lines[at + 1].text.strip() for at in labels if at + 1 < len(lines)}
    if not named:
        return list(lines)
    return [line for line in lines if not _is_note(line, named)]


def _is_note(line: Line, named: set[str]) -> bool:
    """Tell ``附件：1.执法统计表`` and ``2.典型案例`` from text."""
    text = (line.ordinal + line.text).strip()
    name = text.removeprefix(_LABEL).lstrip("：: 　0123456789.．、")
    return name in named and name != text


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    is_named = False
    for is_row, group in groupby(lines, key=lambda line: _BAR in line.text):
        rows = list(group)
        if is_row and len(rows) > 1:
            yield table_paragraph([_cells(row.text) for row in rows])
            continue
        for line in rows:
            if is_attachment_label(line.ordinal + line.text):
                is_named = True
            elif is_named:
                is_named = False
                yield Paragraph(style="attachment", text=line.ordinal + line.text)
            else:
                yield Paragraph(style=line.style, text=line.text)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split(_BAR)]
