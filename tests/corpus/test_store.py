"""The store gives back what was put in, and numbers every change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.base.span import Note
from assistant.corpus.corrections import Corrections
from assistant.corpus.errors import UnknownReport
from assistant.corpus.packing import fingerprint, pack_report
from assistant.corpus.store import Store
from assistant.figures.figure import Change
from assistant.outline.correct import HeadingCorrection
from assistant.outline.section import Outline, Section
from assistant.passages.passage import Passage
from assistant.sources.source_text import SourceText
from tests.builders import add_report, make_report

CHANGE = Change(basis="同比", direction="up", value=27.0, unit="%")
FIGURE = {"written": "158件", "key": "review.accepted", "value": 158.0}


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as opened:
        yield opened


@pytest.mark.parametrize(
    "report",
    [
        make_report(),
        make_report(figures=[FIGURE | {"change": CHANGE, "note": "两个机构共用一个数"}]),
        make_report(figures=[FIGURE | {"change": replace(CHANGE, value=None, unit=None)}]),
        make_report(figures=[FIGURE | {"value": None, "key": None, "year": 2022}]),
        make_report(sample=True, path="示例/临江.txt", inferred=("city", "year")),
        make_report(body=None, level=None, province=None, city=None, county=None, year=None),
        replace(make_report(), notes=(Note(rule="variants", message="裏", start=3, end=4),)),
        make_report(()),
        make_report(((None, "other", ("𠀀𠀁" * 3000 + "\x00\t尾",)),)),
    ],
)
def test_report_comes_back_as_it_was(store, report):
    assert store.report(add_report(store, report)) == report


def test_list_tells_sizes(store):
    report = make_report(figures=[FIGURE], sample=True, path="甲.txt")
    number = add_report(store, report)
    (line,) = store.reports()
    assert (line.id, line.meta, line.sample, line.path) == (number, report.meta, True, "甲.txt")
    assert (line.characters, line.passages, line.figures) == (len(report.text), 6, 1)


def test_stats_of_empty_store(store):
    stats = store.stats()
    assert (stats.reports, stats.characters, stats.passages, stats.figures) == (0, 0, 0, 0)


def test_stats_count_bodies_once(store):
    add_report(store, make_report(year=2022, figures=[FIGURE]))
    add_report(store, make_report(year=2023))
    add_report(store, make_report(body="临江市人民政府", sample=True))
    stats = store.stats()
    assert (stats.reports, stats.samples, stats.bodies) == (3, 1, 2)
    assert (stats.passages, stats.figures) == (18, 1)


def test_same_text_is_stored_once(store):
    report = make_report()
    first = add_report(store, report)
    revision = store.revision
    assert store.find(fingerprint(report.text)) == first
    assert store.add(pack_report(report)) is None
    assert store.revision == revision
    assert len(store.reports()) == 1


def test_fingerprint_knows_text_without_white_space():
    assert fingerprint("依法\n行政　　。 ") == fingerprint("依法行政。")
    assert fingerprint("依法行政。") != fingerprint("依法行政")


def test_path_that_is_no_text_is_kept_readable(store):
    number = add_report(store, make_report(path="\udcff报告.txt"))
    assert store.report(number).path == "?报告.txt"


def test_every_change_raises_the_revision(store):
    assert store.revision == 0
    numbers = [add_report(store, make_report(year=year)) for year in (2021, 2022)]
    assert store.revision == 2
    store.remove(numbers[0])
    assert store.revision == 3
    assert store.removed_since(0) == (numbers[0],)
    assert store.removed_since(2) == (numbers[0],)
    assert store.removed_since(3) == ()


def test_removed_report_leaves_nothing(store):
    report = make_report(figures=[FIGURE])
    number = add_report(store, report)
    store.remove(number)
    assert store.reports() == ()
    assert store.stats().passages == store.stats().figures == 0
    assert list(store.passages()) == []
    assert store.find(fingerprint(report.text)) is None
    again = add_report(store, report)
    assert again > number, "numbers are never used again"


def test_parts_of_a_report_are_those_of_the_whole(store):
    later = {"written": "860人次", "key": None, "value": 860.0}
    report = make_report(figures=[FIGURE, later])
    other = add_report(store, make_report(year=2021, figures=[FIGURE]))
    number = add_report(store, report)
    first, second = report.figures
    assert store.meta(number) == report.meta != store.meta(other)
    assert store.figures_within(number, 0, len(report.text)) == (first, second)
    assert store.figures_within(number, first.start, first.end) == (first,)
    assert store.figures_within(number, first.start + 1, second.end) == (second,)
    assert store.figures_within(number, first.start, second.end - 1) == (first,)


@pytest.mark.parametrize("number", [0, -1, 7, 10**30])
def test_unknown_report(store, number):
    with pytest.raises(UnknownReport):
        store.report(number)
    with pytest.raises(UnknownReport):
        store.meta(number)
    with pytest.raises(UnknownReport):
        store.remove(number)
    assert store.revision == 0


def test_failed_add_leaves_nothing(store):
    broken = replace(make_report(), passages=(*make_report().passages, None))
    with pytest.raises(AttributeError):
        add_report(store, broken)
    assert (store.revision, store.reports()) == (0, ())
    add_report(store, make_report())
    assert store.revision == 1


def test_passages_know_their_surroundings(store):
    number = add_report(store, make_report())
    found = list(store.passages())
    assert [p.role for p in found] == [
        "preface",
        *["achievements"] * 3,
        "problems",
        "plan",
    ]
    assert [p.section for p in found][:2] == [None, "主要举措和成效"]
    first = found[0]
    assert (first.report, first.body, first.level) == (number, "临江市临江区司法局", "department")
    text = store.report(number).text
    assert all(text[p.start : p.end] == p.text for p in found)


def test_heading_of_enclosing_section_is_shown(store):
    text = "甲乙丙丁戊己庚辛"
    around = Section(
        level=2,
        ordinal="（一）",
        heading="规范执法",
        role="achievements",
        start=0,
        body_start=0,
        end=8,
    )
    inner = replace(around, level=3, ordinal="一是", heading=None, list_item=True, start=2)
    report = replace(
        make_report(),
        text=text,
        outline=Outline(sections=(around, inner)),
        passages=(
            Passage(text=text[2:], start=2, end=8, section=1, topic="行政执法"),
            Passage(text=text[:2], start=0, end=2, section=None, topic=None),
        ),
    )
    number = add_report(store, report)
    inside, outside = store.passages()
    assert (inside.section, inside.role, inside.topic) == ("规范执法", "achievements", "行政执法")
    assert (outside.section, outside.role) == (None, None)
    assert store.report(number) == report


def test_passages_by_number_and_by_revision(store):
    add_report(store, make_report(year=2021))
    middle = store.revision
    add_report(store, make_report(year=2022))
    ids = [p.id for p in store.passages()]
    assert [p.id for p in store.passages([ids[7], ids[1], ids[1], 10**6])] == [ids[1], ids[7]]
    assert list(store.passages([])) == []
    assert {p.year for p in store.passages(since=middle)} == {2022}
    assert {p.year for p in store.passages(until=middle)} == {2021}
    assert list(store.passages(since=store.revision)) == []


def test_identity_is_the_stores_own(tmp_path):
    with Store(tmp_path / "a") as one, Store(tmp_path / "b") as other:
        assert one.identity != other.identity
        with Store(tmp_path / "a") as again:
            assert again.identity == one.identity


def test_replaced_report_keeps_its_number(store):
    other = add_report(store, make_report(year=2021))
    number = add_report(store, make_report(figures=[FIGURE]))
    before = {p.id for p in store.passages()}
    revision = store.revision
    again = make_report((("新的一节", "achievements", ("全年办结行政复议案件158件，无一超期。",)),))
    assert store.replace(number, pack_report(again)) == number
    assert store.report(number) == again
    assert store.removed_since(revision) == (number,)
    (passage,) = store.passages(since=revision)
    assert (passage.report, passage.id in before) == (number, False)
    assert [line.id for line in store.reports()] == [other, number]
    assert store.stats().figures == 0


def test_replacing_by_the_text_of_another_report_changes_nothing(store):
    first = add_report(store, make_report(year=2021))
    second = add_report(store, make_report(year=2022))
    revision = store.revision
    assert store.replace(second, pack_report(make_report(year=2021))) == first
    assert (store.revision, store.report(second).meta.year) == (revision, 2022)
    with pytest.raises(UnknownReport):
        store.replace(99, pack_report(make_report()))


def test_source_and_corrections_are_kept(store):
    source = SourceText(
        text="某区司法局\r\n　　依法行政。",
        path=Path("资料.zip/报告.html"),
        media_type="text/html",
        encoding="gb18030",
        title="报告",
        published="2024-01-20",
        publisher="某区司法局",
        notes=(Note(rule="sources", message="说明", start=1, end=2),),
    )
    corrections = Corrections(
        off=frozenset({"quotes", "spaces"}),
        meta={"year": 2022, "county": None},
        headings=(HeadingCorrection(line="一、概况", level=0),),
        is_reviewed=True,
    )
    packed = pack_report(make_report(), source, corrections=corrections, doubts=3)
    number = store.add(packed)
    assert store.source(number) == source
    assert store.corrections(number) == corrections
    (line,) = store.reports()
    assert (line.doubts, line.is_reviewed, line.is_corrected) == (0, True, True)
    assert line.added.endswith("+00:00")


def test_text_with_rules_undone_is_known_by_the_plain_one(store):
    plain = make_report().text
    packed = pack_report(replace(make_report(), text=plain + "脚注\n"), plain_text=plain)
    number = store.add(packed)
    assert store.find(fingerprint(plain)) == number
    assert store.add(pack_report(make_report())) is None


def test_facets_and_names(store):
    add_report(store, make_report(year=2021, body="青湖县人民政府", level="county"))
    add_report(store, make_report(year=2023, province=None))
    facets = store.facets()
    assert facets.levels == ("county", "department")
    assert (facets.years, facets.provinces) == ((2023, 2021), ("东海省",))
    assert store.reports_naming("青湖") == (1,)
    assert store.reports_naming("法治政府") == (1, 2)
    assert store.reports_naming("%") == ()
