"""Who else has a draft's file, what became of it and of its journal, told in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.workflow.holder_words import holder_name

if TYPE_CHECKING:
    from assistant.base.file_state import FileChange
    from assistant.draft.draft_lock import Holder, NoLock

UNGUARDED = "此位置不支持文件锁，请确认没有别人同时编辑。"
"""Said of a lock that the operating system does not hold as well."""
DISPLACED = "原位置无法写入，自动保存暂存在“{}”。"
"""Said of a journal that lies in another folder than the usual one."""
LOST_TAIL = "最后一小部分没有写完整，已恢复到此前的内容。"
_CHANGES: dict[FileChange, str] = {
    "unchanged": "",
    "changed": "文件已被别人改动，保存前请先比较。",
    "gone": "文件已被移走或删除，请另存。",
    "unreadable": "暂时无法访问文件所在位置。",
}


def holder_words(holder: Holder) -> str:
    """Return who else writes the draft, and what follows from it."""
    if not holder.is_certain:
        return f"{holder_name(holder)}可能仍在编辑。只读打开，还是接着编辑？"
    if holder.is_here:
        return "这份稿件已在另一个窗口打开，以只读方式打开。"
    return f"{holder_name(holder)}正在编辑这份稿件，以只读方式打开。"


def no_lock_words(found: NoLock) -> str:
    """Return that nobody can tell who else writes the draft, and why."""
    from assistant.workflow.messages import cause_of

    return f"无法确认是否有人同时编辑：{cause_of(found.reason)}。"


def change_words(change: FileChange) -> str:
    """Return what became of the file; nothing where it is as it was."""
    return _CHANGES[change]
