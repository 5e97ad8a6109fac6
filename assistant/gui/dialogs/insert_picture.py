"""A picture: its title, how wide it is printed, for whom, and the words that stand for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox

from assistant.gui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.draft.parts import Picture

_NARROWEST_MM, _WIDEST_MM = 20, 156


class InsertPictureDialog(FormDialog):
    """What is asked about a picture that was chosen."""

    def __init__(self, parent: QWidget | None, name: str, width_mm: float) -> None:
        super().__init__(parent, "插入图片", "插入")
        self._title = QLineEdit(name, maxLength=80)
        self._title.setPlaceholderText("可以不填，图号自动编排")
        self._width = QSpinBox(suffix=" 毫米")
        self._width.setRange(_NARROWEST_MM, _WIDEST_MM)
        self._width.setValue(round(width_mm))
        self._internal = QCheckBox("含同类地区对比，只放在报送版里(&N)")
        self.add_row("图题(&T)", self._title)
        self.add_row("宽度(&W)", self._width)
        self.add_row("", self._internal)
        self._title.selectAll()

    @property
    def title(self) -> str:
        """The title, empty for none."""
        return self._title.text().strip()

    @property
    def width_mm(self) -> float:
        """How wide it is printed."""
        return float(self._width.value())

    @property
    def internal(self) -> bool:
        """Whether only the internal edition carries it."""
        return self._internal.isChecked()


class ChangePictureDialog(InsertPictureDialog):
    """The same of a picture that stands in the draft."""

    def __init__(self, parent: QWidget | None, picture: Picture, caption: str) -> None:
        super().__init__(parent, "", picture.width_mm)
        self._held = picture.width_mm
        self.setWindowTitle("图片的宽度和图题")
        self._title.setMaxLength(max(self._title.maxLength(), len(caption)))
        self._title.setText(caption)
        self._accept.setText("确定")
        self._internal.setChecked(picture.internal)
        self._words = QLineEdit(picture.name, maxLength=40)
        self._words.setPlaceholderText("图片上是什么，供读屏软件和网页使用")
        self.add_row("替代文字(&D)", self._words)
        self._width.setFocus()
        self._width.selectAll()

    @property
    def width_mm(self) -> float:
        """How wide it is printed, parts of a millimetre included where nobody changed it."""
        width = super().width_mm
        return self._held if width == round(self._held) else width

    @property
    def words(self) -> str:
        """What stands for the picture where it cannot be seen."""
        return self._words.text().strip()
