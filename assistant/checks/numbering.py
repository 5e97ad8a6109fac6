"""Ordinals that skip, repeat or restart, runs of 一是…二是 with a gap, doubled headings.

Ordinals are read from the text itself: the outline may already have repaired or dropped a broken
one. Unpaired brackets and quotation marks belong to this rule too and lie in ``pairs``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.base.numerals import read_whole
from assistant.checks.finding import Finding, Severity
from assistant.checks.pairs import find_unpaired
from assistant.checks.sentence import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context

RULE = "numbering"

_CHINESE = "一二三四五六七八九十"

# 一、主要举措 · （二）强化监督 · 三）强化普法 · 3.压实责任 · （4）完善机制
_ORDINAL = re.compile(
    rf"(?P<one>[{_CHINESE}]{{1,3}})、|[（(]?(?P<two>[{_CHINESE}]{{1,3}})[）)]"
    r"|(?P<three>\d{1,2})[.．、](?!\d)|[（(](?P<four>\d{1,2})[）)]"
)
_LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4}
# 一)主要举措 · 二）强化监督: half of the brackets is lost
_HALF_BRACKET = re.compile(rf"(?P<number>[{_CHINESE}]{{1,3}})[）)]")
# ）解忧纾困: the ordinal is lost but for its bracket
_LOST_ORDINAL = re.compile(r"[）)](?=[一-鿿])")
# 一．主要举措 · 二，强化监督
_WRONG_MARK = re.compile(rf"(?P<number>[{_CHINESE}]{{1,3}})[.．，,](?=[一-鿿])")
# 1、加强领导 beside 2.完善机制
_ARABIC = re.compile(r"\d{1,2}(?P<mark>[.．、])(?!\d)")
# 附件1　复议案件统计表: ordinals begin anew below it
_ATTACHMENT = re.compile(r"附件\d{0,3}(?:\u3000|$)")
# ：一是强化领导。二是… · 一要…；二要…
_RUN_IN = re.compile(
    rf"(?:^|(?<=[。；：，！？ 　”）]))(?P<number>[{_CHINESE}]{{1,2}})(?P<kind>[是要])"
)
_SHORT_LINE = 40
"""A line up to this length without a closing mark reads as a heading without an ordinal."""


def find_broken_numbering(context: Context) -> Iterator[Finding]:
    """Yield findings on ordinals, runs, doubled headings and unpaired marks."""
    yield from _find_broken_ordinals(context.text)
    yield from _find_broken_sequences(context.text)
    yield from _find_broken_runs(context.text)
    yield from _find_mixed_marks(context.text)
    yield from _find_doubled_headings(context)
    yield from find_unpaired(context.text, RULE)


def read_chinese_ordinal(digits: str) -> int:
    """Return the number of 一 … 九十九; 0 for what is none (十十, 二三)."""
    return read_whole(digits) or 0


def _finding(
    severity: Severity, message: str, start: int, end: int, fix: str | None = None
) -> Finding:
    return Finding(rule=RULE, severity=severity, message=message, start=start, end=end, fix=fix)


def _find_broken_ordinals(text: str) -> Iterator[Finding]:
    for offset, line in lines_of(text):
        if match := _HALF_BRACKET.match(line):
            fix = f"（{match['number']}）"
            message = f"序号“{match.group()}”缺少半边括号，应为“{fix}”。"
            yield _finding("error", message, offset, offset + match.end(), fix)
        elif match := _LOST_ORDINAL.match(line):
            message = "段首只剩半边括号，序号疑已丢失。"
            yield _finding("error", message, offset, offset + match.end())
        elif match := _WRONG_MARK.match(line):
            fix = f"{match['number']}、"
            message = f"一级标题序号应写作“{fix}”。"
            yield _finding("warning", message, offset, offset + match.end(), fix)


_Before = frozenset[int]
"""Ordinals that the next may follow: the last one as written, and as it should have been."""
_START: _Before = frozenset({0})


def _accepted(number: int, before: _Before) -> _Before:
    """Return what the ordinal after *number* may follow, so that one slip is told once."""
    return frozenset({number}) if number - 1 in before else frozenset({number, max(before) + 1})


@dataclass(slots=True)
class _Counters:
    """What the next ordinal of each level may follow."""

    last: dict[int, _Before] = field(default_factory=dict)
    farther: dict[int, _Before] = field(default_factory=dict)
    """The same for the part before: 1. 2. 3. may run on from one （一） to the next."""

    def step(self, level: int, number: int) -> _Before | None:
        """Take the next ordinal and return what it may follow, None where it may start anew."""
        before = self.last.get(level)
        farther = self.farther.get(level)
        if before is None and farther is not None and level > 2 and number - 1 in farther:
            before = farther
        is_start = before is None or number == 1
        self.last[level] = frozenset({number}) if is_start else _accepted(number, before or _START)
        self.start_below(level)
        return before

    def start_below(self, level: int) -> None:
        """Forget all levels below *level*."""
        for deeper in range(level + 1, 5):
            if deeper in self.last:
                self.farther[deeper] = self.last.pop(deeper)


def _find_broken_sequences(text: str) -> Iterator[Finding]:
    counters = _Counters()
    for offset, line in lines_of(text):
        match = _ORDINAL.match(line)
        if _ATTACHMENT.match(line):
            counters = _Counters()
            continue
        if match is None:
            if _is_bare_heading(line):
                counters.start_below(1)
            continue
        name = match.lastgroup or ""
        level, digits = _LEVELS[name], match[name]
        number = int(digits) if digits.isdigit() else read_chinese_ordinal(digits)
        verdict = _judge(level, number, counters.step(level, number))
        if verdict:
            severity, message = verdict
            message = message.format(match.group())
            yield _finding(severity, message, offset, offset + match.end())


def _is_bare_heading(line: str) -> bool:
    return 0 < len(line) <= _SHORT_LINE and line[-1] not in "。；：，、？！”"


def _judge(level: int, number: int, before: _Before | None) -> tuple[Severity, str] | None:
    """Return what is wrong with an ordinal after those before it, or None."""
    if before is None:
        return None if number == 1 else ("warning", "序号“{}”之前没有从一开始的序号。")
    if number - 1 in before:
        return None
    if number == 1:
        return None if level > 2 else ("warning", "序号“{}”重新从一开始，请核对。")
    if number in before:
        return "error", "序号“{}”重复。"
    if number > max(before):
        return "error", "序号“{}”之前缺号。"
    return "error", "序号“{}”次序颠倒。"


def _find_broken_runs(text: str) -> Iterator[Finding]:
    """Yield a finding for each 二是 without 一是 and the like, paragraph by paragraph."""
    last: dict[str, _Before] = {}
    for offset, line in lines_of(text):
        markers = list(_RUN_IN.finditer(line))
        if not (markers and markers[0].start() == 0):
            last = {}
        for marker in markers:
            kind, number = marker["kind"], read_chinese_ordinal(marker["number"])
            before = last.get(kind, _START)
            last[kind] = frozenset({1}) if number == 1 else _accepted(number, before)
            if message := _judge_run(number, before, kind):
                span = offset + marker.start(), offset + marker.end()
                yield _finding("error", message.format(marker.group()), *span)


def _judge_run(number: int, before: _Before, kind: str) -> str | None:
    if number == 1 or number - 1 in before:
        return None
    if before == _START:
        return None if kind == "要" else f"“{{}}”之前没有“一{kind}”。"
    return "“{}”重复。" if number in before else "“{}”与前面的序号不连续。"


def _find_mixed_marks(text: str) -> Iterator[Finding]:
    """Yield a finding for each 1、 where the same text also writes 1."""
    marks = [
        (offset + match.start("mark"), match["mark"])
        for offset, line in lines_of(text)
        if (match := _ARABIC.match(line))
    ]
    if len({mark == "、" for _, mark in marks}) < 2:
        return
    for start, mark in marks:
        if mark == "、":
            message = "“1、”与“1.”混用，三级标题序号应统一写作“1.”。"
            yield _finding("warning", message, start, start + 1, ".")


def _find_doubled_headings(context: Context) -> Iterator[Finding]:
    """Yield a finding for each heading that the same part (or the report) already has."""
    seen: set[tuple[int, int, str]] = set()
    part = 0
    for section in context.outline.sections:
        if section.list_item or not section.heading:
            continue
        part = section.start if section.level == 1 else part
        around = 0 if section.level == 1 else part
        key = (section.level, around, section.heading)
        if key in seen and len(section.heading) > 3:
            written = context.text[section.start : section.body_start].rstrip()
            message = f"标题“{section.heading}”重复出现。"
            yield _finding("error", message, section.start, section.start + len(written))
        seen.add(key)
