"""Passages that one pinned (固定) for a draft, and passages that are not to come again (隐藏).

A pinned passage is kept with its words and where it is from, so that it outlives the report in the
corpus; it is told by its words. A hidden one is told by its letters alone
(:func:`~assistant.suggest.suggestion.digest_of`): with other numbers it is not wanted either. The
file they are kept in is :mod:`kept_file`'s matter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.suggest.suggestion import digest_of

if TYPE_CHECKING:
    from assistant.outline.meta import Meta
    from assistant.outline.section import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedPassage:
    """A passage that stays in sight while one writes a draft."""

    text: str
    """As the peer wrote it."""
    meta: Meta
    """Whose report it is from."""
    section: str | None = None
    """Heading it stood under."""
    role: Role | None = None
    """Role of its section."""
    topic: str | None = None
    sample: bool = False
    """Whether the report is a shipped, fictional sample (示例)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinboard:
    """What is pinned for one draft, which is known by its body and year: its copies share it."""

    body: str
    """发文机关 of the draft."""
    year: int
    """Its reporting year."""
    passages: tuple[PinnedPassage, ...] = ()
    """The latest pinned first; no text twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPassages:
    """All that is pinned and hidden."""

    boards: tuple[Pinboard, ...] = ()
    """Without empty ones; no draft twice."""
    hidden: tuple[str, ...] = ()
    """Texts of passages that are not to be shown, the latest hidden first; no words twice."""

    @property
    def hidden_digests(self) -> frozenset[str]:
        """What tells the hidden passages again."""
        return frozenset(map(digest_of, self.hidden))

    def pinned_for(self, body: str, year: int) -> tuple[PinnedPassage, ...]:
        """Return what is pinned for the draft of that body and year, the latest first."""
        found = (
            board.passages for board in self.boards if (board.body, board.year) == (body, year)
        )
        return next(found, ())

    def pinning(self, body: str, year: int, passage: PinnedPassage) -> KeptPassages:
        """Return the same with a passage pinned on top for that draft."""
        return self._with_board(body, year, (passage, *self._others(body, year, passage.text)))

    def unpinning(self, body: str, year: int, text: str) -> KeptPassages:
        """Return the same without that passage on the draft's board."""
        return self._with_board(body, year, self._others(body, year, text))

    def hiding(self, text: str) -> KeptPassages:
        """Return the same with a passage that is not to come again."""
        rest = self.showing(text)
        return replace(rest, hidden=(text, *rest.hidden))

    def showing(self, text: str) -> KeptPassages:
        """Return the same with a hidden passage in sight again."""
        digest = digest_of(text)
        left = tuple(each for each in self.hidden if digest_of(each) != digest)
        return replace(self, hidden=left)

    def showing_all(self) -> KeptPassages:
        """Return the same with nothing hidden."""
        return replace(self, hidden=())

    def _others(self, body: str, year: int, text: str) -> tuple[PinnedPassage, ...]:
        return tuple(each for each in self.pinned_for(body, year) if each.text != text)

    def _with_board(
        self, body: str, year: int, passages: tuple[PinnedPassage, ...]
    ) -> KeptPassages:
        others = tuple(board for board in self.boards if (board.body, board.year) != (body, year))
        made = (Pinboard(body=body, year=year, passages=passages),) if passages else ()
        return replace(self, boards=(*others, *made))
