"""Phrases as a list: how each reads in the open draft, and which words were looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from assistant.draft.fields import split_fields
from assistant.suggest.matching import shared_stretches
from assistant.suggest.typed_words import find_words, read_words
from assistant.workflow.terms import ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from assistant.phrases.phrase import Phrase

    Index = QModelIndex | QPersistentModelIndex

PHRASE = Qt.ItemDataRole.UserRole + 1
SHOWN = Qt.ItemDataRole.UserRole + 2
OWN_NAME, SHIPPED_NAME = "我的", "自带"
_NONE = QModelIndex()

MarkKind = Literal["field", "blank", "word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPhrase:
    """A phrase as it reads now."""

    text: str
    """Fields written out."""
    marks: tuple[tuple[tuple[int, int], MarkKind], ...]
    """Stretches that are fields, blanks, or words that were looked for; the last one wins."""


class PhrasesModel(QAbstractListModel):
    """A row a phrase, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phrases: tuple[Phrase, ...] = ()
        self._shown: dict[int, ShownPhrase] = {}
        self._words = ""
        self._write: Callable[[str], str] = str

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases shown."""
        return self._phrases

    def set_phrases(
        self, phrases: Sequence[Phrase], words: str, write: Callable[[str], str]
    ) -> None:
        """Show phrases.

        Args:
            phrases: in the order of the list.
            words: that were looked for.
            write: gives the words of a field's expression.
        """
        self.beginResetModel()
        self._phrases = tuple(phrases)
        self._words, self._write = words, write
        self._shown.clear()
        self.endResetModel()

    def row_of(self, phrase: Phrase) -> int | None:
        """Return the row of the phrase of these words."""
        rows = (at for at, each in enumerate(self._phrases) if each.key == phrase.key)
        return next(rows, None)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of phrases."""
        return 0 if parent.isValid() else len(self._phrases)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._phrases):
            return None
        phrase = self._phrases[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: (
                f"{self._shown_at(index.row()).text}（{about(phrase)}）"
            ),
            Qt.ItemDataRole.ToolTipRole: lambda: phrase.note or None,
            PHRASE: lambda: phrase,
            SHOWN: lambda: self._shown_at(index.row()),
        }
        return roles[role]() if role in roles else None

    def _shown_at(self, row: int) -> ShownPhrase:
        if row not in self._shown:
            self._shown[row] = show_phrase(self._phrases[row].text, self._words, self._write)
        return self._shown[row]


def about(phrase: Phrase) -> str:
    """Return whose a phrase is, what on and what for: ``我的 · 行政复议 · 举措和成效``."""
    whose = OWN_NAME if phrase.is_own else SHIPPED_NAME
    role = ROLE_NAMES[phrase.role] if phrase.role else ""
    return " · ".join(filter(None, (whose, phrase.topic, role)))


def show_phrase(text: str, words: str, write: Callable[[str], str]) -> ShownPhrase:
    """Return a phrase's text as it reads, its fields, blanks and the words looked for marked."""
    shown = ""
    marks: list[tuple[tuple[int, int], MarkKind]] = []
    for piece in split_fields(text):
        start = len(shown)
        shown += (write(piece.text) or piece.text) if piece.kind == "field" else piece.text
        if piece.kind in ("field", "blank"):
            is_blank = shown.startswith("【", start)
            marks.append(((start, len(shown)), "blank" if is_blank else "field"))
    if words.strip():
        found = find_words(read_words(words), shown) or shared_stretches(words, shown)
        marks += [(span, "word") for span in found]
    return ShownPhrase(text=shown, marks=tuple(marks))
