"""Versions (历史版本) of a draft: what is told of each, and which ones are kept as they age.

A version is put aside when something takes the place of the draft, so of several versions of the
same while the first one is kept: it is the draft as it stood before that while's writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VersionKind = Literal["auto", "saved", "before", "named"]
"""While it was written, when a newer one was saved, before a big act, or by the drafter's wish."""

KIND_NAMES: Mapping[VersionKind, str] = {
    "auto": "自动",
    "saved": "保存",
    "before": "操作前",
    "named": "命名",
}
MOST_VERSIONS = 200
"""Versions without a name that a file keeps at most."""

_WHILE = timedelta(minutes=10)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_ACTS_KEPT = timedelta(days=7)
"""Age up to which each version before an act is kept; then one a day."""
_CHINA = timezone(timedelta(hours=8))
"""Days begin and end by the drafter's clock."""
_EPOCH = datetime(1970, 1, 1, tzinfo=_CHINA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier version inside a draft file."""

    id: str
    """What it is found by in its file."""
    time: datetime
    """When it was put aside (UTC)."""
    kind: VersionKind = "saved"
    name: str = ""
    """The drafter's name for it (送审稿); empty unless :attr:`kind` is ``named``."""
    act: str = ""
    """What was about to be done (全部替换); empty where nothing was."""
    characters: int | None = None
    """How long it is (字数); None where that could not be counted."""


def thinned(versions: Sequence[Version], now: datetime) -> tuple[Version, ...]:
    """Return the versions to keep of these, oldest first: the named ones and the newest always.

    Of the others one in ten minutes stays for an hour, one an hour for a day, then one a day;
    those before an act all stay for a week; and no more than :data:`MOST_VERSIONS`.
    """
    taken = set()
    kept = []
    for version in versions:
        slot = _slot(version, now)
        if slot is None or slot not in taken or version is versions[-1]:
            kept.append(version)
        taken.add(slot)
    surplus = sum(version.kind != "named" for version in kept) - MOST_VERSIONS
    dropped = set([version for version in kept if version.kind != "named"][: max(surplus, 0)])
    return tuple(version for version in kept if version not in dropped)


def _slot(version: Version, now: datetime) -> tuple[bool, timedelta, int] | None:
    """Return the while of which one version is kept; None where each one is."""
    if version.kind == "named":
        return None
    age = now - version.time
    is_before = version.kind == "before"
    if is_before and age < _ACTS_KEPT:
        return None
    length = _DAY if is_before or age >= _DAY else _HOUR if age >= _HOUR else _WHILE
    return is_before, length, (version.time - _EPOCH) // length
