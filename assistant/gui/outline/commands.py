"""What a section of the outline can be told to do, and the menu that offers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SectionAct = Literal["up", "down", "raise", "lower", "select", "copy", "add", "delete", "rename"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCommand:
    """One line of the menu."""

    act: SectionAct
    text: str
    keys: str = ""
    writes: bool = True


_COMMANDS: tuple[SectionCommand | None, ...] = (
    SectionCommand(act="rename", text="重命名(&R)", keys="F2"),
    None,
    SectionCommand(act="up", text="上移(&U)", keys="Alt+Shift+↑"),
    SectionCommand(act="down", text="下移(&D)", keys="Alt+Shift+↓"),
    SectionCommand(act="raise", text="升级(&P)", keys="Alt+Shift+←"),
    SectionCommand(act="lower", text="降级(&L)", keys="Alt+Shift+→"),
    None,
    SectionCommand(act="select", text="选中本节(&S)", writes=False),
    SectionCommand(act="copy", text="复制本节(&C)", writes=False),
    None,
    SectionCommand(act="add", text="在此之后新增(&A)"),
    SectionCommand(act="delete", text="删除本节(&T)…", keys="Delete"),
)


def build_section_menu(
    parent: QWidget,
    act: Callable[[SectionAct], None],
    can: Callable[[SectionAct], bool],
    *,
    is_writable: bool,
) -> QMenu:
    """Return the menu of a section; what is impossible now is greyed."""
    menu = QMenu(parent)
    for command in _COMMANDS:
        if command is None:
            menu.addSeparator()
            continue
        action = menu.addAction(f"{command.text}\t{command.keys}" if command.keys else command.text)
        action.setEnabled((is_writable or not command.writes) and can(command.act))
        action.triggered.connect(lambda _=False, chosen=command.act: act(chosen))
    return menu
