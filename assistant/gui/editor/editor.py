"""The editor: writing a draft as one continuous text, as on the printed page.

It shows and changes text and knows nothing of files, suggestions or checks. While an input method
composes (preedit), it neither reformats nor reports anything; all of that waits for the end of the
composition.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from assistant.draft.fields import write_blank
from assistant.draft.numbering import TABLES
from assistant.draft.parts import Paragraph
from assistant.draft.table_text import table_paragraph
from assistant.gui.editor import apart, commented, edits, items, levels, rewriting, tables
from assistant.gui.editor.candidates import tell_place
from assistant.gui.editor.caret import Caret, caret_of
from assistant.gui.editor.carry import Carried
from assistant.gui.editor.cells_out import cells_data
from assistant.gui.editor.commenting import EditorComments
from assistant.gui.editor.counting import Counting
from assistant.gui.editor.document import (
    fill_document,
    plain_format,
    read_title,
    style_of,
)
from assistant.gui.editor.field_place import field_at
from assistant.gui.editor.following import Following
from assistant.gui.editor.ghost import Ghost
from assistant.gui.editor.looks import Looks
from assistant.gui.editor.marks import Marks
from assistant.gui.editor.measures import (
    BODY_PT,
    paper_device,
    paper_width_px,
)
from assistant.gui.editor.paper import View, paint_paper, paint_under_text
from assistant.gui.editor.pasting import pasted_cells
from assistant.gui.editor.pictures import Pictures
from assistant.gui.editor.reading import Reading
from assistant.gui.editor.sources import ShownSources, tip_at
from assistant.gui.editor.typed import key_step, words_step, write_mark
from assistant.gui.editor.undoing import Selection, State, Undoing
from assistant.gui.editor.zoom import LARGEST_PX, NORMAL_PX, SMALLEST_PX
from assistant.gui.look.paper_faces import paper_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtGui import QTextBlock

    from assistant.draft.parts import Borrowed, Comment, ParagraphStyle, Picture
    from assistant.gui.editor.tables import TableChange
    from assistant.gui.look.theme import Theme

_CELL_KEYS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
"""Keys that lead from cell to cell, or from level to level."""
_DELETING_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_NEW_LINE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(QTextEdit):
    """The paper one writes on.

    Signals:
        edited: the text changed, and no composition is under way.
        caret_moved: the caret stands elsewhere, and no composition is under way.
        left: the keyboard focus went elsewhere.
        offer_taken: words on offer were written.
        menu_requested: a menu is wanted at a place of the screen.
        field_chosen: the indicator of a field is wanted; carries the field's expression.
        steps_changed: another step than before is the one to undo or to do again.
        stepped: an undo brought back another state of the draft, :attr:`rest` included.
        references_followed: references were put right; carries kind and words of the news.
    """

    edited = Signal()
    caret_moved = Signal()
    left = Signal()
    offer_taken = Signal()
    menu_requested = Signal(QPoint)
    field_chosen = Signal(str)
    steps_changed = Signal()
    stepped = Signal()
    references_followed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._character_px = NORMAL_PX
        self.pictures = Pictures()
        self._counting = Counting(self.document(), self.pictures)
        self._reading = Reading(self.document())
        self._following = Following(self, self._reading)
        self._rest: object = None
        self._settling = False
        self._is_followed = False
        self._write: Callable[[str], str] = str
        self._is_verified: Callable[[str], bool] = bool
        self._describe: Callable[[str], str] = str
        self._settle_timer = QTimer(self, singleShot=True, interval=0)
        self._changed = False
        self._is_stale = True
        self._has_chinese_marks = True
        self._looks = Looks(self.document(), theme)
        self.marks = Marks(self, theme)
        self.ghost = Ghost(self, theme, self.marks.hide_behind)
        self._carried = Carried()
        self._sources = ShownSources()
        self.comments = EditorComments(self, self._reading.blocks, self.step, self._show_cursor)
        self._around: tuple[Comment, ...] = ()
        """Comments on words that give way to what an input method composes."""
        self._block = 0
        """Number of the block the caret stands in."""
        self._dress()
        self._undoing = Undoing(self, self._state, self._selection, self._bring_back)
        self._undoing.changed.connect(self.steps_changed)
        self._settle_timer.timeout.connect(self._on_settle)
        self.document().contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self.ghost.follow_caret)
        self.selectionChanged.connect(self._undoing.follow_caret)
        self.set_character_px(NORMAL_PX)

    # reading and filling

    def load(
        self,
        title: str,
        paragraphs: Sequence[Paragraph],
        write: Callable[[str], str],
        pictures: Sequence[Picture] = (),
        *,
        rest: object = None,
    ) -> None:
        """Show a draft's text; the caret goes to its beginning, and nothing can be undone.

        Args:
            title: the title.
            paragraphs: all paragraphs.
            write: gives the words of a field's expression.
            pictures: what the paragraphs show.
            rest: what else belongs to the draft.
        """
        self._write, self._rest = write, rest
        self.pictures.take(pictures)
        self._settling = True
        self.ghost.hide()
        fill_document(self.document(), title, paragraphs, write)
        self._settling = False
        self._reading.forget()
        self._following.forget()
        self.marks.show(())
        self._renumber()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._undoing.begin()

    def title(self) -> str:
        """Return the title as it stands."""
        return read_title(self.document())

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs as they stand, without what is being composed.

        Sources that can no longer be recognised are left out; the document itself keeps them, so
        that they are there again once the words are.
        """
        return self._reading.paragraphs()

    @property
    def rest(self) -> object:
        """What else belongs to the draft, as it was given; an undo brings it back with the text."""
        return self._rest

    def caret(self) -> Caret:
        """Return what stands around the caret."""
        return caret_of(self.textCursor())

    def ordinal_of(self, paragraph: int) -> str:
        """Return the number shown before a paragraph."""
        return self._counting.ordinal_of(paragraph)

    @property
    def is_composing(self) -> bool:
        """Tell whether an input method is composing at the caret."""
        block = self.textCursor().block()
        is_preedit = block.isValid() and bool(block.layout().preeditAreaText())
        return is_preedit and self.ghost.words is None

    # changing

    def set_style(self, style: ParagraphStyle) -> None:
        """Give the blocks of the selection another style."""
        with self._act("设置样式"):
            edits.set_style(self.textCursor(), style, self.pictures.has)
            self._renumber()

    def insert_field(self, expression: str) -> None:
        """Write a field at the caret."""
        with self.step("插入字段"):
            self._finish(edits.insert_field(self._writing_cursor(), expression, self._write))

    def insert_blank(self, name: str) -> None:
        """Write a blank at the caret and select its name."""
        with self.step("插入空白"):
            self._finish(edits.insert_blank(self._writing_cursor(), name))

    def insert_item(self) -> None:
        """Write the next 一是, 二是 … at the caret."""
        with self._act("插入序号"):
            self._finish(items.insert_item(self._writing_cursor()))

    def insert_borrowed(
        self, text: str, borrowed: Borrowed, *, over: tuple[int, int] | None = None
    ) -> None:
        """Write a peer's adapted words at the caret, or in place of *over*, as one step.

        Args:
            text: paragraph text with fields and blanks.
            borrowed: where the words come from.
            over: start and end of the stretch of the document to replace.
        """
        cursor = self.textCursor()
        if over:
            cursor.setPosition(over[0])
            cursor.setPosition(over[1], QTextCursor.MoveMode.KeepAnchor)
        words = Paragraph(text=text, borrowed=(borrowed,))
        with self._act("插入建议"):
            self._finish(edits.insert_words(cursor, words, self._write))

    def offer(self, words: Paragraph) -> None:
        """Show words after the caret that Tab takes over; the text stays as it is."""
        if self.hasFocus() and not self.isReadOnly():
            self.ghost.show(words, self._write)

    def take_offer(self) -> bool:
        """Write the words on offer at the caret, as one step; tell whether there were any."""
        self.ghost.follow_caret()
        words = self.ghost.words
        if words is None:
            return False
        self.ghost.hide()
        with self.step("续写"):
            self._finish(edits.insert_words(self.textCursor(), words, self._write))
        self.offer_taken.emit()
        return True

    def insert_sentence(self, text: str) -> None:
        """Write text with fields at the caret, or below a heading or a set-off paragraph."""
        with self._act("插入句子"):
            self._finish(edits.insert_words(self.textCursor(), Paragraph(text=text), self._write))

    def insert_paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph below that of the caret, or in its place where that is empty text."""
        with self._act("插入段落"):
            self._finish(edits.insert_paragraph(self.textCursor(), paragraph, self._write))

    def insert_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Write paragraphs below that of the caret, as one step; into a table goes the caret."""
        has_table = any(paragraph.style in TABLES for paragraph in paragraphs)
        with self._act("插入表格" if has_table else "插入段落"):
            cursor = edits.insert_paragraphs(self.textCursor(), paragraphs, self._write)
            if tables.is_in_table(cursor):
                cursor = tables.first_cell(cursor)
            self._finish(cursor)

    def insert_picture(self, picture: Picture, caption: str) -> None:
        """Show a picture, with its caption where it has one, as one step."""
        shown = Paragraph(style="picture", text=picture.name)
        title = (Paragraph(style="caption", text=caption),) if caption else ()
        with self.step("插入图片"):
            self._take_pictures((picture,))
            self.insert_paragraphs((shown, *title))

    def insert_attachment(self) -> None:
        """Begin an attachment at the end, as one step, and select the blank of its name."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        name = Paragraph(style="attachment", text=write_blank("附件名称"))
        with self._act("插入附件"):
            cursor = edits.insert_paragraphs(cursor, [name, Paragraph()], self._write)
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            self._finish(edits.find_blank(cursor) or cursor)

    def rewrite(
        self, title: str, paragraphs: Sequence[Paragraph], pictures: Sequence[Picture]
    ) -> None:
        """Put another title and other paragraphs in the place of what stands here, as one step.

        Args:
            title: the title.
            paragraphs: all paragraphs; those that are as they were stay untouched.
            pictures: what they show; pictures known already stay for an undo.
        """
        head = self._reading.blocks()[0]
        wanted = head if title == self.title() else Paragraph(text=title)
        self._following.forget()
        with self.step("改写"):
            self._take_pictures(pictures)
            self._rewrite((head, *self.paragraphs()), (wanted, *paragraphs))

    def is_in_table(self) -> bool:
        """Tell whether the caret stands in a table."""
        return tables.is_in_table(self.textCursor())

    def is_at_picture(self) -> bool:
        """Tell whether the caret stands at a picture."""
        return apart.is_at_picture(self.textCursor())

    def change_table(self, change: TableChange) -> bool:
        """Add or take away a row or column; tell whether the caret stands in a table."""
        cursor = self.textCursor()
        if not tables.is_in_table(cursor):
            return False
        cursor.clearSelection()
        with self.step("改动表格"):
            self._finish(change(cursor, self._write))
        return True

    def refresh_fields(self, write: Callable[[str], str], rest: object = None) -> None:
        """Write all whole fields out anew, as one step.

        Args:
            write: gives the words of a field's expression from now on.
            rest: what else belongs to the draft from now on.
        """
        with self.step("更新数据"):
            self._write, self._rest = write, rest
            self._undoing.touch()
            edits.refresh_fields(self.document(), write)

    # undoing

    def step(self, name: str) -> AbstractContextManager[None]:
        """Make all that is done within one step that can be undone, known by that name."""
        return self._undoing.step(name)

    def step_back(self) -> None:
        """Undo the last step; an input method that composes goes on undisturbed."""
        if not self.is_composing:
            self._undoing.undo()

    def step_forward(self) -> None:
        """Do the step again that was undone last."""
        if not self.is_composing:
            self._undoing.redo()

    @property
    def undo_name(self) -> str:
        """Name of the step to undo, empty where there is none."""
        return self._undoing.undo_name

    @property
    def redo_name(self) -> str:
        """Name of the step to do again, empty where there is none."""
        return self._undoing.redo_name

    # moving and showing

    def go_to(self, paragraph: int, start: int = 0, end: int = 0) -> None:
        """Select a stretch of a paragraph and show it in the upper third."""
        self._show_cursor(edits.cursor_over(self.document(), paragraph, start, end))

    def _show_cursor(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        offset = self.cursorRect(cursor).top() - self.viewport().height() // 3
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + offset)
        self.setFocus()

    def next_blank(self) -> bool:
        """Select the next blank after the caret, or the first; tell whether there is any."""
        cursor = edits.find_blank(self.textCursor())
        if cursor is None:
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()
        return True

    def set_verified(self, is_verified: Callable[[str], bool]) -> None:
        """Tell which fields' numbers are verified."""
        self._is_verified = is_verified
        self.viewport().update()

    def set_descriptions(self, describe: Callable[[str], str]) -> None:
        """Tell what is said of a field when one points at it."""
        self._describe = describe

    def set_chinese_marks(self, is_on: bool) -> None:
        """Tell whether western marks are written as Chinese ones while one types."""
        self._has_chinese_marks = is_on

    def show_mark(self, index: int) -> bool:
        """Select a marked place; tell whether its words still stand there."""
        cursor = self.marks.cursor(index)
        if cursor is not None:
            self._show_cursor(cursor)
        return self.marks.holds(index)

    def replace_mark(self, index: int, text: str) -> bool:
        """Put other words in a marked place, as one step; tell whether it was still there."""
        cursor = self.marks.cursor(index)
        if cursor is not None and self.marks.holds(index):
            with self.step("修改"):
                plain = plain_format(cursor.charFormat())
                cursor.insertText(text, commented.typed_format(cursor, plain))
                self.marks.remove(index)
                self._finish(cursor)
            return True
        return False

    def set_character_px(self, character_px: int) -> None:
        """Zoom: give a character of body text that many pixels."""
        self.ghost.step_aside()
        top = self.cursorForPosition(QPoint(self.width() // 2, 0))
        above = self.cursorRect(top).top()
        self._character_px = max(SMALLEST_PX, min(character_px, LARGEST_PX))
        self.setFixedWidth(paper_width_px(self._character_px))
        device = paper_device(self._character_px)
        self._device = device
        document = self.document()
        document.documentLayout().setPaintDevice(device)
        self._renumber()
        document.markContentsDirty(0, document.characterCount())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(top).top() - above if bar.value() else 0)
        self.ghost.come_back()
        self.viewport().update()

    @property
    def character_px(self) -> int:
        """Pixels of a character of body text."""
        return self._character_px

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._looks.set_theme(theme)
        self.marks.set_theme(theme)
        self.ghost.set_theme(theme)
        self.viewport().update()

    # called by Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, then the text on it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view()
        paint_paper(painter, view)
        paint_under_text(painter, view)
        self.comments.paint(painter, view)
        painter.end()
        super().paintEvent(event)
        if self.ghost.words is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.ghost.paint_key(painter, view)
            painter.end()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Leave Tab to words on offer, tables and levels; else it leads to the next widget."""
        if is_next and self.ghost.words is not None:
            return False
        if tables.is_in_table(self.textCursor()) and not self.isReadOnly():
            return False
        if levels.keeps_tab(self.textCursor()) and not self.isReadOnly():
            return False
        return super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or dismiss the words on offer; any other key writes.

        A key that an input method lets through while it composes does nothing: Qt would move the
        caret past the end of the text.
        """
        if self.is_composing:
            return
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Tab and is_plain and self.take_offer():
            return
        if event.key() == Qt.Key.Key_Escape and self.ghost.words is not None:
            self.ghost.hide()
            return
        self.ghost.step_aside()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.step_back()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.step_forward()
        else:
            is_typed = _writes(event)
            with key_step(self._undoing, event), self._followed(is_typed=is_typed):
                self._press(event)
            self._tidy(event.text())
            if is_typed or event.key() in _DELETING_KEYS:
                self._count_items(self._undoing.before_run)
        self.ghost.come_back()

    def _press(self, event: QKeyEvent) -> None:
        """Keep the title apart, and give text after a heading."""
        if event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
            return
        is_deleting = event.key() in _DELETING_KEYS
        is_replacing = is_deleting or event.key() in _NEW_LINE_KEYS or _writes(event)
        if is_replacing and self._take_over_edge() and is_deleting:
            return
        cursor = self.textCursor()
        if self._press_apart(event, cursor):
            return
        elif event.key() in _CELL_KEYS:
            self._shift_level(cursor, is_down=event.key() == Qt.Key.Key_Tab)
        elif event.key() in _NEW_LINE_KEYS and not event.modifiers() & ~_KEYPAD:
            self._finish(cursor if items.go_on(cursor) else edits.break_paragraph(cursor))
        elif event.key() == Qt.Key.Key_Backspace and edits.guard_start(cursor):
            self._renumber()
        elif event.key() == Qt.Key.Key_Delete and edits.is_end_of_title(cursor):
            return
        else:
            if event.text().isprintable():
                edits.face_forward(self)
            super().keyPressEvent(event)

    def _tidy(self, typed: str, *, is_composed: bool = False) -> None:
        """Put right what was just typed, each time as a step that can be undone by itself."""
        if not typed or self.is_composing or self.isReadOnly():
            return
        if self._has_chinese_marks and not is_composed:
            write_mark(self._undoing, self.textCursor(), typed)
        if items.is_doubled(self.textCursor(), typed):
            with self.step("去掉重复的序号"):
                items.drop_double(self.textCursor())

    def _shift_level(self, cursor: QTextCursor, *, is_down: bool) -> None:
        """Change the level of headings; the step is known by what became of them."""
        if self.is_composing:
            return
        with self._act(levels.name_of(cursor, is_down=is_down)):
            levels.shift_level(cursor, is_down=is_down)
            self._renumber()

    def _press_apart(self, event: QKeyEvent, cursor: QTextCursor) -> bool:
        """Keep tables and pictures whole; tell whether that was all."""
        is_deleting = event.key() in _DELETING_KEYS
        is_backward = event.key() == Qt.Key.Key_Backspace
        if apart.is_at_picture(cursor):
            return self._press_at_picture(event, cursor)
        if is_deleting and not tables.is_in_table(cursor):
            if not apart.guard_neighbour(cursor, is_backward=is_backward):
                return False
            self._finish(cursor)
            return True
        if not tables.is_in_table(cursor):
            return False
        if event.key() in _CELL_KEYS:
            self._finish(tables.step(cursor, _CELL_KEYS[event.key()]))
        elif event.key() in _NEW_LINE_KEYS and not event.modifiers() & ~_KEYPAD:
            cursor.clearSelection()
            self._finish(tables.new_row(cursor))
        elif is_deleting and tables.guard_cells(cursor, is_backward=is_backward):
            self._finish(cursor)
        else:
            if _writes(event) and tables.is_over_cells(cursor):
                tables.empty_cells(cursor)
                self.setTextCursor(cursor)
            return False
        return True

    def _press_at_picture(self, event: QKeyEvent, cursor: QTextCursor) -> bool:
        """Take a picture away as a whole, or write below it; tell whether that was all."""
        if event.key() in _DELETING_KEYS:
            self._finish(apart.drop_picture(cursor))
        elif event.key() in _NEW_LINE_KEYS and not event.modifiers() & ~_KEYPAD:
            self._finish(apart.open_below(cursor))
        else:
            return _writes(event)
        return True

    def cut(self) -> None:
        """Copy and delete what is selected; cells of a table are only emptied."""
        if self.textCursor().hasSelection() and not self.isReadOnly():
            self.copy()
            with self._act("剪切"):
                self._take_away()
                self._carried.note_cut()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method write; what waited for its end is done then."""
        if apart.is_at_picture(self.textCursor()):
            return
        self.ghost.step_aside()
        was_composing = self.is_composing
        if not was_composing:
            self._undoing.settle()
            if event.preeditString() or event.commitString():
                self._take_over_edge()
            cursor = self.textCursor()
            self._around = commented.comments_around(cursor) if cursor.hasSelection() else ()
        before = self._reading.blocks()
        if event.preeditString() and not was_composing:
            self.marks.hide()
        super().inputMethodEvent(event)
        if not event.preeditString():
            commented.go_on_with(self.textCursor(), event.commitString(), self._around)
            self._around = ()
            words_step(self._undoing, event.commitString(), is_composed=was_composing)
            self._tidy(event.commitString(), is_composed=was_composing)
            if event.commitString():
                self._count_items(before if was_composing else self._undoing.before_run)
            self.marks.paint()
            self._looks.rehighlightBlock(self.textCursor().block())
            self._settle_timer.start()
            self.ghost.come_back()
        self.viewport().update()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # type: ignore[override]
        """Answer an input method, which first learns where the editor stands."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            tell_place(self)
        return super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Dismiss the words on offer: the caret goes elsewhere. With Ctrl, go to the indicator."""
        self.ghost.hide()
        if event.button() == Qt.MouseButton.LeftButton and self.comments.press(event, self._view()):
            return
        is_asking = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not (is_asking and self._choose_field(event)):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the indicator of a field; elsewhere select the word."""
        if not self._choose_field(event):
            super().mouseDoubleClickEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the text, and note its fields and sources for this editor."""
        cursor = self.textCursor()
        is_cells = tables.is_over_cells(cursor)
        data = cells_data(cursor) if is_cells else super().createMimeDataFromSelection()
        self._carried.take(cursor, data)
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text; words copied here keep their fields and sources."""
        if not self.canInsertFromMimeData(source):
            return
        with self._act("粘贴"):
            self._paste(source)

    def _paste(self, source: QMimeData) -> None:
        words = self._carried.words_of(source)
        self._take_over_edge()
        cursor = self._writing_cursor()
        is_in_table = tables.is_in_table(cursor)
        cells = pasted_cells(source, words, into_cells=is_in_table)
        if is_in_table:
            self._finish(tables.paste(cursor, cells, words, source.text(), self._write))
        elif words:
            is_cut = self._carried.put_down()
            self._finish(edits.put_down(cursor, words, self._write, is_cut=is_cut))
        elif cells and style_of(cursor.block()) == "body" and cursor.block().length() <= 1:
            self.insert_paragraphs([table_paragraph(cells)])
        else:
            self._finish(edits.paste(cursor, source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether there is text to paste; files that are dropped are for the window."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def dropEvent(self, event: QDropEvent) -> None:
        """Take words that were dragged here, as one step; those of this text leave their place."""
        if event.source() is not self.viewport() or event.dropAction() != Qt.DropAction.MoveAction:
            with self._act("拖放"):
                super().dropEvent(event)
            return
        super().dragLeaveEvent(QDragLeaveEvent())
        target = self.cursorForPosition(event.position().toPoint())
        event.accept()
        if self.is_composing or _is_within(self.textCursor(), target):
            return
        with self.step("拖放"), self.marks.going_along():
            with self._followed():
                self._take_away()
                self._carried.note_cut()
            self.setTextCursor(target)
            self.insertFromMimeData(event.mimeData())

    def _take_away(self) -> None:
        """Delete what is selected; cells of a table are only emptied."""
        cursor = self.textCursor()
        if self._take_over_edge():
            return
        if not (tables.is_in_table(cursor) and tables.guard_cells(cursor, is_backward=True)):
            cursor.removeSelectedText()
        self._finish(cursor)

    def _take_over_edge(self) -> bool:
        """Delete a selection that reaches into a table or picture; tell whether there was one."""
        cursor = self.textCursor()
        if self.isReadOnly() or not apart.is_over_edge(cursor):
            return False
        self._finish(apart.take_away(cursor))
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report that the person went elsewhere."""
        self.ghost.hide()
        super().focusOutEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the window: Qt's own would undo without regard to numbers.

        A picture at the pointer is the one that is meant.
        """
        place = self.cursorForPosition(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and apart.is_at_picture(place):
            self.setTextCursor(place)
        self.menu_requested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what is known of the field or the borrowed stretch under the pointer."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(cast("QHelpEvent", event))
            return True
        return super().viewportEvent(event)

    # inside

    def _dress(self) -> None:
        self.setObjectName("editor")
        self.setAccessibleName("正文")
        self.setFont(paper_font("fangsong", BODY_PT))
        self.document().setDefaultFont(self.font())
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    def _view(self) -> View:
        return View(
            document=self.document(),
            theme=self._theme,
            character_px=self._character_px,
            scroll=self.verticalScrollBar().value(),
            height=self.viewport().height(),
            ordinals=self._counting.ordinals,
            is_verified=self._is_verified,
            sources=self._shown_sources,
            pictures=self.pictures,
            caret_block=self.textCursor().blockNumber() if self.hasFocus() else -1,
        )

    def _shown_sources(self, block: QTextBlock) -> frozenset[int]:
        is_written = block.blockNumber() == self.textCursor().blockNumber()
        return self._sources.of(block, is_written=is_written)

    def _writing_cursor(self) -> QTextCursor:
        """Return the caret; at a picture, one in new text below it."""
        cursor = self.textCursor()
        return apart.open_below(cursor) if apart.is_at_picture(cursor) else cursor

    def _finish(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        edits.step_out_of_marks(self)
        self.ensureCursorVisible()
        self._renumber()

    @contextmanager
    def _act(self, name: str) -> Iterator[None]:
        """Make one step of what is done within and of what follows from it."""
        with self.step(name), self.marks.going_along(), self._followed():
            yield

    @contextmanager
    def _followed(self, *, is_typed: bool = False) -> Iterator[None]:
        """Let items and references follow what is done within; a part of another act waits."""
        if self._is_followed:
            yield
            return
        before, self._is_followed = self._reading.blocks(), True
        try:
            yield
        finally:
            self._is_followed = False
        if self.is_composing:
            return
        self._following.count_items(before, is_typed=is_typed)
        news = self._following.name_parts(before)
        if news is not None:
            self.references_followed.emit(*news)

    def _count_items(self, before: Sequence[Paragraph] | None) -> None:
        """Let items count on after words were typed, as a step that can be undone by itself."""
        if before is not None and not self.is_composing:
            with self.step("顺延序号"):
                self._following.count_items(before, is_typed=True)

    def _take_pictures(self, pictures: Sequence[Picture]) -> None:
        self.pictures.take((*self.pictures.all(), *pictures))

    def _rewrite(self, before: Sequence[Paragraph], after: Sequence[Paragraph]) -> None:
        with self.marks.going_along():
            rewriting.rewrite(self.document(), before, after, self._write)
        self._renumber()

    def _selection(self) -> Selection:
        return Selection(self.textCursor().anchor(), self.textCursor().position())

    def _state(self) -> State:
        return State(
            blocks=self._reading.blocks(),
            pictures=self.pictures.all(),
            rest=self._rest,
            write=self._write,
        )

    def _bring_back(self, state: State, selection: Selection) -> None:
        """Put a state in the place of what stands here; where no words differ the caret stays."""
        self.ghost.hide()
        self._following.forget()
        self._carried.forget_cut()
        before = self._reading.blocks()
        self._take_pictures(state.pictures)
        if state.write is not self._write:
            edits.refresh_fields(self.document(), state.write)
        self._write, self._rest = state.write, state.rest
        self._rewrite(before, state.blocks)
        if before != state.blocks:
            self.setTextCursor(edits.cursor_between(self.document(), *selection))
            self.ensureCursorVisible()
        self._changed = True
        self._settle_timer.start()
        self.stepped.emit()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._settling or not (removed or added):
            return
        self.ghost.step_aside()
        self._reading.forget_change(position, added)
        self._undoing.touch()
        self._changed = True
        self._is_stale = self._is_stale or self._counting.is_touched_by(position, added)
        self._settle_timer.start()

    def _on_cursor_moved(self) -> None:
        if self.is_composing:
            return
        edits.step_out_of_marks(self)
        self._undoing.follow_caret()
        self.ghost.follow_caret()
        if self._block != self.textCursor().blockNumber():
            self._block = self.textCursor().blockNumber()
            self.viewport().update()
        self.caret_moved.emit()

    def _on_settle(self) -> None:
        """Do what waited: numbers of headings, then the news that the text changed."""
        if self.is_composing:
            return
        self._undoing.settle()
        if self._is_stale:
            self._renumber()
        self.ghost.come_back()
        if self._changed:
            self._changed = False
            self.marks.follow()
            self.edited.emit()

    def _renumber(self) -> None:
        """Give every block the format of its style and number; that is no change of the text."""
        if self.is_composing:
            return
        self._is_stale = False
        self._settling = True
        edits.set_formats(self.document(), self._counting.count(self._character_px))
        self._settling = False
        self.viewport().update()

    def _choose_field(self, event: QMouseEvent) -> bool:
        """Report the field under the pointer; tell whether there is one."""
        expression = field_at(self._view(), event.position().toPoint())
        is_chosen = expression is not None and event.button() == Qt.MouseButton.LeftButton
        if expression is not None and is_chosen:
            self.field_chosen.emit(expression)
        return is_chosen

    def _show_tip(self, event: QHelpEvent) -> None:
        expression = field_at(self._view(), event.pos())
        position = self.cursorForPosition(event.pos()).position()
        source = tip_at(self._view(), event.pos(), position) or ""
        field = self._describe(expression) if expression else ""
        said = self.comments.tip_at(self._view(), event.pos(), position)
        text = "<hr>".join(part for part in (said, field, source) if part)
        if text:
            QToolTip.showText(event.globalPos(), text, self.viewport(), QRect())
        else:
            QToolTip.hideText()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def _is_within(selected: QTextCursor, place: QTextCursor) -> bool:
    """Tell whether a place lies in what is selected, its edges included."""
    return selected.selectionStart() <= place.position() <= selected.selectionEnd()


def _writes(event: QKeyEvent) -> bool:
    """Tell whether a key writes a character."""
    return bool(event.text()) and event.text().isprintable()
