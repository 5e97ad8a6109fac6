"""What is said while the disk takes its time, and the ways out of waiting for it.

Of what is done within a moment nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.gui.drafts.turns import Ask, AskKind, Turns
    from assistant.gui.widgets.notice import NoticeBar, NoticeKind

_DOING: dict[AskKind, str] = {
    "read": "正在打开“{}”…",
    "save": "正在保存“{}”…",
    "rewrite": "正在写入“{}”的历史版本…",
    "journal": "正在把“{}”记入日志…",
}
_SLOW: dict[AskKind, str] = {
    "read": "“{}”所在的位置没有响应，仍在等待。",
    "save": "“{}”所在的位置没有响应，还没有存上。{}可以接着写，也可以另存到别处。",
    "rewrite": "“{}”所在的位置没有响应，历史版本还没有写上。",
    "journal": "记录日志的位置没有响应，请先不要关闭程序。",
}
_KEPT = "文字已留在日志里，"
_CLOSING = "正在保存“{}”，存好后关闭。"
_LEAVE = "不再等待"


class SlowDisk(QObject):
    """Speaks in the notice bar while an act waits, and is silent when it goes on.

    Signals:
        doing: what is going on, for the status bar; empty when it is done.
        leave_requested: close without waiting; the words are in the journal.
        elsewhere_requested: save as another file instead.
    """

    doing = Signal(str)
    leave_requested = Signal()
    elsewhere_requested = Signal()

    def __init__(self, turns: Turns, notice: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turns = turns
        self._notice = notice
        self._told = ""
        """Words in the notice bar."""
        self._is_doing = False
        """Something is said in the status bar."""
        self._is_slow = False
        """It was said that the disk does not respond."""
        self.is_kept: Callable[[], bool] = lambda: False
        """Tells whether a journal holds what was written."""
        turns.lingered.connect(self._on_lingered)
        turns.slowed.connect(self._on_slowed)
        turns.answered.connect(self._on_answered)

    def tell_closing(self) -> None:
        """Say that the draft goes off the desk once it is saved, and how not to wait for that."""
        ask = self._turns.ask
        if ask is None or ask.what != "save":
            return
        if self._is_slow:
            self._on_slowed(ask)
        elif self._is_doing:
            self._tell("info", _CLOSING.format(ask.name), *self._leaving())

    def _on_lingered(self, ask: Ask) -> None:
        if not ask.what:
            return
        words = _DOING[ask.what].format(ask.name)
        if ask.what == "read":
            self._tell("info", words, ("取消", self._turns.give_up))
            return
        self._is_doing = True
        self.doing.emit(words)
        if self._is_closing(ask):
            self.tell_closing()

    def _on_slowed(self, ask: Ask) -> None:
        if not ask.what:
            return
        self._is_slow = True
        words = _SLOW[ask.what].format(ask.name, _KEPT if self.is_kept() else "")
        self._tell("warning", words, *self._ways(ask))

    def _ways(self, ask: Ask) -> list[tuple[str, Callable[[], None]]]:
        """Return the ways out of waiting for what does not answer."""
        if ask.what == "save":
            leave = self._leaving() if self._is_closing(ask) else []
            return [("另存为…", self.elsewhere_requested.emit), *leave]
        return [("取消" if ask.what == "journal" else _LEAVE, self._turns.give_up)]

    def _leaving(self) -> list[tuple[str, Callable[[], None]]]:
        """Return how to close at once, if no word is lost by it."""
        if not self.is_kept():
            return []
        return [("不再等待，文字已留在日志里", self.leave_requested.emit)]

    def _is_closing(self, ask: Ask) -> bool:
        """Tell whether the draft is to go off the desk after it is saved."""
        is_close = self._turns.kind == "close" or self._turns.is_waiting("close")
        return ask.what == "save" and is_close

    def _tell(self, kind: NoticeKind, words: str, *ways: tuple[str, Callable[[], None]]) -> None:
        self._told = words
        self._notice.tell(kind, words, *ways)

    def _on_answered(self) -> None:
        """Take back what was said, if it still stands there."""
        if self._told and self._notice.text == self._told:
            self._notice.hide()
        self._told, self._is_slow = "", False
        if self._is_doing:
            self._is_doing = False
            self.doing.emit("")
