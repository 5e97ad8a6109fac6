"""What a report says of itself (题名、发文机关、层级、地域、年度)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal[
    "province",
    "city",
    "county",
    "township",
    "department",
    "department_city",
    "department_province",
]
"""Level of the issuing body: government of 省, 市, 区县 or 街道乡镇, or department of one of these.

``department`` alone is one of a county."""

Kind = Literal["annual_report", "work_summary", "other"]
"""法治政府建设年度报告, 工作总结, anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """Title, body, place and year; None where neither text nor file name tells."""

    title: str | None
    """Full title in one line."""
    body: str | None
    """发文机关, as fully as known: ``广州市黄埔区司法局``."""
    level: Level | None
    """Level of the body, from its name."""
    province: str | None
    """``广东省``"""
    city: str | None
    """``广州市``; a municipality directly under the centre repeats its name."""
    county: str | None
    """``黄埔区``"""
    year: int | None
    """The reporting year (报告年度), not the year of writing."""
    kind: Kind = "annual_report"
    """What sort of document it is."""
    published: str | None = None
    """Day of publication, ``2024-01-20``, where page or file say it."""
    publisher: str | None = None
    """Who published it (来源, 发布机构), where page or file say it."""
    inferred: tuple[str, ...] = ()
    """Names of the fields that the text itself does not say."""
