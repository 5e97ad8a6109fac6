"""Keeping the house formats (本单位版式) and choosing the one of the open draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from assistant.export.house.format import (
    STANDARD_NAME,
    HouseFormat,
    checked_name,
    deviations,
    house_format,
)
from assistant.export.house.formats import HouseFormats
from assistant.export.house.settings import HouseFormatUnusable
from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_remove_format
from assistant.gui.dialogs.house_format_form import HouseFormatForm
from assistant.gui.look.theme import ROW_PX
from assistant.gui.messages import message_of
from assistant.gui.widgets.basic import column, make_button, make_label, make_rule, row
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import FittingDialog
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.base.errors import AssistantError
    from assistant.export.house.settings import Value
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.services import FormatServices

_SIZE_PX = (1000, 680)
_SMALLEST_PX = (860, 480)
_NAMES_PX = 240
_DIFFERENCES_PX = 132
_NEW_NAME = "本单位版式"
_KINDS = "版式 (*.json)"
_FIXED = "国家标准不能改。点“新建”或“复制”，建立本单位的版式。"


class HouseFormatsDialog(FittingDialog):
    """Formats at the left, the measures of one at the right and how they differ from the standard.

    Every change is kept at once.

    Signals:
        format_chosen: name of the format that the open draft is to have, empty for the standard.
        default_chosen: name of the format that new drafts begin with, empty for the standard.
    """

    format_chosen = Signal(str)
    default_chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        services: FormatServices,
        background: Background,
        theme: Theme,
        *,
        in_use: str | None = None,
        folder: str = "",
    ) -> None:
        """Show the formats.

        Args:
            parent: the window.
            services: what is done with formats.
            background: where their file is read and written.
            theme: colours.
            in_use: name of the open draft's format; None where no draft is open.
            folder: where files for colleagues are offered to lie.
        """
        super().__init__(parent)
        self._services = services
        self._background = background
        self._in_use = in_use
        self._default = ""
        self._folder = Path(folder)
        self.formats = HouseFormats()
        """The formats as they stand."""
        self.notice = NoticeBar(theme)
        self.names = QListWidget()
        self.names.setAccessibleName("版式")
        self.new = make_button("新建(&N)", "small", icon=theme.icon("add-line"))
        self.copy = make_button("复制(&O)", "small")
        self.rename = make_button("改名(&R)", "small")
        self.remove = make_button("删除(&D)", "small")
        self.form = HouseFormatForm(theme)
        self.begins = QCheckBox("新稿件都用这个版式(&F)")
        self._about = make_label("", "muted", wraps=True)
        self._count = make_label("", "panel")
        self.differences = QListWidget()
        self.differences.setAccessibleName("与国家标准的不同")
        self.differences.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.differences.setWordWrap(True)
        self.import_button = make_button(
            "导入(&I)…", tip="同事导出的版式文件；只增加，不改动现有的"
        )
        self.export_button = make_button("导出(&X)…", tip="写成文件，交同事导入")
        self.use = make_button("用于本稿(&U)", "primary")
        self._close = make_button("关闭(&C)")
        self._lay_out()
        self._connect()
        self._read()

    def show_default(self, name: str) -> None:
        """Show which format new drafts begin with, empty for the standard."""
        self._default = name
        self._show()

    @property
    def current(self) -> HouseFormat | None:
        """The format shown, None for the standard."""
        number = self.names.currentRow() - 1
        found = self.formats.formats
        return found[number] if 0 <= number < len(found) else None

    # parts

    def _lay_out(self) -> None:
        self.setWindowTitle("版式")
        self.setMinimumSize(*_SMALLEST_PX)
        self.resize(*_SIZE_PX)
        left, right = QWidget(), QWidget()
        buttons = row(self.new, self.copy, self.rename, self.remove, None, spacing=4)
        names = column(make_label("版式", "panel"), self.names, buttons)
        names.setContentsMargins(16, 12, 12, 12)
        left.setLayout(names)
        self.differences.setFixedHeight(_DIFFERENCES_PX)
        shown = column(self._about, self.begins, self.form, self._count, self.differences)
        shown.setContentsMargins(16, 12, 16, 12)
        shown.setStretch(2, 1)
        right.setLayout(shown)
        self._middle = TurningSplitter(left, right, first_px=_NAMES_PX)
        foot = row(self.import_button, self.export_button, None, self.use, self._close)
        foot.setContentsMargins(16, 12, 16, 12)
        self.use.setVisible(self._in_use is not None)
        layout = column(self.notice, self._middle, make_rule(), foot, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(lambda _: self._show_current())
        self.names.itemChanged.connect(self._on_renamed)
        self.new.clicked.connect(lambda: self._add(_NEW_NAME, {}))
        self.copy.clicked.connect(self._on_copy)
        self.rename.clicked.connect(self._edit_name)
        self.remove.clicked.connect(self._on_remove)
        self.form.own_changed.connect(self._on_own)
        self.import_button.clicked.connect(self._on_import)
        self.export_button.clicked.connect(self._on_export)
        self.use.clicked.connect(self._on_use)
        self.begins.clicked.connect(self._on_begins)
        self._close.clicked.connect(self.accept)

    # showing

    def _show(self, chosen: str | None = None) -> None:
        """Show the names; the format called *chosen*, or the one shown before, is the current."""
        names = [each.name for each in self.formats.formats]
        number = names.index(chosen) + 1 if chosen in names else self.names.currentRow()
        self.names.blockSignals(True)
        self.names.clear()
        for index, name in enumerate((STANDARD_NAME, *names)):
            item = QListWidgetItem(name + self._use_words(name if index else ""))
            if index:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setSizeHint(QSize(0, ROW_PX))
            self.names.addItem(item)
        self.names.setCurrentRow(min(max(number, 0), len(names)))
        self.names.blockSignals(False)
        self._show_current()

    def _use_words(self, name: str) -> str:
        """Return what a format, the standard without a name, is used for."""
        uses = ["本稿"] if self._in_use == name else []
        uses += ["新稿件"] if name and self._default == name else []
        return f"　（{'、'.join(uses)}）" if uses else ""

    def _show_current(self) -> None:
        house = self.current
        is_default = self._default == (house.name if house else "")
        self.begins.setChecked(is_default)
        self.begins.setEnabled(house is not None or not is_default)
        self.form.show_own(house.own if house else {}, is_fixed=house is None)
        self._about.setText(_FIXED)
        self._about.setVisible(house is None)
        for button in (self.rename, self.remove, self.export_button):
            button.setEnabled(house is not None)
        self.use.setEnabled(self._in_use != (house.name if house else ""))
        self._show_differences(house)

    def _show_differences(self, house: HouseFormat | None) -> None:
        found = deviations(house) if house else ()
        count = f"与国家标准的不同：{len(found)} 处" if found else "与国家标准相同"
        self._count.setText(count)
        self.differences.setVisible(bool(found))
        self.differences.clear()
        self.differences.addItems([str(each) for each in found])

    # changing

    def _on_own(self, own: Mapping[str, Value]) -> None:
        house = self.current
        if house is None:
            return
        try:
            changed = house_format(house.name, own)
        except HouseFormatUnusable as error:
            self.notice.tell("warning", message_of(error))
            return
        self.notice.hide()
        self._keep(self.formats.with_format(changed, instead_of=house.name))
        self._show_differences(changed)

    def _add(self, name: str, own: Mapping[str, Value]) -> None:
        made = HouseFormat(name=self.formats.free_name(name), own=own)
        self._keep(self.formats.with_format(made))
        self._show(made.name)
        self._edit_name()

    def _on_copy(self) -> None:
        house = self.current
        self._add(house.name if house else _NEW_NAME, house.own if house else {})

    def _edit_name(self) -> None:
        item, house = self.names.currentItem(), self.current
        if house is None:
            return
        self.names.blockSignals(True)
        item.setText(house.name)  # without the word that it is in use
        self.names.blockSignals(False)
        self.names.editItem(item)

    def _on_renamed(self, item: QListWidgetItem) -> None:
        house = self.formats.formats[self.names.row(item) - 1]
        try:
            renamed = replace(house, name=checked_name(item.text()))
            changed = self.formats.with_format(renamed, instead_of=house.name)
        except HouseFormatUnusable as error:
            self.notice.tell("warning", message_of(error))
            self._show(house.name)
            return
        if renamed != house:
            self._keep(changed)
            if self._in_use == house.name:
                self._choose(renamed.name)
            if self._default == house.name:
                self._begin_with(renamed.name)
        self._show(renamed.name)

    def _on_remove(self) -> None:
        house = self.current
        if house is None:
            return
        is_used = self._in_use == house.name
        if (house.own or is_used) and not ask_remove_format(self, house.name, is_used=is_used):
            return
        self._keep(self.formats.without(house.name))
        if is_used:
            self._choose("")
        if self._default == house.name:
            self._begin_with("")
        self._show()

    def _on_use(self) -> None:
        house = self.current
        self._choose(house.name if house else "")
        self._show()

    def _choose(self, name: str) -> None:
        self._in_use = name
        self.format_chosen.emit(name)

    def _on_begins(self, is_on: bool) -> None:
        house = self.current
        self._begin_with(house.name if house and is_on else "")
        self._show()

    def _begin_with(self, name: str) -> None:
        self._default = name
        self.default_chosen.emit(name)

    # files

    def _read(self) -> None:
        self._background.run(
            lambda _: self._services.read(), on_done=self._on_read, on_error=self._on_unread
        )

    def _on_read(self, formats: HouseFormats) -> None:
        self.formats = formats
        self._show(self._in_use or None)
        if self._in_use and formats.find(self._in_use) is None:
            self.notice.tell(
                "warning",
                f"本机没有本稿的版式“{self._in_use}”。可以导入同事的版式文件，或另选一种用于本稿。",
            )

    def _on_unread(self, error: AssistantError) -> None:
        """Change nothing of what could not be read."""
        self._show()
        for button in (self.new, self.copy, self.import_button):
            button.setEnabled(False)
        self._tell_error(error)

    def _keep(self, formats: HouseFormats) -> None:
        self.formats = formats
        self._background.run(
            lambda _: self._services.change(lambda _: formats),
            on_done=lambda _: None,
            on_error=self._tell_error,
            writes=True,
        )

    def _on_import(self) -> None:
        path = files.choose_open(self, "导入版式", _KINDS, str(self._folder))
        if path is not None:
            self._folder = path.parent
            self._background.run(
                lambda _: (self._services.take_in(path), self._services.read()),
                on_done=self._on_imported,
                on_error=self._tell_error,
                writes=True,
            )

    def _on_imported(self, done: tuple[tuple[str, ...], HouseFormats]) -> None:
        names, self.formats = done
        self._show(names[-1] if names else None)
        words = f"已导入：{'、'.join(names)}。" if names else "文件里的版式本机都已经有了。"
        self.notice.tell("info", words)

    def _on_export(self) -> None:
        house = self.current
        if house is None:
            return
        proposal = self._folder / f"{files.file_name(house.name)}.json"
        path = files.choose_save(self, "导出版式", _KINDS, proposal)
        if path is not None:
            self._folder = path.parent
            self._background.run(
                lambda _: self._services.give_out(house.name, path),
                on_done=lambda _: self.notice.tell("info", f"已导出：{path}"),
                on_error=self._tell_error,
                writes=True,
            )

    def _tell_error(self, error: AssistantError) -> None:
        self.notice.tell("error", message_of(error))
