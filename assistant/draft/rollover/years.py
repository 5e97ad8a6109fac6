"""Which years of last year's report move on by themselves, and which are to be looked at.

The reporting year moves, and so does the year of the plan where the text looks ahead. The year of a
day or month, of a beginning, an honour or a document stays what it was and is marked; years of laws
and of plans stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.borrow.years import year_edits, year_marks
from assistant.draft.edit import Edit
from assistant.draft.rollover.flag import TimeMark
from assistant.outline.year import to_year

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAR_GOAL = 2035
# 2024年7月印发, but not 2024年12月31日 and 2024年1—12月, which are the whole year
_DATED = re.compile(r"年(?!12月(?:底|末|31日)|1月?[—－\-~～至到]{1,2}12月)\d{1,2}月")
_LONE_YEAR = re.compile(r"(?:20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})$")


def rolled_years(text: str, last: int, year: int, *, ahead: bool) -> Iterator[Edit | TimeMark]:
    """Give an edit for each year that moves or surely stays, a mark for any other.

    Args:
        text: a paragraph or an element.
        last: the reporting year of the text.
        year: the new reporting year.
        ahead: whether the text looks ahead, as the heading of the plan does.
    """
    for edit in year_edits(text, year, last):
        written = text[edit.start : edit.end]
        if not _LONE_YEAR.match(written):
            yield edit
            continue
        said = to_year(written)
        stays = edit.written == written and (said <= last or said == _FAR_GOAL)
        if stays or _moves(text, edit, said - last, ahead=ahead):
            yield edit
        else:
            yield _mark(edit.start, edit.end + 1)
    for mark in year_marks(text, year, last):
        if text[mark.start].isdigit() or text[mark.start] == "二":
            yield _mark(mark.start, mark.end)


def moved_years(text: str, last: int, year: int, *, ahead: bool = False) -> str:
    """Return the text with the years moved that move by themselves."""
    edits = [each for each in rolled_years(text, last, year, ahead=ahead) if isinstance(each, Edit)]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.written + text[edit.end :]
    return text


def _moves(text: str, edit: Edit, distance: int, *, ahead: bool) -> bool:
    if _DATED.match(text, edit.end):
        return False
    return distance == 0 or (distance == 1 and ahead)


def _mark(start: int, end: int) -> TimeMark:
    return TimeMark(start=start, end=end, kind="year", advice="请核对这个年份是否仍然对")
