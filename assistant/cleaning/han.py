"""Character classes and small patterns that several rules share."""

from __future__ import annotations

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
"""Inside of a regular expression class: Chinese characters."""

PUNCTUATION = (
    "\u3001\u3002\uff0c\uff1b\uff1a\uff1f\uff01\u201c\u201d\u2018\u2019\uff08\uff09"
    "\u300a-\u3011\u3014\u3015\u2014\u2026\u00b7"
)
"""Inside of a class: full-width punctuation of Chinese text."""

STOPS = "\u3002\uff01\uff1f\uff1b\uff1a"
"""Inside of a class: marks after which a line may well end."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

# 一、主要举措  （二）强化监督  3.规范执法  第四章  四是加强  附件
ITEM = re.compile(
    r"[ \t\u3000]*(?:"
    r"[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、.．](?!\d)"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条部项]"
    r"|[一二三四五六七八九十]是"
    r"|[①-⑳]"
    r"|附件"
    r")"
)
"""How a paragraph begins that opens a heading or an item of a list."""

# 报告  工作总结  工作思路
TITLE_END = re.compile(
    r"(?:报告|总结|情况|思路|要点|计划|汇报|安排|打算|年报)(?:（[^（）]{1,12}）)?$"
)
"""How the title of a report ends."""
