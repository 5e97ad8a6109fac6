from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.figures.extract import extract_figures
from assistant.outline.section import Outline, Section

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.figures.figure import Figure

NO_OUTLINE = Outline(sections=())

PIECES = st.sampled_from(
    [
        *[
            "受理",
            "办结",
            "行政复议",
            "行政诉讼",
            "案件",
            "规范性文件",
            "矛盾纠纷",
            "参考率",
            "中心组",
        ],
        *[
            "其中",
            "同比",
            "较上年",
            "增长",
            "下降",
            "持平",
            "由",
            "降至",
            "达",
            "分别",
            "为",
            "近",
            "超",
        ],
        *[
            "余",
            "多",
            "以上",
            "左右",
            "万",
            "亿",
            "百分之",
            "两",
            "三",
            "十",
            "百",
            "12",
            "3.5",
            "1,200",
        ],
        *[
            "件",
            "宗/次",
            "人次",
            "期（次）",
            "万元",
            "%",
            "个百分点",
            "倍",
            "年",
            "2023年",
            "去年",
            "第",
        ],
        *[
            "《",
            "》",
            "“",
            "”",
            "（",
            "）",
            "(",
            ")",
            "，",
            "、",
            "。",
            "；",
            "：",
            "|",
            " ",
            "\n",
            "-",
            "至",
        ],
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


def whole(text: str, role: str = "achievements") -> Outline:
    return Outline(
        sections=(
            Section(
                level=1,
                ordinal=None,
                heading=None,
                role=role,
                start=0,
                body_start=0,
                end=len(text),
            ),
        )
    )


def seconds_for(text: str) -> float:
    started = time.process_time()
    check_laws(text, extract_figures(text, whole(text), year=2023))
    return time.process_time() - started


def check_laws(text: str, figures: tuple[Figure, ...]) -> None:
    left = 0
    for figure in figures:
        assert left <= figure.start < figure.end <= len(text)
        left = figure.end
        span = text[figure.start : figure.end]
        assert span == span.strip()
        assert any(sign.isdigit() or sign in "一二两三四五六七八九十百千万亿零" for sign in span)
        assert figure.value is None or figure.value >= 0
        assert (figure.value is None) <= (figure.change is not None)


@settings(max_examples=400)
@given(TEXTS)
def test_laws(text: str) -> None:
    check_laws(text, extract_figures(text, whole(text), year=2023))


@settings(max_examples=100)
@given(TEXTS, st.sampled_from(["plan", "problems", "problems_plan", "other"]))
def test_laws_in_any_section(text: str, role: str) -> None:
    check_laws(text, extract_figures(text, whole(text, role)))


@pytest.mark.parametrize("text", ["", "\n", "。", "没有数字", "件", "%", "\x00\ud7ff12件\u200b"])
def test_hardly_any_text(text: str) -> None:
    assert len(extract_figures(text, NO_OUTLINE)) <= 1


@pytest.mark.parametrize(
    "piece",
    [
        "受理12件，",
        "受理12件、",
        "12件",
        "同比增长5%，",
        "（其中12件",
        "“12件",
        "甲|12|",
        "1,",
        "1 ",
        "一",
        "一千",
        "百分之",
        "9",
        "率、率",
        "数量",
        "2023年",
        "其中",
        "常务会",
        "行政复议",
    ],
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    short, long = (seconds_for(piece * (length // len(piece))) for length in (10_000, 40_000))
    assert long < 9 * short + 0.5  # in the square of the length it would be 16 times


def test_year_is_unknown_without_one() -> None:
    (figure,) = extract_figures("受理12件", NO_OUTLINE)
    assert figure.year is None
    text = "力争受理12件"
    (figure,) = extract_figures(text, whole(text, "plan"))
    assert figure.year is None


def test_figures_of_texts_and_tables_are_in_order() -> None:
    text = (
        "受理行政复议案件3件。\n项目 | 单位 | 数量\n公证 | 件 | 8\n办理公证5件。\n"
        "项目 | 单位 | 数量\n公证 | 件 | 9\n办结2件。"
    )
    values = [figure.value for figure in extract_figures(text, NO_OUTLINE, year=2023)]
    assert values == [3, 8, 5, 9, 2]


def test_published_reports(gold: Path) -> None:
    """At least nine in ten of the hand-labelled figures, by place, value, unit and key."""
    for path in gold.glob("*.figures.json"):
        text = path.with_name(path.name.replace("figures.json", "clean.txt")).read_text("utf-8")
        wanted = json.loads(path.read_text("utf-8"))
        read = {figure.start: figure for figure in extract_figures(text, NO_OUTLINE, year=2023)}
        right = 0
        for row in wanted:
            figure = read.get(row["start"])
            if figure is None or (figure.value, figure.unit) != (row["value"], row["unit"]):
                continue
            right += figure.key in (row["key"], *row.get("key_alt", []))
        needed = sum(not row.get("optional") for row in wanted)
        assert right >= 0.9 * needed
        assert len(read) <= len(wanted)
