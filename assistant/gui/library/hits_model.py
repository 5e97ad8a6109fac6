"""What a search found, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.corpus.stored import Hit

    Index = QModelIndex | QPersistentModelIndex

HIT = Qt.ItemDataRole.UserRole + 1
_NONE = QModelIndex()
_LONGEST = 140
"""Characters of a passage that are shown."""
_BEFORE = 40
"""Characters shown before the first word found."""


class HitsModel(QAbstractListModel):
    """A row a passage, in the order found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits shown."""
        return self._hits

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits; where they only go on from those shown, the view stays."""
        known = len(self._hits)
        if known and len(hits) > known and tuple(hits[:known]) == self._hits:
            self.beginInsertRows(QModelIndex(), known, len(hits) - 1)
            self._hits = tuple(hits)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: f"{excerpt_of(hit)[0]}\n{source_of(hit)}",
            HIT: lambda: hit,
        }
        return roles[role]() if role in roles else None


def excerpt_of(hit: Hit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return as much of the passage as is shown, and the words found in it."""
    text = hit.text.strip("\n").replace("\n", " ")
    lead = len(hit.text) - len(hit.text.lstrip("\n"))
    matched = [(start - lead, end - lead) for start, end in hit.matched]
    start = 0
    if len(text) > _LONGEST and matched:
        start = max(min(matched[0][0] - _BEFORE, len(text) - _LONGEST), 0)
    end = min(start + _LONGEST, len(text))
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    spans = tuple((a + shift, b + shift) for a, b in matched if start <= a and b <= end)
    return f"{head}{text[start:end]}{tail}", spans


def source_of(hit: Hit) -> str:
    """Return where the passage stands: ``青栎区司法局 · 2023 · 存在问题``."""
    parts = (hit.body or "未识别机关", str(hit.year) if hit.year else "年度未识别", hit.section)
    return " · ".join(part for part in parts if part)
