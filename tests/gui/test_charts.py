"""Charts: where a value stands, what is painted, pictures and SVG files."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from assistant.base.files import TargetNotWritable
from assistant.gui.charts.axis import Axis, axis_over, tick_text
from assistant.gui.charts.distribution import (
    axis_of,
    paint_distribution,
    stacks_of,
    values_near,
)
from assistant.gui.charts.picture import Picture, picture_image, write_chart, write_picture
from assistant.gui.charts.trend import (
    MEDIAN,
    MOST_LINES,
    OWN,
    lines_of,
    paint_trend,
    spread_out,
    trend_in_words,
)
from assistant.gui.look.theme import theme_of
from assistant.workflow.errors import UnknownFormat
from tests.gui.fake_benchmark import TREND, VALUES, make_benchmark, peer

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.benchmark.benchmark import Benchmark, Trend

LIGHT = theme_of("light")
values = st.floats(0, 1e9, allow_nan=False)
LONG = "某某自治州某某经济技术开发区管理委员会行政执法监督与政策法规局" * 2


def line(identity: str, *numbers: float | None) -> Any:
    from assistant.benchmark.benchmark import TrendLine

    return TrendLine(body=f"{identity}局", identity=identity, values=numbers or VALUES)


def trend_of(*lines: Any, **changes: Any) -> Trend:
    return replace(TREND, lines=lines, **changes)


def painted(width: int, height: int, paint: Any) -> QImage:
    """A picture that knows whether anything was painted outside its area."""
    image = QImage(width + 200, height + 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint(painter, QRectF(100, 100, width, height))
    painter.end()
    return image


def ink_outside(image: QImage) -> bool:
    """Tell whether anything stands in the margin of 90 pixels around the area."""
    white = QColor("#ffffff")
    edges = [(x, y) for x in range(0, image.width(), 2) for y in (88, image.height() - 88)]
    edges += [(x, y) for y in range(0, image.height(), 2) for x in (88, image.width() - 88)]
    return any(image.pixelColor(x, y) != white for x, y in edges)


# axis


@given(st.lists(values, min_size=1, max_size=20))
def test_every_value_has_its_place_and_back(numbers: list[float]) -> None:
    axis = axis_over(sorted(numbers), start=10, end=310, unit="件")
    for number in numbers:
        place = axis.at(number)
        assert 10 - 1e-6 <= place <= 310 + 1e-6
        if axis.high > axis.low:
            assert axis.value_at(place) == pytest.approx(number, rel=1e-6, abs=axis.high * 1e-9)


def test_far_apart_values_stand_on_a_logarithmic_axis_zero_included() -> None:
    assert axis_over([1, 10_000], start=0, end=100, unit="件").at(100) == pytest.approx(50)
    with_zero = axis_over([0, 2, 5, 1000], start=0, end=100, unit="件")
    assert with_zero.is_log
    assert with_zero.at(0) == 0
    assert not axis_over([0.1, 99.0], start=0, end=100, unit="%").is_log
    assert not axis_over([-5, 400], start=0, end=100, unit="件").is_log
    assert axis_over([0, 0], start=0, end=100, unit="件").at(0) == 50


@given(st.lists(values, min_size=1, max_size=9), st.integers(2, 9))
def test_ticks_are_few_and_within(numbers: list[float], most: int) -> None:
    axis = axis_over(sorted(numbers), start=0, end=100, unit="件")
    ticks = axis.ticks(most)
    assert 1 <= len(ticks) <= most + 1
    assert all(axis.low - 1e-6 <= tick <= axis.high * (1 + 1e-9) + 1e-6 for tick in ticks)


def test_ticks_are_round() -> None:
    assert Axis(low=3, high=47, start=0, end=1).ticks(5) == (10, 20, 30, 40)
    assert Axis(low=1, high=3, start=0, end=1).ticks(9, is_whole=True) == (1, 2, 3)
    assert Axis(low=1, high=2000, start=0, end=1, shift=0).ticks(4) == (10, 100, 1000)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(20_000, "件", "2万"), (3e8, "人次", "3亿"), (35, "%", "35%"), (1.2e8, "元", "1.2亿元")],
)
def test_tick_is_written_shortly(value: float, unit: str, text: str) -> None:
    assert tick_text(value, unit) == text


# distribution


@given(st.lists(values, min_size=5, max_size=60))
def test_stacks_hold_every_value_side_by_side(numbers: list[float]) -> None:
    benchmark = make_benchmark(numbers)
    axis = axis_of(benchmark, 0, 300)
    assert axis is not None
    stacks = stacks_of(benchmark.values, axis, 9)
    assert sum(count for *_, count in stacks) == len(numbers)
    places = [place for _, place, _ in stacks]
    assert all(after - before >= 9 - 1e-6 for before, after in pairwise(places))


def test_values_at_a_place() -> None:
    benchmark = make_benchmark([10, 20, 30, 40, 50])
    area = QRectF(0, 0, 320, 100)
    assert values_near(benchmark, area, 160) == (30, 30, 1)
    assert values_near(benchmark, area, 120) is None
    assert values_near(make_benchmark([]), area, 160) is None
    assert values_near(make_benchmark([7] * 5), area, 160) == (7, 7, 5)
    assert values_near(make_benchmark([7, 7]), area, 160) is None


@pytest.mark.parametrize("own", [None, 0.0, 3.0, 900.0, 1e7])
@pytest.mark.parametrize("count", [0, 1, 3, 5, 40, 5000])
def test_nothing_leaves_the_picture(count: int, own: float | None) -> None:
    benchmark = make_benchmark([float(7 * n % 990) for n in range(count)], own=own)
    image = painted(
        320, 110, lambda painter, area: paint_distribution(painter, area, benchmark, LIGHT)
    )
    assert not ink_outside(image)


class Strokes(QPainter):
    """A painter that remembers where it painted dots, words and long upright lines."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.dots: list[QRectF] = []
        self.words: dict[str, QRectF] = {}
        self.lines: list[QRectF] = []

    def drawEllipse(self, middle: Any, width: float, height: float) -> None:  # noqa: N802 -- as Qt has it
        self.dots.append(QRectF(middle.x() - width, middle.y() - height, 2 * width, 2 * height))

    def drawText(self, box: QRectF, flags: Any, text: str) -> None:  # noqa: N802 -- as Qt has it
        self.words[text] = self.boundingRect(box, flags, text)

    def drawLine(self, start: Any, end: Any) -> None:  # noqa: N802 -- as Qt has it
        if start.x() == end.x():
            self.lines.append(QRectF(start.x() - 1, start.y(), 2, end.y() - start.y()))


def strokes_of(benchmark: Benchmark, area: QRectF) -> Strokes:
    image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
    painter = Strokes(image)
    paint_distribution(painter, area, benchmark, LIGHT)
    painter.end()
    return painter


@example([0.0, 0.0, 0.0, 0.0, 5e-324], 300)
@given(st.lists(values, min_size=5, max_size=60), st.integers(300, 700))
def test_dots_are_whole(numbers: list[float], width: int) -> None:
    area = QRectF(0, 0, width, 132)
    assert all(area.contains(dot) for dot in strokes_of(make_benchmark(numbers), area).dots)


@pytest.mark.parametrize("own", [1.0, 80.0, 4000.0, 5000.0])
@pytest.mark.parametrize("count", [1, 400])
@pytest.mark.parametrize("height", [132, 200])
def test_words_about_the_scale_cross_nothing(own: float, count: int, height: int) -> None:
    benchmark = make_benchmark([1.0, 20.0, 300.0, 4000.0, 5000.0] * count, own=own)
    painter = strokes_of(benchmark, QRectF(0, 0, 320, height))
    note = next(text for text in painter.words if text.endswith("对数刻度"))
    assert ("柱高" in note) == (count > 1)
    box = painter.words.pop(note)
    assert not any(box.intersects(other) for other in (*painter.words.values(), *painter.lines))


def test_few_values_are_told_and_not_drawn() -> None:
    painter = strokes_of(make_benchmark([1, 2, 3, 4], own=2), QRectF(0, 0, 320, 132))
    assert list(painter.words) == ["不足 5 个，不作分布"]
    assert not painter.dots
    assert not painter.lines


def test_own_value_is_red_and_few_values_have_no_box() -> None:
    def colors(benchmark: Benchmark) -> set[str]:
        image = painted(
            320, 110, lambda painter, area: paint_distribution(painter, area, benchmark, LIGHT)
        )
        return {image.pixelColor(x, y).name() for x in range(100, 420) for y in range(100, 210)}

    red, box = LIGHT.colors.red, LIGHT.colors.accent_soft
    assert {red, box} <= colors(make_benchmark([1, 2, 3, 4, 5], own=2))
    assert box not in colors(make_benchmark([1, 2, 3, 4], own=2))
    assert red not in colors(make_benchmark([1, 2, 3, 4, 5]))


def test_painting_many_values_takes_no_more_strokes_than_a_histogram() -> None:
    class Counting(QPainter):
        strokes = 0

        def drawRect(self, *_: object) -> None:  # noqa: N802 -- as Qt has it
            Counting.strokes += 1

        def drawEllipse(self, *_: object) -> None:  # noqa: N802 -- as Qt has it
            Counting.strokes += 1

    benchmark = make_benchmark([float(n % 9973) + 1 for n in range(50_000)], rows=1)
    image = QImage(1000, 240, QImage.Format.Format_RGB32)
    painter = Counting(image)
    paint_distribution(painter, QRectF(0, 0, 1000, 240), benchmark, LIGHT)
    painter.end()
    assert 10 < Counting.strokes < 200


# trend


def test_lines_are_named_and_not_too_many() -> None:
    lines = lines_of(trend_of(line("本"), *(line(f"{n}") for n in range(9))), "本", LIGHT)
    assert [each.name for each in lines[:3]] == [MEDIAN, OWN, "0局"]
    assert len(lines) == MOST_LINES
    assert len({(each.color.name(), each.mark) for each in lines}) == MOST_LINES


def test_lines_without_values_are_left_out() -> None:
    assert lines_of(trend_of(line("甲", *(None,) * 5), medians=(None,) * 5), None, LIGHT) == ()


def test_own_line_of_a_body_without_a_name() -> None:
    names = [each.name for each in lines_of(trend_of(line("")), "", LIGHT)]
    assert names == [MEDIAN, OWN]


@pytest.mark.parametrize(
    "trend",
    [
        trend_of(),
        trend_of(medians=(None,) * 5),
        trend_of(years=(), medians=(), counts=()),
        trend_of(line(LONG), line("乙", 0.0, None, None, None, 40_000.0)),
        trend_of(line("丙", *(3.0,) * 5), medians=(3.0,) * 5),
        trend_of(line("丁", *(0.0,) * 5), medians=(None,) * 5),
        trend_of(line("戊", 99.2, 99.5, None, 100.0, 98.0), medians=(97.0,) * 5, unit="%"),
    ],
)
def test_trends_stay_in_the_picture(trend: Trend) -> None:
    image = painted(520, 200, lambda painter, area: paint_trend(painter, area, trend, LIGHT, "丙"))
    assert not ink_outside(image)


def test_names_at_the_ends_do_not_touch() -> None:
    places = spread_out([50, 50, 52, 10], 16, 0, 100)
    assert sorted(places) == [10, 50, 66, 82]
    low = spread_out([98, 99, 100], 16, 0, 100)
    assert low == [68, 84, 100]
    assert spread_out([], 16, 0, 100) == []


def test_trend_in_words() -> None:
    words = trend_in_words(trend_of(line("甲"), line("乙", *(None,) * 5)), "甲")
    assert "中位数：2020年 95，2021年 99，2023年 120" in words
    assert "本单位：2020年 120，2022年 140" in words
    assert words.endswith("乙局：没有数据")


# pictures


def test_chart_is_a_picture(benchmark: Benchmark, tmp_path: Path) -> None:
    write_chart(benchmark, tmp_path / "图.png")
    image = QImage(str(tmp_path / "图.png"))
    assert image.width() == 1440
    red = QColor(LIGHT.colors.red)
    assert any(
        image.pixelColor(x, y) == red
        for x in range(0, image.width(), 2)
        for y in range(200, image.height(), 2)
    )


def test_words_of_an_svg_stay_words(benchmark: Benchmark, tmp_path: Path) -> None:
    path = tmp_path / "图.svg"
    picture = Picture(benchmark=benchmark, trend=trend_of(line("甲")), own="甲")
    write_picture(picture, path)
    root = ET.fromstring(path.read_bytes())
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"行政复议受理（件）", "中位数 350件", "本单位 320件", "2024年"} <= set(words)
    assert "数据来源：6 个机关公开的数据（2024年）" in words
    assert sorted(tmp_path.iterdir()) == [path]


def words_of(picture: Picture, path: Path) -> str:
    """All words of the picture, line by line."""
    write_picture(picture, path)
    root = ET.fromstring(path.read_bytes())
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return "".join(text.text or "" for text in texts)


def test_picture_says_what_to_bear_in_mind(tmp_path: Path) -> None:
    years = tuple(peer(n, float(n), year=2018 + n) for n in range(1, 7))
    benchmark = make_benchmark(
        range(1, 7), own=3, peers=years, mixed_levels=True, approximate=2, unpublished=12
    )
    choice = "范围：区县部门，名单“周边”，2019年起，至2024年，东海省，每万人"
    picture = Picture(benchmark=benchmark, computed="14件 ÷ 140件", choice=choice)
    words = words_of(picture, tmp_path / "图.svg")
    for told in (
        "含不同层级的机关",
        "其中 2 家是约数；未公布 12 家；本单位的数由 14件 ÷ 140件 算得。",
        choice,
        "数据来源：6 个机关公开的数据（各机关取最近一年，2019—2024年）",
    ):
        assert told in words
    assert picture.size.height() > Picture(benchmark=benchmark).size.height()
    assert "注：" not in words_of(Picture(benchmark=make_benchmark(range(6))), tmp_path / "b.svg")


def test_picture_of_few_peers_has_words_alone(tmp_path: Path) -> None:
    few = Picture(benchmark=make_benchmark([1, 2, 3], own=2))
    words = words_of(few, tmp_path / "图.svg")
    assert "共 3 家，不足 5 个，不作分布，本单位 2件" in words
    assert "circle" not in (tmp_path / "图.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["图.jpg", "图", "图.pdf"])
def test_picture_of_another_kind_is_refused(
    benchmark: Benchmark, name: str, tmp_path: Path
) -> None:
    with pytest.raises(UnknownFormat) as refused:
        write_chart(benchmark, tmp_path / name)
    assert refused.value.endings == (".png", ".svg")
    assert not list(tmp_path.iterdir())
    write_chart(benchmark, tmp_path / "图.PNG")
    assert (tmp_path / "图.PNG").read_bytes().startswith(b"\x89PNG")


def test_log_scale_is_marked_and_residents_are_in_the_unit(tmp_path: Path) -> None:
    path = tmp_path / "图.svg"
    write_chart(make_benchmark([1, 2, 3, 4, 5000], per_residents=True), path)
    text = path.read_text(encoding="utf-8")
    assert "对数刻度" in text
    assert "行政复议受理（件/万人）" in text


def test_picture_grows_with_what_it_shows(benchmark: Benchmark) -> None:
    alone = picture_image(Picture(benchmark=benchmark))
    both = picture_image(Picture(benchmark=benchmark, trend=TREND))
    assert both.height() > alone.height()


def test_picture_that_cannot_be_written(benchmark: Benchmark, tmp_path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        write_chart(benchmark, tmp_path / "没有" / "图.svg")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("numbers", [[], [5.0], [5.0, 5.0, 5.0], [0.0, 1e9], [-5.0, 3.0]])
def test_odd_charts_are_painted(numbers: list[float], tmp_path: Path) -> None:
    write_chart(make_benchmark(numbers, own=4.0), tmp_path / "图.png")
    assert (tmp_path / "图.png").stat().st_size > 1000
