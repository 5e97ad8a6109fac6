"""The names of bookmarks that say what the print of a draft cannot show, for when it comes back.

``_Gls_市局版式`` stands around the whole text: a letter (信函格式), sealed, in the house format of
that name. ``_I7`` stands around a picture that only the internal edition carries. As for fields,
a name has letters of any script, digits and underscores, at most 40.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.draft.parts import OfficialForm

_LONGEST = 40
_FORMS: dict[OfficialForm, str] = {"document": "d", "letter": "l"}
_LETTERS = {letter: form for form, letter in _FORMS.items()}
_NAME = re.compile(r"_G(?P<form>[dl])(?P<sealed>[sn])(?:_(?P<format>\w+))?")
_INTERNAL = re.compile(r"_I[0-9]{1,6}", re.ASCII)
_UNFIT = re.compile(r"[\W_]")
# 市局_28_2026_29_: a full stop or bracket is written by its number
_SPELLED = re.compile(r"_([0-9a-f]{1,5})_")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFacts:
    """What the print of a draft does not show."""

    form: OfficialForm = "document"
    sealed: bool = False
    house_format: str = ""


def print_bookmark(facts: PrintFacts) -> str:
    """Return the bookmark that tells the facts, without a house format whose name is too long."""
    name = f"_G{_FORMS[facts.form]}{'s' if facts.sealed else 'n'}"
    spelled = _UNFIT.sub(lambda found: f"_{ord(found[0]):x}_", facts.house_format)
    with_format = f"{name}_{spelled}" if spelled else name
    return with_format if len(with_format) <= _LONGEST else name


def facts_of(names: Iterable[str]) -> PrintFacts:
    """Return the facts that one of the bookmarks tells; those of the usual print where none does.

    A word processor that copies the bookmark puts an ending to the name; the shortest one counts.
    """
    found = next((match for match in map(_NAME.fullmatch, sorted(names)) if match), None)
    if found is None:
        return PrintFacts()
    spelled = found["format"] or ""
    return PrintFacts(
        form=_LETTERS[found["form"]],
        sealed=found["sealed"] == "s",
        house_format=_SPELLED.sub(lambda code: chr(int(code[1], 16)), spelled),
    )


def internal_bookmark(number: int) -> str:
    """Return the bookmark of a picture for the internal edition; the number makes it unique."""
    return f"_I{number}"


def is_internal_bookmark(name: str) -> bool:
    """Tell whether a bookmark stands around a picture for the internal edition."""
    return _INTERNAL.fullmatch(name) is not None
