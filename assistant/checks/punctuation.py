"""Marks that are wrong in Chinese official text: half-width, doubled, stray, hyphen for dash.

After GB/T 15834 and GB/T 15835: a year range takes —, book titles side by side take no 、 between
them, a heading alone on its line takes no 。.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checks.finding import Finding, Severity
from assistant.checks.sentence import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context

RULE = "punctuation"

_CJK = "一-鿿》”）】"
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
# 区委,区政府 · 工作要点(试行)
_HALF_WIDTH = re.compile(rf"(?<=[{_CJK}%\d])[,;:?!](?=[一-鿿《“（])|(?<=[一-鿿》”）])[,;:?!]|[()]")
_HAN = re.compile(r"[一-鿿]")
_INSIDE = 60
"""Characters that a pair of brackets may hold."""
_MANY = 5
"""A paragraph with more half-width marks than this gets one finding for all of them."""
# 情况报告如下. · 认真落实.强化
_HALF_STOP = re.compile(r"(?<=[一-鿿》”）])\.(?=[一-鿿\n]|$)")
# 取得成效。。 · 取得成效，。 · 完善机制、；
_CROWDED = re.compile(r"[，。；：、]{2,}")
_STRENGTH = "。；：，、"
"""Of several marks side by side, the first of these is meant."""
# 《立法法》、《行政处罚法》 · “一规划”、“两纲要”
_NEEDLESS = re.compile(r"(?<=》)、(?=《)|(?<=”)、(?=“)")
# （2021-2025年） · 2021–2025年
_RANGE = re.compile(r"(?<![\d-])(?:19|20)\d\d年?(?P<mark>[-–－~]+)(?=(?:19|20)\d\d年)")
# "一站式"
_STRAIGHT = re.compile(r'"')
# 依法 行政
_SPACE = re.compile(r"(?<=[一-鿿，。；：、])[ 　]+(?=[一-鿿，。；：、《“（])")
# 具体安排...
_DOTS = re.compile(r"(?<=[一-鿿])(?:\.{3,}|。{3,}|·{3,})")


def find_bad_punctuation(context: Context) -> Iterator[Finding]:
    """Yield a finding for each mark that is not as it should be."""
    text = context.text
    body = text.find("\n") + 1
    yield from _find_half_width(text)
    yield from _matches(_HALF_STOP, text, "warning", "句末应使用全角句号“。”。", "。")
    yield from _find_crowded(text)
    yield from _matches(_NEEDLESS, text, "info", "并列的书名号、引号之间通常不用顿号。", "")
    yield from _find_ranges(text)
    yield from _matches(_STRAIGHT, text, "warning", "应使用全角引号“”。", None)
    yield from _matches(_SPACE, text, "info", "汉字之间有多余空格。", "", begin=body)
    yield from _matches(_DOTS, text, "warning", "省略号应写作“……”。", "……")
    yield from _find_stopped_headings(context)


def _finding(severity: Severity, message: str, span: tuple[int, int], fix: str | None) -> Finding:
    start, end = span
    return Finding(rule=RULE, severity=severity, message=message, start=start, end=end, fix=fix)


def _matches(
    pattern: re.Pattern[str],
    text: str,
    severity: Severity,
    message: str,
    fix: str | None,
    *,
    begin: int = 0,
) -> Iterator[Finding]:
    for match in pattern.finditer(text, begin):
        yield _finding(severity, message, match.span(), fix)


def _find_half_width(text: str) -> Iterator[Finding]:
    """Yield a finding for each half-width mark, or one for a paragraph that is full of them."""
    for offset, line in lines_of(text):
        spans = [
            match.span()
            for match in _HALF_WIDTH.finditer(line)
            if match.group() not in "()" or _is_chinese_bracket(line, match.start())
        ]
        if len(spans) > _MANY:
            message = f"本段有{len(spans)}处半角标点，应改用全角标点。"
            spans = [(spans[0][0], spans[-1][1])]
        else:
            message = "应改用全角标点“{}”。"
        for start, end in spans:
            fix = _HALF_WIDTH.sub(_full_width, line)[start:end]
            span = offset + start, offset + end
            yield _finding("warning", message.format(fix), span, fix)


def _full_width(match: re.Match[str]) -> str:
    if match.group() in "()" and not _is_chinese_bracket(match.string, match.start()):
        return match.group()
    return match.group().translate(_FULL_WIDTH)


def _is_chinese_bracket(line: str, start: int) -> bool:
    """Tell whether a half-width bracket belongs to Chinese, not to an address or formula.

    Looked at: what stands in the pair and just before it; for a lone bracket its neighbours.
    """
    if line[start] == "(":
        opening, closing = start, line.find(")", start, start + _INSIDE)
    else:
        opening, closing = line.rfind("(", max(0, start - _INSIDE), start), start
    if opening < 0 or closing < 0:
        opening, closing = start, start + 1
    return _HAN.search(line, max(0, opening - 1), closing + 1) is not None


def _find_crowded(text: str) -> Iterator[Finding]:
    for match in _CROWDED.finditer(text):
        marks = match.group()
        if not marks.strip("。") and len(marks) > 2:
            continue
        fix = min(marks, key=_STRENGTH.index)
        message = f"标点“{marks}”重叠使用，应为“{fix}”。"
        yield _finding("error", message, match.span(), fix)


def _find_ranges(text: str) -> Iterator[Finding]:
    for match in _RANGE.finditer(text):
        message = "年份起止之间应使用一字线“—”。"
        yield _finding("info", message, match.span("mark"), "—")


def _find_stopped_headings(context: Context) -> Iterator[Finding]:
    """Yield a finding for each heading alone on its line that ends with a full stop."""
    text = context.text
    for section in context.outline.sections:
        if section.heading is None or section.list_item or section.level > 2:
            continue
        line_end = text.find("\n", section.start)
        line_end = len(text) if line_end < 0 else line_end
        written = text[section.start : line_end].rstrip()
        plain = f"{section.ordinal or ''}{section.heading}。"
        if written == plain:
            end = section.start + len(written)
            message = "独立成行的标题末尾不加句号。"
            yield _finding("info", message, (end - 1, end), "")
