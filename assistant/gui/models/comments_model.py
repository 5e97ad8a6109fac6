"""The comments of a draft as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.draft.parts import Comment

    Index = QModelIndex | QPersistentModelIndex
    Row = tuple[Comment, str]
    """A comment and the words it stands on."""

COMMENT = Qt.ItemDataRole.UserRole + 1
WORDS = Qt.ItemDataRole.UserRole + 2
_NONE = QModelIndex()


class CommentsModel(QAbstractListModel):
    """A row a comment, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments shown."""
        return tuple(comment for comment, _ in self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show comments; those that are the same ones as before stay chosen."""
        before = [comment.id for comment, _ in self._rows]
        if before != [comment.id for comment, _ in rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
        self._rows = list(rows)
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, key: str) -> int:
        """Return the row of a comment, -1 for one that is not shown."""
        rows = (at for at, (comment, _) in enumerate(self._rows) if comment.id == key)
        return next(rows, -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of comments."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        comment, words = self._rows[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: spoken(comment, words),
            COMMENT: lambda: comment,
            WORDS: lambda: words,
        }
        return roles[role]() if role in roles else None


def spoken(comment: Comment, words: str) -> str:
    """Return what a screen reader says of a comment."""
    state = "已处理" if comment.resolved else "未处理"
    who = f"，{comment.author}" if comment.author else ""
    replies = "".join(f"；答复：{each.text}" for each in comment.replies)
    return f"{state}{who}，批注“{words}”：{comment.text}{replies}"
