"""The outline panel: headings with what stands under them; a click goes there.

That of a draft can rearrange it: headings are renamed in place and dragged, and have a menu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTreeView, QWidget

from assistant.gui.models.outline_model import ENTRY, Move, OutlineModel
from assistant.gui.outline.commands import build_section_menu
from assistant.gui.outline.delegate import EntryDelegate
from assistant.gui.outline.tree import OutlineTree
from assistant.gui.widgets.basic import column, make_label, make_quiet_button, row
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from PySide6.QtWidgets import QMenu

    from assistant.checks.finding import Severity
    from assistant.gui.look.theme import Theme
    from assistant.gui.opened.survey import Entry
    from assistant.gui.outline.commands import SectionAct

_TEACHING = "把一段文字设为标题（Ctrl+1 至 Ctrl+4），就会出现在这里；点击可以跳到正文。"
_FOLD, _UNFOLD = "menu-fold-line", "menu-unfold-line"


class OutlinePanel(QWidget):
    """The left panel.

    Signals:
        paragraph_chosen: index of the heading's paragraph in the draft.
        act_requested: what is to be done, and the entry of the section it is to be done to.
        renamed: an entry, and the words its heading is to have.
        move_wanted: a :class:`Move`.
    """

    paragraph_chosen = Signal(int)
    act_requested = Signal(str, object)
    renamed = Signal(object, str)
    move_wanted = Signal(object)

    def __init__(self, theme: Theme, teaching: str = _TEACHING) -> None:
        super().__init__()
        self._is_writable = False
        self._is_other = False
        self.can_act: Callable[[SectionAct, Entry], bool] | None = None
        """Tells whether something can be done to a section now; None where sections have no menu,
        as those of a report of the corpus."""
        self._model = OutlineModel(self)
        self._tree = OutlineTree(self._model)
        self._delegate = EntryDelegate(theme, self)
        self._tree.setItemDelegate(self._delegate)
        self._empty = EmptyState(theme, "list-unordered", "这里显示提纲", teaching)
        self._fold = make_quiet_button("全部折叠", theme.icon(_FOLD))
        self._unfold = make_quiet_button("全部展开", theme.icon(_UNFOLD))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选标题")
        self.filter.setAccessibleName("筛选标题")
        self.filter.setClearButtonEnabled(True)
        self._lay_out()
        self._connect()

    @property
    def tree(self) -> QTreeView:
        """The tree of headings."""
        return self._tree

    @property
    def current(self) -> Entry | None:
        """The heading that is marked."""
        entry: Entry | None = self._tree.currentIndex().data(ENTRY)
        return entry

    @property
    def may_move(self) -> Callable[[Move], bool]:
        """Tells whether a section can stand where it would be dropped."""
        return self._model.may_move

    @may_move.setter
    def may_move(self, may_move: Callable[[Move], bool]) -> None:
        self._model.may_move = may_move

    def set_writable(self, *, is_writable: bool) -> None:
        """Let the draft be rearranged here, or only be looked at."""
        self._is_writable = is_writable
        self._tree.set_writable(is_writable=is_writable)

    def open(self, key: Hashable) -> None:
        """Show another draft from now on, folded as it was left in this session."""
        self._is_other = True
        self._tree.open(key)
        self.filter.clear()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show the headings of the draft."""
        is_new = self._model.set_entries(entries)
        if is_new or self._is_other or self.filter.text():
            self._tree.arrange()
        self._is_other = False
        self._stack.setCurrentWidget(self._shown if entries else self._empty)
        for button in (self._fold, self._unfold):
            button.setVisible(bool(entries))

    def set_findings(self, findings: Iterable[tuple[Severity, int]]) -> None:
        """Show what the last check found: how grave it is, and in which paragraph."""
        self._model.set_findings(findings)

    def show_place(self, paragraph: int) -> None:
        """Mark the heading that one writes under."""
        self._tree.show_current(self._model.index_for(paragraph))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._empty.set_theme(theme)
        self._fold.setIcon(theme.icon(_FOLD))
        self._unfold.setIcon(theme.icon(_UNFOLD))
        self._tree.viewport().update()

    def build_menu(self, entry: Entry) -> QMenu:
        """Return the menu of a section."""
        return build_section_menu(
            self,
            lambda act: self._act(act, entry),
            lambda act: self.can_act is not None and self.can_act(act, entry),
            is_writable=self._is_writable,
        )

    def _lay_out(self) -> None:
        self._shown = QWidget()
        above = row(self.filter)
        above.setContentsMargins(12, 0, 12, 8)
        self._shown.setLayout(column(above, self._tree, spacing=0))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._shown)
        head = row(make_label("提纲", "panel"), None, self._fold, self._unfold, spacing=4)
        head.setContentsMargins(16, 8, 12, 4)
        self.setLayout(column(head, self._stack, spacing=0))
        self._fold.hide()
        self._unfold.hide()

    def _connect(self) -> None:
        self._tree.clicked.connect(self._on_chosen)
        self._tree.activated.connect(self._on_chosen)
        self._tree.customContextMenuRequested.connect(self._on_menu)
        self._fold.clicked.connect(self._tree.fold_all)
        self._unfold.clicked.connect(self._tree.unfold_all)
        self.filter.textChanged.connect(self._tree.filter)
        self._model.renamed.connect(self.renamed)
        self._model.move_wanted.connect(self.move_wanted)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._tree)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)

    def _act(self, act: SectionAct, entry: Entry) -> None:
        if act == "rename":
            self._tree.edit(self._model.index_for(entry.paragraph))
        else:
            self.act_requested.emit(act, entry)

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if entry is not None:
            self.paragraph_chosen.emit(entry.paragraph)

    def _on_delete(self) -> None:
        if self._is_writable and self.current is not None:
            self._act("delete", self.current)

    def _on_menu(self, place: QPoint) -> None:
        index = self._tree.indexAt(place)
        entry = index.data(ENTRY) if index.isValid() else self.current
        if entry is not None and self.can_act is not None:
            menu = self.build_menu(entry)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._tree.viewport().mapToGlobal(place))
