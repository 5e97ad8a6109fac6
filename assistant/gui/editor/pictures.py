"""The pictures of the draft on the paper, decoded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from assistant.export.setting.picture_strip import png_size
from assistant.gui.editor.measures import CHARACTER, CHARACTERS_A_LINE, LINE, MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import Picture

_WHITE = 12.0
"""Above and below a picture, together, in units."""
_HIGHEST = 21 * LINE


class Pictures:
    """Images by the names that paragraphs know them by."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}
        self._images: dict[str, QImage] = {}

    def take(self, pictures: Sequence[Picture]) -> None:
        """Show these pictures from now on."""
        known = self._pictures
        self._pictures = {picture.name: picture for picture in pictures}
        self._images = {
            name: image
            for name, image in self._images.items()
            if self._pictures.get(name) == known.get(name)
        }

    def all(self) -> tuple[Picture, ...]:
        """Return the pictures, one a name."""
        return tuple(self._pictures.values())

    def has(self, name: str) -> bool:
        """Tell whether there is a picture of that name."""
        return name in self._pictures

    def image(self, name: str) -> QImage:
        """Return the image of that name, a null one where there is none."""
        picture = self._pictures.get(name)
        if picture is None or png_size(picture.data) is None:
            return QImage()
        if name not in self._images:
            self._images[name] = QImage.fromData(picture.data)
        return self._images[name]

    def is_internal(self, name: str) -> bool:
        """Tell whether only the internal edition carries the picture."""
        picture = self._pictures.get(name)
        return picture is not None and picture.internal

    def size(self, name: str) -> tuple[float, float]:
        """Return width and height on the paper in units, (0, 0) where there is no picture."""
        image, picture = self.image(name), self._pictures.get(name)
        if image.isNull() or picture is None:
            return 0.0, 0.0
        width = min(picture.width_mm * MM, CHARACTERS_A_LINE * CHARACTER)
        height = width * image.height() / image.width()
        scale = min(1.0, _HIGHEST / height)
        return width * scale, height * scale

    def height(self, name: str) -> float:
        """Return the height of the block of a picture, in units."""
        _, height = self.size(name)
        return round(height + _WHITE) if height else LINE
