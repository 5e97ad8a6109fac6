"""Dialogs about the draft that is open: its fields, elements, sections, words, its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from assistant.gui.drafts.protection import Protection
    from assistant.gui.look.theme import Theme
    from assistant.gui.main.frame import Frame
    from assistant.gui.writing.workspace import Workspace

_BELOW_MENU_PX = 8


class Asking(QObject):
    """Each method shows a dialog and does what is said there."""

    def __init__(
        self, frame: Frame, workspace: Workspace, protection: Protection, theme: Theme
    ) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._workspace = workspace
        self._protection = protection
        self.theme = theme

    def insert_field(self) -> None:
        """Write the field (字段) that is chosen."""
        from assistant.gui.dialogs.choose_field import ChooseFieldDialog

        draft = self._workspace.draft()
        if draft is None:
            return
        dialog = ChooseFieldDialog(self._frame.window, draft.sheet)
        if dialog.exec():
            self._workspace.editor.insert_field(dialog.expression)
        self._workspace.editor.setFocus()

    def change_elements(self) -> None:
        """Change the elements of the document (公文要素)."""
        from assistant.gui.dialogs.elements import ElementsDialog

        draft = self._workspace.draft()
        if draft is None:
            return
        dialog = ElementsDialog(self._frame.window, draft.elements)
        if dialog.exec():
            self._workspace.opened.set_elements(dialog.elements)
        self._workspace.editor.setFocus()

    def go_to_section(self) -> None:
        """Go to the section that is chosen."""
        from assistant.gui.find.section_palette import SectionPalette

        editor = self._workspace.editor
        palette = SectionPalette(
            self._frame.window, self._workspace.survey.entries, editor.caret().paragraph
        )
        palette.chosen.connect(editor.go_to)
        self._show_palette(palette)

    def find_command(self) -> None:
        """Run the command that is chosen."""
        from assistant.gui.dialogs.palette import Palette

        self._show_palette(Palette(self._frame.window, list(self._frame.actions.values())))

    def count_words(self) -> None:
        """Show how long the draft is, by sections (字数统计)."""
        from assistant.gui.dialogs.word_count import WordCountDialog

        draft = self._workspace.draft()
        if draft is None:
            return
        editor = self._workspace.editor
        selected = editor.textCursor().selectedText()
        dialog = WordCountDialog(self._frame.window, self._frame.background, draft, selected)
        dialog.section_chosen.connect(editor.go_to)
        dialog.exec()

    def change_house_formats(self) -> None:
        """Change the house formats (本单位版式) and choose the draft's."""
        from assistant.gui.dialogs.house_formats import HouseFormatsDialog

        draft = self._workspace.draft()
        dialog = HouseFormatsDialog(
            self._frame.window,
            self._frame.services.formats,
            self._frame.background,
            self.theme,
            in_use=draft.house_format if draft and not self._protection.is_on else None,
            folder=self._frame.preferences.state.folder,
        )
        preferences = self._frame.preferences
        dialog.format_chosen.connect(self._workspace.opened.set_house_format)
        dialog.show_default(preferences.settings.house_format)
        dialog.default_chosen.connect(lambda name: preferences.choose(house_format=name))
        dialog.exec()
        self._workspace.refresh_format()

    def _show_palette(self, palette: QDialog) -> None:
        """Show a list to choose from below the menu bar."""
        window = self._frame.window
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        top = window.menuBar().height() + _BELOW_MENU_PX
        palette.move(window.mapToGlobal(QPoint((window.width() - palette.width()) // 2, top)))
        palette.show()
