"""What a person does to the indicator sheet: its commands and menus, the questions it asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from assistant.draft.sheet.cell import CellRefused, with_cell, with_state
from assistant.draft.sheet.paste import paste, read_block
from assistant.draft.sheet.proposal import taken
from assistant.gui.command import add_actions, build_actions, dress_actions
from assistant.gui.dialogs.ask import ask_remove_rows
from assistant.gui.models.sheet_model import HEADINGS, NAME
from assistant.gui.sheet_view import commands
from assistant.gui.sheet_view.add_dialog import AddListedDialog, OwnIndicatorDialog
from assistant.gui.sheet_view.proposal_dialog import UNTICKED, ProposalDialog

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.draft.parts import SheetRow, SheetState
    from assistant.draft.sheet.paste import Pasted
    from assistant.draft.sheet.proposal import Kind, Proposal
    from assistant.draft.sheet.uses import Use
    from assistant.gui.look.theme import Theme
    from assistant.gui.models.sheet_model import SheetModel
    from assistant.gui.sheet_view.pane import SheetPane

_MOST_USES = 12
_MOST_NAMED, _MOST_LISTED = 6, 3
_PASTE_UNTICKED: tuple[Kind, ...] = (*UNTICKED, "own")
"""Not ticked at first: a verified number is overwritten, an unknown name joins, only if wanted."""


class SheetEditing(QObject):
    """Carries the commands out on the pane's choice; each is one change of the sheet.

    Signals:
        field_requested: key of the row whose field is to be written at the caret.
        compare_requested: key of the row that is to be compared.
        use_requested: the :class:`Use` that is to be shown in the text.
        file_requested: ``import``, ``last_year`` or ``export``.
        window_requested: the sheet is to be shown in its window.
        columns_changed: other columns are shown.
    """

    field_requested = Signal(str)
    compare_requested = Signal(str)
    use_requested = Signal(object)
    file_requested = Signal(str)
    window_requested = Signal()
    columns_changed = Signal()

    def __init__(self, pane: SheetPane, sheet: SheetModel, theme: Theme) -> None:
        super().__init__(pane)
        self._pane = pane
        self._table = pane.table
        self._sheet = sheet
        self._theme = theme
        self.actions_by_name = build_actions(commands.COMMANDS, self, theme)
        for action in self.actions_by_name.values():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the table has its keys
        self.columns_menu = self._make_columns_menu()
        self._uses_menu = QMenu("正文中的位置(&W)", pane)
        self.context_menu = self._make_menu(commands.CONTEXT)
        self.more_menu = self._make_menu(commands.MORE)
        self._connect()
        self.offer()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        dress_actions(commands.COMMANDS, self.actions_by_name, theme)

    def show_columns(self, columns: Collection[int]) -> None:
        """Show these columns."""
        self._table.show_columns(columns)
        for action in self.columns_menu.actions():
            action.setChecked(action.data() in self._table.columns)

    # commands

    def copy(self) -> None:
        """Put the chosen block on the clipboard."""
        text = self._table.copied()
        if text:
            QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Show what the clipboard would change, and change what is ticked.

        A single value that fits goes in at once, as if typed.
        """
        block = read_block(QGuiApplication.clipboard().text())
        if not block:
            self._pane.refuse("剪贴板里没有可以粘贴的表格内容。")
            return
        rows = self._sheet.rows
        pasted = paste(rows, block, self._table.target())
        if not pasted.proposals:
            self._pane.refuse(pasted.refused[0] if pasted.refused else "粘贴的内容与表中一致。")
        elif _is_single(pasted, block):
            self._take(pasted.proposals)
        else:
            self.review("粘贴数据", pasted.proposals, left=_PASTE_UNTICKED, refused=pasted.refused)

    def review(
        self,
        title: str,
        proposals: Sequence[Proposal],
        *,
        left: Collection[Kind] = UNTICKED,
        refused: Sequence[str] = (),
    ) -> int:
        """Show what would change and change what is ticked; return how much that is."""
        dialog = ProposalDialog(
            self._pane.window(), self._theme, title, proposals, left=left, refused=refused
        )
        chosen = dialog.taken if dialog.exec() else ()
        self._take(chosen)
        return len(chosen)

    def set_state(self, state: SheetState) -> None:
        """Put the chosen rows into a state; those without a number are told."""
        rows: list[SheetRow] = []
        refused: list[str] = []
        for row in self._table.chosen_rows():
            try:
                rows.append(with_state(row, state))
            except CellRefused:
                refused.append(row.name)
        self._sheet.take(rows)
        if refused:
            self._pane.refuse(f"还没有填今年的数，状态未改：{_listed(refused)}")

    def clear(self) -> None:
        """Empty the chosen cells; names and states are no cells to empty."""
        columns = [
            each for each in self._table.chosen_columns() if each not in ("name", "state", "unit")
        ]
        rows = []
        for row in self._table.chosen_rows():
            cleared = row
            for column in columns:
                cleared = with_cell(cleared, column, "")
            rows.append(cleared)
        self._sheet.take(rows)

    def add_listed(self) -> None:
        """Ask for indicators of the list and add them."""
        dialog = AddListedDialog(self._pane.window(), self._sheet.rows)
        if dialog.exec():
            self.add(dialog.rows)

    def add_own(self) -> None:
        """Ask for an indicator of one's own and add it."""
        dialog = OwnIndicatorDialog(self._pane.window(), self._sheet.rows)
        if dialog.exec():
            self.add([dialog.row])

    def add(self, rows: Sequence[SheetRow]) -> None:
        """Add rows and go to the first."""
        self._sheet.take(rows)
        if rows:
            self._pane.reveal(rows[0].key)
            self._table.setFocus()

    def delete(self) -> None:
        """Leave out the chosen rows, after asking; fields of the text that use them are named."""
        rows = self._table.chosen_rows()
        if not rows:
            return
        names = f"“{rows[0].name}”" if len(rows) == 1 else f"这 {len(rows)} 项指标"
        if ask_remove_rows(self._pane.window(), names, self._use_words(rows)):
            self._sheet.remove({row.key for row in rows})

    def offer(self) -> None:
        """Offer the commands that have something to work on."""
        rows = self._table.chosen_rows()
        for name in commands.ON_ROWS:
            self.actions_by_name[name].setEnabled(bool(rows))
        for name in commands.ON_ROW:
            self.actions_by_name[name].setEnabled(self._table.row is not None)

    # parts

    def _connect(self) -> None:
        calls = {
            "copy": self.copy,
            "paste": self.paste,
            "filled": partial(self.set_state, "filled"),
            "verified": partial(self.set_state, "verified"),
            "field": lambda: self._with_key(self.field_requested),
            "compare": lambda: self._with_key(self.compare_requested),
            "add_listed": self.add_listed,
            "add_own": self.add_own,
            "delete": self.delete,
            "import": partial(self.file_requested.emit, "import"),
            "last_year": partial(self.file_requested.emit, "last_year"),
            "export_sheet": partial(self.file_requested.emit, "export"),
            "fold": partial(self._pane.lines.fold_all, is_folded=True),
            "unfold": partial(self._pane.lines.fold_all, is_folded=False),
            "search": self._pane.search,
            "open_window": self.window_requested.emit,
        }
        for name, call in calls.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, do=call: do())
        self._table.command_requested.connect(lambda name: self.actions_by_name[name].trigger())
        self._table.clear_requested.connect(self.clear)
        self._table.customContextMenuRequested.connect(self._on_menu)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self.offer())
        self._pane.lines.modelReset.connect(self.offer)
        self._uses_menu.aboutToShow.connect(self._fill_uses)

    def _make_menu(self, names: Sequence[str]) -> QMenu:
        menu = QMenu(self._pane)
        inner = {"uses>": self._uses_menu, "columns>": self.columns_menu}
        for name in names:
            if name in inner:
                menu.addMenu(inner[name])
            else:
                add_actions(menu, [name], self.actions_by_name)
        return menu

    def _make_columns_menu(self) -> QMenu:
        menu = QMenu("显示的栏目(&N)", self._pane)
        for column, heading in enumerate(HEADINGS):
            action = QAction(heading, menu, checkable=True)
            action.setData(column)
            action.setChecked(column in self._table.columns)
            action.setEnabled(column != NAME)
            action.triggered.connect(self._on_columns)
            menu.addAction(action)
        return menu

    def _on_columns(self) -> None:
        chosen = [each.data() for each in self.columns_menu.actions() if each.isChecked()]
        self._table.show_columns(chosen)
        self.columns_changed.emit()

    def _on_menu(self, at: QPoint) -> None:
        row = self._table.row
        uses = self._sheet.uses_of(row.key) if row else ()
        self._uses_menu.menuAction().setVisible(bool(uses))
        self.context_menu.popup(self._table.menu_place(at))

    def _fill_uses(self) -> None:
        """Offer the places of the text that use the current row."""
        self._uses_menu.clear()
        row = self._table.row
        for use in self._sheet.uses_of(row.key)[:_MOST_USES] if row else ():
            action = self._uses_menu.addAction(_use_words(use).replace("&", "&&"))
            action.triggered.connect(lambda _=False, use=use: self.use_requested.emit(use))

    def _with_key(self, signal: object) -> None:
        row = self._table.row
        if row is not None:
            signal.emit(row.key)  # type: ignore[attr-defined] # a bound signal

    def _take(self, proposals: Sequence[Proposal]) -> None:
        self._sheet.take(taken(self._sheet.rows, proposals))

    def _use_words(self, rows: Sequence[SheetRow]) -> str:
        """Return what becomes of the text without these rows."""
        uses = [use for row in rows for use in self._sheet.uses_of(row.key)]
        if not uses:
            return "正文没有用到。可以用“撤销”找回。"
        places = [_use_words(use) for use in uses]
        lines = places[:_MOST_NAMED]
        if len(places) > _MOST_NAMED:
            lines.append(f"……另有 {len(places) - _MOST_NAMED} 处")
        told = "\n".join(lines)
        return f"正文有 {len(uses)} 处用到，删除后这些地方将没有数字：\n{told}"


def _is_single(pasted: Pasted, block: Sequence[Sequence[str]]) -> bool:
    """Tell whether one cell was pasted into one cell, and nothing speaks against it."""
    is_one_cell = len(block) == 1 and len(block[0]) == 1
    return is_one_cell and not pasted.refused and pasted.proposals[0].kind != "conflict"


def _use_words(use: Use) -> str:
    section = f"“{use.section}”" if use.section else "开头"
    return f"{section}：…{use.before.replace('{', '').replace('}', '')}"


def _listed(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 项" if len(names) > _MOST_LISTED else ""
    return "、".join(names[:_MOST_LISTED]) + more
