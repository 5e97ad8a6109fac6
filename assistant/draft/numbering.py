"""Numbers of headings, attachments and captions, which follow from the outline, never stored.

Source: GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）) and 7.3.4 (附件1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.base.numerals import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import ParagraphStyle

TABLES: tuple[ParagraphStyle, ...] = ("table", "grid")
"""Styles of a table: with three rules, or with all."""
# "2025年。依法办理复议案件": a sentence has ended inside the paragraph
_GOES_ON = re.compile(r"[。！？；].*\S", re.DOTALL)
_DEPTHS: dict[str, int] = {"heading1": 0, "heading2": 1, "heading3": 2, "heading4": 3}


def ordinals(styles: Sequence[ParagraphStyle]) -> tuple[str, ...]:
    """Return the number of each paragraph, empty for text and guidance.

    A heading starts the numbers of the levels below it anew, and an attachment those of all
    levels; one that stands alone has no number of its own. Tables and pictures with a caption are
    counted through the whole document.
    """
    headings = [0, 0, 0, 0]
    attachments = 0
    counts = {"表": 0, "图": 0}
    several = styles.count("attachment") > 1
    written = []
    for at, style in enumerate(styles):
        ordinal = ""
        if style in _DEPTHS:
            depth = _DEPTHS[style]
            headings[depth] += 1
            headings[depth + 1 :] = [0] * (3 - depth)
            ordinal = _heading(depth, headings[depth])
        elif style == "attachment":
            headings = [0, 0, 0, 0]
            attachments += 1
            ordinal = attachment_label(attachments if several else None) + "\u3000"
        elif style == "caption" and (kind := _captioned(styles, at)):
            counts[kind] += 1
            ordinal = f"{kind}{counts[kind]}\u3000"
        written.append(ordinal)
    return tuple(written)


def attachment_label(number: int | None) -> str:
    """Return 附件1, or 附件 for one that stands alone."""
    return f"附件{number or ''}"


def goes_on(text: str) -> bool:
    """Tell whether the words go on after a sentence has ended."""
    return _GOES_ON.search(text) is not None


def is_run_in(style: str, text: str) -> bool:
    """Tell whether a heading of level 3 or 4 runs into its text, and so is printed as text."""
    return style in {"heading3", "heading4"} and goes_on(text)


def _heading(depth: int, count: int) -> str:
    if depth == 0:
        return f"{write_whole(count)}、"
    if depth == 1:
        return f"（{write_whole(count)}）"
    return f"{count}." if depth == 2 else f"（{count}）"


def _captioned(styles: Sequence[ParagraphStyle], at: int) -> str:
    """Return what the caption names: the table below it (表), or else the picture above it (图)."""
    if at + 1 < len(styles) and styles[at + 1] in TABLES:
        return "表"
    return "图" if at and styles[at - 1] == "picture" else ""
