"""What the names in a template stand for, to be chosen from."""

from __future__ import annotations

from assistant.draft.templates.facts import FACT_WORDS

FACT_EXAMPLES = {
    "body": "如“青栎区司法局”",
    "self_name": "“我区”“我局”",
    "year": "报告的年度，如“2025”",
    "last_year": "",
    "next_year": "",
    "territory": "“区”“县”“市”",
    "superior": "“市”“省”",
    "province": "",
    "city": "",
    "county": "",
    "township": "",
    "level": "用于条件",
}
"""What a name becomes, where that does not go without saying."""
SYNTAX = (
    "每段一行：# 一级标题，## 二级标题，> 写作提示，其余为正文；【】是空白。"
    f"[[ {FACT_WORDS['body']} ]] 这样的是变量，新建稿件时自动换成机关名称、年度等。"
)
