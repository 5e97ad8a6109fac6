"""The figure (数据): one measured statement of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Qualifier = Literal["exact", "about", "over", "under"]
Direction = Literal["up", "down", "flat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a figure moved against an earlier one (同比、较上年)."""

    basis: str
    """The words of comparison as written: ``同比``, ``较上一年``."""
    direction: Direction
    """Up, down or flat (持平)."""
    value: float | None
    """How much, in base units; None where no number is given (同比持平)."""
    unit: str | None
    """``%``, ``个百分点``, ``倍``, or a measure word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number with its meaning; the contract is the project's page on figures."""

    indicator: str
    """Subject and action in the report's own words, without the number."""
    key: str | None
    """Canonical indicator of corpus/indicators.csv, or None where none surely fits."""
    value: float | None
    """In base units (万 and 亿 multiplied out, percent as written); None for a change alone."""
    unit: str
    """Measure word as written, without 万/亿: ``件`` ``人次`` ``宗/次`` ``元`` ``%``."""
    qualifier: Qualifier
    """``about`` 近约余多左右, ``over`` 超逾以上不少于, ``under`` 不足以下以内."""
    change: Change | None
    """The change tied to this figure."""
    kind: Literal["actual", "target"]
    """Done, or promised by a plan."""
    year: int | None
    """The year the figure speaks of; the report's where the sentence names none."""
    scope: Literal["total", "part"]
    """``part`` where the sentence breaks a total down (其中…)."""
    start: int
    """First character of the number, in the clean text."""
    end: int
    """One past the unit; 余 inside the number belongs to it."""
    note: str | None = None
    """Why the record is unsure (两个机构共用一个数), in Chinese."""
