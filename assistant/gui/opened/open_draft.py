"""The draft that is on the desk: what was opened, and what has become of it in the editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.draft.draft import Draft
from assistant.draft.fields import split_fields, write_out
from assistant.gui.opened.field_tip import field_tip

if TYPE_CHECKING:
    from collections.abc import Callable

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
        editor.stepped.connect(self._on_stepped)
        editor.set_descriptions(self.describe)

    def open(self, draft: Draft) -> None:
        """Put a draft into the editor."""
        self._draft, rest = draft, _rest_of(draft)
        self._editor.set_verified(self.is_verified)
        self._editor.load(
            draft.elements.title, draft.paragraphs, _writer_of(rest), draft.pictures, rest=rest
        )
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
        self._draft = replace(
            self._draft,
            elements=replace(self._draft.elements, title=self._editor.title()),
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
        self._take_parts(replace(draft, sheet=rows), "修改指标")

    def set_elements(self, elements: Elements) -> None:
        """Take other elements; the title stays as it stands on the paper."""
        draft = self.current()
        if draft is None or draft.elements == elements:
            return
        elements = replace(elements, title=draft.elements.title)
        self._take_parts(replace(draft, elements=elements), "修改公文要素")

    def take_over(self, draft: Draft, name: str = "采纳改动") -> None:
        """Let the draft read like another one, elements and pictures included, as one step."""
        before = self.current()
        if before is None or draft == before:
            return
        with self._editor.step(name):
            self._take(replace(before, elements=draft.elements))
            self._editor.rewrite(draft.elements.title, draft.paragraphs, draft.pictures)
        self._revision = -1
        self.parts_changed.emit()

    def set_house_format(self, name: str) -> None:
        """Take another house format (本单位版式), empty for the standard."""
        draft = self.current()
        if draft is None or draft.house_format == name:
            return
        self._take_parts(replace(draft, house_format=name), "更换版式")

    def write(self, expression: str) -> str:
        """Return the words of a field's expression."""
        return write_out(expression, self._draft)[0] if self._draft else expression

    def describe(self, expression: str) -> str:
        """Return what is said of a field when one points at it."""
        return field_tip(expression, self._draft) if self._draft else ""

    def is_verified(self, expression: str) -> bool:
        """Tell whether the number of a field's expression is verified."""
        key = split_fields(expression)[0].key
        row = self._draft.row(key) if self._draft and key else None
        return row is not None and row.state == "verified"

    def _take_parts(self, draft: Draft, name: str) -> None:
        """Take a draft of the same words as one step."""
        with self._editor.step(name):
            self._take(draft)
        self.parts_changed.emit()

    def _take(self, draft: Draft) -> None:
        """Let fields follow the sheet of a draft, and keep what else belongs to it."""
        self._draft, rest = draft, _rest_of(draft)
        self._editor.refresh_fields(_writer_of(rest), rest)
        self._editor.set_verified(self.is_verified)

    def _on_stepped(self) -> None:
        """Take what an undo brought back beside the text."""
        rest = self._editor.rest
        if self._draft is None or not isinstance(rest, Draft):
            return
        is_other = rest != _rest_of(self._draft)
        self._draft, self._revision = rest, -1
        if is_other:
            self._editor.set_verified(self.is_verified)
            self.parts_changed.emit()


def _rest_of(draft: Draft) -> Draft:
    """Return what belongs to a draft beside its text."""
    elements = replace(draft.elements, title="")
    return replace(draft, elements=elements, paragraphs=(), pictures=())


def _writer_of(rest: Draft) -> Callable[[str], str]:
    """Return what gives the words of a field by the sheet of a draft."""
    return lambda expression: write_out(expression, rest)[0]
