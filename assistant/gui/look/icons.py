"""Icons: signs of the Remix face that QtAwesome carries, drawn by an engine of our own.

QtAwesome's own engine loads twelve faces, all of Qt that it may need, and takes longer to be
imported than a window to be shown; of its faces this program uses one.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)

_SIGN_SHARE = 0.875
"""Height of a sign in its square: the rest is the white that each sign of the face has around."""


class _SignEngine(QIconEngine):
    """Draws one sign, sharp in every size."""

    def __init__(self, sign: str, color: str, off_color: str) -> None:
        super().__init__()
        self._sign = sign
        self._color = color
        self._off_color = off_color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the sign in the middle of *rect*."""
        font = QFont(_face())
        font.setPixelSize(max(round(_SIGN_SHARE * rect.height()), 1))
        is_off = mode == QIcon.Mode.Disabled
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._off_color if is_off else self._color))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._sign)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the sign as a picture."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return another that draws the same."""
        return _SignEngine(self._sign, self._color, self._off_color)


@lru_cache(maxsize=512)
def icon_of(name: str, color: str, off_color: str) -> QIcon:
    """Return the icon *name*, e.g. ``save-3-line``, in colours as ``#rrggbb``.

    Raises:
        KeyError: the face has no sign of that name.
    """
    return QIcon(_SignEngine(_signs()[name], color, off_color))


@lru_cache(maxsize=1)
def _face() -> str:
    """Return the name of the family, which is loaded with the first sign."""
    (path,) = _folder().glob("remixicon-*.ttf")
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """Return the sign of each name."""
    (path,) = _folder().glob("remixicon-charmap-*.json")
    places = json.loads(path.read_text(encoding="utf-8"))
    return {name: chr(int(place, 16)) for name, place in places.items()}


def _folder() -> Path:
    """Return where the faces lie, without importing what carries them."""
    found = find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(name="qtawesome")
    return Path(found.submodule_search_locations[0], "fonts")
