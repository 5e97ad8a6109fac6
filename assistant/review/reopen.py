"""A printed draft made a draft again: elements and styles by name, fields by their bookmarks.

The indicator sheet is read from the numbers that the fields printed; a field whose number cannot
be had again exactly (a change without last year's number) stays as it was printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.draft.draft import Draft
from assistant.draft.fields import split_fields, write_field, write_out
from assistant.draft.numbering import goes_on, ordinals
from assistant.draft.parts import Elements, Paragraph, Picture
from assistant.draft.pictures import PNG
from assistant.draft.print_bookmark import facts_of
from assistant.draft.templates.skeleton import completed_place
from assistant.figures.indicators import load_indicators
from assistant.outline.body import leading_place, level_of
from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta
from assistant.review.bare import ordinal_of, seen_alone, seen_as
from assistant.review.elements import letterhead, part_elements, values_of
from assistant.review.imprint import imprint_of
from assistant.review.printed_sheet import PrintedSheet
from assistant.review.returned import read_heads, read_returned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.draft.parts import ParagraphStyle
    from assistant.outline.meta import Level
    from assistant.review.returned import Returned
    from assistant.sources.tracked import TrackedDocument

_OWN = frozenset(
    (
        "主送机关",
        "署名",
        "成文日期",
        "附注",
        "附件说明",
        "附件标题",
        "内部参考",
        "发文字号",
        "表格文字",
    )
)
"""Names of styles that no word processor has."""
_ENOUGH = 3
"""So many of them are left when another program leaves out the styles that nothing uses."""
# "1.健全机制。全年……" "（1）健全机制。……": headings that run into their text are printed as text
_RUN_IN = re.compile(r"(?P<digit>[0-9]{1,2}\.)|(?P<paren>（[0-9]{1,2}）)")
_USUAL_LEVEL: Level = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A paragraph with its style and the number it was printed with."""

    returned: Returned
    style: ParagraphStyle
    ordinal: str


def is_own_print(document: TrackedDocument) -> bool:
    """Tell whether a file was written by this program, or on top of such a file."""
    return len(document.styles & _OWN) >= _ENOUGH


def reopen(document: TrackedDocument, *, this_year: int) -> Draft:
    """Return the draft that a printed one was, tracked changes taken as made.

    Args:
        document: what was read of the file.
        this_year: the present one; where the file tells no year, it reports on the one before.
    """
    empty = Draft(elements=Elements(title="", body=""), year=0, level=_USUAL_LEVEL)
    found, text = part_elements(read_returned(document), empty)
    found = letterhead(read_heads(document)) | found
    facts = facts_of(document.bookmarks)
    lines = _run_in_headings([_line(each) for each in text if each.text.strip()])
    sheet = PrintedSheet()
    for line in lines:
        sheet.read(line.returned)
    draft = replace(
        empty,
        elements=replace(
            _elements(document, values_of(found)), form=facts.form, sealed=facts.sealed
        ),
        house_format=facts.house_format,
        sheet=sheet.rows(),
        pictures=tuple(_pictures(text)),
    )
    paragraphs = tuple(
        Paragraph(style=line.style, text=_typed(line.returned, draft)) for line in lines
    )
    return _placed(replace(draft, paragraphs=paragraphs), this_year)


def _line(returned: Returned) -> _Line:
    alone, style = seen_alone(returned)
    return _Line(returned=alone, style=style, ordinal=ordinal_of(returned))


def _run_in_headings(lines: list[_Line]) -> list[_Line]:
    """Return the lines with headings that run into their text told from text with a number.

    They are headings only as long as all of them would get the very numbers that they bear.
    """
    tried = [_as_heading(line) for line in lines]
    while True:
        numbers = ordinals([line.style for line in tried])
        wrong = [
            at
            for at, (line, number) in enumerate(zip(tried, numbers, strict=True))
            if line is not lines[at] and line.ordinal != number
        ]
        if not wrong:
            return tried
        for at in wrong:
            tried[at] = lines[at]


def _as_heading(line: _Line) -> _Line:
    found = _RUN_IN.match(line.returned.text)
    if line.style != "body" or found is None or not goes_on(line.returned.text):
        return line
    style: ParagraphStyle = "heading3" if found["digit"] else "heading4"
    return _Line(returned=seen_as(line.returned, style), style=style, ordinal=found[0])


def _elements(document: TrackedDocument, values: dict[str, str]) -> Elements:
    texts = {"title": "", **values, **imprint_of(document)}
    body = document.creator or texts.get("signed_by", "").split("、")[0]
    return Elements(body=body, **texts)  # type: ignore[arg-type]  # all of them are texts


def _typed(returned: Returned, draft: Draft) -> str:
    """Return a paragraph as it is typed: numbers of fields as fields, blanks that wait as such."""
    text, made, done = returned.text, "", 0
    for stretch in sorted(returned.stretches(), key=lambda stretch: stretch.start):
        field = f"{{{{ {stretch.expression} }}}}"
        printed = text[stretch.start : stretch.end]
        if stretch.start >= done and write_out(field, draft)[0] == printed:
            made += _waiting(text[done : stretch.start]) + field
            done = stretch.end
    return made + _waiting(text[done:])


def _waiting(text: str) -> str:
    """Return printed words with the blanks that an indicator's missing number printed as fields."""
    return "".join(
        write_field(_keys()[piece.name])
        if piece.name is not None and piece.name in _keys()
        else piece.text
        for piece in split_fields(text)
    )


@cache
def _keys() -> Mapping[str, str]:
    return {indicator.name: key for key, indicator in load_indicators().items()}


def _pictures(text: Sequence[Returned]) -> Iterator[Picture]:
    known: set[str] = set()
    for returned in text:
        for shown in returned.pictures:
            is_new = bool(shown.name) and shown.name not in known
            if is_new and shown.data.startswith(PNG) and shown.width_mm > 0:
                known.add(shown.name)
                yield Picture(
                    name=shown.name,
                    data=shown.data,
                    width_mm=round(shown.width_mm, 1),
                    internal=returned.is_internal,
                )


def _placed(draft: Draft, this_year: int) -> Draft:
    """Return the draft with the year, level and places that its words tell."""
    text = compose(draft).text
    meta = read_meta(text, parse_outline(text))
    body = draft.elements.body or meta.body or ""
    place = leading_place(body)
    level = level_of(body, place) or meta.level or _USUAL_LEVEL
    given = [meta.province or "", meta.city or "", meta.county or ""]
    completed = completed_place(level, body, place, given)
    return replace(
        draft,
        elements=replace(draft.elements, body=body),
        year=meta.year or this_year - 1,
        level=level,
        province=completed.province,
        city=completed.city,
        county=completed.county,
    )
