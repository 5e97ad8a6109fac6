"""The imprint (版记) of a printed draft, which stands in a text box, or below the text if long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.review.roles import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.sources.tracked import TrackedDocument, TrackedParagraph

_LABELS = {"主送": "addressee", "抄送": "copies_to"}
# "主送：市人民政府。" "抄送：市委办公室，市政协办公室。"
_NAMES = re.compile(r"(?P<label>[主抄]送)[：:](?P<names>.*?)[。.]?")
# "临江市司法局办公室\t2026年2月6日印发"
_PRINTED = re.compile(r"(?P<by>[^\t]*?)\s*\t?\s*(?P<on>[^\t]*[0-9一二三四五六七八九十]日)\s*印发")


def imprint_of(document: TrackedDocument) -> dict[str, str]:
    """Return the elements that the imprint holds; other text boxes are passed over."""
    found: dict[str, str] = {}
    for paragraph in _paragraphs(document):
        found |= _read(paragraph)
    return found


def lines_beside(document: TrackedDocument) -> Iterator[str]:
    """Give the words of text boxes that are not of the imprint: somebody put them there."""
    for box in document.boxes:
        if role_of(box.styles) != "imprint" and not _read(box) and box.text.strip():
            yield box.text.strip()


def _read(paragraph: TrackedParagraph) -> dict[str, str]:
    line = paragraph.text.strip()
    if names := _NAMES.fullmatch(line):
        return {_LABELS[names["label"]]: names["names"].strip()}
    if printed := _PRINTED.fullmatch(line):
        by = {"printed_by": printed["by"].strip()} if printed["by"].strip() else {}
        return {**by, "printed_on": printed["on"].strip()}
    return {"printed_by": line} if line and role_of(paragraph.styles) == "imprint" else {}


def _paragraphs(document: TrackedDocument) -> Iterator[TrackedParagraph]:
    """Give what stands in text boxes, and an imprint that was too high for one."""
    yield from (each for each in document.paragraphs if role_of(each.styles) == "imprint")
    yield from document.boxes
