"""The draft that is on the desk: what was opened, and what has become of it in the editor."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from assistant.draft.fields import split_fields, write_out

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.parts import Elements, SheetRow
    from assistant.gui.editor.editor import Editor


class OpenDraft(QObject):
    """Brings the editor's text and the rest of the draft together.

    Signals:
        parts_changed: the indicator sheet, the house format, or an element beside the title is
            another one.
    """

    parts_changed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._draft: Draft | None = None
        self._revision = -1
        """Of the document when its text was last read."""
        self._elements: dict[int, Elements] = {}
        """Those of each state of the draft that an undo can bring back."""

    def open(self, draft: Draft) -> None:
        """Put a draft into the editor."""
        self._draft = draft
        self._elements = {}
        self._editor.set_verified(self.is_verified)
        self._editor.load(draft.elements.title, draft.paragraphs, self.write, draft.pictures)
        self._revision = self._editor.document().revision()

    def close(self) -> None:
        """Have no draft any more."""
        self._draft = None

    def current(self) -> Draft | None:
        """Return the draft as it stands, None while none is open."""
        revision = self._editor.document().revision()
        if self._draft is None or revision == self._revision:
            return self._draft
        paragraphs = self._editor.paragraphs()
        shown = {each.text for each in paragraphs if each.style == "picture"}
        elements = self._elements.get(self._editor.state, self._draft.elements)
        self._draft = replace(
            self._draft,
            elements=replace(elements, title=self._editor.title()),
            paragraphs=paragraphs,
            pictures=tuple(each for each in self._editor.pictures.all() if each.name in shown),
        )
        self._revision = revision
        return self._draft

    def set_sheet(self, rows: tuple[SheetRow, ...]) -> None:
        """Take another indicator sheet; fields in the text follow it."""
        draft = self.current()
        if draft is None or draft.sheet == rows:
            return
        self._draft = replace(draft, sheet=rows)
        self._editor.refresh_fields(self.write)
        self._revision = self._editor.document().revision()
        self._editor.set_verified(self.is_verified)
        self.parts_changed.emit()

    def set_elements(self, elements: Elements) -> None:
        """Take other elements; the title stays as it stands on the paper."""
        draft = self.current()
        if draft is None or draft.elements == elements:
            return
        before = draft.elements
        self._draft = replace(draft, elements=replace(elements, title=before.title))
        other: dict[str, Any] = {
            each.name: getattr(elements, each.name)
            for each in fields(elements)
            if getattr(elements, each.name) != getattr(before, each.name)
        }
        for state, known in self._elements.items():
            self._elements[state] = replace(known, **other)
        self.parts_changed.emit()

    def take_over(self, draft: Draft) -> None:
        """Let the draft read like another one, elements and pictures included, as one step.

        An undo brings the elements back that the text before it had.
        """
        before = self.current()
        if before is None or draft == before:
            return
        state = max(self._elements, default=1) + 1
        self._elements.setdefault(self._editor.state, before.elements)
        self._elements[state] = draft.elements
        self._editor.rewrite(draft.elements.title, draft.paragraphs, draft.pictures, state=state)
        self.parts_changed.emit()

    def set_house_format(self, name: str) -> None:
        """Take another house format (本单位版式), empty for the standard."""
        draft = self.current()
        if draft is None or draft.house_format == name:
            return
        self._draft = replace(draft, house_format=name)
        self.parts_changed.emit()

    def write(self, expression: str) -> str:
        """Return the words of a field's expression."""
        return write_out(expression, self._draft)[0] if self._draft else expression

    def is_verified(self, expression: str) -> bool:
        """Tell whether the number of a field's expression is verified."""
        key = split_fields(expression)[0].key
        row = self._draft.row(key) if self._draft and key else None
        return row is not None and row.state == "verified"
