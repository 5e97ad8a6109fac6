"""What is done with earlier versions and with two drafts side by side, as the window sees it.

One callable each, like :mod:`services`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.base.lazily import Lazily

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.draft import file
    from assistant.draft.draft import Draft
    from assistant.draft.versions.version import Version
    from assistant.workflow import claiming, redlining, side_by_side
    from assistant.workflow.side_by_side import SideBySide
else:
    file = Lazily("assistant.draft.file")
    claiming = Lazily("assistant.workflow.claiming")
    redlining = Lazily("assistant.workflow.redlining")
    side_by_side = Lazily("assistant.workflow.side_by_side")


class KeepVersion(Protocol):
    """Puts a draft aside as a version in its file."""

    def __call__(self, path: Path, draft: Draft, *, act: str = "", name: str = "") -> Version:
        """Return the version."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryServices:
    """What is done with the earlier versions of a draft (历史版本)."""

    list_versions: Callable[[Path], tuple[Version, ...]]
    """The newest first."""
    open_version: Callable[[Path, Version], Draft]
    keep: KeepVersion
    name: Callable[[Path, Version, str], Version]
    remove: Callable[[Path, Version], None]
    save_apart: Callable[[Path, Draft], None]
    """Writes a draft to a file that nobody has open."""
    compare: Callable[[Draft, Draft], SideBySide]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareServices:
    """What is done with two drafts or reports side by side (比较稿件)."""

    open_side: Callable[[Path], Draft]
    compare: Callable[[Draft, Draft], SideBySide]
    write: Callable[[Path, SideBySide, tuple[str, str]], None]


def history_services() -> HistoryServices:
    """Return the real functions of earlier versions."""
    return HistoryServices(
        list_versions=redlining.list_versions,
        open_version=redlining.open_version,
        keep=file.keep_version,
        name=file.name_version,
        remove=file.remove_version,
        save_apart=claiming.save_apart,
        compare=side_by_side.compare_texts,
    )


def compare_services() -> CompareServices:
    """Return the real workflow functions of comparisons."""
    return CompareServices(
        open_side=side_by_side.open_side,
        compare=side_by_side.compare_texts,
        write=side_by_side.write_side_by_side,
    )
