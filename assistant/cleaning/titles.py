"""A title that was broken over lines: 2022年工作总结⏎暨2023年工作思路, joined where it is sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.body_lines import is_body
from assistant.cleaning.han import TITLE_END

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

HEAD = 15
"""A title stands among the first lines."""

LONGEST = 60
"""Characters of the longest line of a title."""

# 暨2023年工作思路    和2024年工作计划
SECOND_HALF = re.compile(r"^(?:暨|及|和|与)(?=.{2})")

# 某某区司法局    某某街道办事处
BODY_END = re.compile(r"(?:政府|委员会|办事处|局|厅|办公室|委|院|会)$")

# 关于2023年度法治政府建设情况的
ABOUT = re.compile(r"^关于")

# 某某区2023年度法治政府建设⏎工作情况报告 : a line with a year and no end of its own
OPEN_TITLE = re.compile(r"(?:\d{4}年度?.{0,20}(?:建设|工作|情况|的)|的)$")

MARKS = re.compile(r"[，。；：！？]")


def join_titles(text: str) -> Cleaned:
    """Return *text* with the lines of its title joined where nothing else can be meant."""
    lines = text.split("\n")
    i = 0
    while i + 1 < min(HEAD, len(lines)):
        if _is_one_title(lines[i], lines[i + 1]):
            lines[i : i + 2] = [lines[i] + lines[i + 1]]
        else:
            i += 1
    return "\n".join(lines), ()


def _is_one_title(first: str, second: str) -> bool:
    """Tell whether two lines are halves of one title."""
    if any(is_body(line) or MARKS.search(line) for line in (first, second)):
        return False
    if not first or len(first) + len(second) > LONGEST or not TITLE_END.search(second):
        return False
    if SECOND_HALF.match(second):
        return bool(TITLE_END.search(first))
    if ABOUT.match(second):
        return bool(BODY_END.search(first))
    return bool(OPEN_TITLE.search(first))
