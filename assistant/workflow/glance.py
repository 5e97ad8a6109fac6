"""A draft's file at a glance: what it is of and how far it is, without opening it on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from assistant.base.errors import AssistantError
from assistant.base.files import is_file
from assistant.draft.compose import compose
from assistant.draft.file import read_draft

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

State = Literal["whole", "missing", "unreadable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a card of a draft shows."""

    path: Path
    state: State
    title: str = ""
    body: str = ""
    year: int | None = None
    blanks: int = 0
    """Places that are still to be filled in."""
    saved_at: datetime | None = None
    """UTC."""


def glance_at(paths: Iterable[Path]) -> tuple[Glance, ...]:
    """Return a glance at each file, in order; one that cannot be read says so and stops nothing."""
    return tuple(map(_glance, paths))


def _glance(path: Path) -> Glance:
    if not is_file(path):
        return Glance(path=path, state="missing")
    try:
        draft = read_draft(path)
        saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (AssistantError, OSError):
        return Glance(path=path, state="unreadable")
    lines = compose(draft).lines
    return Glance(
        path=path,
        state="whole",
        title=draft.elements.title,
        body=draft.elements.body,
        year=draft.year,
        blanks=sum(mark.blank for line in lines for mark in line.marks),
        saved_at=saved_at,
    )
