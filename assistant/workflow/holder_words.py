"""Who has a draft open, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from assistant.draft.draft_lock import Holder


def holder_name(holder: Holder) -> str:
    """Return ``王晓（SF-0412）``, with what is known."""
    host = f"（{holder.host}）" if holder.host else ""
    return f"{holder.user or '另一位用户'}{host}"


def in_use_words(holder: Holder) -> str:
    """Return ``正由王晓（SF-0412）编辑（2月5日 16:30 起），``; less where less is known."""
    who = "另一个窗口" if holder.is_here else holder_name(holder)
    when = f"（{_moment(holder.since)}起）" if holder.since else ""
    return f"{'正由' if holder.is_certain else '可能仍由'}{who}编辑{when}，"


def _moment(since: datetime) -> str:
    here = since.astimezone()
    return f"{here.month}月{here.day}日 {here:%H:%M} "
