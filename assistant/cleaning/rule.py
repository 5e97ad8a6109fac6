"""What a cleaning rule is: a name, a title for the person, and a plain function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.span import Note

if TYPE_CHECKING:
    from collections.abc import Callable

Cleaned = tuple[str, tuple[Note, ...]]
"""What a rule gives back: the text, and its remarks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One step of cleaning. Rules share no state: text in, text and remarks out."""

    name: str
    """Stable name by which the rule is switched off and its notes are signed."""
    title: str
    """What the rule does, in Chinese."""
    function: Callable[[str], Cleaned]
    """The rule itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one rule did to a text once."""

    rule: Rule
    before: str
    """The text that the rule was given."""
    after: str
    """The text that it gave back."""
    notes: tuple[Note, ...]
    """Its remarks."""
