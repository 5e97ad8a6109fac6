"""Which elements the print of a draft shows: a letter (信函格式) has fewer of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.draft.parts import Elements

_BETWEEN_BODIES = re.compile(r"[、\n]+")
_DOCUMENT = "文件"
NOT_IN_LETTER = ("signer", "printed_by", "printed_on")
"""Elements that a letter does not print."""


def printed_elements(elements: Elements) -> Elements:
    """Return the elements as they are printed.

    A letter bears the name of the leading body without 文件, and neither 签发人 nor who printed it.
    """
    if elements.form != "letter":
        return elements
    names = _bodies(elements.issuer_mark)
    mark = names[0] if names else ""
    unprinted: dict[str, Any] = dict.fromkeys(NOT_IN_LETTER, "")
    return replace(elements, issuer_mark=mark, **unprinted)


def with_printed(elements: Elements, name: str, printed: str) -> str:
    """Return an element as the draft is to hold it where the print says *printed*."""
    if name != "issuer_mark" or elements.form != "letter":
        return printed
    return "、".join(filter(None, (printed, *_bodies(elements.issuer_mark)[1:])))


def _bodies(mark: str) -> list[str]:
    names = [name.strip() for name in _BETWEEN_BODIES.split(mark)]
    if names and names[-1].endswith(_DOCUMENT):
        names[-1] = names[-1].removesuffix(_DOCUMENT).strip()
    return [name for name in names if name]
