"""What the names in a template stand for, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FACT_WORDS: Mapping[str, str] = {
    "body": "发文机关",
    "self_name": "自称（我区、我局）",
    "year": "报告年度",
    "last_year": "上一年",
    "next_year": "下一年",
    "territory": "本级（区、县、市）",
    "superior": "上一级（市、省）",
    "province": "省",
    "city": "市",
    "county": "区县",
    "township": "街道乡镇",
    "level": "机关层级（用于条件）",
}
SYNTAX = (
    "每段一行：# 一级标题，## 二级标题，> 写作提示，其余为正文；【】是空白。"
    "[[ body ]] 这样的是变量，新建稿件时自动换成机关、年份等。"
)
