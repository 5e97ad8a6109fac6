"""References in a text to parts of the same draft: 第三部分, 第二部分（三）, 附件2, 见表1, 图2.

When parts change their numbers, what refers to them follows, where it is certain what is meant:
a part of another document (《意见》第三部分), a range (第二至第四部分) and a count (图2幅) stay.
What refers to a part that is gone becomes a blank 【原第三部分】: its number is another part's now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.numerals import read_whole, write_whole
from assistant.draft.edit import Edit
from assistant.draft.fields import split_fields, write_blank
from assistant.draft.numbering import ordinals
from assistant.draft.rewording import reworded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.draft.parts import Paragraph

Target = tuple[str, int, int]
"""What is named: 部分, 附件, 表 or 图; its number, 0 for an attachment that stands alone; the
number of the section in a part, or 0."""

_NUMERAL = r"[一二三四五六七八九十百]{1,5}|[1-9]\d?"
# 第三部分   第二部分（三）   附件2   表1
_REFERENCE = re.compile(
    rf"""
    第(?P<part>{_NUMERAL})部分 (?: (?P<open>[（(]) (?P<sub>{_NUMERAL}) (?P<close>[）)]) )?
    | (?P<kind>附件|表|图) (?P<number>[1-9]\d?) (?![\d.．%％—–~～-])
    """,
    re.VERBOSE,
)
# 《意见》第三部分   实施方案附件2   第二至第四部分   第一、第二部分
_FOREIGN_BEFORE = re.compile(
    r"""
    (?: [》〉”]  | (?<!本)报告 | 意见 | 方案 | 规划 | 纲要 | 通知 | 决定 | 办法 | 文件 | 要点 | 条例
      | (?:[至到—–~～-]) (?:见|如)? | 第[一二三四五六七八九十\d]+、 ) \Z
    """,
    re.VERBOSE,
)
# 见表1   （图2）   由表1可知; not 报表1份, not 企图2
_NAMED_BEFORE = re.compile(r"(?:\A|[^一-鿿\w]|[见如在由从据和与及按照附将以])\Z")
# 第二部分第三节   表1至表3   图2幅
_UNSURE_AFTER = re.compile(
    r"[至到—–~～]|第[（(一二三四五六七八九十\d]|[（(][一二三四五六七八九十\d]+[）)]|[份张幅个名人位次项年月日]"
)
_REACH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Paragraphs whose references name the parts by their new numbers."""

    paragraphs: tuple[Paragraph, ...]
    edits: Mapping[int, Sequence[Edit]]
    """What was written anew in each of them."""
    changed: int = 0
    """References that name another number."""
    lost: int = 0
    """References to what is no longer there, or has no such number any more; blanks by now."""

    @property
    def news(self) -> tuple[str, str] | None:
        """What a person is told, as kind and words; None where all stays."""
        if self.lost:
            words = f"有 {self.lost} 处引用的部分已不存在，已改为空白“【原……】”，请在正文中核对。"
            return "warning", words
        return ("done", f"已更新 {self.changed} 处引用。") if self.changed else None


def follow_references(
    before: Sequence[Paragraph], after: Sequence[Paragraph], order: Sequence[int | None]
) -> Followed:
    """Return the paragraphs *after* with their references to what stood in *before* put right.

    Args:
        before: the paragraphs that the references were written for.
        after: the same in another order, of other levels, or some of them.
        order: for each paragraph of *after* its index in *before*, None for a new one.
    """
    old, new = _targets(before), _targets(after)
    places = {was: now for now, was in enumerate(order) if was is not None}
    names = {
        target: new.by_place.get(places[place]) if place in places else None
        for place, target in old.by_place.items()
    }
    followed, all_edits, lost = list(after), dict[int, list[Edit]](), 0
    for at, (was, paragraph) in enumerate(zip(order, after, strict=True)):
        if was is None or paragraph.style == "picture":
            continue
        has_own = was in old.attachments_with_parts
        known = {each: name for each, name in names.items() if not has_own or each[0] != "部分"}
        edits, gone = _edits(paragraph.text, known)
        lost += gone
        if edits:
            all_edits[at], followed[at] = edits, reworded(paragraph, edits)
    changed = sum(map(len, all_edits.values())) - lost
    return Followed(paragraphs=tuple(followed), edits=all_edits, changed=changed, lost=lost)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    """What can be referred to in a draft."""

    by_place: Mapping[int, Target]
    attachments_with_parts: frozenset[int]
    """Paragraphs of attachments that have parts of their own: 第一部分 there may mean those."""


def _targets(paragraphs: Sequence[Paragraph]) -> _Numbered:
    """Return what the numbers of a draft name; an empty heading has none."""
    kept = [
        at
        for at, paragraph in enumerate(paragraphs)
        if paragraph.style != "guidance" and paragraph.text.strip()
    ]
    numbers = ordinals([paragraphs[at].style for at in kept])
    found: dict[int, Target] = {}
    part, attachments, inside = 0, 0, False
    with_parts: set[int] = set()
    for at, ordinal in zip(kept, numbers, strict=True):
        style, said = paragraphs[at].style, ordinal.strip()
        if style == "attachment":
            attachments, inside = attachments + 1, True
            found[at] = ("附件", 0 if said == "附件" else attachments, 0)
        elif style == "heading1" and inside:
            with_parts.update(_attachment_around(paragraphs, at))
        elif style == "heading1":
            part = read_whole(said.rstrip("、")) or 0
            found[at] = ("部分", part, 0)
        elif style == "heading2" and part and not inside:
            found[at] = ("部分", part, read_whole(said.strip("（）")) or 0)
        elif style == "caption" and said:
            found[at] = (said[0], int(said[1:]), 0)
    return _Numbered(by_place=found, attachments_with_parts=frozenset(with_parts))


def _attachment_around(paragraphs: Sequence[Paragraph], at: int) -> range:
    named = [number for number, each in enumerate(paragraphs) if each.style == "attachment"]
    start = max(number for number in named if number < at)
    return range(start, min((each for each in named if each > at), default=len(paragraphs)))


def _edits(text: str, names: Mapping[Target, Target | None]) -> tuple[list[Edit], int]:
    """Return what is to be written anew, and how many of these lead nowhere any more."""
    edits: list[Edit] = []
    lost = 0
    for match, target in _references(text):
        if target not in names:
            continue
        name = names[target]
        if name is None or name[0] != target[0]:
            lost += 1
            edits.append(Edit(match.start(), match.end(), write_blank(f"原{match[0]}")))
        elif name != target:
            edits.append(Edit(match.start(), match.end(), _written(match, name)))
    return edits, lost


def _references(text: str) -> Iterator[tuple[re.Match[str], Target]]:
    for piece in split_fields(text):
        if piece.kind != "plain":
            continue
        for match in _REFERENCE.finditer(text, piece.start, piece.end):
            target = _target(match)
            if target and _is_sure(text, match):
                yield match, target


def _target(match: re.Match[str]) -> Target | None:
    if match["kind"]:
        return match["kind"], int(match["number"]), 0
    part, sub = _read(match["part"]), _read(match["sub"] or "")
    if part is None or (match["sub"] and sub is None):
        return None
    return "部分", part, sub or 0


def _is_sure(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - _REACH, 0) : match.start()]
    if _FOREIGN_BEFORE.search(before) or _UNSURE_AFTER.match(text, match.end()):
        return False
    return match["kind"] not in ("表", "图") or bool(_NAMED_BEFORE.search(before))


def _written(match: re.Match[str], name: Target) -> str:
    """Return the reference with another number, in the same kind of numerals."""
    kind, number, sub = name
    if match["kind"]:
        return f"{kind}{number or ''}"
    written = f"第{_like(match['part'], number)}部分"
    if not sub:
        return written
    opening, closing = match["open"] or "（", match["close"] or "）"
    return f"{written}{opening}{_like(match['sub'] or '一', sub)}{closing}"


def _like(numeral: str, number: int) -> str:
    return str(number) if numeral.isdecimal() else write_whole(number)


def _read(numeral: str) -> int | None:
    return int(numeral) if numeral.isdecimal() else read_whole(numeral)
