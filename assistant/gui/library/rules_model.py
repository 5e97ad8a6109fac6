"""The cleaning rules with what each did to the open report, to be undone or done again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.cleaning.effects import RuleEffect

    Index = QModelIndex | QPersistentModelIndex

EFFECT = Qt.ItemDataRole.UserRole + 1
_NONE = QModelIndex()
_CHECKED = Qt.CheckState.Checked


class RulesModel(QAbstractListModel):
    """A row a rule: those that did something first, else in the order they run.

    Signals:
        rule_switched: name of a rule, and whether it is to be left out.
    """

    rule_switched = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: tuple[RuleEffect, ...] = ()

    def set_effects(self, effects: Sequence[RuleEffect]) -> None:
        """Show what the rules did: those that did something first."""
        self.beginResetModel()
        self._effects = tuple(sorted(effects, key=has_effect, reverse=True))
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of rules."""
        return 0 if parent.isValid() else len(self._effects)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a rule be switched that did something, or that is switched off."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsSelectable
        if has_effect(self._effects[index.row()]):
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._effects):
            return None
        effect = self._effects[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: f"{effect.title}，{effect_in_words(effect)}",
            Qt.ItemDataRole.ToolTipRole: lambda: _tip(effect),
            Qt.ItemDataRole.CheckStateRole: lambda: (
                Qt.CheckState.Unchecked if effect.is_off else _CHECKED
            ),
            EFFECT: lambda: effect,
        }
        return roles[role]() if role in roles else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a rule to be switched; the answer brings new effects."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        effect = self._effects[index.row()]
        self.rule_switched.emit(effect.name, value not in (_CHECKED, _CHECKED.value))
        return True


def has_effect(effect: RuleEffect) -> bool:
    """Tell whether there is something to undo or to do again."""
    return effect.is_off or effect.removed > 0 or effect.added > 0


def effect_in_words(effect: RuleEffect) -> str:
    """Return what a rule did: ``删 120 字，增 3 字``."""
    if effect.is_off:
        return "已停用"
    parts = [
        f"{name} {count:,} 字"
        for name, count in (("删", effect.removed), ("增", effect.added))
        if count
    ]
    return "，".join(parts) or "没有改动"


def _tip(effect: RuleEffect) -> str:
    samples = [
        f"{sample.before or '（无）'} → {sample.after or '（删去）'}" for sample in effect.samples
    ]
    return "\n".join([f"{effect.title}：{effect_in_words(effect)}", *samples])
