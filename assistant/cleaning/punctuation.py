"""Half-width punctuation between Chinese characters to full width; numbers and addresses stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.han import HAN

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))

# what brackets and marks are Chinese beside; not the marks themselves, or one would change the next
_BESIDE_BRACKET = f"{HAN}。、“”‘’《》【】〔〕…·"
_BESIDE_MARK = f"{_BESIDE_BRACKET}（）"

# http://www.example.gov.cn/a?b=1,2   name@example.gov.cn   www.example.cn
ADDRESS = r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"

# ,在  年;  12:30  and the marks of English text are told apart in _full_mark
MARK = re.compile(rf"(?P<address>{ADDRESS})|[,;:?!]", re.ASCII)

# (试行)  (2021-2025年)  法治(SaaS)
BRACKETS = re.compile(r"[()]")

# 工作.同时    取得成效.
STOP = re.compile(rf"\.(?<=[{HAN}”）》%]\.)(?=[{HAN}“《（]|$)", re.MULTILINE)

# 一.主要成效
ORDINAL_STOP = re.compile(r"\n[（(]?[一二三四五六七八九十]{1,3}\.$")

# 等等...
DOTS = re.compile(rf"\.{{3,6}}(?<=[{HAN}”）》，、]\.{{3}})(?!\.)|。{{3,}}")

GLANCE = 60
"""Characters after an opening bracket among which Chinese is looked for."""

CHINESE = re.compile(f"[{HAN}]")
BRACKET_AFTER = re.compile(rf"[{_BESIDE_BRACKET}%°℃] ?$")
BRACKET_BEFORE = re.compile(rf" ?[{_BESIDE_BRACKET}]")
MARK_AFTER = re.compile(rf"[{_BESIDE_MARK}%°℃] ?$")
MARK_BEFORE = re.compile(rf" ?[{_BESIDE_MARK}]")


def widen_punctuation(text: str) -> Cleaned:
    """Return *text* with the punctuation of Chinese sentences in full width."""
    if "(" in text or ")" in text:
        text = "\n".join(_full_brackets(line) for line in text.split("\n"))
    text = MARK.sub(_full_mark, text)
    text = DOTS.sub("……", text)
    return STOP.sub(_full_stop, text), ()


def _full_mark(match: re.Match[str]) -> str:
    if match["address"]:
        return match[0]
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if MARK_AFTER.search(before) or MARK_BEFORE.match(after):
        return _FULL[match[0]]
    return match[0]


def _full_brackets(line: str) -> str:
    """Return a line whose brackets are full width where they hold or touch Chinese."""
    if "(" not in line and ")" not in line:
        return line
    characters = list(line)
    open_at: list[int] = []
    for match in BRACKETS.finditer(line):
        at = match.start()
        if match[0] == "(":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if _is_chinese(line, start, at + 1) or CHINESE.search(
                line, start, min(at, start + GLANCE)
            ):
                characters[start], characters[at] = "（", "）"
        elif _is_chinese(line, at, at + 1):
            characters[at] = "）"
    for at in open_at:
        if _is_chinese(line, at, at + 1):
            characters[at] = "（"
    return "".join(characters)


def _is_chinese(line: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a line touches Chinese text on either side."""
    before, after = line[max(0, start - 2) : start], line[end : end + 2]
    return bool(BRACKET_AFTER.search(before) or BRACKET_BEFORE.match(after))


def _full_stop(match: re.Match[str]) -> str:
    """Return a full stop, but leave the point of an ordinal such as 一."""
    before = "\n" + match.string[: match.end()] if match.end() < 8 else ""
    before = before or match.string[match.end() - 8 : match.end()]
    return "." if ORDINAL_STOP.search(before) else "。"
