"""The Chinese words for what reports are told apart by, for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.benchmark.benchmark import Gap, Standing
    from assistant.figures.figure import Qualifier
    from assistant.outline.meta import Kind, Level
    from assistant.outline.section import Role

LEVEL_NAMES: Mapping[Level, str] = {
    "province": "省级政府",
    "city": "市级政府",
    "county": "区县政府",
    "township": "街道乡镇",
    "department": "区县部门",
    "department_city": "市级部门",
    "department_province": "省级部门",
}
ROLE_NAMES: Mapping[Role, str] = {
    "preface": "导语",
    "achievements": "举措和成效",
    "leader": "第一责任人",
    "problems": "存在问题",
    "plan": "下一步安排",
    "problems_plan": "问题和安排",
    "closing": "结尾",
    "other": "其他",
}
KIND_NAMES: Mapping[Kind, str] = {
    "annual_report": "法治政府年度报告",
    "work_summary": "工作总结",
    "other": "其他文件",
}
QUALIFIER_NAMES: Mapping[str, str] = {
    "exact": "确数",
    "about": "约数",
    "over": "以上",
    "under": "不足",
}
QUALIFIER_SIGNS: Mapping[Qualifier, str] = {
    "exact": "",
    "about": "约",
    "over": "超",
    "under": "不足",
}
"""Before a value that is not exact."""
PER_RESIDENTS = "/万人"
"""Behind the measure word of a value for 10,000 residents."""
FIGURE_KIND_NAMES: Mapping[str, str] = {"actual": "实绩", "target": "计划"}
SCOPE_NAMES: Mapping[str, str] = {"total": "总数", "part": "部分"}
STANDING_NAMES: Mapping[Standing, str] = {
    "counted": "计入",
    "earlier": "往年",
    "part": "部分",
    "no_residents": "无人口数",
}
GAP_NAMES: Mapping[Gap, str] = {"unpublished": "未公布", "not_applicable": "不适用"}
HEADING_LEVEL_NAMES: Mapping[int, str] = {
    1: "一级",
    2: "二级",
    3: "三级",
    4: "四级",
    0: "不是标题",
}
"""Levels of a heading; 0 stands for a line that is none."""
