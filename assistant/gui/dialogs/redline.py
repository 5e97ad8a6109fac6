"""Choosing the version of a draft that its changes are told against (花脸稿)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from assistant.draft.file import Version
from assistant.gui.dialogs.files import DRAFTS, choose_open
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Against = Version | Path
"""An earlier version in the draft's file, or the draft that a file holds now."""

_LIST_PX, _REST_PX = 234, 264
"""Height of the list, and of all the rest of the dialog."""
_TEACHING = (
    "花脸稿是 Word 文档：与所选版本相比，删去的文字、增加的文字都带修订标记，可以逐处接受或拒绝。"
)
_NO_VERSIONS = "这份稿件还没有以前的版本；每次保存都会留下一版。请选择另一份稿件来比较。"


class RedlineDialog(FormDialog):
    """The earlier versions, newest first, and a way to other files."""

    def __init__(
        self,
        parent: QWidget | None,
        versions: Sequence[Version],
        *,
        saved: Path | None,
        folder: Path,
    ) -> None:
        """Make the dialog.

        Args:
            parent: the window.
            versions: those in the draft's file, newest first.
            saved: the draft's file, where what is open differs from it.
            folder: where other files are looked for.
        """
        super().__init__(parent, "导出花脸稿", "导出…")
        self._folder = folder
        self._list = QListWidget()
        self._list.setFixedHeight(fitting_height(self, _LIST_PX, _REST_PX))
        self._other = make_button("其他稿件(&O)…", tip="与另一份稿件文件比较")
        self.put_first(row(make_label(_TEACHING, "muted", wraps=True)))
        self.add_row("比较对象(&V)", column(self._list, row(self._other, None)), self._list)
        self._list.ensurePolished()  # rows are measured as they come
        if saved is not None:
            self._add("上次保存的稿件", saved)
        for version in versions:
            self._add(f"{time_words(version.time.astimezone())} 保存之前的一版", version)
        self._list.setCurrentRow(0)
        self._list.itemSelectionChanged.connect(self._check)
        self._list.itemDoubleClicked.connect(self.accept)
        self._other.clicked.connect(self._on_other)
        self._check()

    @property
    def against(self) -> Against | None:
        """The version that is chosen."""
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]
        return cast("Against", chosen[0]) if chosen else None

    def _add(self, words: str, against: Against, place: int | None = None) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, against)
        if isinstance(against, Path):
            item.setToolTip(str(against))
        self._list.insertItem(self._list.count() if place is None else place, item)

    def _on_other(self) -> None:
        path = choose_open(self, "选择比较的稿件", DRAFTS, str(self._folder))
        if path is not None:
            self._add(f"稿件“{path.stem}”", path, 0)
            self._list.setCurrentRow(0)

    def _check(self) -> None:
        self.allow(is_allowed=self.against is not None)
        self._list.setVisible(self._list.count() > 0)
        self.warn("" if self._list.count() else _NO_VERSIONS)


def time_words(moment: datetime, today: date | None = None) -> str:
    """Return the time as one speaks of it: ``今天 16:30``, ``2月5日 16:30``."""
    today = today or datetime.now().astimezone().date()
    day = moment.date()
    near = {today: "今天", today - timedelta(days=1): "昨天"}
    if day in near:
        name = near[day]
    else:
        name = f"{moment.month}月{moment.day}日"
        if day.year != today.year:
            name = f"{moment.year}年{name}"
    return f"{name} {moment:%H:%M}"
