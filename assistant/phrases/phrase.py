"""A phrase (用语): one paragraph of text with fields and blanks that fits every year and place.

What a phrase says of a number is a field of a canonical indicator, or a blank; the indicators of a
draft's own (``own.1``) mean something else in every draft, so a phrase holds none of them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.draft.fields import FILTERS, split_fields, write_blank
from assistant.figures.indicators import load_indicators
from assistant.passages.topic import topic_of
from assistant.suggest.words import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.draft.fields import Piece
    from assistant.draft.parts import SheetRow
    from assistant.outline.section import Role

LONGEST_TEXT = 1_000
"""Characters of a phrase; what is longer is a part of a report."""
LONGEST_TOPIC = 20
LONGEST_NOTE = 200


class PhraseUnusable(AssistantError):
    """A text can be no phrase.

    Attributes:
        text: the text, or the stretch of it that is wrong.
        reason: what is wrong, in Chinese.
    """

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r}: {reason}")
        self.text = text
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A sentence to write by."""

    text: str
    """Paragraph text with fields and blanks."""
    topic: str = ""
    """主题, one of ``corpus/topics.csv`` or a word of the drafter's; empty for none."""
    role: Role | None = None
    """Part of the report that it fits; None for any."""
    note: str = ""
    """The drafter's remark: where it is from, when it fits."""
    is_own: bool = False
    """One of the drafter's favourites (我的用语), not one that ships."""

    @property
    def key(self) -> str:
        """What is the same for two phrases of the same words, however they are set."""
        return key_of(self.text)


def own_phrase(text: str, *, topic: str = "", role: Role | None = None, note: str = "") -> Phrase:
    """Return a favourite, its words on one line.

    Raises:
        PhraseUnusable: there are no words or too many, or something between braces is no field of
            a canonical indicator.
    """
    line = _one_line(text)
    if not any(char.isalnum() for char in line):
        raise PhraseUnusable(text, "没有文字")
    if len(line) > LONGEST_TEXT:
        raise PhraseUnusable(line[:LONGEST_TOPIC], f"超过 {LONGEST_TEXT} 字")
    check_text(line)
    return Phrase(
        text=line,
        topic=_one_line(topic)[:LONGEST_TOPIC].strip(),
        role=role,
        note=_one_line(note)[:LONGEST_NOTE].strip(),
        is_own=True,
    )


def check_text(text: str) -> None:
    """Accept a text whose fields are all of canonical indicators.

    Raises:
        PhraseUnusable: for the first stretch that is no such field.
    """
    for piece in split_fields(text):
        if piece.kind == "broken":
            raise PhraseUnusable(piece.text, piece.reason or "花括号里不是字段写法")
        if _is_drafts_own(piece):
            raise PhraseUnusable(piece.text, "不是标准指标的字段，换一份稿件就读不出来，请改为空白")


def key_of(text: str) -> str:
    """Return what is the same for two texts that differ in blanks and width alone."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def readable(text: str) -> str:
    """Return the text with the names of indicators for its fields: ``受理【行政复议受理】``."""
    indicators = load_indicators()
    return "".join(
        write_blank(indicators[piece.key].name)
        if piece.key is not None and piece.key in indicators
        else piece.text
        for piece in split_fields(text)
    )


def suggested_topic(text: str, headings: Sequence[str] = ()) -> str:
    """Return the topic of a text under these headings, empty where its words do not decide."""
    return topic_of(readable(text), headings) or ""


def without_own_fields(text: str, sheet: Iterable[SheetRow]) -> str:
    """Return a draft's text with the fields of its own indicators as blanks by their names.

    Args:
        text: paragraph text of a draft.
        sheet: its indicator sheet, which knows the names.
    """
    rows = {row.key: row for row in sheet}
    return "".join(
        _blank_of(piece, rows.get(piece.key or "")) if _is_drafts_own(piece) else piece.text
        for piece in split_fields(text)
    )


def _is_drafts_own(piece: Piece) -> bool:
    return piece.kind == "field" and piece.key not in load_indicators()


def _blank_of(piece: Piece, row: SheetRow | None) -> str:
    """Return what the field reads as while its row has no numbers."""
    if row is None:
        return write_blank("数据")
    return FILTERS[piece.filter](replace(row, this_year=None, last_year=None)).text


def _one_line(text: str) -> str:
    """Return the text as one line without characters that show nothing or stand for none."""
    line = "".join(part.strip() for part in whole(text).replace("\t", " ").splitlines())
    return "".join(char for char in line if not _is_invisible(char)).strip()


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cc" or char in "\ufffe\uffff"
