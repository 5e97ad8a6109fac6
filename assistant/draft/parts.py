"""The parts of a draft: elements of the official document, paragraphs, indicator sheet, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ParagraphStyle = Literal[
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "body",
    "guidance",
    "internal",
    "table",
    "grid",
    "caption",
    "picture",
    "attachment",
]
"""Headings 一、 （一） 1. （1）; body text; grey guidance (写作提示) that is never exported;
comparison with peers (内部对比), which only the internal edition carries and no check reads; a
table with three rules (三线表) or all of them, its rows parted by line feeds, its cells by tabs,
the first row its head; the title of a table, above it, or of a picture, below it; a picture, by its
name in :attr:`Draft.pictures`; the name of an attachment (附件), whose text is all that follows."""

OfficialForm = Literal["document", "letter"]
"""The usual paper form of GB/T 9704-2012, or that of a letter (信函格式, 10.1)."""

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
class Reply:
    """An answer to a comment."""

    text: str
    author: str = ""
    """Empty where not known."""
    time: str = ""
    """UTC, ``2026-02-05T08:15:30Z``; empty where not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment (批注) on a stretch of a paragraph.

    Words that were parted, or lie in several paragraphs, have one each with the same id; together
    they are one comment (:mod:`assistant.draft.comments`).
    """

    start: int
    """First character, in :attr:`Paragraph.text`."""
    end: int
    """One past the last."""
    id: str
    """Tells it from all others of the draft."""
    text: str
    author: str = ""
    """Empty where not known."""
    time: str = ""
    """UTC, ``2026-02-05T08:15:30Z``; empty where not known."""
    replies: tuple[Reply, ...] = ()
    resolved: bool = False
    """已处理."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph or heading.

    The text may hold fields ``{{ review.accepted }}``, ``{{ review.accepted | change }}`` and
    blanks ``【受理件数】``. Numbers of headings are never stored: they follow from the outline.
    """

    style: ParagraphStyle = "body"
    text: str = ""
    borrowed: tuple[Borrowed, ...] = ()
    comments: tuple[Comment, ...] = ()


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
class Picture:
    """A picture that paragraphs refer to by its name."""

    name: str
    data: bytes
    """PNG."""
    width_mm: float
    """How wide it is printed; never wider than the text area."""
    internal: bool = False
    """Whether it compares with peers (内部对比): only the internal edition carries it."""


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
    """发文机关标志; the bodies of a joint issue (联合行文) parted by 、 or line feeds"""
    document_number: str = ""
    """发文字号"""
    signer: str = ""
    """签发人"""
    addressee: str = ""
    """主送机关"""
    signed_by: str = ""
    """署名; empty where the web edition carries none; several as in :attr:`issuer_mark`"""
    sealed: bool = False
    """Whether room is left for a seal (加盖印章的公文, 7.3.5.1)."""
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
    form: OfficialForm = "document"
