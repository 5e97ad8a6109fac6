"""What stands beside the paper: the outline at the left; at the right panels, preview or a report.

At the right there is room for one. What the preview or another report took the place of comes back
when that goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from assistant.gui.memory.state import WindowState
    from assistant.gui.writing.workspace import Workspace

_LEAST_PAPER_PX = 400


class Sides(QObject):
    """Follows the switches of the menu.

    Signals:
        focus_changed: nothing but the paper is to be seen, or all of it again.
    """

    focus_changed = Signal(bool)

    def __init__(self, workspace: Workspace, actions: Mapping[str, QAction]) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._actions = actions
        self._is_beside = False
        """Another report stands in the place of the panels."""
        self._panel_under = True
        """The panels come back when what stands in their place goes."""
        actions["outline"].toggled.connect(self._on_outline)
        actions["panel"].toggled.connect(self._on_panel)
        actions["preview"].toggled.connect(self._on_preview)
        actions["focus"].toggled.connect(self._on_focus)
        workspace.panels_wanted.connect(lambda: actions["panel"].setChecked(True))
        workspace.preview.close_requested.connect(lambda: actions["preview"].setChecked(False))
        workspace.beside.close_requested.connect(self.close_report)

    def restore(self, state: WindowState) -> None:
        """Let the columns be as they were left."""
        right_px = state.preview_px if state.preview_shown else state.right_px
        middle = max(state.width - state.left_px - right_px, _LEAST_PAPER_PX)
        sizes = [state.left_px, middle, state.right_px, state.preview_px, state.preview_px]
        self._workspace.splitter.setSizes(sizes)
        self._actions["outline"].setChecked(state.left_shown)
        self._actions["panel"].setChecked(state.right_shown)
        self._actions["preview"].setChecked(state.preview_shown)
        self._show()

    def state(self, known: WindowState) -> dict[str, Any]:
        """Return what is to be remembered; a column that is hidden is as wide as *known*."""
        sizes = self._workspace.splitter.sizes()
        self._actions["focus"].setChecked(False)
        preview_shown = self._actions["preview"].isChecked()
        is_under = preview_shown or self._is_beside
        return {
            "left_px": sizes[0] or known.left_px,
            "right_px": sizes[2] or known.right_px,
            "preview_px": sizes[3] or known.preview_px,
            "left_shown": self._actions["outline"].isChecked(),
            "right_shown": self._panel_under if is_under else self._actions["panel"].isChecked(),
            "preview_shown": preview_shown,
        }

    def show_report(self) -> None:
        """Put another report in the place of the panels."""
        if not self._is_beside:
            self._actions["preview"].setChecked(False)
            self._take_place()
        self._is_beside = True
        self._show()
        self._workspace.beside.reader.setFocus()

    def close_report(self) -> None:
        """Put the panels back where another report stands."""
        if not self._is_beside:
            return
        self._is_beside = False
        if self._panel_under:
            self._actions["panel"].setChecked(True)
        self._show()
        self._workspace.editor.setFocus()

    def _on_outline(self, is_on: bool) -> None:  # a slot
        if is_on or not self._bring_back("outline", "outline"):
            self._show()

    def _on_panel(self, is_on: bool) -> None:  # a slot
        if not is_on and self._bring_back("panel", "panels"):
            return
        if is_on:
            self._actions["preview"].setChecked(False)
            self._is_beside = False
        self._show()

    def _on_preview(self, is_on: bool) -> None:  # a slot
        """Put the preview in the place of the panels, or these back into theirs."""
        if is_on:
            self._take_place()
            self._is_beside = False
        elif self._panel_under:
            self._actions["panel"].setChecked(True)
        self._show()
        if not is_on:
            self._workspace.editor.setFocus()

    def _on_focus(self, is_focused: bool) -> None:  # a slot
        """Leave nothing but the paper, or bring back what was there."""
        for name in ("outline", "panel", "preview"):
            self._actions[name].setEnabled(not is_focused)
        self._show()
        self.focus_changed.emit(is_focused)

    def _bring_back(self, name: str, column: str) -> bool:
        """Show a column that had no room, in place of hiding it; tell whether it was so."""
        is_away = self._workspace.is_away(column) and not self._actions["focus"].isChecked()
        if is_away:
            self._actions[name].setChecked(True)
            self._workspace.bring(column)
        return is_away

    def _take_place(self) -> None:
        """Put the panels away for something else, to come back when that goes."""
        panel = self._actions["panel"]
        self._panel_under = panel.isChecked() or (self._is_beside and self._panel_under)
        panel.setChecked(False)

    def _show(self) -> None:
        is_whole = not self._actions["focus"].isChecked()
        self._workspace.show_columns(
            outline=is_whole and self._actions["outline"].isChecked(),
            panels=is_whole and self._actions["panel"].isChecked(),
            preview=is_whole and self._actions["preview"].isChecked(),
            beside=is_whole and self._is_beside,
        )
