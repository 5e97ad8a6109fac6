"""House formats in the window: making, changing, sharing and choosing one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from assistant.export.gongwen import load_measures
from assistant.export.house.format import house_format, measures_in
from assistant.gui.dialogs import files
from assistant.gui.dialogs import house_formats as dialog_module
from assistant.gui.dialogs.export import ExportChoice
from assistant.gui.dialogs.house_formats import HouseFormatsDialog
from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.look import paper_faces
from assistant.gui.look.paper_faces import installed_family, missing_faces, paper_font
from assistant.gui.look.theme import theme_of
from assistant.gui.services.services import FormatServices, format_services_of
from assistant.workflow.desk import desk_in
from tests.gui.fake import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.export.house.formats import HouseFormats
    from assistant.gui.jobs.background import Background
    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake

OURS = house_format("青栎区司法局", {"row_pt": 28.0, "number_place": "center"})


@pytest.fixture
def services(tmp_path: Path) -> FormatServices:
    """Real services on a desk of the test's own, with one format."""
    made = format_services_of(desk_in(tmp_path / "桌"))
    made.change(lambda formats: formats.with_format(OURS))
    return made


@pytest.fixture
def show(
    qtbot: QtBot, services: FormatServices, background: Background
) -> Callable[..., HouseFormatsDialog]:
    def opened(**how: str) -> HouseFormatsDialog:
        dialog = HouseFormatsDialog(None, services, background, theme_of("light"), **how)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.names.count() > 0)
        return dialog

    return opened


def kept(services: FormatServices, qtbot: QtBot) -> HouseFormats:
    """What is in the file once all is written."""
    QApplication.processEvents()
    return services.read()


def told(dialog: HouseFormatsDialog) -> list[str]:
    return [dialog.differences.item(at).text() for at in range(dialog.differences.count())]


def test_the_standard_is_shown_and_cannot_be_changed(
    show: Callable[..., HouseFormatsDialog],
) -> None:
    dialog = show()
    assert dialog.names.item(0).text() == "国家标准"
    assert dialog.current is None
    assert not any(field.isEnabled() for field in dialog.form.fields.values())
    assert dialog.form.own == {}
    assert dialog._count.text() == "与国家标准相同"
    assert not dialog.remove.isEnabled()
    assert not dialog.use.isVisible()


def test_a_new_format_is_changed_and_kept_at_once(
    show: Callable[..., HouseFormatsDialog], services: FormatServices, qtbot: QtBot
) -> None:
    dialog = show()
    dialog.new.click()
    dialog.form.fields["row_pt"].setValue(30)
    dialog.form.fields["heading2_bold"].put(True)
    dialog.form.fields["body_face"].put("方正仿宋_GBK")
    assert told(dialog) == [
        "行距：标准 28.95 磅（5.2.3），本版式 30 磅；每页 21 行",
        "正文字体：标准 仿宋_GB2312（5.2.2），本版式 方正仿宋_GBK",
        "二级标题加粗：标准 不加粗（7.3.3），本版式 加粗",
    ]
    assert not dialog.form.resets["row_pt"].isHidden()
    dialog.form.resets["row_pt"].click()
    assert dialog.form.resets["row_pt"].isHidden()
    assert kept(services, qtbot).find("本单位版式").own == {
        "body_face": "方正仿宋_GBK",
        "heading2_bold": True,
    }


def test_what_does_not_go_together_is_not_kept(
    show: Callable[..., HouseFormatsDialog], services: FormatServices, qtbot: QtBot
) -> None:
    dialog = show()
    dialog.names.setCurrentRow(1)
    dialog.form.fields["chars"].setValue(36)
    assert "每行可排 24 至 29 字" in dialog.notice.text
    assert kept(services, qtbot).formats == (OURS,)
    dialog.form.fields["chars"].setValue(27)
    assert dialog.notice.isHidden()
    dialog.form.fields["title_face"].lineEdit().setText("甲,乙")
    dialog.form.fields["title_face"].lineEdit().editingFinished.emit()
    assert "不是字体的名称" in dialog.notice.text
    assert kept(services, qtbot).formats[0].own == {**OURS.own, "chars": 27}


def test_copying_renaming_and_removing(
    show: Callable[..., HouseFormatsDialog],
    services: FormatServices,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = show(in_use=OURS.name)
    assert dialog.names.currentItem().text() == "青栎区司法局　（本稿）"
    assert not dialog.use.isEnabled()
    dialog.copy.click()
    dialog.names.currentItem().setText("局办版式")
    names = [each.name for each in kept(services, qtbot).formats]
    assert names == ["青栎区司法局", "局办版式"]
    dialog.names.currentItem().setText("青栎区司法局")
    assert "已经有“青栎区司法局”" in dialog.notice.text
    assert dialog.names.currentItem().text() == "局办版式"
    dialog.names.setCurrentRow(1)
    chosen: list[str] = []
    dialog.format_chosen.connect(chosen.append)
    dialog.rename.click()
    dialog.names.currentItem().setText("区局")
    monkeypatch.setattr(dialog_module, "ask_remove_format", lambda *_, is_used: is_used)
    dialog.remove.click()
    assert chosen == ["区局", ""]
    assert [each.name for each in kept(services, qtbot).formats] == ["局办版式"]


def test_sharing_with_the_office(
    show: Callable[..., HouseFormatsDialog],
    services: FormatServices,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    dialog = show()
    dialog.names.setCurrentRow(1)
    target = tmp_path / "版式.json"
    monkeypatch.setattr(files, "choose_save", lambda *_: target)
    dialog.export_button.click()
    qtbot.waitUntil(target.exists)
    services.change(lambda formats: formats.without(OURS.name))
    again = show()
    assert again.names.count() == 1
    monkeypatch.setattr(files, "choose_open", lambda *_: target)
    again.import_button.click()
    qtbot.waitUntil(lambda: again.notice.text == "已导入：青栎区司法局。")
    assert again.current == OURS
    again.import_button.click()
    qtbot.waitUntil(lambda: "都已经有了" in again.notice.text)
    target.write_text("不是版式", "utf-8")
    again.import_button.click()
    qtbot.waitUntil(lambda: "无法读取" in again.notice.text)
    assert again.names.count() == 2


def test_damaged_file_is_told_and_left_alone(
    show: Callable[..., HouseFormatsDialog], tmp_path: Path
) -> None:
    path = tmp_path / "桌" / "house_formats.json"
    path.write_text("[", "utf-8")
    dialog = show()
    assert "无法读取" in dialog.notice.text
    assert not dialog.new.isEnabled()
    assert path.read_text("utf-8") == "["


def test_format_of_a_colleague_that_is_not_here_is_told(
    show: Callable[..., HouseFormatsDialog],
) -> None:
    dialog = show(in_use="省厅")
    assert "本机没有本稿的版式“省厅”" in dialog.notice.text
    assert dialog.current is None
    assert dialog.use.isEnabled()


def test_open_draft_takes_the_format_and_is_exported_in_it(
    opened: MainWindow,
    fake: Fake,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    fake.services().formats.change(lambda formats: formats.with_format(OURS))

    class Choosing(HouseFormatsDialog):
        def exec(self) -> int:
            QApplication.processEvents()
            self.names.setCurrentRow(1)
            self.use.click()
            return 1

    monkeypatch.setattr("assistant.gui.dialogs.house_formats.HouseFormatsDialog", Choosing)
    opened.actions_by_name["house_formats"].trigger()
    draft = opened.workspace.draft()
    assert draft.house_format == OURS.name
    assert opened.isWindowModified()
    choice = ExportChoice(path=tmp_path / "报告.docx", edition="internal", marks_open=False)
    opened.parts.leaving.exporter.export(draft, choice)
    qtbot.waitUntil(lambda: opened.notice.text.startswith("已导出"))
    assert fake.exported_how[-1]["measures"] == measures_in(OURS)
    assert fake.exported_how[-1]["marks_open"] is False
    opened.parts.leaving.exporter.export(replace(draft, house_format="省厅"), choice)
    qtbot.waitUntil(lambda: "本机没有本稿的版式“省厅”" in opened.notice.text)
    assert fake.exported_how[-1]["measures"] == load_measures()


def test_new_drafts_begin_with_the_format_that_was_chosen_for_them(
    opened: MainWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.services().formats.change(lambda formats: formats.with_format(OURS))
    before = opened.workspace.draft().house_format
    names: list[str] = []

    class Choosing(HouseFormatsDialog):
        def exec(self) -> int:
            QApplication.processEvents()
            self.names.setCurrentRow(1)
            self.begins.click()
            names.append(self.names.currentItem().text())
            self.rename.click()
            self.names.currentItem().setText("区局")
            names.append(self.names.currentItem().text())
            return 1

    class Making(NewDraftDialog):
        def exec(self) -> int:
            self._body.setText("青栎区司法局")
            names.append(self.house_format.text())
            return 1

    monkeypatch.setattr("assistant.gui.dialogs.house_formats.HouseFormatsDialog", Choosing)
    monkeypatch.setattr("assistant.gui.drafts.draft_files.NewDraftDialog", Making)
    opened.actions_by_name["house_formats"].trigger()
    assert opened.workspace.draft().house_format == before, "the open draft keeps its own"
    opened.actions_by_name["new"].trigger()
    settle(opened.frame.background)
    assert names == ["青栎区司法局　（新稿件）", "区局　（新稿件）", "区局"]
    assert opened.workspace.draft().house_format == "区局"
    assert opened.preferences.settings.house_format == "区局"


def test_a_format_that_goes_is_no_longer_that_of_new_drafts(
    show: Callable[..., HouseFormatsDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = show()
    dialog.show_default(OURS.name)
    chosen: list[str] = []
    dialog.default_chosen.connect(chosen.append)
    assert not dialog.begins.isChecked()
    dialog.names.setCurrentRow(1)
    assert dialog.begins.isChecked()
    monkeypatch.setattr(dialog_module, "ask_remove_format", lambda *_, is_used: not is_used)
    dialog.remove.click()
    assert chosen == [""]
    assert dialog.begins.isChecked()
    assert not dialog.begins.isEnabled()


@pytest.fixture
def fonts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let this machine have certain families and no others."""

    def install(*families: str) -> None:
        monkeypatch.setattr(paper_faces, "_installed", lambda: frozenset(families))
        paper_faces._first_installed.cache_clear()

    yield install
    paper_faces._first_installed.cache_clear()


def test_missing_faces_are_told_with_what_stands_in(fonts: Callable[..., None]) -> None:
    fonts("SimHei", "KaiTi_GB2312", "仿宋", "SimSun", "Times New Roman")
    assert [str(face) for face in missing_faces(load_measures())] == [
        "方正小标宋简体：本机未安装，打印和 PDF 以“宋体”代替；DOCX 中仍写原字体名",
        "仿宋_GB2312：本机未安装，打印和 PDF 以“仿宋”代替；DOCX 中仍写原字体名",
    ]
    fonts("FZXiaoBiaoSong-B05S", "FangSong_GB2312", "黑体", "楷体_GB2312", "SimSun")
    follows = measures_in(house_format("甲", {"digits_follow": True}))
    assert missing_faces(follows) == ()


def test_painting_takes_the_face_that_the_list_names(fonts: Callable[..., None]) -> None:
    fonts("FZFangSong-Z02", "Noto Serif CJK SC")
    assert installed_family("fangsong", "方正仿宋_GBK") == "FZFangSong-Z02"
    assert paper_font("fangsong", 16, "方正仿宋_GBK").families()[:2] == [
        "方正仿宋_GBK",
        "FZFangSong-Z02",
    ]
    assert installed_family("fangsong") == "Noto Serif CJK SC"
    assert paper_font("title", 22).bold()
    fonts("宋体")
    assert paper_font("title", 22).bold()
    assert not paper_font("title", 22, "宋体").bold()
    assert paper_font("title", 22, "宋体", bold=True).bold()
