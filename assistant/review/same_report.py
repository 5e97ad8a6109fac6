"""Whether a returned file is a print of the draft at all, and of which edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.review.bare import is_set_off
from assistant.review.elements import HEAD, values_of
from assistant.review.errors import AnotherReport
from assistant.review.printed_elements import printed_elements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.review.elements import FoundElement
    from assistant.review.expected import Expected
    from assistant.review.match import Cell
    from assistant.review.returned import Returned

_LEAST_IN_COMMON = 0.25
"""Share of the shorter text that lies in paragraphs which belong together. Different reports have
0.12 at most and mostly 0.01; a print of which three quarters were written anew still has more."""
_FEWEST_LETTERS = 60
"""Letters below which nothing can be said of what two texts have in common."""


def is_web_edition(draft: Draft, found: dict[str, FoundElement], text: Sequence[Returned]) -> bool:
    """Tell whether the file is a web edition, which has neither head nor internal paragraphs."""
    printed = printed_elements(draft.elements)
    given = [name for name in (*HEAD, "addressee") if getattr(printed, name).strip()]
    has_internal = any(
        paragraph.style == "internal" or is_set_off(paragraph.text) for paragraph in text
    )
    return bool(given) and not has_internal and not any(name in found for name in given)


def elements_elsewhere(draft: Draft, imprint: Collection[str]) -> Iterator[str]:
    """Give the elements that have not gone where the file does not show them.

    No report is without a title; headers and text boxes are lost where text is copied. 抄送 alone
    has gone where the rest of the imprint is still there.

    Args:
        draft: the draft.
        imprint: names of the elements that the file's imprint shows.
    """
    yield from ("title", "printed_by", "printed_on")
    if draft.elements.form == "letter":
        yield "issuer_mark"
    if not imprint:
        yield "copies_to"


def require_same_report(
    expected: Sequence[Expected],
    text: Sequence[Returned],
    cells: Sequence[Cell],
    found: dict[str, FoundElement],
    path: Path,
) -> None:
    """Refuse a file that has too little in common with the draft.

    Raises:
        AnotherReport: it has.
    """
    before = sum(len(paragraph.text) for paragraph in expected)
    after = sum(max(len(paragraph.text), len(paragraph.original)) for paragraph in text)
    common = sum(len(expected[index].text) for cell in cells if cell.after for index in cell.before)
    smaller = min(before, after)
    if smaller >= _FEWEST_LETTERS and common < _LEAST_IN_COMMON * smaller:
        title = values_of(found).get("title", "") or next((each.text for each in text), "")
        raise AnotherReport(path, title)
