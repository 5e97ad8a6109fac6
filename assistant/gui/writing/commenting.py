"""Comments on the draft (批注): written, answered and settled, from the text and from the list."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.draft.comments import (
    MOST_REPLIES,
    commented_words,
    fit_text,
    new_comment,
    new_reply,
    on_one_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextCursor

    from assistant.draft.parts import Comment
    from assistant.gui.editor.editor import Editor
    from assistant.gui.opened.open_draft import OpenDraft
    from assistant.gui.panels.comments import CommentsPanel

_DELAY_MS = 150
_EXCERPT = 40
"""Characters of the words that a comment stands on, as shown."""


class Commenting(QObject):
    """Leads from the text to its comments and back.

    Signals:
        panel_wanted: the list of comments is to be seen.
        told: something to say: kind and words.
        author_changed: another name stands under what is written from now on.
    """

    panel_wanted = Signal()
    told = Signal(str, str)
    author_changed = Signal(str)

    def __init__(self, opened: OpenDraft, editor: Editor, panel: CommentsPanel) -> None:
        super().__init__(panel)
        self._opened = opened
        self._editor = editor
        self._panel = panel
        self.author = ""
        """Name under what is written."""
        self._writing: Callable[[str, str], object] | None = None
        """Takes the text and the name that are being written."""
        self._is_following = False
        """The list follows the text, or the other way round: what comes back is no news."""
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        editor.edited.connect(self._timer.start)
        editor.stepped.connect(self._timer.start)
        editor.caret_moved.connect(self._on_caret_moved)
        editor.comments.sign_pressed.connect(self._on_sign_pressed)
        panel.new_requested.connect(self.start)
        panel.comment_chosen.connect(self._on_chosen)
        panel.current_changed.connect(self._on_current)
        panel.reply_requested.connect(self.reply)
        panel.edit_requested.connect(self.edit)
        panel.settle_requested.connect(self.settle)
        panel.remove_requested.connect(self.remove)
        panel.form.written.connect(self._on_written)
        panel.form.dismissed.connect(self._on_dismissed)

    def forget(self) -> None:
        """Write nothing any more: another draft is open."""
        self._writing = None
        self._panel.form.hide()
        self._editor.comments.choose("")
        self._panel.show_rows(())

    def refresh(self) -> None:
        """List the comments as they are now."""
        draft = self._opened.current()
        listed = self._editor.comments.threads() if draft else ()
        rows = [(each.comment, commented_words(each, draft, _EXCERPT)) for each in listed if draft]
        self._panel.show_rows(rows)
        if self._panel.chosen is None:
            self._choose(self._editor.comments.chosen or self._editor.comments.at_caret())

    # writing

    def start(self) -> None:
        """Begin a comment on the selected words, or on the paragraph of the caret."""
        over = None if self._editor.isReadOnly() else self._editor.comments.words()
        if over is None:
            self.told.emit("hint", "请先选中正文里要批注的文字；标题和空段落上不能批注。")
            return
        self._editor.setTextCursor(over)
        words = on_one_line(over.selectedText(), _EXCERPT)
        self._ask(f"批注“{words}”", partial(self._add, over))

    def reply(self, key: str = "") -> None:
        """Begin an answer to a comment, or to the one that is chosen."""
        comment = self._find(key)
        if comment is None:
            return
        if len(comment.replies) >= MOST_REPLIES:
            self.told.emit("info", f"一条批注最多 {MOST_REPLIES} 条答复，请另写一条批注。")
            return
        self._ask(f"答复“{on_one_line(comment.text, _EXCERPT)}”", partial(self._answer, comment.id))

    def edit(self, key: str = "") -> None:
        """Begin to write a comment otherwise."""
        comment = self._find(key)
        if comment is not None:
            self._ask("修改批注", partial(self._rewrite, comment.id), comment.text, signs=False)

    def settle(self, key: str = "") -> None:
        """Settle a comment, or open it again."""
        comment = self._find(key)
        if comment is not None:
            name = "重新打开批注" if comment.resolved else "批注已处理"
            self._editor.comments.change(replace(comment, resolved=not comment.resolved), name)
            self.refresh()

    def remove(self, key: str = "") -> None:
        """Take a comment away; undoing brings it back."""
        comment = self._find(key)
        if comment is not None:
            self._editor.comments.remove(comment.id)
            self.refresh()

    # moving

    def show(self) -> None:
        """Show the list of comments."""
        self.refresh()
        self.panel_wanted.emit()

    def step(self, by: int) -> None:
        """Go to the next comment after the caret, or the one before; round the end."""
        threads = self._editor.comments.threads()
        if not threads:
            self.told.emit("hint", "稿件里还没有批注。")
            return
        self.show()
        chosen = self._editor.comments.chosen
        keys = [each.comment.id for each in threads]
        if chosen in keys:
            at = keys.index(chosen) + by
        else:
            places = [(each.places[0].paragraph, each.places[0].start) for each in threads]
            after = bisect_right(places, self._caret_place())
            at = after if by > 0 else after - 1
        self._on_chosen(keys[at % len(keys)])

    # inside

    def _ask(
        self, head: str, take: Callable[[str, str], object], text: str = "", *, signs: bool = True
    ) -> None:
        self.show()
        self._writing = take
        self._panel.form.ask(head, self.author, text, signs=signs)

    def _add(self, over: QTextCursor, text: str, author: str) -> str:
        comment = new_comment(text, author)
        if not self._editor.comments.add(over, comment):
            self.told.emit("warning", "没有写上批注：这些文字已被删除，或者上面的批注已经太多。")
            return ""
        return comment.id

    def _answer(self, key: str, text: str, author: str) -> str:
        comment = self._find(key)
        if comment is not None:
            replies = (*comment.replies, new_reply(text, author))
            self._editor.comments.change(replace(comment, replies=replies), "答复批注")
        return key

    def _rewrite(self, key: str, text: str, _: str) -> str:
        comment = self._find(key)
        if comment is not None and comment.text != fit_text(text):
            self._editor.comments.change(replace(comment, text=fit_text(text)), "修改批注")
        return key

    def _on_written(self, text: str, author: str) -> None:
        take, self._writing = self._writing, None
        if self._panel.form.name.isVisibleTo(self._panel.form) and author != self.author:
            self.author = author
            self.author_changed.emit(author)
        self._panel.form.hide()
        key = take(text, author) if take is not None else ""
        self.refresh()
        if isinstance(key, str):
            self._choose(key)
        self._editor.setFocus()

    def _on_dismissed(self) -> None:
        self._writing = None
        self._panel.form.hide()
        self._editor.setFocus()

    def _find(self, key: str) -> Comment | None:
        """Return a comment as it is now; the one that stands out where none is named."""
        wanted = key or self._editor.comments.chosen or self._editor.comments.at_caret()
        found = (each.comment for each in self._editor.comments.threads())
        comment = next((each for each in found if each.id == wanted), None)
        if comment is None:
            self.told.emit("hint", "请先选中一条批注，或者把光标放在批注的文字里。")
        return comment

    def _choose(self, key: str) -> None:
        """Let a comment stand out in the text and in the list."""
        self._is_following = True
        self._editor.comments.choose(key)
        self._panel.choose(key)
        self._is_following = False

    def _on_chosen(self, key: str) -> None:
        self._choose(key)
        self._is_following = True
        self._editor.comments.show(key)
        self._is_following = False

    def _on_current(self, key: str) -> None:
        if not self._is_following and key:
            self._editor.comments.choose(key)

    def _on_caret_moved(self) -> None:
        if not self._is_following:
            self._choose(self._editor.comments.at_caret())

    def _on_sign_pressed(self, key: str) -> None:
        self.show()
        self._choose(key)

    def _caret_place(self) -> tuple[int, int]:
        cursor = self._editor.textCursor()
        return cursor.blockNumber() - 1, cursor.positionInBlock()
