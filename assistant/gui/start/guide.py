"""The guide of the first start (入门指引): own body, peers, first reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from assistant.gui.start.body_step import BodyStep
from assistant.gui.start.peers_step import PeersStep
from assistant.gui.start.reports_step import ReportsStep
from assistant.gui.widgets.basic import column, make_button, make_label, make_rule, row
from assistant.gui.widgets.scrolled import FittingDialog, Scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.benchmark.peer_book import PeerBody
    from assistant.gui.services.start import DescribeBody
    from assistant.gui.start.reports_step import Choice

_SIZE_PX = (760, 520)
_STEPS = (
    ("本机关", "新建稿件、改写建议和对标都用得到。"),
    ("对标机关", "勾选常用来比较的机关；可以跳过，以后在“资料—对标名单”里再选。"),
    ("第一批报告", "资料库里有了报告，写作时才有建议和对标。"),
)
BODY, PEERS, REPORTS = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStart:
    """What is known when the guide begins."""

    body: str = ""
    level: str = ""
    bodies: Sequence[PeerBody] = ()
    """All that peers can be chosen from."""
    chosen: tuple[str, ...] = ()
    """Identities of those that are chosen already."""
    is_empty: bool = True
    """The corpus holds no report yet."""


class StartGuide(FittingDialog):
    """Three steps, each of which may be left as it is."""

    def __init__(self, parent: QWidget | None, describe: DescribeBody, start: GuideStart) -> None:
        super().__init__(parent)
        self.setWindowTitle("入门指引")
        self.body = BodyStep(describe, body=start.body, level=start.level)
        self.peers = PeersStep(start.bodies, start.chosen)
        self.reports = ReportsStep(is_empty=start.is_empty)
        self._count = make_label("", "muted")
        self._title = make_label("", "heading")
        self._about = make_label("", "muted", wraps=True)
        self._pages = QStackedWidget()
        self.skip = make_button("以后再设", tip="关闭指引；以后从“帮助”菜单再打开")
        self.back = make_button("上一步(&B)")
        self.next = make_button("下一步(&X)")
        self._lay_out()
        self.body.changed.connect(self._dress)
        self.skip.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self.show_step(self.step - 1))
        self.next.clicked.connect(self._on_next)
        self.resize(*_SIZE_PX)
        self.show_step(BODY)

    @property
    def step(self) -> int:
        """Which step is shown."""
        return self._pages.currentIndex()

    @property
    def choice(self) -> Choice:
        """What is to be imported."""
        return self.reports.choice

    def show_step(self, step: int) -> None:
        """Show a step."""
        if step == PEERS:
            self.peers.show_level(self.body.chosen[1])
        self._pages.setCurrentIndex(step)
        self._dress()
        first = (self.body.name, self.peers.pane.line, self.reports.buttons[self.choice])[step]
        first.setFocus()

    def _lay_out(self) -> None:
        for page in (self.body, self.peers, self.reports):
            self._pages.addWidget(Scrolled(page))
        head = column(row(self._title, None, self._count), self._about, spacing=4)
        head.setContentsMargins(24, 20, 24, 12)
        self._pages.setContentsMargins(24, 16, 24, 0)
        foot = row(self.skip, None, self.back, self.next)
        foot.setContentsMargins(24, 16, 24, 20)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(make_rule())
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.next.setDefault(True)

    def _dress(self) -> None:
        title, about = _STEPS[self.step]
        self._title.setText(title)
        self._about.setText(about)
        self._count.setText(f"第 {self.step + 1} 步，共 {len(_STEPS)} 步")
        self.back.setEnabled(self.step > BODY)
        is_last = self.step == REPORTS
        self.next.setText("完成(&X)" if is_last else "下一步(&X)")
        self.next.setAccessibleName("完成" if is_last else "下一步")
        self.next.setEnabled(self.step != BODY or bool(self.body.chosen[0]))

    def _on_next(self) -> None:
        if self.step == REPORTS:
            self.accept()
        else:
            self.show_step(self.step + 1)
