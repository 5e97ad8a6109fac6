"""Which lines are surely the report's own: headings, sentences, and sentences broken over lines."""

from __future__ import annotations

import re

from assistant.cleaning.han import HAN, ITEM, TITLE_END

SHORTEST_SENTENCE = 40
"""Characters of a line with a comma or stop that no page's frame has."""

SHORTEST_PART = 16
"""Characters of a line that may be part of a broken paragraph."""

# ，认真落实上级部署  : part of a sentence, but not 来源：区司法局 or 首页 > 政务公开
PART = re.compile(rf"\s*(?![^，。]{{1,8}}[:：])[^|｜>＞»]*[{HAN}][^|｜>＞»]*$")

MARK = re.compile("[，。,；]")

# 满意度不断提升。
SENTENCE_END = re.compile(rf"[{HAN}\d%”》）)][。；]\s*$")


def first_body_line(lines: list[str]) -> int:
    """Return the index of the first line that is running text or a heading; all lines if none."""
    return next((i for i in range(len(lines)) if is_body_at(lines, i)), len(lines))


def last_body_line(lines: list[str]) -> int:
    """Return the index of the last line that is running text; -1 if none."""
    backwards = range(len(lines) - 1, -1, -1)
    return next((i for i in backwards if is_body_at(lines, i) or _ends_body(lines, i)), -1)


def is_body(line: str) -> bool:
    """Tell whether a line is surely part of the report: a heading, or a sentence of some length."""
    if ITEM.match(line):
        return True
    return len(line) >= SHORTEST_SENTENCE and ("。" in line or "，" in line or "," in line)


def is_body_at(lines: list[str], i: int) -> bool:
    """Tell the same of a line among others: it may begin a paragraph that was broken over lines."""
    if is_body(lines[i]):
        return True
    if not is_part(lines[i]) or TITLE_END.search(lines[i]):
        return False
    after = next((line for line in lines[i + 1 : i + 3] if line.strip()), "")
    return is_part(after) and not is_body(after) and MARK.search(lines[i] + after) is not None


def is_part(line: str) -> bool:
    """Tell whether a line may be part of a sentence that goes on in the next."""
    return len(line.strip()) >= SHORTEST_PART and PART.match(line) is not None


def _ends_body(lines: list[str], i: int) -> bool:
    """Tell whether a line is the end of a paragraph that was broken over lines."""
    if not SENTENCE_END.search(lines[i]):
        return False
    before = next((line for line in reversed(lines[max(0, i - 2) : i]) if line.strip()), "")
    return is_part(before)
