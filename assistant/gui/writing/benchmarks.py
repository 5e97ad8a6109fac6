"""Benchmarks in both places: the panel beside the paper, and the window of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from assistant.gui.benchmark.carrying import Carrying
from assistant.gui.benchmark.indicators_model import OVERVIEW
from assistant.gui.benchmark.list_dialog import ListDialog
from assistant.gui.benchmark.peer_lists import PeerLists
from assistant.gui.charts.picture import Picture
from assistant.gui.dialogs.peer_book import PeerBookDialog
from assistant.gui.look.theme import theme_of
from assistant.gui.peer_words import copied_source, source_of
from assistant.gui.widgets.basic import live_with

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.benchmark.benchmark import Evidence, Peer
    from assistant.gui.benchmark.peer_actions import PeerActions
    from assistant.gui.benchmark.window import BenchmarkWindow
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.services import BenchmarkServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace


class Benchmarks(QObject):
    """Opens the window, shows where a value was found, puts bodies into lists.

    Signals:
        report_requested: the :class:`Evidence` whose report is to be opened.
        chart_wanted: the :class:`Picture` that the draft is to show.
    """

    report_requested = Signal(object)
    chart_wanted = Signal(object)

    def __init__(
        self,
        main: QWidget,
        services: BenchmarkServices,
        background: Background,
        workspace: Workspace,
        preferences: Preferences,
        notice: NoticeBar,
    ) -> None:
        super().__init__(main)
        self._main = main
        self._services = services
        self._background = background
        self._workspace = workspace
        self._preferences = preferences
        self._notice = notice
        self._window: BenchmarkWindow | None = None
        self.lists = PeerLists(services, background, self)
        self._carrying = Carrying(main, services, background, notice)
        self._carrying.folder_used.connect(self._on_folder)
        panel = workspace.benchmark
        self._connect_actions(panel.actions_on_peer, notice)
        panel.actions_on_peer.trend_requested.connect(self._show_trend)
        panel.window_requested.connect(self.open)
        panel.chart_requested.connect(self._on_chart)
        panel.chart_wanted.connect(self._on_chart_wanted)
        workspace.surveyed.connect(self.follow_draft)
        self.lists.changed.connect(lambda: panel.filters.show_lists(self.lists))
        self.lists.told.connect(lambda words: notice.tell("info", words))
        self.lists.failed.connect(lambda words: notice.tell("error", words))

    def open(self, key: str = OVERVIEW) -> BenchmarkWindow:
        """Show the window, with an indicator or the overview; there is one at most."""
        is_new = self._window is None
        window = self._window or self._make_window()
        self._window = window
        is_other = window.take_own(self._workspace.comparing.own)
        if key:
            window.filters.choose(self._workspace.benchmark.filters)
        if is_new or key:
            window.show_indicator(key)
        elif is_other:
            window.ask()
        self.lists.read()
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def open_lists(self, parent: QWidget | None = None) -> None:
        """Show the lists of peers, to be changed."""
        dialog = PeerBookDialog(
            parent or self._main,
            self._services,
            self._background,
            theme_of(self._preferences.settings.theme),
            folder=self._preferences.state.folder,
        )
        dialog.exec()
        dialog.deleteLater()
        self.lists.read()

    def follow_draft(self) -> None:
        """Compare what the draft says of one's own body now, where the window is open."""
        window = self._window
        if window is None or not window.isVisible():
            return
        if window.take_own(self._workspace.comparing.own):
            window.ask()

    def on_corpus_changed(self) -> None:
        """Compare anew with what the corpus holds now."""
        self.lists.read()
        if self._workspace.benchmark.isVisible():
            self._workspace.benchmark.ask()
        if self._window is not None and self._window.isVisible():
            self._window.ask()

    def close(self) -> None:
        """Close the window."""
        if self._window is not None:
            self._window.close()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._window is not None:
            self._window.set_theme(theme)

    def _make_window(self) -> BenchmarkWindow:
        from assistant.gui.benchmark.window import BenchmarkWindow

        theme = theme_of(self._preferences.settings.theme)
        window = BenchmarkWindow(
            self._services, self._background, self.lists, self._preferences, theme
        )
        live_with(window, self._main)
        comparing = self._workspace.comparing
        window.lists_requested.connect(lambda: self.open_lists(window))
        window.sentence_requested.connect(comparing.insert_sentence)
        window.chart_wanted.connect(self.chart_wanted)
        window.comparison_requested.connect(comparing.insert_comparison)
        self._connect_actions(window.page.actions_on_peer, window.notice)
        return window

    def _connect_actions(self, actions: PeerActions, notice: NoticeBar) -> None:
        actions.open_requested.connect(lambda peer: self._show_source(peer.evidence, notice))
        actions.list_requested.connect(lambda peer: self._put_into_list(peer, notice))

    def _show_source(self, evidence: Evidence, notice: NoticeBar) -> None:
        """Open the report at the value; of a shipped figure say where it was published."""
        if evidence.report is not None:
            self.report_requested.emit(evidence)
            return
        source = copied_source(evidence)
        notice.tell(
            "info",
            f"这是程序自带的公开数据，来自{source_of(evidence)}。{evidence.url}",
            ("复制来源", lambda: QGuiApplication.clipboard().setText(source)),
        )

    def _put_into_list(self, peer: Peer, notice: NoticeBar) -> None:
        dialog = ListDialog(notice.window(), peer.body, self.lists.names())
        if dialog.exec():
            self.lists.add(dialog.name, peer.identity)
        dialog.deleteLater()

    def _show_trend(self, peer: Peer) -> None:
        """Show a peer of the panel in the window's trend."""
        window = self.open(self._workspace.benchmark.key)
        if peer.identity not in window.page.followed:
            window.page.follow(peer)

    def _on_chart(self) -> None:
        picture = self._picture()
        if picture is not None:
            self._carrying.save_picture(picture, self._preferences.state.folder)

    def _on_chart_wanted(self) -> None:
        picture = self._picture()
        if picture is not None:
            self.chart_wanted.emit(picture)

    def _picture(self) -> Picture | None:
        """Return the chart of the panel as a picture of its own."""
        benchmark = self._workspace.benchmark.benchmark
        if benchmark is None:
            return None
        return Picture(
            benchmark=benchmark,
            choice=self._workspace.benchmark.filters.words,
            computed=self._workspace.comparing.own.computed(benchmark.key),
        )

    def _on_folder(self, folder: str) -> None:
        self._preferences.remember(folder=folder)
