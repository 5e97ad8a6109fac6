"""Asking how a draft becomes a template (存为模板), and storing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from assistant.gui.dialogs.form import FormDialog
from assistant.gui.templates.faults import reason_of
from assistant.gui.templates.levels import LevelBoxes
from assistant.gui.templates.paragraph_tree import ParagraphTree
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.templates.own import OwnTemplate
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.yearly import TemplateServices

_SIZE_PX = (760, 640)
_TREE_PX, _REST_PX = 260, 380
"""Height of the paragraphs, and of all the rest of the dialog."""
_LONGEST_NAME, _LONGEST_LINE = 40, 200
_TEACHING = (
    "提纲全部留下；机关、地名和年份换成变量，数字换成字段或空白。"
    "表格、图片、附件和内部对比不带入模板。"
)


class SaveTemplateDialog(FormDialog):
    """Name, levels, description, and the paragraphs that stay as models."""

    def __init__(
        self,
        parent: QWidget | None,
        services: TemplateServices,
        background: Background,
        draft: Draft,
    ) -> None:
        super().__init__(parent, "存为模板", "存为模板")
        self._services = services
        self._background = background
        self._draft = draft
        self.saved: OwnTemplate | None = None
        """The template, once it is stored."""
        self.name = QLineEdit(placeholderText="如：区司法局年度报告", maxLength=_LONGEST_NAME)
        self.about = QLineEdit(
            placeholderText="选用模板时看到的一句说明，可以不填", maxLength=_LONGEST_LINE
        )
        self.levels = LevelBoxes()
        self.levels.put((draft.level,))
        self.guidance = QCheckBox("保留写作提示(&G)")
        self.guidance.setChecked(True)
        self.tree = ParagraphTree(draft)
        self.all = make_button("全选(&A)", "small")
        self.none = make_button("全不选(&U)", "small")
        self._count = make_label("", "muted")
        self._lay_out()
        self._connect()
        self._check()
        self.name.setFocus()

    def accept(self) -> None:
        """Store the template; the dialog stays open where that is refused."""
        self.allow(is_allowed=False)
        draft, save = self._draft, self._services.save_draft
        name, about = self.name.text().strip(), self.about.text().strip()
        levels, models = self.levels.levels, self.tree.models
        guidance = self.guidance.isChecked()
        self._background.run(
            lambda _: save(
                draft,
                name=name,
                description=about,
                levels=levels,
                models=models,
                guidance=guidance,
            ),
            on_done=self._on_saved,
            on_error=self._on_error,
            writes=True,
        )

    def _lay_out(self) -> None:
        self.put_first(row(make_label(_TEACHING, "muted", wraps=True)))
        self.add_row("名称(&N)", self.name)
        self.add_row("适用(&L)", self.levels)
        self.add_row("说明(&D)", self.about)
        self.tree.setMinimumHeight(fitting_height(self, _TREE_PX, _REST_PX))
        label = make_label("留作范句的段落(&P)", "panel")
        label.setBuddy(self.tree)
        head = row(label, None, self._count)
        foot = row(self.guidance, None, self.all, self.none)
        self.put_below(column(head, self.tree, foot))
        self.resize(*_SIZE_PX)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._check)
        self.levels.changed.connect(self._check)
        self.tree.ticked.connect(self._check)
        self.all.clicked.connect(lambda: self.tree.tick_all(is_on=True))
        self.none.clicked.connect(lambda: self.tree.tick_all(is_on=False))

    def _check(self) -> None:
        self._count.setText(f"已选 {len(self.tree.models)} 段，共 {self.tree.count} 段")
        self.allow(is_allowed=bool(self.name.text().strip() and self.levels.levels))

    def _on_saved(self, template: OwnTemplate) -> None:
        self.saved = template
        super().accept()

    def _on_error(self, error: AssistantError) -> None:
        self._check()
        self.warn(f"没有保存：{reason_of(error).rstrip('。')}。")
