"""Even pages of a house format whose left and right margins change sides (双页左右对调)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.export.gongwen import Measures
    from assistant.export.page import Page


def mirrored(page: Page, measures: Measures) -> Page:
    """Return an even page moved between its margins, any other as it is."""
    paper = measures.page
    if not paper.mirrored or page.number % 2:
        return page
    shift = paper.right_mm - paper.left_mm
    return replace(
        page,
        rows=tuple(row.moved(0.0, shift, row.line) for row in page.rows),
        rules=tuple(rule.moved(0.0, shift) for rule in page.rules),
        images=tuple(image.moved(0.0, shift, image.line) for image in page.images),
    )
