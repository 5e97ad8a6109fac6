"""The draft (稿件): everything the drafter owns of this year's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.draft.parts import Elements, Paragraph, Picture, SheetRow
    from assistant.outline.meta import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Elements, paragraphs in reading order, and the indicator sheet."""

    elements: Elements
    year: int
    """Reporting year (报告年度)."""
    level: Level
    """Level of the own body."""
    province: str = ""
    city: str = ""
    county: str = ""
    template: str = ""
    """Id of the template it was made from."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Headings and text in order; the outline follows from the heading styles."""
    sheet: tuple[SheetRow, ...] = ()
    """One row a key, in the order shown."""
    pictures: tuple[Picture, ...] = ()
    """One a name."""
    house_format: str = ""
    """Name of the house format (本单位版式) it is printed in; empty for the standard."""

    def row(self, key: str) -> SheetRow | None:
        """Return the sheet's row for *key*, or None."""
        return next((row for row in self.sheet if row.key == key), None)

    def picture(self, name: str) -> Picture | None:
        """Return the picture of that name, or None."""
        return next((picture for picture in self.pictures if picture.name == name), None)
