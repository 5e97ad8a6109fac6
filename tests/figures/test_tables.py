from __future__ import annotations

import pytest

from assistant.figures.tables import read_tables


def figures(text: str) -> list[tuple[str, float | None, str, str | None, int | None]]:
    return [
        (text[f.start : f.end], f.value, f.unit, f.key, f.year)
        for table in read_tables(text, 2024)
        for f in table.figures
    ]


def test_years_and_change() -> None:
    text = "指标 | 2023年 | 2024年 | 同比\n行政复议受理（件） | 50 | 60 | 20%\n"
    assert figures(text) == [
        ("50", 50, "件", "review.accepted", 2023),
        ("60", 60, "件", "review.accepted", 2024),
    ]
    changes = [f.change for table in read_tables(text, 2024) for f in table.figures]
    assert changes[0] is None
    assert changes[1] is not None
    assert (changes[1].direction, changes[1].value, changes[1].unit) == ("up", 20, "%")


@pytest.mark.parametrize(
    ("cell", "direction", "value", "unit"),
    [
        ("-5", "down", 5, "件"),
        ("↓5%", "down", 5, "%"),
        ("上升5%", "up", 5, "%"),
        ("0", "flat", None, None),
    ],
)
def test_change_cells(cell: str, direction: str, value: float | None, unit: str | None) -> None:
    text = f"指标 | 2024年 | 较上年增减\n行政复议受理（件） | 60 | {cell}\n"
    (table,) = read_tables(text, 2024)
    change = table.figures[0].change
    assert change is not None
    assert (change.direction, change.value, change.unit) == (direction, value, unit)


def test_unread_change_cell_is_no_change() -> None:
    text = "指标 | 2024年 | 同比\n行政复议受理（件） | 60 | 略升\n"
    assert read_tables(text, 2024)[0].figures[0].change is None


def test_unit_column_caption_and_cell() -> None:
    assert figures("项目 | 单位 | 数量\n法律援助案件 | 件 | 1,320\n") == [
        ("1,320", 1320, "件", "legal.aid", 2024)
    ]
    assert figures("单位：件\n项目 | 上半年 | 数量\n法律援助案件 | 见附件 | 32\n") == [
        ("32", 32, "件", "legal.aid", 2024)
    ]
    assert figures("项目\t说明\t数值\n行政诉讼败诉率\t无\t8.5%\n") == [
        ("8.5%", 8.5, "%", "litigation.loss_rate", 2024)
    ]


def test_money_in_myriads() -> None:
    text = "项目 | 单位 | 金额合计\n罚没金额 | 万元 | 12.5\n"
    assert figures(text) == [("12.5", 125000, "元", "enforce.fines", 2024)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有表格",
        "甲 | 乙 | 丙\n",
        "序号 | 名称 | 备注\n1 | 三项制度 | 2024\n",
        "12 | 15 | 18\n法律援助案件 | 3 | 4\n",
        "项目 | 单位 | 数量\n法律援助案件 | 件\n普法 | 场\n",
        "项目 | 单位 | 数量\n法律援助案件 | 件 | 若干\n",
        "|||\n|||\n",
    ],
)
def test_what_is_not_understood_is_left_alone(text: str) -> None:
    assert figures(text) == []


def test_empty_first_cell_shifts_no_column() -> None:
    text = " | 2023年 | 2024年\n行政复议受理（件） | 50 | 60\n法律援助案件（件） |  | 32\n"
    assert [(row[0], row[4]) for row in figures(text)] == [
        ("50", 2023),
        ("60", 2024),
        ("32", 2024),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "指标 | 2023年 | 2024年 | 同比\n行政复议受理 | 50件 | 60件 | 20%\n",
            [("50件", 50, 2023), ("60件", 60, 2024)],
        ),
        (
            "指标 | 上年 | 本年 | 同比增长（%）\n行政复议受理（件）| 50 | 60 | 20\n",
            [("50", 50, 2023), ("60", 60, 2024)],
        ),
        (
            "年度 | 行政复议受理（件）| 行政复议审结（件）\n2023年 | 50 | 40\n2024年 | 60 | 55\n",
            [("50", 50, 2023), ("40", 40, 2023), ("60", 60, 2024), ("55", 55, 2024)],
        ),
        (
            "类别|指标|年度||同比\n类别|指标|2023年|2024年|\n行政复议|受理|50|60|20%\n",
            [("50", 50, 2023), ("60", 60, 2024)],
        ),
        (
            "指标 | 2023年 | 2024年\n行政复议受理 | 未公布 | 60\n行政诉讼败诉 | 2 | 0\n",
            [("60", 60, 2024), ("2", 2, 2023), ("0", 0, 2024)],
        ),
    ],
)
def test_shapes_of_tables(text: str, expected: list[tuple[str, float, int]]) -> None:
    read = figures(text)
    assert [(number, value, year) for number, value, _, _, year in read] == expected
    assert all(unit == "件" and key for _, _, unit, key, _ in read)


def test_hedges_of_cells_and_a_change_without_a_number() -> None:
    text = "指标 | 2024年 | 同比\n普法宣传活动（场次）| 约200 | 持平\n受众（人次）| 3万余 | 5%\n"
    first, second = (row.figures[0] for row in read_tables(text, 2024))
    assert (first.value, first.qualifier, text[first.start : first.end]) == (200, "about", "200")
    assert first.change is not None
    assert first.change.direction == "flat"
    assert (second.value, second.unit, second.qualifier) == (30_000, "人次", "about")
