"""Changing the draft by its outline: sections renamed, moved, raised, added, deleted.

Each is one step to undo; references in the text follow in the same step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from assistant.draft.comparing.section_place import DEPTHS
from assistant.draft.edit import Edit
from assistant.draft.fields import write_blank
from assistant.draft.parts import Paragraph
from assistant.draft.references import follow_references
from assistant.draft.rewording import reworded
from assistant.draft.sections import (
    depth_of,
    level_below,
    move_section,
    moved_order,
    section_end,
    target_above,
    target_below,
)
from assistant.gui.dialogs.ask import ask_delete_section
from assistant.gui.opened.survey import heading_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.editor.editor import Editor
    from assistant.gui.models.outline_model import Move
    from assistant.gui.opened.open_draft import OpenDraft
    from assistant.gui.opened.survey import Entry
    from assistant.gui.outline.commands import SectionAct
    from assistant.gui.panels.outline import OutlinePanel

_BY = {"raise": -1, "lower": 1}
_NAMES: dict[str, str] = {
    "up": "上移章节",
    "down": "下移章节",
    "raise": "章节升级",
    "lower": "章节降级",
}


class Rearranging(QObject):
    """Does to the draft what its outline is told.

    Signals:
        told: something to say in the bar: kind and words.
        rearranged: the outline is to be counted anew at once.
    """

    told = Signal(str, str)
    rearranged = Signal()

    def __init__(self, opened: OpenDraft, editor: Editor, panel: OutlinePanel) -> None:
        super().__init__(panel)
        self._opened = opened
        self._editor = editor
        self._panel = panel
        editor.references_followed.connect(self.told)
        panel.act_requested.connect(self.act)
        panel.renamed.connect(self.rename)
        panel.move_wanted.connect(self.move)
        panel.may_move = self.may_move
        panel.can_act = self.can_act

    def act_at_caret(self, act: SectionAct) -> None:
        """Do something to the section that is marked in the outline: that of the caret."""
        entry = self._panel.current
        if entry is not None:
            self.act(act, entry)

    def act(self, act: SectionAct, entry: Entry) -> None:
        """Do something to a section."""
        start = self._find(entry)
        if start is None:
            return
        if act in _NAMES:
            self._step(act, start)
        elif act == "select":
            self._editor.setTextCursor(self._cursor_over(start))
            self._editor.ensureCursorVisible()
            self._editor.setFocus()
        elif act == "copy":
            self._copy(start)
        elif act == "add":
            self._add_after(start)
        elif act == "delete" and ask_delete_section(self._panel, entry.heading, entry.characters):
            self._delete(start)

    def can_act(self, act: SectionAct, entry: Entry) -> bool:
        """Tell whether a section can be moved that way."""
        paragraphs = self._paragraphs()
        start = _place(paragraphs, entry)
        if start is None:
            return False
        return act not in _NAMES or _aim(act, paragraphs, start) is not None

    def rename(self, entry: Entry, words: str) -> None:
        """Let a heading have other words; what stands behind it in its line stays."""
        start = self._find(entry)
        if start is None:
            return
        paragraphs = list(self._paragraphs())
        text = paragraphs[start].text
        before = len(text) - len(text.lstrip())
        edit = Edit(before, before + len(heading_words(text)), words)
        paragraphs[start] = reworded(paragraphs[start], [edit])
        self._take(paragraphs, range(len(paragraphs)), "重命名章节")

    def may_move(self, move: Move) -> bool:
        """Tell whether a section would stand elsewhere after the move."""
        paragraphs = self._paragraphs()
        return _moved(paragraphs, move) not in (None, paragraphs)

    def move(self, move: Move) -> None:
        """Let a section stand elsewhere."""
        paragraphs = self._paragraphs()
        start, target = _place(paragraphs, move.section), _target(paragraphs, move.before)
        after = _moved(paragraphs, move)
        if start is not None and target is not None and after is not None:
            self._rearrange(after, start, moved_order(paragraphs, start, target), "移动章节")

    def _step(self, act: SectionAct, start: int) -> None:
        paragraphs = self._paragraphs()
        aim = _aim(act, paragraphs, start)
        if aim is None:
            return
        target, level = aim
        after = move_section(paragraphs, start, target, level=level)
        self._rearrange(after, start, moved_order(paragraphs, start, target), _NAMES[act])

    def _rearrange(
        self, after: Sequence[Paragraph], start: int, order: Sequence[int], name: str
    ) -> None:
        """Take the paragraphs, and put the caret where the section is now."""
        has_focus = self._panel.tree.hasFocus()
        if self._take(after, order, name):
            self._editor.go_to(order.index(start))
            if has_focus:
                self._panel.tree.setFocus()

    def _copy(self, start: int) -> None:
        kept = self._editor.textCursor()
        self._editor.setTextCursor(self._cursor_over(start))
        self._editor.copy()
        self._editor.setTextCursor(kept)

    def _add_after(self, start: int) -> None:
        paragraphs = self._paragraphs()
        style = paragraphs[start].style
        name = write_blank("附件名称" if style == "attachment" else "标题")
        end = section_end(paragraphs, start)
        new = (Paragraph(style=style, text=name), Paragraph())
        count = len(paragraphs)
        order = (*range(end), None, None, *range(end, count))
        if self._take((*paragraphs[:end], *new, *paragraphs[end:]), order, "新增章节"):
            self._editor.go_to(end, 0, len(name))

    def _delete(self, start: int) -> None:
        paragraphs = self._paragraphs()
        end = section_end(paragraphs, start)
        kept = [*range(start), *range(end, len(paragraphs))]
        self._take([paragraphs[at] for at in kept], kept, "删除章节")

    def _take(self, after: Sequence[Paragraph], order: Sequence[int | None], name: str) -> bool:
        """Let the draft have these paragraphs, their references put right, as one step."""
        draft = self._opened.current()
        if draft is None or self._editor.is_composing:
            return False
        followed = follow_references(draft.paragraphs, after, order)
        paragraphs = followed.paragraphs or (Paragraph(),)
        self._opened.take_over(replace(draft, paragraphs=paragraphs), name)
        if followed.news:
            self.told.emit(*followed.news)
        self.rearranged.emit()
        return True

    def _find(self, entry: Entry) -> int | None:
        """Return where a heading stands now; where it cannot be told, count the outline anew."""
        place = _place(self._paragraphs(), entry)
        if place is None:
            self.rearranged.emit()
        return place

    def _paragraphs(self) -> tuple[Paragraph, ...]:
        draft = self._opened.current()
        return draft.paragraphs if draft else ()

    def _cursor_over(self, start: int) -> QTextCursor:
        document = self._editor.document()
        end = section_end(self._paragraphs(), start)
        first, last = document.findBlockByNumber(start + 1), document.findBlockByNumber(end)
        cursor = QTextCursor(document)
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _place(paragraphs: Sequence[Paragraph], entry: Entry) -> int | None:
    """Return where a heading stands, also if the text changed since the outline was counted."""
    fitting = [
        at
        for at, paragraph in enumerate(paragraphs)
        if depth_of(paragraph) is not None
        and (paragraph.style == "attachment") == entry.is_attachment
        and (entry.is_attachment or DEPTHS[paragraph.style] == entry.level)
        and heading_words(paragraph.text) == entry.stored
    ]
    if entry.paragraph in fitting:
        return entry.paragraph
    return fitting[0] if len(fitting) == 1 else None


def _target(paragraphs: Sequence[Paragraph], before: Entry | None) -> int | None:
    return len(paragraphs) if before is None else _place(paragraphs, before)


def _moved(paragraphs: Sequence[Paragraph], move: Move) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs after a move, None where it cannot be told what is meant."""
    start, target = _place(paragraphs, move.section), _target(paragraphs, move.before)
    if start is None or target is None:
        return None
    level = None if move.section.is_attachment else move.level
    stays = moved_order(paragraphs, start, target) == tuple(range(len(paragraphs)))
    if stays and not start <= target <= section_end(paragraphs, start):
        return None
    return move_section(paragraphs, start, target, level=level)


def _aim(
    act: SectionAct, paragraphs: Sequence[Paragraph], start: int
) -> tuple[int, int | None] | None:
    """Return where a section goes and which level it has then, None where it stays."""
    if act in _BY:
        level = level_below(paragraphs, start, _BY[act])
        return None if level is None else (start, level)
    target = (target_above if act == "up" else target_below)(paragraphs, start)
    return None if target is None else (target, None)
