"""The parts of a draft: elements of the official document, paragraphs, indicator sheet, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ParagraphStyle = Literal[
    "heading1", "heading2", "heading3", "heading4", "body", "guidance", "internal"
]
"""Headings 一、 （一） 1. （1）; body text; grey guidance (写作提示) that is never exported; and
comparison with peers (内部对比), which only the internal edition carries and no check reads."""

SheetState = Literal["empty", "filled", "verified"]
"""未填, 已填, 已核实."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """A stretch of a paragraph that was taken from a peer's report."""

    start: int
    """First character, in :attr:`Paragraph.text`."""
    end: int
    """One past the last."""
    body: str | None
    """发文机关 of the source."""
    year: int | None
    """Its reporting year."""
    section: str | None
    """Heading it stood under."""
    text: str
    """The passage as the peer wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph or heading.

    The text may hold fields ``{{ review.accepted }}``, ``{{ review.accepted | change }}`` and
    blanks ``【受理件数】``. Numbers of headings are never stored: they follow from the outline.
    """

    style: ParagraphStyle = "body"
    text: str = ""
    borrowed: tuple[Borrowed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One indicator of the year (指标表的一行)."""

    key: str
    """Canonical indicator, or a key of the drafter's own such as ``own.1``."""
    name: str
    """Name shown."""
    unit: str
    """Measure word."""
    this_year: float | None = None
    """Value of the reporting year, in base units."""
    last_year: float | None = None
    """Value of the year before."""
    office: str = ""
    """Office that delivers the number (数据来源单位)."""
    state: SheetState = "empty"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An attachment (附件): its name and text."""

    name: str
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """Elements of the official document (GB/T 9704-2012, 7.2–7.4); empty ones leave no gap."""

    title: str
    """标题 (7.3.1); one line here, broken for print later."""
    body: str
    """发文机关 as it signs (署名, 7.3.5), and whose report it is."""
    copy_number: str = ""
    """份号"""
    secrecy: str = ""
    """密级和保密期限"""
    urgency: str = ""
    """紧急程度"""
    issuer_mark: str = ""
    """发文机关标志"""
    document_number: str = ""
    """发文字号"""
    signer: str = ""
    """签发人"""
    addressee: str = ""
    """主送机关"""
    signed_by: str = ""
    """署名; empty where the web edition carries none"""
    date: str = ""
    """成文日期, ``2026年2月5日``"""
    remark: str = ""
    """附注, without brackets: ``此件公开发布``"""
    copies_to: str = ""
    """抄送"""
    printed_by: str = ""
    """印发机关"""
    printed_on: str = ""
    """印发日期"""
    attachments: tuple[Attachment, ...] = ()
