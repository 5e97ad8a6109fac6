"""The house formats of one machine (本单位版式), each under its own name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.export.house.format import LONGEST_NAME, STANDARD_NAME
from assistant.export.house.settings import HouseFormatUnusable

if TYPE_CHECKING:
    from assistant.export.house.format import HouseFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFormats:
    """Formats in the order in which they were made."""

    formats: tuple[HouseFormat, ...] = ()

    def find(self, name: str) -> HouseFormat | None:
        """Return the format of that name, or None."""
        return next((each for each in self.formats if each.name == name), None)

    def with_format(self, house: HouseFormat, *, instead_of: str = "") -> HouseFormats:
        """Return the formats with *house*, in the place of the one it comes from.

        Raises:
            HouseFormatUnusable: another one has its name.
        """
        if house.name != instead_of and self.find(house.name) is not None:
            raise HouseFormatUnusable(f"已经有“{house.name}”，请换一个名称")
        if self.find(instead_of) is None:
            return HouseFormats(formats=(*self.formats, house))
        return HouseFormats(
            formats=tuple(house if each.name == instead_of else each for each in self.formats)
        )

    def without(self, name: str) -> HouseFormats:
        """Return the formats without the one of that name."""
        return HouseFormats(formats=tuple(each for each in self.formats if each.name != name))

    def free_name(self, wanted: str) -> str:
        """Return the name, numbered where it is taken."""
        name, number = wanted[:LONGEST_NAME], 2
        while name == STANDARD_NAME or self.find(name) is not None:
            tail = f"（{number}）"
            name = wanted[: LONGEST_NAME - len(tail)] + tail
            number += 1
        return name

    def taken_in(self, others: HouseFormats) -> tuple[HouseFormats, tuple[str, ...]]:
        """Return the formats with those of a colleague, and the names under which they came.

        Nothing of one's own is replaced: a known name with other values gets a number.
        """
        formats, names = self, []
        for other in others.formats:
            own = formats.find(other.name)
            if own is not None and own.own == other.own:
                continue
            named = replace(other, name=formats.free_name(other.name))
            formats = formats.with_format(named)
            names.append(named.name)
        return formats, tuple(names)
