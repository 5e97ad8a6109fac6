"""导入审阅稿: a print that a leader wrote in, decided on change by change in the real window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.draft.compose import compose
from assistant.draft.file import write_draft
from assistant.draft.parts import Paragraph
from assistant.export.docx.write import write_docx
from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Background
from assistant.gui.look.theme import theme_of
from assistant.gui.main.main_window import MainWindow
from assistant.gui.review import window as review_window
from assistant.gui.review.entry import entries_of
from assistant.gui.review.window import ReviewWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk
from assistant.workflow.reviewing import read_review
from tests.gui.fake import done
from tests.gui.test_drops import drop
from tests.gui.test_drops import files as dragged
from tests.review.word import Pen, printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft

PATIENCE_MS = 30_000


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(made, before_close_func=end)
    made.showNormal()
    made.resize(1366, 768)
    yield made
    lanes.close()


def end(window: MainWindow) -> None:
    """Let the window close without a question."""
    window.parts.reviews.end()
    window.drafts.keeper.end()


@pytest.fixture
def draft(draft: Draft) -> Draft:
    elements = replace(draft.elements, addressee="区人民政府", date="2026年2月5日")
    return replace(draft, elements=elements)


@pytest.fixture
def opened(window: MainWindow, draft: Draft, tmp_path: Path) -> MainWindow:
    path = tmp_path / "稿件.fzbg"
    write_draft(path, draft)
    assert done(window.drafts.open(path))
    return window


def reviewed(draft: Draft, path: Path) -> Path:
    """The print with changes by two hands: words, a number, a paragraph, an element."""
    pen = Pen(printed(draft, path))
    pen.track("围绕中心工作", "紧紧围绕全区中心工作")
    pen.track("412宗", "421宗")
    pen.comment("逐案反馈", "写明反馈了几次")
    pen.track("区人民政府", "区委、区人民政府")
    path = pen.close()
    pen = Pen(path, author="李局长")
    pen.add_below("一是执法力量不足", "二是数据共享不畅。")
    pen.comment("存在问题和原因", "原因再充实")
    return pen.close()


@pytest.fixture
def review(
    opened: MainWindow, draft: Draft, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> ReviewWindow:
    path = reviewed(draft, tmp_path / "领导审阅.docx")
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    opened.actions_by_name["import_review"].trigger()
    qtbot.waitUntil(lambda: opened.parts.reviews.window is not None, timeout=PATIENCE_MS)
    made = opened.parts.reviews.window
    assert made is not None
    qtbot.waitExposed(made)
    return made


def lines(review: ReviewWindow) -> list[tuple[str, str, str, str]]:
    return [
        (review.model.state_of(each), each.kind, each.place, each.words)
        for each in review.model.entries
    ]


def choose(review: ReviewWindow, words: str) -> None:
    for row in range(review.shown.rowCount()):
        index = review.shown.index(row, 0)
        if words in index.data():
            review.list.setCurrentIndex(index)
            return
    raise LookupError(words)


def press(qtbot: QtBot, review: ReviewWindow, *keys: Qt.Key) -> None:
    review.list.setFocus()
    for key in keys:
        qtbot.keyClick(review.list, key)


def texts(window: MainWindow) -> list[str]:
    draft = window.workspace.draft()
    assert draft is not None
    return [paragraph.text for paragraph in draft.paragraphs]


def test_changes_are_listed_where_they_stand(review: ReviewWindow) -> None:
    assert lines(review) == [
        ("open", "改动要素", "主送机关", "“区人民政府”改为“区委、区人民政府”"),
        ("open", "改动文字", "开头第1段", "“围绕中心工作”改为“紧紧围绕全区中心工作”"),
        ("open", "改动文字", "一、（一）第1段", "“412宗”改为“421宗”"),
        ("open", "批注", "一、（一）第1段", "写明反馈了几次"),
        ("open", "批注", "二、标题", "原因再充实"),
        ("open", "增加段落", "二、第1段之后", "二是数据共享不畅。"),
    ]


def test_both_texts_are_shown_with_what_it_means_for_fields(review: ReviewWindow) -> None:
    choose(review, "421宗")
    detail = review.detail
    assert "行政处罚412宗" in detail.before.text.toPlainText()
    assert "行政处罚421宗" in detail.after.text.toPlainText()
    assert detail.warning == (
        "此处数字取自指标表：“行政处罚”。采纳后成为普通文字，不再随指标表更新。"
        "要让各处一起改，请按“改指标表”。"
    )
    choose(review, "写明反馈")
    assert detail.comments == ["写明反馈了几次"]
    assert detail.warning == ""
    assert not detail.after.isVisible()


def test_moved_section_and_table_say_where(
    opened: MainWindow, tmp_path: Path, draft: Draft
) -> None:
    table = (
        Paragraph(style="caption", text="行政执法情况"),
        Paragraph(style="table", text="类别\t件数\n行政处罚\t96\n行政许可\t31"),
    )
    made = replace(
        draft,
        paragraphs=(
            *draft.paragraphs[:6],
            Paragraph(text="受理行政复议案件三十六件，坚持调解优先，做到案结事了。"),
            *table,
            *draft.paragraphs[7:],
        ),
    )
    pen = Pen(printed(made, tmp_path / "a.docx"))
    target = pen.paragraph("规范行政执法")._p
    for words in ("办好行政复议", "受理行政复议案件"):
        target.addprevious(pen.paragraph(words)._p)
    pen.document.tables[-1].rows[1].cells[1].paragraphs[0].runs[0].text = "97"
    entries = entries_of(read_review(made, pen.close()))
    assert [(each.kind, each.place, each.target) for each in entries] == [
        ("移动段落", "一、（二）标题", "一、标题之后"),
        ("改动文字", "表1", ""),
    ]
    window = ReviewWindow(
        read_review(made, pen.path), "审阅", opened.preferences, theme_of("light")
    )
    assert "移到一、标题之后" in window.detail.after.head
    assert "共移动 2 段" in window.detail.after.text.toPlainText()
    window.deleteLater()


def test_accepted_changes_are_one_step(
    review: ReviewWindow, opened: MainWindow, draft: Draft, qtbot: QtBot
) -> None:
    before = texts(opened)
    choose(review, "区委")
    press(qtbot, review, Qt.Key.Key_Return)
    press(qtbot, review, Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_R)
    choose(review, "数据共享")
    press(qtbot, review, Qt.Key.Key_A)
    assert [state for state, *_ in lines(review)] == [
        *("accepted", "accepted", "rejected", "open", "open", "accepted"),
    ]
    qtbot.mouseClick(review._finish, Qt.MouseButton.LeftButton)
    changed = opened.workspace.draft()
    assert changed is not None
    assert changed.elements == replace(draft.elements, addressee="区委、区人民政府")
    assert texts(opened) == [
        before[0].replace("围绕中心", "紧紧围绕全区中心"),
        *before[1:],
        "二是数据共享不畅。",
    ]
    assert changed.paragraphs[4] == draft.paragraphs[4]
    qtbot.waitUntil(lambda: len(review.model.entries) == 3, timeout=PATIENCE_MS)
    assert [state for state, *_ in lines(review)] == ["rejected", "open", "open"]
    assert "3 处改动已写入稿件" in review.notice.text
    assert opened.drafts.keeper.is_dirty

    review.notice._first.click()
    undone = opened.workspace.draft()
    assert undone is not None
    assert (undone.elements, undone.paragraphs) == (draft.elements, draft.paragraphs)
    opened.actions_by_name["redo"].trigger()
    assert opened.workspace.draft() == changed


def test_number_is_put_into_the_sheet_instead(
    review: ReviewWindow, opened: MainWindow, draft: Draft, qtbot: QtBot
) -> None:
    choose(review, "围绕中心工作")
    assert not review.actions_by_name["to_sheet"].isEnabled()
    press(qtbot, review, Qt.Key.Key_A)
    choose(review, "421宗")
    press(qtbot, review, Qt.Key.Key_S)
    assert ("改指标表", review._finish.text()) == (
        review.list.currentIndex().data().split("，")[0],
        "完成，写入 2 处",
    )
    before = opened.workspace.draft()
    review.actions_by_name["finish"].trigger()
    changed = opened.workspace.draft()
    assert before is not None
    assert changed is not None
    row = changed.row("enforce.penalties")
    assert row is not None
    assert (row.this_year, row.state) == (421, "filled")
    assert changed.paragraphs[4] == draft.paragraphs[4]
    assert "紧紧围绕全区" in changed.paragraphs[0].text
    qtbot.waitUntil(lambda: len(review.model.entries) == 4, timeout=PATIENCE_MS)
    review.notice._first.click()
    assert opened.workspace.draft() == before


def test_second_file_takes_the_place_of_the_first(
    review: ReviewWindow,
    opened: MainWindow,
    draft: Draft,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pen = Pen(printed(draft, tmp_path / "二稿.docx"))
    pen.replace("412宗", "413宗")
    choose(review, "围绕中心工作")
    press(qtbot, review, Qt.Key.Key_A)
    answers = iter(("cancel", "discard"))
    monkeypatch.setattr(review_window, "ask_write_changes", lambda *_: next(answers))
    opened.parts.reviews.start(pen.close())
    assert opened.parts.reviews.window is review
    opened.parts.reviews.start(pen.path)
    qtbot.waitUntil(lambda: opened.parts.reviews.window not in {None, review}, timeout=PATIENCE_MS)
    assert opened.parts.reviews.window is not None
    assert [each.words for each in opened.parts.reviews.window.model.entries] == [
        "“412宗”改为“413宗”"
    ]


def test_nothing_left_to_decide_closes_the_window(
    review: ReviewWindow, opened: MainWindow, qtbot: QtBot
) -> None:
    for words in ("写明反馈", "原因再充实"):
        choose(review, words)
        press(qtbot, review, Qt.Key.Key_A)
    review.actions_by_name["accept_all"].trigger()
    review.actions_by_name["finish"].trigger()
    qtbot.waitUntil(lambda: opened.parts.reviews.window is None, timeout=PATIENCE_MS)
    assert "4 处改动已写入稿件" in opened.notice.text
    assert "行政处罚421宗，{{ enforce.penalties | change }}" in texts(opened)[4]
    take_back = opened.notice._first
    opened.workspace.editor.go_to(0)
    opened.workspace.editor.insert_sentence("又写了一句。")
    take_back.click()
    assert "逐步撤销" in opened.notice.text
    assert "又写了一句。" in texts(opened)[0]


def test_draft_that_went_on_keeps_decisions(
    review: ReviewWindow, opened: MainWindow, qtbot: QtBot
) -> None:
    choose(review, "围绕中心工作")
    press(qtbot, review, Qt.Key.Key_A)
    editor = opened.workspace.editor
    editor.go_to(0)
    editor.insert_paragraph(Paragraph(text="新写的一段，谈全年的总体情况。"))
    review.actions_by_name["finish"].trigger()
    qtbot.waitUntil(lambda: "紧紧围绕全区" in texts(opened)[0], timeout=PATIENCE_MS)
    assert texts(opened)[1] == "新写的一段，谈全年的总体情况。"


def test_list_is_narrowed(review: ReviewWindow, qtbot: QtBot) -> None:
    filters = review.filters
    filters.authors.setCurrentIndex(filters.authors.findData("李局长"))
    filters.authors.activated.emit(0)
    assert review.shown.rowCount() == 2
    filters.authors.setCurrentIndex(0)
    filters.kinds.setCurrentIndex(filters.kinds.findData("改动文字"))
    filters.kinds.activated.emit(0)
    assert review.shown.rowCount() == 2
    filters.only_open.setChecked(True)
    press(qtbot, review, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert review.shown.rowCount() == 1
    assert review.chosen is not None
    assert review.chosen.words == "“412宗”改为“421宗”"
    press(qtbot, review, Qt.Key.Key_R)
    assert review.chosen is not None, "what one looks at stays"
    press(qtbot, review, Qt.Key.Key_U)
    assert review.model.state_of(review.chosen) == "open"


def test_place_is_shown_in_the_editor(review: ReviewWindow, opened: MainWindow) -> None:
    choose(review, "421宗")
    assert opened.workspace.editor.textCursor().selectedText() == "412宗"
    choose(review, "写明反馈")
    assert opened.workspace.editor.textCursor().selectedText() == "逐案反馈"


def test_accepted_changes_are_not_lost_on_closing(
    review: ReviewWindow, opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(review, "围绕中心工作")
    press(qtbot, review, Qt.Key.Key_A)
    answers = iter(("cancel", "save"))
    monkeypatch.setattr(review_window, "ask_write_changes", lambda *_: next(answers))
    assert not done(opened.drafts.close())
    assert opened.workspace.draft() is not None
    assert review.close()
    assert opened.parts.reviews.window is None
    assert "紧紧围绕全区" in texts(opened)[0]


def test_closing_the_draft_closes_the_review(review: ReviewWindow, opened: MainWindow) -> None:
    assert done(opened.drafts.close())
    assert opened.parts.reviews.window is None


def test_another_report_becomes_a_new_draft(
    opened: MainWindow, tmp_path: Path, draft: Draft, qtbot: QtBot
) -> None:
    other = replace(
        draft,
        elements=replace(draft.elements, title="松桥区2025年法治政府建设年度报告"),
        paragraphs=tuple(
            Paragraph(text=f"第{number}件事另有安排，由各镇街分头落实，按季度汇总成效并通报。")
            for number in range(1, 9)
        ),
    )
    path = tmp_path / "松桥区.docx"
    write_docx(compose(other), path)
    opened.parts.reviews.start(path)
    qtbot.waitUntil(lambda: "另一份报告" in opened.notice.text, timeout=PATIENCE_MS)
    assert opened.parts.reviews.window is None
    opened.notice._first.click()
    qtbot.waitUntil(lambda: "已成为新稿件" in opened.notice.text, timeout=PATIENCE_MS)
    made = opened.workspace.draft()
    assert made is not None
    assert made.elements.title == "松桥区2025年法治政府建设年度报告"
    assert opened.drafts.keeper.path is None
    assert opened.drafts.keeper.is_dirty


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("坏.docx", b"PK\x03\x04 broken", "无法读取"),
        ("表.docx", b"no document", "DOCX"),
    ],
)
def test_files_that_are_no_print(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    opened.parts.reviews.start(path)
    qtbot.waitUntil(lambda: words in opened.notice.text, timeout=PATIENCE_MS)
    assert opened.parts.reviews.window is None


def test_untouched_print_and_cancelling(
    opened: MainWindow, tmp_path: Path, draft: Draft, qtbot: QtBot
) -> None:
    path = printed(draft, tmp_path / "原样.docx")
    opened.parts.reviews.start(path)
    qtbot.waitUntil(lambda: "没有改动" in opened.notice.text, timeout=PATIENCE_MS)
    reviewed(draft, path)
    opened.parts.reviews.start(path)
    assert "正在比较" in opened.notice.text
    opened.notice._first.click()
    qtbot.waitUntil(lambda: not opened.parts.reviews._first.is_running, timeout=PATIENCE_MS)
    assert opened.parts.reviews.window is None


def test_document_dropped_on_a_draft_is_asked_about(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(opened.parts.reviews, "start", lambda path: started.append(path.name))
    drop(opened, dragged("审阅.docx"))
    assert "审阅稿，还是" in opened.notice.text
    opened.notice._first.click()
    assert started == ["审阅.docx"]


@pytest.mark.parametrize("command", ["open", "open_report"])
def test_report_chosen_becomes_a_new_draft(
    window: MainWindow,
    tmp_path: Path,
    draft: Draft,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    path = tmp_path / "去年.docx"
    write_docx(compose(draft), path)
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    window.actions_by_name[command].trigger()
    qtbot.waitUntil(lambda: "已成为新稿件" in window.notice.text, timeout=PATIENCE_MS)
    assert "统筹推进各项任务" in window.workspace.editor.toPlainText()


def test_command_line_opens_a_report(
    window: MainWindow, tmp_path: Path, draft: Draft, qtbot: QtBot
) -> None:
    path = tmp_path / "去年.docx"
    write_docx(compose(draft), path)
    window.start(path)
    qtbot.waitUntil(lambda: "已成为新稿件" in window.notice.text, timeout=PATIENCE_MS)
    made = window.workspace.draft()
    assert made is not None
    assert made.elements.title == draft.elements.title


def test_comments_are_taken_into_the_draft_one_by_one_and_all(
    review: ReviewWindow, opened: MainWindow, qtbot: QtBot
) -> None:
    """What is taken is a comment of the draft, one step, and not listed again."""
    editor = opened.workspace.editor
    choose(review, "写明反馈")
    press(qtbot, review, Qt.Key.Key_C)
    assert [each.comment.text for each in editor.comments.threads()] == ["写明反馈了几次"]
    assert editor.comments.threads()[0].comment.author == "王主任"
    listed = [words for _, _, _, words in lines(review)]
    qtbot.waitUntil(lambda: len(review.model.entries) < len(listed), timeout=PATIENCE_MS)
    assert "写明反馈了几次" not in [words for _, _, _, words in lines(review)]
    review.actions_by_name["take_all"].trigger()
    assert [each.comment.text for each in editor.comments.threads()] == [
        "写明反馈了几次",
        "原因再充实",
    ]
    editor.step_back()
    assert len(editor.comments.threads()) == 1
    editor.step_back()
    assert not editor.comments.threads()
    qtbot.waitUntil(lambda: len(review.model.entries) == len(listed), timeout=PATIENCE_MS)
