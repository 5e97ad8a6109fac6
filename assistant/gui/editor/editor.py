"""The editor: writing a draft as one continuous text, as on the printed page.

It shows and changes text and knows nothing of files, suggestions or checks. While an input method
composes (preedit), it neither reformats nor reports anything; all of that waits for the end of the
composition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
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
    QTextCursor,
)

from assistant.draft.fields import write_blank
from assistant.draft.numbering import TABLES
from assistant.draft.parts import Paragraph
from assistant.gui.editor import apart, commented, edits, items, keys, rewriting, tables
from assistant.gui.editor.acting import Acting
from assistant.gui.editor.candidates import tell_place
from assistant.gui.editor.carried import Carried
from assistant.gui.editor.carrying import Carrying
from assistant.gui.editor.cells_out import cells_data
from assistant.gui.editor.commenting import EditorComments
from assistant.gui.editor.composing import Composing
from assistant.gui.editor.document import (
    fill_document,
    plain_format,
    read_title,
)
from assistant.gui.editor.following import Following
from assistant.gui.editor.paper_view import PaperView
from assistant.gui.editor.pointing import field_at, show_tip
from assistant.gui.editor.reading import Reading
from assistant.gui.editor.settling import Settling
from assistant.gui.editor.typed import Typing
from assistant.gui.editor.undoing import Selection, State, Undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from assistant.draft.parts import Borrowed, ParagraphStyle, Picture
    from assistant.gui.editor.paper import View
    from assistant.gui.editor.tables import TableChange
    from assistant.gui.look.theme import Theme


class Editor(PaperView):
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
        super().__init__(theme, parent)
        self.setObjectName("editor")
        self.setAccessibleName("正文")
        self._rest: object = None
        self._write: Callable[[str], str] = str
        self._describe: Callable[[str], str] = str
        self._block = 0
        """Number of the block the caret stands in."""
        self._reading = Reading(self.document())
        self._undoing = Undoing(self, self._state, self._selection, self._bring_back)
        self._settling = Settling(self, self._reading, self._undoing)
        self._following = Following(self, self._reading, self.step)
        self._acting = Acting(self, self._undoing, self._following)
        self._typing = Typing(self, self._undoing, self._following)
        self._composing = Composing(self, self._acting, self._typing, self._reading)
        self._carried = Carried()
        self._carrying = Carrying(self, self._acting, self._following, self._carried)
        self.comments = EditorComments(self, self._reading.blocks, self.step, self.show_cursor)
        self._connect()

    def _connect(self) -> None:
        self._undoing.changed.connect(self.steps_changed)
        self._following.references_followed.connect(self.references_followed)
        self._settling.changed.connect(self.marks.follow)
        self._settling.changed.connect(self.edited)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self.ghost.follow_caret)
        self.selectionChanged.connect(self._undoing.follow_caret)

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
        self.ghost.hide()
        with self.laying_out():
            fill_document(self.document(), title, paragraphs, write)
        self._reading.forget()
        self._following.forget()
        self.marks.show(())
        self.renumber()
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

    # changing

    def set_style(self, style: ParagraphStyle) -> None:
        """Give the blocks of the selection another style."""
        with self._acting.act("设置样式"):
            edits.set_style(self.textCursor(), style, self.pictures.has)
            self.renumber()

    def insert_field(self, expression: str) -> None:
        """Write a field at the caret."""
        with self.step("插入字段"):
            self._acting.finish(
                edits.insert_field(apart.out_of_picture(self.textCursor()), expression, self._write)
            )

    def insert_blank(self, name: str) -> None:
        """Write a blank at the caret and select its name."""
        with self.step("插入空白"):
            self._acting.finish(edits.insert_blank(apart.out_of_picture(self.textCursor()), name))

    def insert_item(self) -> None:
        """Write the next 一是, 二是 … at the caret."""
        with self._acting.act("插入序号"):
            self._acting.finish(items.insert_item(apart.out_of_picture(self.textCursor())))

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
        with self._acting.act("插入建议"):
            self._acting.finish(edits.insert_words(cursor, words, self._write))

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
            self._acting.finish(edits.insert_words(self.textCursor(), words, self._write))
        self.offer_taken.emit()
        return True

    def insert_sentence(self, text: str) -> None:
        """Write text with fields at the caret, or below a heading or a set-off paragraph."""
        with self._acting.act("插入句子"):
            self._acting.finish(
                edits.insert_words(self.textCursor(), Paragraph(text=text), self._write)
            )

    def insert_paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph below that of the caret, or in its place where that is empty text."""
        self.insert_paragraphs((paragraph,))

    def insert_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Write paragraphs below that of the caret, as one step; into a table goes the caret."""
        has_table = any(paragraph.style in TABLES for paragraph in paragraphs)
        with self._acting.act("插入表格" if has_table else "插入段落"):
            cursor = edits.insert_paragraphs(self.textCursor(), paragraphs, self._write)
            if tables.is_in_table(cursor):
                cursor = tables.first_cell(cursor)
            self._acting.finish(cursor)

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
        with self._acting.act("插入附件"):
            cursor = edits.insert_paragraphs(cursor, [name, Paragraph()], self._write)
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            self._acting.finish(edits.find_blank(cursor) or cursor)

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

    def change_table(self, change: TableChange) -> bool:
        """Add or take away a row or column; tell whether the caret stands in a table."""
        if not self.is_in_table():
            return False
        cursor = self.textCursor()
        cursor.clearSelection()
        with self.step("改动表格"):
            self._acting.finish(change(cursor, self._write))
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

    # showing

    def set_descriptions(self, describe: Callable[[str], str]) -> None:
        """Tell what is said of a field when one points at it."""
        self._describe = describe

    def set_chinese_marks(self, is_on: bool) -> None:
        """Tell whether western marks are written as Chinese ones while one types."""
        self._typing.has_chinese_marks = is_on

    def show_mark(self, index: int) -> bool:
        """Select a marked place; tell whether its words still stand there."""
        cursor = self.marks.cursor(index)
        if cursor is not None:
            self.show_cursor(cursor)
        return self.marks.holds(index)

    def replace_mark(self, index: int, text: str) -> bool:
        """Put other words in a marked place, as one step; tell whether it was still there."""
        cursor = self.marks.cursor(index)
        if cursor is not None and self.marks.holds(index):
            with self.step("修改"):
                plain = plain_format(cursor.charFormat())
                cursor.insertText(text, commented.typed_format(cursor, plain))
                self.marks.remove(index)
                self._acting.finish(cursor)
            return True
        return False

    # called by the paper and by Qt

    def paint_under(self, painter: QPainter, view: View) -> None:
        """Paint the comments on the paper, too."""
        super().paint_under(painter, view)
        self.comments.paint(painter, view)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Leave Tab to words on offer, tables and levels; else it leads to the next widget."""
        is_offered = is_next and self.ghost.words is not None
        if is_offered or (keys.keep_tab(self.textCursor()) and not self.isReadOnly()):
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
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        else:
            with self._typing.key(event):
                if not keys.press(event, self, self._acting):
                    super().keyPressEvent(event)
        self.ghost.come_back()

    def cut(self) -> None:
        """Copy and delete what is selected; cells of a table are only emptied."""
        self._carrying.cut()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method write; what waited for its end is done then."""
        if self.is_at_picture():
            return
        self.ghost.step_aside()
        if event.preeditString() and not self.is_composing:
            self.marks.hide()
        with self._composing.taking(event):
            super().inputMethodEvent(event)
        if not event.preeditString():
            self.marks.paint()
            self._looks.rehighlightBlock(self.textCursor().block())
            self._settling.wait()
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
        if event.button() == Qt.MouseButton.LeftButton and self.comments.press(event, self.view()):
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
        if self.canInsertFromMimeData(source):
            self._carrying.paste(source, self._write)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether there is text to paste; files that are dropped are for the window."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def dropEvent(self, event: QDropEvent) -> None:
        """Take words that were dragged here, as one step; those of this text leave their place."""
        if event.source() is not self.viewport() or event.dropAction() != Qt.DropAction.MoveAction:
            with self._acting.act("拖放"):
                super().dropEvent(event)
            return
        super().dragLeaveEvent(QDragLeaveEvent())
        event.accept()
        if not self.is_composing:
            target = self.cursorForPosition(event.position().toPoint())
            self._carrying.drop(target, lambda: self.insertFromMimeData(event.mimeData()))

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
            view = self.view()
            show_tip(cast("QHelpEvent", event), self, view, self.comments, self._describe)
            return True
        return super().viewportEvent(event)

    # inside

    def _take_pictures(self, pictures: Sequence[Picture]) -> None:
        self.pictures.take((*self.pictures.all(), *pictures))

    def _rewrite(self, before: Sequence[Paragraph], after: Sequence[Paragraph]) -> None:
        with self.marks.going_along():
            rewriting.rewrite(self.document(), before, after, self._write)
        self.renumber()

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
        self._settling.note_change()
        self.stepped.emit()

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

    def _choose_field(self, event: QMouseEvent) -> bool:
        """Report the field under the pointer; tell whether there is one."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        expression = field_at(self.view(), event.position().toPoint()) if is_left else None
        if expression is not None:
            self.field_chosen.emit(expression)
        return expression is not None
