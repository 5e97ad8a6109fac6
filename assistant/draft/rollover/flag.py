"""A flag (待核对): a place of the new draft that depends on time and that no rule can move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

FlagKind = Literal[
    "meeting",
    "plan",
    "campaign",
    "document",
    "year",
    "day",
    "relative",
    "first",
    "honour",
    "event",
    "picture",
    "element",
    "sheet",
]

FLAG_NAMES: Mapping[FlagKind, str] = {
    "meeting": "会议",
    "plan": "规划期",
    "campaign": "专项活动",
    "document": "文件",
    "year": "年份",
    "day": "日期",
    "relative": "今年、去年",
    "first": "首次",
    "honour": "荣誉、排名",
    "event": "届次活动",
    "picture": "图片",
    "element": "公文要素",
    "sheet": "指标表",
}
"""What each kind is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """``text[start:end]`` of one text stays as it is and is to be checked."""

    start: int
    end: int
    kind: FlagKind
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A place of the rolled-over draft to be checked by the drafter."""

    paragraph: int | None
    """Index in the new draft's paragraphs; None for an element of the document or the sheet."""
    start: int
    """First character, in the paragraph's text or the element's; 0 for the sheet."""
    end: int
    """One past the last."""
    kind: FlagKind
    advice: str
    """What to do, in short Chinese."""
    element: str = ""
    """Name of the field of ``Elements`` that is meant."""
