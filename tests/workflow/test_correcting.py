"""Looking at a report, undoing a rule, correcting what was recognised, reading again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.base.errors import Cancelled
from assistant.corpus.corrections import Corrections, read_corrections
from assistant.corpus.errors import UnknownReport
from assistant.figures.correct import FigureCorrection, ImpossibleFigure
from assistant.figures.figure_words import words_at
from assistant.outline.correct import HeadingCorrection
from assistant.workflow.collection import (
    list_reports,
    rebuild_index,
    remove_reports,
    search_reports,
)
from assistant.workflow.correcting import (
    correct_report,
    open_report,
    reread_reports,
    view_cleaning,
)
from assistant.workflow.desk import Desk, desk_in
from assistant.workflow.importing import import_files
from assistant.workflow.safekeeping import back_up_corpus, restore_corpus

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """设为首页
加入收藏
青栎区司法局2023年度法治政府建设情况报告
2023年,青栎区司法局认真履行法治建设职责,现将有关情况报告如下:
一、主要举措和成效
全年受理行政复议申请128件,审结120件,调解"三官一律"进网格45次。
二、存在的问题
基层执法力量偏弱,专业素养与岗位要求仍有差距。
三、2024年工作安排
充实基层执法力量,健全常态化培训机制。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path, file: Path) -> Desk:
    made = desk_in(tmp_path / "库")
    assert import_files(made, [file]).count("imported") == 1
    return made


def test_view_holds_the_text_as_found(desk: Desk) -> None:
    view = open_report(desk, 1)
    assert view.source.text.startswith("设为首页")
    assert view.report.text.startswith("青栎区司法局2023年度")
    assert view.report.meta.year == 2023
    assert view.corrections == Corrections()


def test_cleaning_is_shown_rule_by_rule_and_line_by_line(desk: Desk) -> None:
    view = view_cleaning(desk, 1)
    effects = {effect.name: effect for effect in view.effects}
    assert effects["boilerplate"].removed > 0
    assert not effects["boilerplate"].is_off
    assert any(pair.before == "设为首页" and pair.after is None for pair in view.pairs)


def test_rule_is_undone_for_one_report_and_done_again(desk: Desk) -> None:
    view = correct_report(desk, 1, Corrections(off=frozenset({"quotes"})))
    assert '"三官一律"' in view.report.text
    assert view.report.text[slice(*span(view, "128件"))] == "128件"
    assert {effect.name for effect in view_cleaning(desk, 1).effects if effect.is_off} == {"quotes"}
    again = correct_report(desk, 1, Corrections())
    assert "“三官一律”" in again.report.text
    assert list_reports(desk)[0].id == 1


def span(view, words):
    return next(
        (figure.start, figure.end)
        for figure in view.report.figures
        if view.report.text[figure.start : figure.end] == words
    )


def test_meta_is_corrected_and_searched_by(desk: Desk) -> None:
    corrections = Corrections(meta={"year": 2021, "county": "青栎区", "province": "浙江省"})
    view = correct_report(desk, 1, corrections)
    meta = view.report.meta
    assert (meta.year, meta.county, meta.province) == (2021, "青栎区", "浙江省")
    (line,) = list_reports(desk)
    assert (line.meta.year, line.is_corrected, line.is_reviewed) == (2021, True, False)
    assert search_reports(desk, "行政复议").hits[0].year == 2021


@pytest.mark.parametrize("meta", [{"colour": "red"}, {"year": 3000}, {"level": "village"}])
def test_impossible_correction_changes_nothing(desk: Desk, meta) -> None:
    with pytest.raises(ValueError, match=r"."):
        correct_report(desk, 1, Corrections(meta=meta))
    assert not list_reports(desk)[0].is_corrected


def test_outline_is_corrected(desk: Desk) -> None:
    heading = HeadingCorrection(line="二、存在的问题", level=0)
    sections = correct_report(desk, 1, Corrections(headings=(heading,))).report.outline.sections
    assert "存在的问题" not in [section.heading for section in sections]
    role = HeadingCorrection(line="一、主要举措和成效", role="leader")
    sections = correct_report(desk, 1, Corrections(headings=(role,))).report.outline.sections
    assert [s.role for s in sections if s.heading == "主要举措和成效"] == ["leader"]


def test_review_ends_the_doubts(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "无题.txt").write_text("全年办结案件12件，一次性化解纠纷9件。\n", encoding="utf-8")
    import_files(desk, [tmp_path / "无题.txt"])
    unsure = list_reports(desk)[1]
    assert unsure.doubts > 0
    correct_report(desk, unsure.id, Corrections(is_reviewed=True))
    assert (list_reports(desk)[1].doubts, list_reports(desk)[1].is_reviewed) == (0, True)
    assert open_report(desk, unsure.id).doubts


def test_corrections_outlive_reading_again(desk: Desk, file: Path) -> None:
    correct_report(desk, 1, Corrections(meta={"year": 2021}, off=frozenset({"quotes"})))
    file.unlink()
    (outcome,) = reread_reports(desk).outcomes
    assert (outcome.status, outcome.report) == ("imported", 1)
    view = open_report(desk, 1)
    assert view.report.meta.year == 2021
    assert '"三官一律"' in view.report.text


def test_file_is_read_again_unless_it_holds_another_text(desk: Desk, file: Path) -> None:
    file.write_text(PAGE.replace("120件", "121件"), encoding="utf-8")
    reread_reports(desk, [1])
    assert "审结121件" in open_report(desk, 1).report.text
    file.write_text("这是另一篇完全不同的文章，讲的是别的事情。\n", encoding="utf-8")
    reread_reports(desk, [1])
    assert "审结121件" in open_report(desk, 1).report.text


def test_same_file_is_still_a_duplicate_after_a_rule_was_undone(desk: Desk, file: Path) -> None:
    correct_report(desk, 1, Corrections(off=frozenset({"quotes", "boilerplate"})))
    (outcome,) = import_files(desk, [file]).outcomes
    assert (outcome.status, outcome.report) == ("duplicate", 1)


def test_reading_again_is_stopped_and_unknown_numbers_are_told(desk: Desk) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    assert reread_reports(desk, None, stop).stopped
    for act in (
        lambda: open_report(desk, 9),
        lambda: reread_reports(desk, [9]),
        lambda: correct_report(desk, 9, Corrections()),
        lambda: view_cleaning(desk, 9),
    ):
        with pytest.raises(UnknownReport):
            act()


def test_rule_undone_for_a_report_with_a_twin(desk: Desk, file: Path) -> None:
    corrections = replace(Corrections(), off=frozenset({"punctuation"}))
    assert ",现将有关情况" in correct_report(desk, 1, corrections).report.text


def said(view, words, **changes):
    return FigureCorrection(words=words_at(view.report.text, *span(view, words)), changes=changes)


def values(view):
    return {
        view.report.text[figure.start : figure.end]: (figure.key, figure.value)
        for figure in view.report.figures
    }


def test_figures_are_corrected_and_the_correction_outlives_all(desk: Desk, file: Path) -> None:
    view = open_report(desk, 1)
    known = values(view)
    figures = (
        said(view, "120件", value=102, key="review.corrected"),
        FigureCorrection(words=said(view, "45次").words, is_figure=False),
    )
    wanted = {"128件": known["128件"], "120件": ("review.corrected", 102)}
    view = correct_report(desk, 1, Corrections(figures=figures))
    assert values(view) == wanted
    assert {view.report.text[f.start : f.end] for f in view.found_figures} == set(known)
    assert list_reports(desk)[0].is_corrected

    assert import_files(desk, [file]).outcomes[0].status == "duplicate"
    rebuild_index(desk)
    file.write_text(
        PAGE.replace("一、主要", "全区工作平稳,解答咨询120件。\n一、主要"), encoding="utf-8"
    )
    assert reread_reports(desk).count("imported") == 1
    view = open_report(desk, 1)
    assert "解答咨询120件" in view.report.text
    assert [f.value for f in view.report.figures if f.key == "review.corrected"] == [102]
    assert "45次" not in values(view)
    back_up_corpus(desk, file.with_suffix(".fzbk"))
    remove_reports(desk, [1])
    restore_corpus(desk, file.with_suffix(".fzbk"))
    assert open_report(desk, 1).corrections.figures == figures

    view = correct_report(desk, 1, Corrections())
    assert {"45次", "120件"} <= set(values(view))
    assert not list_reports(desk)[0].is_corrected


def test_figures_cleaned_otherwise_keep_their_correction(desk: Desk) -> None:
    figure = said(open_report(desk, 1), "120件", value=7)
    off = frozenset({"punctuation", "quotes", "boilerplate"})
    view = correct_report(desk, 1, Corrections(figures=(figure,), off=off))
    assert "128件,审结120件," in view.report.text
    assert values(view)["120件"][1] == 7


def test_impossible_figure_changes_nothing(desk: Desk) -> None:
    figure = said(open_report(desk, 1), "120件", value=7, key="review.nothing")
    with pytest.raises(ImpossibleFigure):
        correct_report(desk, 1, Corrections(figures=(figure,)))
    assert not list_reports(desk)[0].is_corrected


def test_correction_whose_words_are_gone_is_told(desk: Desk, file: Path) -> None:
    figure = said(open_report(desk, 1), "120件", value=7)
    heading = HeadingCorrection(line="二、存在的问题", role="other")
    correct_report(desk, 1, Corrections(figures=(figure,), headings=(heading,)))
    page = PAGE.replace("审结120件", "审结121件").replace("二、存在的问题", "二、不足之处")
    file.write_text(page, encoding="utf-8")
    reread_reports(desk)
    view = open_report(desk, 1)
    assert values(view)["121件"][1] == 121
    assert [note.message for note in view.doubts if note.rule == "lost_correction"] == [
        "更正过的标题“二、存在的问题”在正文里找不到了。",
        "更正过的数据“请128件，审结120件”在正文里找不到了。",
    ]
    assert list_reports(desk)[0].doubts > 0
    assert len(view.corrections.figures) == 1


def test_corrections_stored_before_figures_could_be_are_read() -> None:
    written = '{"headings": [], "is_reviewed": true, "meta": {"year": 2021}, "off": []}'
    assert read_corrections(written) == Corrections(meta={"year": 2021}, is_reviewed=True)
