"""Names of journal files: which are of one draft, and which is the newest, without any clock."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# 00000012-3f2a9c0d1e4b-000003.fzlog
_NAME = re.compile(
    r"(?P<session>\d{8,12})-(?P<token>[0-9a-f]{12})-(?P<generation>\d{6,9})\.fzlog", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class JournalName:
    """The name of one file; a greater one is a later one."""

    session: int
    """Rises with each draft that is opened."""
    token: str
    """Tells apart drafts that were opened at the same moment."""
    generation: int
    """Rises with each file of the same journal; the greatest holds all."""

    def __str__(self) -> str:
        return f"{self.session:08d}-{self.token}-{self.generation:06d}.fzlog"

    def next(self) -> JournalName:
        """Return the name of the file that takes this one's place."""
        return replace(self, generation=self.generation + 1)


def parse_name(name: str) -> JournalName | None:
    """Return what a file's name says, None where it is no journal's."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    return JournalName(
        session=int(match["session"]),
        token=match["token"],
        generation=int(match["generation"]),
    )


def journals_in(folder: Path) -> Iterator[tuple[JournalName, Path]]:
    """Give the journal files of a folder; one that cannot be looked into has none."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 -- names are all that is wanted
    except OSError:
        return
    for each in sorted(names):
        name = parse_name(each)
        if name is not None:
            yield name, folder / each
