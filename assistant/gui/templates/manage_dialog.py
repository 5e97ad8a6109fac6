"""Keeping the templates of one's own (管理模板): changing, deleting, sharing them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from assistant.draft.templates.own import OwnTemplate
from assistant.draft.templates.own_folder import BrokenTemplate, OwnTemplates
from assistant.draft.templates.template import TemplateError
from assistant.gui.dialogs import files
from assistant.gui.dialogs.new_choice import report_year
from assistant.gui.look.theme import ROW_PX, SECONDARY_PX, interface_font
from assistant.gui.messages import message_of
from assistant.gui.templates.ask import ask_remove_template, ask_unsaved_template
from assistant.gui.templates.faults import reason_of
from assistant.gui.templates.form import TemplateForm
from assistant.gui.templates.sharing import KINDS, choose_target, given_words, taken_words
from assistant.gui.widgets.basic import column, make_button, make_label, make_rule, row
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import FittingDialog
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from assistant.base.errors import AssistantError
    from assistant.draft.templates.template import Template
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.yearly import TemplateServices

    Known = Template | OwnTemplate | BrokenTemplate

_SIZE_PX = (1040, 700)
_SMALLEST_PX = (860, 560)
_NAMES_PX = 240
_KNOWN = Qt.ItemDataRole.UserRole + 1
_FIXED = "随附的模板不能改。可以用它新建稿件，改成合用的样子，再用“文件”菜单里的“存为模板”存下来。"


class ManageTemplatesDialog(FittingDialog):
    """Templates at the left, the one that is chosen at the right.

    Signals:
        new_requested: id of the template that a new draft is to be made from.
    """

    new_requested = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        services: TemplateServices,
        background: Background,
        theme: Theme,
        *,
        folder: str = "",
    ) -> None:
        """Show the templates.

        Args:
            parent: the window.
            services: what is done with templates.
            background: where their files are read and written.
            theme: colours.
            folder: where files for colleagues are offered to lie.
        """
        super().__init__(parent)
        self._services = services
        self._background = background
        self._theme = theme
        self.folder = folder
        """The folder that a file was chosen in last."""
        self.notice = NoticeBar(theme)
        self.names = QListWidget()
        self.names.setAccessibleName("模板")
        self.form = TemplateForm(services, background)
        self._about = make_label("", "muted", wraps=True)
        self._reason = make_label("", "error", wraps=True)
        self.import_button = make_button("导入(&I)…", tip="同事导出的模板文件")
        self.export_button = make_button("导出(&X)…", tip="写成文件，交同事导入")
        self.remove = make_button("删除(&D)…")
        self.new = make_button("新建稿件(&N)…", tip="用这个模板")
        self.save = make_button("保存修改(&S)", "primary")
        self.save.setDefault(True)
        self.close_button = make_button("关闭(&C)")
        self._row = -1
        """Row of the template that is shown."""
        self._lay_out()
        self._connect()
        self._read()

    @property
    def current(self) -> Known | None:
        """What is chosen."""
        return self.names.item(self._row).data(_KNOWN) if self._row >= 0 else None

    def reject(self) -> None:
        """Close, unless the person stays with changes that are not saved."""
        self._leave(super().reject)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask like the button does."""
        event.ignore()
        self.reject()

    # parts

    def _lay_out(self) -> None:
        self.setWindowTitle("管理模板")
        self.setMinimumSize(*_SMALLEST_PX)
        self.resize(*_SIZE_PX)
        left, shown, broken = QWidget(), QWidget(), QWidget()
        names = column(make_label("模板", "panel"), self.names)
        names.setContentsMargins(16, 12, 12, 12)
        left.setLayout(names)
        right = column(self._about, self.form)
        right.setContentsMargins(16, 12, 16, 12)
        right.setStretch(1, 1)
        shown.setLayout(right)
        told = column(make_label("这个模板不能用", "panel"), self._reason)
        told.setContentsMargins(16, 12, 16, 12)
        told.addStretch(1)
        broken.setLayout(told)
        self._pages = QStackedWidget()
        self._pages.addWidget(shown)
        self._pages.addWidget(broken)
        middle = TurningSplitter(left, self._pages, first_px=_NAMES_PX)
        foot = row(
            *(self.import_button, self.export_button, self.remove),
            *(None, self.new, self.save, self.close_button),
        )
        foot.setContentsMargins(16, 12, 16, 12)
        layout = column(self.notice, middle, make_rule(), foot, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._on_row)
        self.form.changed.connect(self._offer)
        self.import_button.clicked.connect(lambda: self._leave(self._on_import))
        self.export_button.clicked.connect(self._on_export)
        self.remove.clicked.connect(self._on_remove)
        self.new.clicked.connect(lambda: self._leave(self._on_new))
        self.save.clicked.connect(lambda: self._save(None))
        self.close_button.clicked.connect(self.reject)

    # showing

    def _show(self, known: OwnTemplates, chosen: str = "") -> None:
        """List the templates; the one with the id *chosen*, or the first, is shown."""
        self.names.blockSignals(True)
        self.names.clear()
        broken = [(each.path.name, each) for each in known.broken]
        own = [(each.name, each) for each in known.usable]
        shipped = [(each.name, each) for each in known.with_shipped if each not in known.usable]
        for title, group in (("自有", own), ("不能用", broken), ("随附", shipped)):
            if group:
                self._add(title, None)
            for name, each in group:
                self._add(name, each)
        rows = range(self.names.count())
        data = [self.names.item(number).data(_KNOWN) for number in rows]
        usable = [number for number in rows if data[number] is not None]
        found = [number for number in usable if getattr(data[number], "id", None) == chosen]
        self._row = (found or usable or [-1])[0]
        self.names.setCurrentRow(self._row)
        self.names.blockSignals(False)
        self._show_current()

    def _add(self, text: str, known: Known | None) -> None:
        item = QListWidgetItem(text)
        item.setSizeHint(QSize(0, ROW_PX))
        item.setToolTip(text)
        if known is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFont(interface_font(SECONDARY_PX, bold=True))
        else:
            item.setData(_KNOWN, known)
        if isinstance(known, BrokenTemplate):
            item.setIcon(self._theme.icon("alert-line", "amber"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}，不能用")
        self.names.addItem(item)

    def _show_current(self) -> None:
        known = self.current
        self._pages.setCurrentIndex(1 if isinstance(known, BrokenTemplate) else 0)
        self._about.setVisible(not isinstance(known, OwnTemplate))
        self._about.setText(_FIXED)
        if isinstance(known, OwnTemplate):
            self.form.show_template(known)
        elif isinstance(known, BrokenTemplate):
            self._reason.setText(_broken_words(known))
        elif known is not None:
            self._show_shipped(known)
        self._offer()

    def _show_shipped(self, template: Template) -> None:
        today = date.today()  # noqa: DTZ011 -- the drafter's calendar
        try:
            shown, text = self._services.show_shipped(template, report_year(today))
        except TemplateError as error:
            shown, text = template, message_of(error)
        self.form.show_shipped(shown, text)

    def _offer(self) -> None:
        known = self.current
        is_own = isinstance(known, OwnTemplate)
        self.export_button.setEnabled(is_own)
        self.remove.setEnabled(is_own or isinstance(known, BrokenTemplate))
        self.new.setEnabled(known is not None and not isinstance(known, BrokenTemplate))
        is_good = is_own and self.form.is_changed and self.form.can_be_saved
        self.save.setEnabled(is_good)

    # leaving one template for another

    def _on_row(self, number: int) -> None:
        if number == self._row:
            return
        self.names.blockSignals(True)
        self.names.setCurrentRow(self._row)
        self.names.blockSignals(False)
        self._leave(lambda: self._go_to(number))

    def _go_to(self, number: int) -> None:
        self._row = number
        self.names.blockSignals(True)
        self.names.setCurrentRow(number)
        self.names.blockSignals(False)
        self.notice.hide()
        self._show_current()

    def _leave(self, then: Callable[[], object]) -> None:
        """Go on once what is written is saved or given up."""
        known = self.current
        if not isinstance(known, OwnTemplate) or not self.form.is_changed:
            then()
            return
        answer = ask_unsaved_template(self, known.name, can_save=self.form.can_be_saved)
        if answer == "save":
            self._save(then)
        elif answer == "discard":
            self.form.show_template(known)
            then()

    # changing

    def _save(self, then: Callable[[], object] | None) -> None:
        template, item = self.form.template, self.names.item(self._row)
        if template is None:
            return

        def done(known: OwnTemplates) -> None:
            if then is None:
                self._show(known, template.id)
                self.notice.tell("done", f"已保存模板“{template.name}”。")
            else:
                item.setText(template.name)
                item.setData(_KNOWN, template)
                self.form.show_template(template)
                then()

        self._write(lambda: self._services.save(template), done, "没有保存")

    def _on_remove(self) -> None:
        known = self.current
        if isinstance(known, OwnTemplate) and ask_remove_template(self, known.name):
            self._write(lambda: self._services.delete(known), self._show, "没有删除")
        elif isinstance(known, BrokenTemplate) and ask_remove_template(self, known.path.name):
            self._write(lambda: self._services.delete_file(known.path), self._show, "没有删除")

    def _on_new(self) -> None:
        known = self.current
        if known is not None and not isinstance(known, BrokenTemplate):
            self.new_requested.emit(known.id)
            super().accept()

    # files

    def _read(self) -> None:
        self._background.run(
            lambda _: self._services.read(), on_done=self._show, on_error=self._tell_error
        )

    def _write(
        self, act: Callable[[], object], done: Callable[[OwnTemplates], None], failed: str
    ) -> None:
        """Do something with the files in the background, then read them anew."""
        read = self._services.read

        def work(_: object) -> OwnTemplates:
            act()
            return read()

        def refused(error: AssistantError) -> None:
            self.notice.tell("error", f"{failed}：{reason_of(error).rstrip('。')}。")

        self._background.run(work, on_done=done, on_error=refused, writes=True)

    def _on_import(self) -> None:
        path = files.choose_open(self, "导入模板", KINDS, self.folder)
        if path is None:
            return
        self.folder = str(path.parent)
        services = self._services
        self._background.run(
            lambda _: (services.take_in(path), services.read()),
            on_done=self._on_imported,
            on_error=lambda error: self.notice.tell(
                "error", f"没有导入“{path.name}”：{reason_of(error).rstrip('。')}。"
            ),
            writes=True,
        )

    def _on_imported(self, done: tuple[OwnTemplate, OwnTemplates]) -> None:
        template, known = done
        self._show(known, template.id)
        self.notice.tell("done", taken_words(template, known))

    def _on_export(self) -> None:
        known = self.current
        if not isinstance(known, OwnTemplate):
            return
        path = choose_target(self, known, self.folder)
        if path is None:
            return
        self.folder = str(path.parent)
        self._background.run(
            lambda _: self._services.give_out(known, path),
            on_done=lambda _: self.notice.tell("info", given_words(path)),
            on_error=self._tell_error,
            writes=True,
        )

    def _tell_error(self, error: AssistantError) -> None:
        self.notice.tell("error", message_of(error))


def _broken_words(broken: BrokenTemplate) -> str:
    error = broken.error
    if isinstance(error, TemplateError):
        line = f"第 {error.line} 行，" if error.line else ""
        return f"{line}{error.reason}。\n{broken.path}"
    return message_of(error)
