"""One change at length: both texts side by side, what it does to fields, its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from assistant.gui.review.entry import REMARK
from assistant.gui.review.shown_text import shown_stretch, shown_text
from assistant.gui.review.text_side import TextSide
from assistant.gui.stamps import stamp_words
from assistant.gui.widgets.basic import column, make_label, row
from assistant.gui.widgets.elided import ElidedLabel
from assistant.workflow.review_terms import ELEMENT_NAMES, STYLE_NAMES, change_name

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.gui.look.theme import Theme
    from assistant.gui.review.entry import Entry
    from assistant.gui.review.text_side import Marked
    from assistant.review.review import Change, Comment, Remark

_SIDES_PX, _NOTES_PX = 600, 140
_ICON_PX = 16
_NO_COMMENTS = "没有批注"


class Detail(QWidget):
    """The right part of the window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entry: Entry | None = None
        self._head = ElidedLabel("heading")
        self._stamp = make_label("", "muted")
        self.before = TextSide(theme, "原稿")
        self.after = TextSide(theme, "审阅稿")
        self._warning = _Warning(theme)
        self._notes = QWidget()
        self._notes_column = QVBoxLayout(self._notes)
        self._notes_column.setContentsMargins(0, 0, 8, 0)
        self._notes_column.setSpacing(8)
        self._lay_out()

    @property
    def warning(self) -> str:
        """What is said of fields."""
        return self._warning.words if not self._warning.isHidden() else ""

    @property
    def comments(self) -> list[str]:
        """The comments shown."""
        return [label.text() for label in self._notes.findChildren(QLabel, "comment")]

    def show_entry(self, entry: Entry, draft: Draft) -> None:
        """Show a change or a remark on the draft it was found in."""
        self._entry = entry
        change = entry.change
        kind = change_name(change) if change is not None else entry.kind
        self._head.setText(f"{entry.place} · {kind}")
        self._stamp.setText(stamp_words(entry.author, entry.time) or "没有留下姓名和时间")
        if change is not None:
            self._show_change(change, entry)
        else:
            self._show_remark(entry.what, draft)
        self._warning.tell(_field_words(change) if change is not None else "")
        self._show_comments(entry.what.comments)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for part in (self.before, self.after, self._warning):
            part.set_theme(theme)

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setHandleWidth(16)
        sides.setProperty("look", "bare")
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.before)
        sides.addWidget(self.after)
        sides.setSizes([400, 400])
        area = QScrollArea()
        area.setWidget(self._notes)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("批注")
        self._area = area
        below = QWidget()
        below.setLayout(column(self._warning, area))
        below.setMinimumHeight(64)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(16)
        parts.setProperty("look", "bare")
        parts.setChildrenCollapsible(False)
        parts.addWidget(sides)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setSizes([_SIDES_PX, _NOTES_PX])
        layout = column(column(self._head, self._stamp, spacing=4), parts, margin=16, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _show_change(self, change: Change, entry: Entry) -> None:
        self.after.show()
        before: list[Marked] = []
        after: list[Marked] = []
        for piece in change.pieces:
            mark = "" if piece.kind == "same" else piece.kind
            if piece.kind != "added":
                before.append((piece.text, mark))
            if piece.kind != "removed":
                after.append((piece.text, mark))
        self.before.show_words(before, about=_kind_of(change, is_after=False), empty=_GONE[0])
        if change.kind == "moved" and change.paragraphs > 1:
            after.append((f"\n（与下面的段落一起，共移动 {change.paragraphs} 段）", "empty"))
        about = f"移到{entry.target}" if entry.target else _kind_of(change, is_after=True)
        self.after.show_words(after, about=about, empty=_GONE[1])

    def _show_remark(self, remark: Change | Remark, draft: Draft) -> None:
        self.after.hide()
        about = ELEMENT_NAMES.get(remark.element, "")
        if remark.paragraph is None:
            words = getattr(remark, "words", "")
            self.before.show_words(
                [(words, "noted")] if words else (), about=about, empty="这条批注没有落在文字上。"
            )
            return
        text = shown_text(draft, remark.paragraph)
        start, end = shown_stretch(draft, remark.paragraph, remark.start, remark.end)
        stretches: list[Marked] = [
            (text[:start], ""),
            (text[start:end], "noted"),
            (text[end:], ""),
        ]
        about = STYLE_NAMES[draft.paragraphs[remark.paragraph].style]
        self.before.show_words([each for each in stretches if each[0]], about=about)

    def _show_comments(self, comments: tuple[Comment, ...]) -> None:
        while self._notes_column.count():
            widget = self._notes_column.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for comment in comments:
            self._notes_column.addWidget(_card(comment))
        if not comments:
            self._notes_column.addWidget(make_label(_NO_COMMENTS, "muted"))
        self._notes_column.addStretch(1)


_GONE = ("（原稿没有这一段）", "（审阅稿里没有这一段）")


class _Warning(QFrame):
    """A sentence in amber with its sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "caution")
        self._icon = QLabel()
        self._text = make_label("", wraps=True)
        layout = row(self._icon, self._text, spacing=12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(12, 8, 12, 8)
        self.setLayout(layout)
        self.set_theme(theme)
        self.hide()

    @property
    def words(self) -> str:
        return self._text.text()

    def tell(self, words: str) -> None:
        self._text.setText(words)
        self.setVisible(bool(words))

    def set_theme(self, theme: Theme) -> None:
        icon = theme.icon("alert-line", "amber")
        self._icon.setPixmap(icon.pixmap(QSize(_ICON_PX, _ICON_PX)))


def _card(comment: Comment) -> QFrame:
    card = QFrame()
    card.setProperty("look", "card")
    words = make_label(comment.text, wraps=True)
    words.setObjectName("comment")
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    stamp = stamp_words(comment.author, comment.time)
    head = make_label(f"{REMARK} · {stamp}" if stamp else REMARK, "muted")
    layout = column(head, words, spacing=4)
    layout.setContentsMargins(12, 8, 12, 8)
    card.setLayout(layout)
    return card


def _kind_of(change: Change, *, is_after: bool) -> str:
    if change.kind == "element":
        return ELEMENT_NAMES.get(change.element, "")
    style = change.style_after if is_after else change.style_before
    return STYLE_NAMES[style] if style else ""


def _field_words(change: Change) -> str:
    """Return what accepting does to fields."""
    if not change.breaks_fields:
        return ""
    names = "、".join(f"“{name}”" for name in change.breaks_fields)
    if change.kind == "removed":
        return f"这一段里有取自指标表的数字：{names}。采纳后随段落一起删去。"
    words = f"此处数字取自指标表：{names}。采纳后成为普通文字，不再随指标表更新。"
    if change.sheet is None:
        return words
    return f"{words}要让各处一起改，请按“改指标表”。"
