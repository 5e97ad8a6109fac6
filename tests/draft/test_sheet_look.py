"""The indicator sheet as it is looked at, and what would change it: files, last year's report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.draft.draft import Draft
from assistant.draft.file import write_draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.draft.sheet.file import read_sheet, write_sheet
from assistant.draft.sheet.importing import import_proposals
from assistant.draft.sheet.last_year import OtherYear, last_year_values
from assistant.draft.sheet.order import Order, arranged, offices_in
from assistant.draft.sheet.proposal import taken
from assistant.draft.sheet.rows import find_row, missing_indicators, own_row
from assistant.draft.sheet.uses import field_uses
from assistant.workflow.last_year import read_last_year

if TYPE_CHECKING:
    from pathlib import Path

SHEET = (
    SheetRow(key="review.accepted", name="行政复议受理", unit="件", office="区司法局"),
    SheetRow(
        key="own.1", name="法治观察员", unit="名", this_year=36.0, last_year=20.0, state="filled"
    ),
    SheetRow(
        key="enforce.penalties",
        name="行政处罚",
        unit="宗",
        this_year=412.0,
        last_year=400.0,
        office="区城管局",
        state="verified",
    ),
    SheetRow(key="enforce.inspections", name="行政检查", unit="次", this_year=9.0, state="filled"),
)


def shown(order: Order, uses: dict[str, int] | None = None) -> list[str]:
    groups = arranged(SHEET, order, lambda key: (uses or {}).get(key, 0))
    return [SHEET[at].name for _, places in groups for at in places]


def test_topics_stand_in_the_order_of_the_list() -> None:
    groups = arranged(SHEET, Order(), lambda _: 0)
    assert [topic for topic, _ in groups] == ["行政执法", "行政复议", "自有指标"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order(show="empty"), ["行政复议受理"]),
        (Order(show="unverified"), ["行政检查", "法治观察员"]),
        (Order(show="used"), ["行政处罚"]),
        (Order(office="区司法局"), ["行政复议受理"]),
        (Order(office=""), ["行政检查", "法治观察员"]),
        (Order(words="行政 城管"), ["行政处罚"]),
        (Order(words="没有这样的"), []),
        (Order(sort="this_year"), ["行政检查", "行政处罚", "行政复议受理", "法治观察员"]),
        (
            Order(sort="this_year", descending=True),
            ["行政处罚", "行政检查", "行政复议受理", "法治观察员"],
        ),
        (Order(sort="change"), ["行政处罚", "行政检查", "行政复议受理", "法治观察员"]),
    ],
)
def test_filters_and_sorting_within_topics(order: Order, names: list[str]) -> None:
    assert shown(order, {"enforce.penalties": 2}) == names


def test_offices_each_once() -> None:
    assert offices_in((*SHEET, replace(SHEET[0], key="own.9"))) == ("区司法局", "区城管局")


def test_uses_tell_section_and_place() -> None:
    paragraphs = (
        Paragraph(style="heading1", text="主要举措"),
        Paragraph(text="受理{{ review.accepted }}，{{ review.accepted | change }}。"),
        Paragraph(text="坏的{{ review.accepted | x }}{{ }}"),
    )
    uses = field_uses(paragraphs)
    assert list(uses) == ["review.accepted"]
    assert [(use.paragraph, use.section) for use in uses["review.accepted"]] == [
        (1, "主要举措"),
        (1, "主要举措"),
    ]
    first = uses["review.accepted"][0]
    assert paragraphs[1].text[first.start : first.end] == "{{ review.accepted }}"


def test_names_and_keys_of_rows() -> None:
    assert own_row(SHEET, "新的").key == "own.2"
    assert find_row("行政处罚", SHEET) is SHEET[2]
    assert find_row("查无此项", SHEET) is None
    missing = {indicator.key for indicator in missing_indicators(SHEET)}
    assert "review.accepted" not in missing
    assert "review.closed" in missing


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_file_written_here_changes_nothing(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"指标表{ending}"
    write_sheet(path, SHEET)
    assert import_proposals(SHEET, read_sheet(path)) == ()


def test_an_import_tells_new_filled_and_conflicting(tmp_path: Path) -> None:
    path = tmp_path / "数据.csv"
    path.write_text(
        "指标,本年,上年,状态,备注\n行政处罚,500,,,\n行政复议受理,96,,,初步\n法律援助工作站,7,,,\n"
        "行政检查,9,,已核实,\n",
        encoding="utf-8",
    )
    proposals = import_proposals(SHEET, read_sheet(path))
    assert [(each.row.name, each.column, each.kind) for each in proposals] == [
        ("行政处罚", "this_year", "conflict"),
        ("行政复议受理", "this_year", "filled"),
        ("行政复议受理", "note", "filled"),
        ("法律援助工作站", None, "own"),
        ("行政检查", "state", "changed"),
    ]
    rows = {row.name: row for row in taken(SHEET, proposals[1:])}
    assert rows["行政处罚"] == SHEET[2]  # kept
    assert rows["法治观察员"].key == "own.1"
    assert rows["法律援助工作站"].key == "own.2"  # the file's own.1 is another indicator
    assert rows["行政检查"].state == "verified"


def report(year: int) -> Draft:
    return Draft(
        elements=Elements(title=f"青栎区{year}年度法治政府建设情况报告", body="青栎区司法局"),
        year=year,
        level="department",
        county="青栎区",
        paragraphs=(
            Paragraph(style="heading1", text="主要举措和成效"),
            Paragraph(
                text="全年受理行政复议申请80件，办结【行政复议办结数9】件。"
                "作出行政处罚{{ enforce.penalties }}。"
            ),
        ),
        sheet=(
            SheetRow(
                key="enforce.penalties", name="行政处罚", unit="宗", this_year=399.0, state="filled"
            ),
            SheetRow(key="own.1", name="法治小院", unit="个", this_year=5.0, state="filled"),
        ),
    )


def test_last_years_values_with_their_source(tmp_path: Path) -> None:
    path = tmp_path / "上年.fzbg"
    write_draft(path, report(2024))
    draft = replace(report(2025), sheet=SHEET)
    proposals = read_last_year(path, draft).proposals
    told = {each.row.key: each for each in proposals}
    assert told["review.accepted"].kind == "filled"
    assert told["review.accepted"].row.last_year == 80
    assert "受理行政复议申请80件" in told["review.accepted"].source
    assert told["enforce.penalties"].kind == "conflict"  # 400 stands there, the draft had 399
    assert "指标表" in told["enforce.penalties"].source
    assert told["own.2"].column is None  # another indicator than this year's own.1
    rows = {row.key: row for row in taken(SHEET, proposals)}
    assert rows["review.accepted"].this_year is None
    assert rows["enforce.penalties"].this_year == 412
    assert rows["own.2"] == SheetRow(key="own.2", name="法治小院", unit="个", last_year=5.0)


def test_values_of_another_measure_word_are_reckoned_over_or_told() -> None:
    def sheet(*rows: tuple[str, str, float | None]) -> tuple[SheetRow, ...]:
        return tuple(
            SheetRow(key=f"own.{at}", name=name, unit=unit, this_year=value)
            for at, (name, unit, value) in enumerate(rows)
        )

    last = replace(
        report(2024),
        paragraphs=(),
        sheet=sheet(
            *(("收案", "宗", 158), ("培训", "人次", 60), ("经费", "万元", 263.76)),
            *(("绿道", "米", 3500), ("罚没", "元", 5), ("宣讲", "场次", 7)),
        ),
    )
    held = sheet(
        *(("收案", "件", None), ("培训", "人", None), ("经费", "元", None)),
        *(("绿道", "公里", None), ("罚没", "亩", None), ("宣讲", "场", None)),
    )
    found = last_year_values(replace(report(2025), sheet=held), last)
    values = {each.row.name: each.row.last_year for each in found.proposals}
    assert values == {"收案": 158, "经费": 2_637_600, "绿道": 3.5, "宣讲": 7}
    assert found.proposals[0].source.startswith("原为 158宗；")
    assert [line[:20] for line in found.refused] == [
        "“培训”上年写的是 60人次，指标表以“",
        "“罚没”上年写的是 5元，指标表以“亩”",
    ]


def test_a_report_of_another_year_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "早的.fzbg"
    write_draft(path, report(2022))
    with pytest.raises(OtherYear, match="2022年"):
        read_last_year(path, replace(report(2025), sheet=SHEET))
