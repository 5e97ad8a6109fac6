"""What a check found; a value, not an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
"""错误 (would embarrass), 疑似 (look at it), 提示 (worth knowing)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place that wants the drafter's eye."""

    rule: str
    """Name of the rule's module, e.g. ``other_place``."""
    severity: Severity
    message: str
    """What is wrong and what to do, in Chinese."""
    start: int
    """First character, in the checked text; 0 with ``end`` 0 where the whole text is meant."""
    end: int
    fix: str | None = None
    """Text to put in place of ``text[start:end]``, where it is certain."""
