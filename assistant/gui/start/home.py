"""What the window shows while no draft is open: how to begin, and the drafts opened last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistant.gui.start.draft_card import NARROWEST_PX, DraftCard
from assistant.gui.start.new_form import NewForm
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.flow_grid import FlowGrid
from assistant.gui.widgets.scrolled import Scrolled
from assistant.gui.widgets.tile import Tile
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from PySide6.QtGui import QResizeEvent

    from assistant.corpus.stored import Facets
    from assistant.gui.look.theme import Theme
    from assistant.workflow.glance import Glance

_WIDTH_PX, _SIDE_PX = 880, 24
MOST_RECENT = 6
_TILES = {
    "open": ("folder-open-line", "打开稿件", "继续写已有的稿件"),
    "roll_over": ("history-line", "沿用上年报告", "年度、数据改到今年"),
    "open_report": ("file-transfer-line", "打开报告", "成为新稿件"),
    "sample_draft": ("quill-pen-line", "示例稿件", "虚构的单位，随便试"),
}
"""By the name of the command each runs; one that the window does not know is left out."""


class Home(QWidget):
    """The first page.

    Signals:
        command_requested: name of the command that is to be run.
        draft_requested: a new draft; carries a ``NewDraftChoice``.
        new_requested: a new draft, to be asked about in its dialog.
        import_requested: reports are to be imported.
        samples_requested: the shipped sample reports are to be imported.
        library_requested: the corpus is to be shown.
        recent_requested: the path of a draft opened before.
        remove_requested: the path of one that is not to be listed any more.
    """

    command_requested = Signal(str)
    draft_requested = Signal(object)
    new_requested = Signal()
    import_requested = Signal()
    samples_requested = Signal()
    library_requested = Signal()
    recent_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("home")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.form = NewForm()
        self.tiles = {name: Tile(title, about) for name, (_, title, about) in _TILES.items()}
        self._ways = FlowGrid(196, len(self.tiles))
        self._recent_title = make_label("最近的稿件", "panel")
        self._recent = FlowGrid(NARROWEST_PX, 3)
        self._corpus = make_button("", "link", tip="查看和检索资料库（Ctrl+L）")
        self._corpus.setStyleSheet("padding-left: 0; text-align: left;")
        self._span = make_label("", "muted", wraps=True)
        self._nothing = make_label("资料库还是空的，先导入几篇已公开的报告", "muted")
        self._import = make_button("导入报告…")
        self._samples = make_button("先用示例报告试一试", "link")
        self._lay_out()
        self._connect()
        for part in (self._corpus, self._nothing, self._samples):
            part.hide()
        self.set_theme(theme)
        self.show_recent(())

    @property
    def cards(self) -> tuple[DraftCard, ...]:
        """The drafts opened last."""
        return tuple(part for part in self._recent.parts if isinstance(part, DraftCard))

    def offer(self, commands: Container[str]) -> None:
        """Show the ways in that the window knows."""
        known = [tile for name, tile in self.tiles.items() if name in commands]
        self._ways.show_parts(known)
        self.tiles = {name: tile for name, tile in self.tiles.items() if tile in known}

    def show_recent(self, glances: Sequence[Glance]) -> None:
        """Show the drafts opened last."""
        cards = [DraftCard(glance, self._theme) for glance in glances[:MOST_RECENT]]
        for card in cards:
            card.open_requested.connect(self.recent_requested)
            card.remove_requested.connect(self.remove_requested)
        self._recent.show_parts(cards)
        self._recent_title.setVisible(bool(cards))
        self._recent.setVisible(bool(cards))

    def show_corpus(self, reports: int) -> None:
        """Tell how many reports the corpus holds."""
        self._corpus.setText(f"资料库里有 {reports:,} 篇报告")
        self._corpus.setAccessibleName(self._corpus.text())
        self._corpus.setVisible(bool(reports))
        self._span.setVisible(bool(reports))
        self._nothing.setVisible(not reports)
        self._samples.setVisible(not reports)

    def show_facets(self, facets: Facets) -> None:
        """Tell of which years and levels they are."""
        years = sorted(facets.years)
        span = (
            f"{years[0]}—{years[-1]}年度" if len(years) > 1 else "".join(f"{y}年度" for y in years)
        )
        levels = "、".join(LEVEL_NAMES[level] for level in facets.levels)
        self._span.setText(" · ".join(filter(None, (span, levels))))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for name, tile in self.tiles.items():
            tile.show_icon(theme.icon(_TILES[name][0], "accent"))
        for card in self.cards:
            card.set_theme(theme)
        self._corpus.setIcon(theme.icon("database-2-line", "accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the middle of a wide window."""
        super().resizeEvent(event)
        side = max((self.width() - _WIDTH_PX) // 2, _SIDE_PX)
        self._middle.setContentsMargins(side, _SIDE_PX, side, _SIDE_PX)

    def _lay_out(self) -> None:
        self._ways.show_parts(list(self.tiles.values()))
        self._middle = middle = column(spacing=8)
        middle.addStretch(2)
        middle.addWidget(make_label("法治报告助手", "title"))
        middle.addWidget(make_label("起草、核对、排版法治政府建设年度报告"))
        for part in (self.form, self._ways):
            middle.addSpacing(12)
            middle.addWidget(part)
        middle.addSpacing(16)
        middle.addWidget(self._recent_title)
        middle.addWidget(self._recent)
        middle.addSpacing(12)
        middle.addWidget(self._corpus_card())
        middle.addStretch(3)
        page = QWidget()
        page.setLayout(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scrolled(page))

    def _corpus_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        words = column(self._corpus, self._span, self._nothing, spacing=0)
        layout = row(words, self._samples, self._import, margin=12, spacing=12)
        layout.setStretch(0, 1)
        card.setLayout(layout)
        return card

    def _connect(self) -> None:
        for name, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, chosen=name: self.command_requested.emit(chosen))
        self.form.draft_requested.connect(self.draft_requested)
        self.form.more_requested.connect(self.new_requested)
        self._import.clicked.connect(self.import_requested)
        self._samples.clicked.connect(self.samples_requested)
        self._corpus.clicked.connect(self.library_requested)
