"""The item models, watched by Qt's own tester."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from assistant.checks.finding import Finding
from assistant.draft.parts import SheetRow
from assistant.gui.models.findings_model import EXCERPT, FINDING, FindingsModel
from assistant.gui.models.outline_model import ENTRY, OutlineModel
from assistant.gui.models.sheet_model import (
    LAST_YEAR,
    NAME,
    STATE,
    THIS_YEAR,
    SheetModel,
    details_of,
)
from assistant.gui.opened.survey import Entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )


def entry(level: int, heading: str, paragraph: int, blanks: int = 0) -> Entry:
    return Entry(
        level=level,
        ordinal="",
        heading=heading,
        paragraph=paragraph,
        characters=10,
        blanks=blanks,
    )


def row(**what: object) -> SheetRow:
    return replace(SheetRow(key="a.b", name="行政处罚", unit="宗"), **what)  # type: ignore[arg-type]


def test_outline_nests_headings(qtbot: QtBot) -> None:
    model = OutlineModel()
    watched(model)
    entries = [
        entry(1, "甲", 0),
        entry(2, "乙", 2),
        entry(4, "丙", 3),
        entry(2, "丁", 5),
        entry(1, "戊", 8),
    ]
    assert model.set_entries(entries)
    assert model.rowCount() == 2
    first = model.index(0, 0)
    assert [model.index(n, 0, first).data() for n in range(model.rowCount(first))] == ["乙", "丁"]
    assert model.index(0, 0, model.index(0, 0, first)).data() == "丙"
    assert model.index_for(4).data() == "丙"
    assert model.index_for(5).data() == "丁"
    assert model.index_for(100).data() == "戊"


def test_outline_keeps_its_tree_while_only_words_change(qtbot: QtBot) -> None:
    model = OutlineModel()
    watched(model)
    model.set_entries([entry(1, "甲", 0), entry(2, "乙", 2)])
    assert not model.set_entries([entry(1, "改", 0), entry(2, "乙", 3, blanks=2)])
    assert model.index(0, 0).data() == "改"
    inner = model.index(0, 0, model.index(0, 0))
    assert inner.data(ENTRY).blanks == 2
    assert "空白 2 处" in inner.data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.set_entries([])
    assert not model.index_for(0).isValid()


def test_outline_that_begins_deep(qtbot: QtBot) -> None:
    model = OutlineModel()
    watched(model)
    model.set_entries([entry(3, "甲", 0), entry(1, "乙", 1)])
    assert [model.index(n, 0).data() for n in range(2)] == ["甲", "乙"]
    assert not model.index_for(-1).isValid()


def test_findings(qtbot: QtBot) -> None:
    model = FindingsModel()
    watched(model)
    found = Finding(rule="a", severity="warning", message="看一看", start=1, end=2)
    other = replace(found, start=5)
    model.set_findings([(found, "甲"), (other, "乙")])
    assert model.index(0).data() == "疑似：看一看"
    assert model.index(1).data(EXCERPT) == "乙"
    model.remove(found)
    assert model.findings == (other,)
    assert model.index(0).data(FINDING) == other


def test_sheet_shows_and_takes_numbers(qtbot: QtBot) -> None:
    model = SheetModel()
    watched(model)
    model.set_rows([row(this_year=412.0, last_year=400.0, state="verified"), row(key="c.d")])
    seen: list[tuple[SheetRow, ...]] = []
    model.sheet_changed.connect(seen.append)
    assert model.index(0, THIS_YEAR).data() == "412"
    assert model.index(1, THIS_YEAR).data() == ""
    assert model.setData(model.index(0, THIS_YEAR), "1.5万")
    assert model.rows[0].this_year == 15_000
    assert model.rows[0].state == "filled"  # a new number is not yet verified
    assert model.setData(model.index(0, STATE), "已核实")
    assert model.setData(model.index(0, LAST_YEAR), "")
    assert model.rows[0] == row(this_year=15_000.0, state="verified")
    assert len(seen) == 3


@pytest.mark.parametrize(
    "text", ["约30", "三五个", "nan", "inf", "1e999", "--", "3人", "-3", "1,58"]
)
def test_sheet_refuses_what_is_no_number(qtbot: QtBot, text: str) -> None:
    model = SheetModel()
    model.set_rows([row(this_year=1.0)])
    assert not model.setData(model.index(0, THIS_YEAR), text)
    assert model.rows == (row(this_year=1.0),)


def test_sheet_refuses_other_edits(qtbot: QtBot) -> None:
    model = SheetModel()
    model.set_rows([row()])
    assert not model.setData(model.index(0, NAME), "改名")
    assert not model.setData(model.index(0, STATE), "差不多")
    assert not model.setData(QModelIndex(), "1")
    assert not model.flags(model.index(0, NAME)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, STATE)) & Qt.ItemFlag.ItemIsEditable


def test_details_tell_what_columns_do_not() -> None:
    full = row(this_year=110.0, last_year=100.0, office="法制科", note="初步数")
    assert details_of(full) == "单位：宗 · 同比增长10% · 来源：法制科 · 初步数"
    assert details_of(row(unit="")) == ""
