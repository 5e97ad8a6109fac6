"""Who changed or said something, and when, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def stamp_words(author: str, time: datetime | None) -> str:
    """Return ``王主任 2026年2月5日 10:30``, with what is known."""
    when = f"{time.year}年{time.month}月{time.day}日 {time:%H:%M}" if time else ""
    return " ".join(filter(None, (author, when)))
