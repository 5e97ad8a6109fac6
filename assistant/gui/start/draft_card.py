"""A draft opened before, as a card: what it is, how far it is, or that its file is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy

from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from assistant.gui.look.theme import Theme
    from assistant.workflow.glance import Glance

NARROWEST_PX = 240
_ICON_PX = 24
_FAULTS = {"missing": "文件不在原处", "unreadable": "文件打不开"}


class DraftCard(QPushButton):
    """Opens the draft; a menu does the rest.

    Signals:
        open_requested: path of the draft.
        remove_requested: path of a draft that is not to be listed any more.
    """

    open_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, glance: Glance, theme: Theme) -> None:
        super().__init__()
        self.glance = glance
        self.path = str(glance.path)
        self.setProperty("look", "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.path)
        self._icon = QLabel()
        self._title = ElidedLabel("panel" if self.is_there else "muted")
        self._about = ElidedLabel("muted")
        self._state = make_label("", "muted")
        self.remove = make_button("移除", "small", tip="不再列出这份稿件；不删除文件")
        self._lay_out()
        self._fill()
        self.set_theme(theme)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.clicked.connect(self._on_clicked)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.path))

    @property
    def is_there(self) -> bool:
        """Tell whether the draft can be opened."""
        return self.glance.state == "whole"

    def build_menu(self) -> QMenu:
        """Return what can be done with the draft."""
        menu = QMenu(self)
        menu.addAction("打开", self._on_clicked).setEnabled(self.is_there)
        folder = menu.addAction("打开所在文件夹", self._open_folder)
        folder.setEnabled(self.glance.path.parent.is_dir())
        menu.addAction("复制路径", lambda: QGuiApplication.clipboard().setText(self.path))
        menu.addSeparator()
        menu.addAction("从列表中移除", lambda: self.remove_requested.emit(self.path))
        return menu

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        name, role = (
            ("file-text-line", "accent") if self.is_there else ("file-warning-line", "muted")
        )
        self._icon.setPixmap(theme.icon(name, role).pixmap(QSize(_ICON_PX, _ICON_PX)))

    def _fill(self) -> None:
        glance = self.glance
        self._title.setText(glance.title or glance.path.stem)
        year = f"{glance.year}年度" if glance.year else ""
        self._about.setText(" · ".join(filter(None, (glance.body, year))) or self.path)
        self._state.setText(_FAULTS.get(glance.state, "") or _how_far(glance))
        if self.is_there and glance.blanks:
            self._state.setProperty("look", "warning-small")
        self.remove.setVisible(not self.is_there)
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(f"{self._about.text()}，{self._state.text()}")

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(self._title, self._about, row(self._state, None, self.remove), spacing=4)
        words.insertStretch(0, 1)
        words.addStretch(1)
        layout.addLayout(words, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _on_clicked(self) -> None:
        if self.is_there:
            self.open_requested.emit(self.path)

    def _on_menu(self, at: QPoint) -> None:
        self.build_menu().popup(self.mapToGlobal(at))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.glance.path.parent)))


def _how_far(glance: Glance) -> str:
    blanks = f"空白 {glance.blanks}" if glance.blanks else "没有空白"
    if glance.saved_at is None:
        return blanks
    at = glance.saved_at.astimezone()
    return f"{blanks} · {at.month}月{at.day}日 {at:%H:%M}"
