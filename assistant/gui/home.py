"""What the window shows while no draft is open: how to begin, and the drafts opened last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assistant.base.files import is_file
from assistant.gui.widgets.basic import make_button, make_label, make_rule, row
from assistant.gui.widgets.tile import Tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.theme import Theme

_WIDTH_PX = 640
_MOST_RECENT = 6
_TILES = (
    ("file-add-line", "新建稿件", "从模板开始，搭好提纲"),
    ("folder-open-line", "打开稿件", "继续写已有的稿件"),
    ("database-2-line", "导入资料", "导入已公开的报告"),
)


class Home(QWidget):
    """The first page.

    Signals:
        new_requested: a new draft is wanted.
        open_requested: a draft is to be chosen and opened.
        import_requested: reports are to be imported.
        samples_requested: the shipped sample reports are to be imported.
        library_requested: the corpus is to be shown.
        recent_requested: the path of a draft opened before.
    """

    new_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    samples_requested = Signal()
    library_requested = Signal()
    recent_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("home")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._tiles = [Tile(name, about) for _, name, about in _TILES]
        self._corpus = make_button("", "link", tip="查看和检索资料库（Ctrl+L）")
        self._corpus.setStyleSheet("padding-left: 0;")
        self._nothing = make_label("资料库还是空的，先导入几篇已公开的报告", "muted")
        self._recent_title = make_label("最近的稿件", "panel")
        self._rule = make_rule()
        self._samples = make_button("先用示例报告试一试", "link")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._lay_out()
        for tile, signal in zip(
            self._tiles,
            (self.new_requested, self.open_requested, self.import_requested),
            strict=True,
        ):
            tile.clicked.connect(signal)
        self._samples.clicked.connect(self.samples_requested)
        self._corpus.clicked.connect(self.library_requested)
        for part in (self._corpus, self._nothing, self._samples):
            part.hide()
        self.set_theme(theme)
        self.show_recent(())

    def show_recent(self, paths: Sequence[str]) -> None:
        """Show the drafts opened last; those that are gone are left out."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        found = [path for path in paths if is_file(Path(path))][:_MOST_RECENT]
        for path in found:
            self._recent.addWidget(self._recent_button(path))
        self._recent_title.setVisible(bool(found))
        self._rule.setVisible(bool(found))

    def show_corpus(self, reports: int) -> None:
        """Tell how many reports the corpus holds."""
        self._corpus.setText(f"资料库里有 {reports:,} 篇报告")
        self._corpus.setAccessibleName(self._corpus.text())
        self._corpus.setVisible(bool(reports))
        self._nothing.setVisible(not reports)
        self._samples.setVisible(not reports)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for tile, (icon, _, _) in zip(self._tiles, _TILES, strict=True):
            tile.show_icon(theme.icon(icon, "accent"))
        self._corpus.setIcon(theme.icon("database-2-line", "accent"))

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in self._tiles:
            tiles.addWidget(tile, 1)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(make_label("法治报告助手", "title"))
        about = "起草、核对、排版法治政府建设年度报告"
        middle.addWidget(make_label(about))
        middle.addSpacing(24)
        middle.addLayout(tiles)
        middle.addLayout(row(self._corpus, self._nothing, self._samples, None))
        middle.addSpacing(24)
        middle.addWidget(self._recent_title)
        middle.addWidget(self._rule)
        middle.addLayout(self._recent)
        frame = QWidget()
        frame.setLayout(middle)
        frame.setFixedWidth(_WIDTH_PX)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def _recent_button(self, path: str) -> QPushButton:
        name = Path(path)
        button = make_button(name.stem, "link", tip=path)
        button.setAccessibleDescription(path)
        button.setStyleSheet("text-align: left; padding-left: 0;")
        button.setIcon(self._theme.icon("file-text-line"))
        button.clicked.connect(lambda: self.recent_requested.emit(path))
        return button
