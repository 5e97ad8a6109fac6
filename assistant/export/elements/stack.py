"""What stands at the upper left: 份号, 密级, 紧急程度 (GB/T 9704-2012, 7.2.1–7.2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.printable import printable

if TYPE_CHECKING:
    from assistant.draft.parts import Elements
    from assistant.export.gongwen import FontRole


def stacked(elements: Elements) -> list[tuple[str, FontRole]]:
    """Return what is given from top to bottom, each with its face."""
    given: list[tuple[str, FontRole]] = [
        (elements.copy_number, "fangsong"),
        (elements.secrecy, "hei"),
        (elements.urgency, "hei"),
    ]
    return [(printable(text).strip(), font) for text, font in given if printable(text).strip()]
