"""The way to every window and dialog of the program, each filled with something to look at.

A :class:`Tour` walks through them all in one window with the sample draft. The pictures of
``docs/screenshots.py --all`` are taken on this way, and a test looks at each view for names, keys
and room; :func:`unseen` tells which class of window was forgotten.
"""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QWidget,
)

from assistant import gui
from assistant.draft.draft_lock import Holder
from assistant.draft.parts import Picture
from assistant.draft.templates.own_folder import SUFFIX
from assistant.gui.benchmark.indicators_model import OVERVIEW
from assistant.gui.dialogs import ask
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.library.report_page import CLEANING, FIGURES, RECOGNISED, TEXT
from assistant.gui.rollover.dialog import RollOverChoice
from assistant.gui.templates.ask import ask_unsaved_template
from assistant.gui.widgets.scrolled import FittingDialog
from assistant.gui.writing.workspace import (
    BENCHMARK,
    CHECKS,
    COMMENTS,
    INDICATORS,
    PHRASES,
    SUGGESTIONS,
)
from assistant.workflow.desk import own_desk
from assistant.workflow.importing import sample_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.gui.dialogs.house_formats import HouseFormatsDialog
    from assistant.gui.main.main_window import MainWindow
    from assistant.gui.office_forms.in_dialog import FormsInDialog
    from assistant.gui.services.services import Services
    from assistant.gui.templates.manage_dialog import ManageTemplatesDialog

FRAMES = (FormDialog, FittingDialog)
"""What dialogs are made of, and no dialogs themselves."""
HITS = "行政复议"
REPORT = "shili-sifaju-2024.txt"
_SHEET = "指标,单位,2025年,2024年\n行政处罚,宗,431,400\n"
_MEET_MS = 20


@dataclass
class Tour:
    """One window with the sample draft, and whoever looks at what it opens."""

    window: MainWindow
    services: Services
    folder: Path
    """Files of the tour lie here."""
    wait: Callable[[Callable[[], object]], None]
    """Waits until something is so."""
    look: Callable[[str, QWidget], None]
    """Looks at a view by its name while it stands there."""
    seen: set[type[QWidget]] = field(default_factory=set)
    """Classes of the windows that were looked at."""
    stuck: list[str] = field(default_factory=list)
    """Dialogs that Esc did not close."""

    def see(self, name: str, view: QWidget | None = None) -> None:
        """Look at a view: the window if no other is named."""
        view = view or self.window
        self.seen.add(type(view.window()))
        self.look(name, view)

    def trigger(self, command: str) -> None:
        """Do what a command of the main window does."""
        self.window.actions_by_name[command].trigger()

    def meet(
        self,
        name: str,
        call: Callable[[], object],
        before: Callable[[QWidget], object] | None = None,
    ) -> None:
        """Look at the dialog that *call* waits for, and leave it by Esc.

        Args:
            name: of the picture.
            call: opens the dialog and returns when it is closed.
            before: done with the dialog before it is looked at.
        """
        under, met = QApplication.activeModalWidget(), []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog is under:
                QTimer.singleShot(_MEET_MS, look)
                return
            try:
                if before is not None:
                    before(dialog)
                self.see(name, dialog)
            finally:
                met.append(name)
                self.leave(dialog)

        QTimer.singleShot(_MEET_MS, look)
        call()
        self.wait(lambda: met)  # some are made ready in the background first

    def leave(self, dialog: QWidget) -> None:
        """Close a dialog as a person does, without a choice."""
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            self.stuck.append(dialog.windowTitle())
            cast("QDialog", dialog).reject()

    def meet_command(
        self, name: str, command: str, before: Callable[[QWidget], object] | None = None
    ) -> None:
        """Look at the dialog that a command of the main window opens."""
        self.meet(name, partial(self.trigger, command), before)

    @property
    def draft(self) -> Draft:
        """The draft on the desk."""
        draft = self.window.workspace.draft()
        assert draft is not None
        return draft

    @property
    def path(self) -> Path:
        """The draft's file."""
        return self.folder / "青栎区2025年度报告.fzbg"


@contextmanager
def choosing(path: Path) -> Iterator[None]:
    """Answer the system's question for a file with *path*."""
    name = "getOpenFileName"
    asks = getattr(QFileDialog, name)
    setattr(QFileDialog, name, staticmethod(lambda *_: (str(path), "")))
    try:
        yield
    finally:
        setattr(QFileDialog, name, asks)


def window_classes() -> set[type[QWidget]]:
    """Return all classes of windows and dialogs that the program has."""
    for module in pkgutil.walk_packages(gui.__path__, f"{gui.__name__}."):
        importlib.import_module(module.name)
    found = {*_below(QDialog), *_below(QMainWindow)}
    return {each for each in found if each.__module__.startswith(gui.__name__)} - {*FRAMES}


def _below(known: type[QWidget]) -> Iterator[type[QWidget]]:
    for each in known.__subclasses__():
        yield each
        yield from _below(each)


def unseen(seen: Iterable[type[QWidget]]) -> list[str]:
    """Return the names of the windows and dialogs that were not looked at."""
    return sorted(each.__name__ for each in window_classes() - {*seen})


def walk(tour: Tour) -> None:
    """Look at everything: first without a draft, then with one, at last what ends the program."""
    for look in (*WITHOUT_DRAFT, see_draft, *WITH_DRAFT):
        look(tour)


# without a draft


def see_home(tour: Tour) -> None:
    """The first page: with nothing on it, and with drafts opened before."""
    window = tour.window
    window.starting.begin()
    tour.see("home")
    for name in ("青栎区2024年度报告", "青栎区2023年度报告", "挪走的稿件"):
        path = tour.folder / f"{name}.fzbg"
        tour.services.save_draft(path, tour.services.start.sample_draft())
        window.preferences.use_draft(path)
    path.unlink()
    window.starting.refresh()
    tour.wait(lambda: len(window.home.findChildren(QPushButton)) > 0)
    tour.see("home-recent")


def see_guide(tour: Tour) -> None:
    """The guide of the first start."""
    tour.trigger("guide")
    tour.wait(lambda: tour.window.starting.guide)
    guide = tour.window.starting.guide
    assert guide is not None
    for step in range(3):
        guide.show_step(step)
        tour.see(f"guide-{step + 1}", guide)
    tour.leave(guide)


def see_library_empty(tour: Tour) -> None:
    """The library before the first report."""
    library = tour.window.open_library()
    tour.see("library-empty", library)
    library.close()


def see_library(tour: Tour) -> None:
    """The library: list, search, and an open report from its four sides."""
    services, window = tour.services, tour.window
    services.import_files([sample_reports()], lambda *_: None)
    library = window.open_library()
    library.reload()
    tour.wait(lambda: library.reports.model.total)
    tour.see("library", library)
    library.open_report(library.reports.model.shown[0].id)
    tour.wait(library.page.isVisible)
    for name, tab in (("text", TEXT), ("recognised", RECOGNISED), ("figures", FIGURES)):
        library.page.show_tab(tab)
        tour.see(f"library-{name}", library)
    library.page.show_tab(CLEANING)
    tour.wait(library.page.cleaning.rules.rowCount)
    tour.see("library-cleaning", library)
    library.page.show_tab(TEXT)
    library.page.find_words()
    tour.see("library-find", library)
    library.search_for(HITS)
    tour.wait(library.search.hits.model().rowCount)
    tour.see("library-search", library)
    library.search.search("没有这样的话")
    tour.wait(lambda: not library.search.hits.model().rowCount())
    tour.see("library-no-hits", library)
    library.notice.tell("error", "资料库正被别的程序使用，请稍后再试。", ("重试", _nothing))
    tour.see("library-error", library)
    library.notice.hide()
    library.close()


def see_outcomes(tour: Tour) -> None:
    """What became of imported files: one that is known, one that is broken."""
    window = tour.window
    broken = tour.folder / "扫描件.pdf"
    broken.write_bytes(b"%PDF-1.4\n")
    window.importer.start([sample_reports() / REPORT, broken])
    tour.wait(lambda: window.importer.outcomes.rowCount() > 1)
    tour.wait(lambda: window.work.job is None)
    tour.see("imported")
    window.importer.show_outcomes()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    tour.see("outcomes", dialog)
    tour.leave(dialog)
    window.notice.hide()


def see_rollover(tour: Tour) -> None:
    """Last year's report: the question, and the list of what is to be looked at."""
    window, workspace = tour.window, tour.window.workspace
    tour.meet_command("roll-over", "roll_over")
    window.parts.rolling_over.start(RollOverChoice(path=sample_reports() / REPORT, year=2025))
    tour.wait(lambda: workspace.tabs.indexOf(window.parts.rolling_over.panel) >= 0)
    tour.see("rolled-over")
    _put_away(tour)


def see_new(tour: Tour) -> None:
    """Beginning a draft, and the templates of one's own."""
    tour.meet_command("new-draft", "new")
    draft = tour.services.start.sample_draft()
    own = tour.services.own_templates
    own.save_draft(
        draft, name="区司法局年度报告", description="本局历年通用", levels=("department",)
    )
    damaged = own_desk().templates / f"同事发来{SUFFIX}"
    damaged.write_text("写坏的模板", encoding="utf-8")
    for name, row in (("templates-own", 1), ("templates-bad", 3), ("templates", 5)):
        tour.meet_command(name, "manage_templates", partial(_choose_template, tour, row))
    damaged.unlink()


WITHOUT_DRAFT: tuple[Callable[[Tour], None], ...] = (
    see_home,
    see_guide,
    see_library_empty,
    see_library,
    see_outcomes,
    see_rollover,
    see_new,
)


# with a draft


def see_draft(tour: Tour) -> None:
    """The editor as a draft is opened."""
    draft = tour.services.start.sample_draft()
    tour.services.save_draft(tour.path, draft)
    history = tour.services.history
    history.keep(tour.path, replace(draft, paragraphs=draft.paragraphs[:-3]), act="导入审阅稿")
    history.keep(tour.path, replace(draft, paragraphs=draft.paragraphs[3:]), name="科室会签稿")
    turn = tour.window.drafts.open(tour.path)
    tour.wait(lambda: turn.is_ended)
    tour.window.notice.hide()
    tour.see("draft")


def see_comments(tour: Tour) -> None:
    """The comments, none yet, one being written, some of which one is answered."""
    workspace = tour.window.workspace
    workspace.show_tab(COMMENTS)
    tour.see("comments-empty")
    form = workspace.comments.form
    for number, words in enumerate(("请复议科再核一遍。", "这一句建议挪到第二部分。")):
        workspace.editor.go_to(4 + number)
        workspace.commenting.start()
        form.text.setPlainText(words)
        if not number:
            tour.see("comment-form")
        form.accept.click()
    tour.wait(lambda: workspace.comments.model.rowCount() == 2)
    tour.see("comments")


def see_panels(tour: Tour) -> None:
    """Each tab of the side panel, empty where it can be, and filled."""
    window, workspace = tour.window, tour.window.workspace
    workspace.show_tab(CHECKS)
    tour.see("checks-empty")
    workspace.show_tab(BENCHMARK)
    workspace.benchmark.choose("review.accepted")
    tour.wait(lambda: workspace.benchmark.benchmark)
    tour.see("benchmark")
    workspace.show_tab(INDICATORS)
    tour.see("indicators")
    workspace.check()
    tour.wait(workspace.checks.view.model().rowCount)
    workspace.show_tab(CHECKS)
    workspace.checks.choose_next()
    tour.see("checks")
    workspace.show_tab(PHRASES)
    tour.wait(workspace.phrases.model.rowCount)
    tour.see("phrases")
    see_comments(tour)
    editor = workspace.editor
    at = next(n for n, each in enumerate(editor.paragraphs()) if "review." in each.text)
    editor.go_to(at)
    workspace.show_tab(SUGGESTIONS)
    window.actions_by_name["suggest"].trigger()
    tour.wait(lambda: workspace.suggestions.cards)
    tour.see("suggestions")


def see_find(tour: Tour) -> None:
    """Finding, replacing, and replacing all."""
    bar = tour.window.workspace.find_bar
    tour.trigger("find")
    bar.words.setText(HITS)
    tour.wait(bar.count.text)
    tour.see("find")
    tour.trigger("replace")
    bar.written.setText("行政裁决")
    tour.see("replace")
    tour.meet("replace-all", bar.replace_all.click)
    bar.hide()


def see_beside(tour: Tour) -> None:
    """The preview, and another report in the place of the panels."""
    window, workspace = tour.window, tour.window.workspace
    window.actions_by_name["preview"].setChecked(True)
    tour.wait(lambda: workspace.preview.view.page >= 0)
    tour.see("preview")
    window.actions_by_name["preview"].setChecked(False)
    tour.meet_command("choose-report", "read_beside")
    window.parts.beside.open_file(sample_reports() / REPORT)
    tour.wait(workspace.beside.isVisible)
    workspace.beside.button("outline").setChecked(True)
    workspace.beside.find_bar.open(HITS)
    tour.see("beside")
    workspace.beside.close_requested.emit()


def see_modes(tour: Tour) -> None:
    """Nothing but the paper; what bars say."""
    window = tour.window
    window.actions_by_name["focus"].setChecked(True)
    tour.see("focus")
    window.actions_by_name["focus"].setChecked(False)
    window.notice.tell(
        "error", "没有保存：文件夹不能写入。请换一个位置另存。", ("另存为…", _nothing)
    )
    tour.see("error")
    window.notice.tell("done", "已导出 58 项指标。", ("打开文件夹", _nothing))
    tour.see("done")
    window.notice.hide()
    window.drafts.guard._show_holder(_holder())  # noqa: SLF001 -- as another window would have it
    tour.see("held")
    window.drafts.guard.bar.hide()
    window.drops.hint.tell("松开，导入 3 个文件")
    tour.see("drop")
    window.drops.hint.hide()


def see_palettes(tour: Tour) -> None:
    """The commands and the sections, to be chosen by a few letters."""
    window = tour.window
    for name in ("palette", "go_to_section"):
        tour.trigger(name)
        palette = next(each for each in window.findChildren(QDialog) if each.isVisible())
        tour.see(name.replace("_", "-"), palette)
        tour.leave(palette)


def see_draft_dialogs(tour: Tour) -> None:
    """What is asked about the open draft."""
    window = tour.window
    window.workspace.editor.moveCursor(QTextCursor.MoveOperation.End)
    for name, command in (
        ("elements", "elements"),
        ("choose-field", "field"),
        ("insert-table", "insert_table"),
        ("export", "export"),
        ("export-redline", "export_redline"),
        ("save-template", "save_template"),
        ("peer-lists", "peer_lists"),
        ("keys", "keys"),
        ("about", "about"),
    ):
        tour.meet_command(name, command)
    tour.meet("phrase", window.workspace.phrases.new_requested.emit)
    tour.meet_command("word-count", "word_count", lambda _: QTest.qWait(_MEET_MS * 10))
    tour.meet_command("house-format", "house_formats")
    tour.meet_command("house-format-own", "house_formats", _add_format)
    picture = tour.folder / "普法活动.png"
    image = QImage(640, 400, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.gray)
    image.save(str(picture))
    with choosing(picture):
        tour.meet_command("insert-picture", "insert_picture")
    editor = window.workspace.editor
    editor.insert_picture(Picture(name="普法活动", data=picture.read_bytes(), width_mm=80), "")
    editor.go_to(next(n for n, each in enumerate(editor.paragraphs()) if each.style == "picture"))
    tour.meet_command("change-picture", "change_picture")
    editor.step_back()


def see_sheet(tour: Tour) -> None:
    """The indicator sheet in its window, and what it asks."""
    sheets = tour.window.parts.sheets
    sheet = sheets.open()
    tour.see("sheet", sheet)
    tour.meet("sheet-add", sheet.editing.add_listed)
    tour.meet("sheet-own", sheet.editing.add_own)
    table = tour.folder / "年度数据.csv"
    table.write_text(_SHEET, encoding="utf-8")
    sheet.close()
    with choosing(table):
        tour.meet_command("sheet-proposals", "import_sheet")


def see_office_forms(tour: Tour) -> None:
    """Forms that go to the offices, and forms that came back."""
    forms = tour.window.parts.office_forms
    tour.meet("forms-offices", forms.ask_offices)
    editor, before = tour.window.workspace, tour.draft.sheet
    editor.merge_rows([replace(row, office="行政复议科") for row in before[:12]])
    tour.meet("forms-out", lambda: forms.ask_out(tour.folder))
    tour.meet("forms-in", lambda: forms.ask_in(str(tour.folder)))
    out = tour.folder / "报送表"
    rows = tuple(replace(row, office="行政复议科") for row in before)
    draft = replace(tour.draft, sheet=rows)
    tour.services.office_forms.write(out, draft, offices={"行政复议科"}, deadline="1月10日前")
    tour.meet(
        "forms-in-read",
        lambda: forms.ask_in(str(tour.folder)),
        lambda dialog: _read_forms(tour, cast("FormsInDialog", dialog), out),
    )


def see_history(tour: Tour) -> None:
    """Earlier versions, and what is asked about them."""
    tour.trigger("history")
    history = tour.window.parts.histories.window
    assert history is not None
    tour.wait(lambda: history.chosen)
    tour.see("history", history)
    history.list.setCurrentIndex(history.model.index(1, 0))
    tour.wait(lambda: history.preview.look)
    tour.see("history-compared", history)
    for name in ("keep", "rename", "restore_all", "remove"):
        action = history.actions_by_name[name]
        tour.meet(f"history-{name.replace('_', '-')}", action.trigger)
    history.close()


def see_comparison(tour: Tour) -> None:
    """Two drafts side by side."""
    comparisons = tour.window.parts.comparisons
    tour.trigger("compare_drafts")
    window = comparisons.window
    assert window is not None
    tour.see("compare-empty", window)
    other = tour.folder / "会签稿.fzbg"
    changed = [
        replace(each, text=each.text.replace("全年", "今年以来")) for each in tour.draft.paragraphs
    ]
    tour.services.save_draft(other, replace(tour.draft, paragraphs=tuple(changed[:-2])))
    comparisons.compare(other, tour.path)
    tour.wait(lambda: window.compared)
    tour.see("compare", window)
    window.close()


def see_review(tour: Tour) -> None:
    """A print that came back changed."""
    back = tour.folder / "领导审阅.docx"
    changed = tuple(
        replace(each, text=each.text.replace("全年", "今年以来")) for each in tour.draft.paragraphs
    )
    tour.services.export_draft(replace(tour.draft, paragraphs=changed), back)
    reviews = tour.window.parts.reviews
    reviews.start(back)
    tour.wait(lambda: reviews.window)
    window = reviews.window
    assert window is not None
    tour.see("review", window)
    reviews.end()


def see_analysis(tour: Tour) -> None:
    """The benchmarks in their window, and putting a peer into a list."""
    benchmarks = tour.window.parts.benchmarks
    window = benchmarks.open("learn.training_sessions")
    tour.wait(lambda: window.page.benchmark and window.page.trend.trend)
    window.filters.clear()
    tour.wait(lambda: window.page.benchmark and window.page.model.total)
    tour.see("analysis", window)
    window.show_indicator(OVERVIEW)
    tour.wait(lambda: not window.overview.is_busy)
    tour.see("overview", window)
    peer = tour.window.workspace.benchmark.benchmark.peers[0]
    actions = window.page.actions_on_peer
    tour.meet("peer-list", lambda: actions.list_requested.emit(peer))
    window.close()


def see_recovery(tour: Tour) -> None:
    """Drafts that an earlier session left unsaved, and two drafts of one file."""
    window, keeping = tour.window, tour.services.keeping
    journal = keeping.begin_journal(tour.draft)
    journal.close()
    tour.meet_command("recovery", "recover")
    comparison = keeping.compare_with_file(tour.folder / "会签稿.fzbg", tour.draft)
    tour.meet("difference", lambda: window.drafts._on_compared(comparison))  # noqa: SLF001
    window.notice.hide()


def see_questions(tour: Tour) -> None:
    """Questions before something is lost, and the last words of the program."""
    window, name = tour.window, "青栎区2025年度报告"
    titles = [f"第 {number} 篇报告" for number in range(1, 9)]
    questions: dict[str, Callable[[], object]] = {
        "unsaved": lambda: ask.ask_unsaved(window, name),
        "overwrite": lambda: ask.ask_overwrite(window, f"{name}.fzbg"),
        "reload": lambda: ask.ask_reload(window, f"{name}.fzbg"),
        "give-up": lambda: ask.ask_give_up(window, name),
        "corrections": lambda: ask.ask_unsaved_corrections(window, name),
        "write-changes": lambda: ask.ask_write_changes(window, 5),
        "remove-reports": lambda: ask.ask_remove(window, titles),
        "delete-section": lambda: ask.ask_delete_section(window, "（二）规范行政执法", 620),
        "remove-list": lambda: ask.ask_remove_list(window, "周边区县"),
        "remove-rows": lambda: ask.ask_remove_rows(window, "“行政处罚”", "正文有 2 处用到。"),
        "remove-format": lambda: ask.ask_remove_format(window, "本单位版式", is_used=True),
        "restore-library": lambda: ask.ask_restore(window, "资料库备份.fzbk"),
        "replace-file": lambda: ask.ask_replace(window, "报告.docx"),
        "stop": lambda: ask.ask_stop(window),
        "template": lambda: ask_unsaved_template(window, name, can_save=True),
        "crash": lambda: ask.tell_crash(window, "/home/错误记录.txt", "/home/稿件.fzbg"),
    }
    for each, call in questions.items():
        tour.meet(f"ask-{each}", call)
    tour.seen.discard(QMessageBox)


WITH_DRAFT: tuple[Callable[[Tour], None], ...] = (
    see_panels,
    see_find,
    see_beside,
    see_modes,
    see_palettes,
    see_draft_dialogs,
    see_sheet,
    see_office_forms,
    see_history,
    see_comparison,
    see_review,
    see_analysis,
    see_recovery,
    see_questions,
)


def _put_away(tour: Tour) -> None:
    """Close the open draft without a question."""
    tour.window.drafts.keeper.end()
    tour.window.workspace.close_draft()
    tour.window.drafts.closed.emit()
    tour.window.notice.hide()


def _holder() -> Holder:
    opened = datetime(2026, 1, 8, 9, 30, tzinfo=UTC)
    return Holder(user="刘科员", host="办公室二号机", since=opened, is_here=False, is_certain=False)


def _choose_template(tour: Tour, row: int, dialog: QWidget) -> None:
    names = cast("ManageTemplatesDialog", dialog).names
    tour.wait(lambda: names.count() > row)
    names.setCurrentRow(row)


def _add_format(dialog: QWidget) -> None:
    formats = cast("HouseFormatsDialog", dialog)
    formats.new.click()
    name = formats.names.findChild(QLineEdit)
    QTest.keyClick(name, Qt.Key.Key_Return)


def _read_forms(tour: Tour, dialog: FormsInDialog, folder: Path) -> None:
    dialog.start([folder])
    tour.wait(dialog.page.isVisible)


def _nothing() -> None:
    """Leave all as it is."""
