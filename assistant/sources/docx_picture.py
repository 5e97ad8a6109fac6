"""A picture in the text of a DOCX file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.sources.docx_package import integer, local_name
from assistant.sources.tracked import TrackedPicture

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_package import Package

_EMU_PER_MM = 36_000


def read_picture(drawing: Element, package: Package) -> TrackedPicture | None:
    """Return the picture of a drawing; None for any other drawing, and for one without its data."""
    found = {local_name(element): element for element in drawing.iter()}
    if "blip" not in found or "docPr" not in found:
        return None
    shown = next((text for key, text in found["blip"].items() if key.endswith("}embed")), "")
    data = package.related(shown)
    if data is None:
        return None
    extent = found.get("extent")
    width = integer(extent.get("cx"), 0) if extent is not None else 0
    name = found["docPr"].get("descr") or found["docPr"].get("name") or ""
    return TrackedPicture(name=name.strip(), data=data, width_mm=width / _EMU_PER_MM)
