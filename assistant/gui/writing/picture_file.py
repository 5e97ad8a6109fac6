"""A picture file as the PNG that a draft keeps: read by its content, bounded, stood upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from assistant.base.files import read_bytes
from assistant.draft.pictures import LARGEST_PICTURE, NotAPicture, PictureTooLarge

if TYPE_CHECKING:
    from pathlib import Path

_KINDS = frozenset({b"png", b"jpeg"})
_LARGEST_FILE = 40_000_000
"""Bytes."""
_LARGEST_SIDE = 20_000
_MOST_PIXELS = 60_000_000
"""A photograph has half of that; more is a trap, or a poster."""
_ENOUGH = QSize(2400, 3200)
"""Pixels that print 200 mm sharply; a larger picture is made smaller."""
_DOTS_A_MM = 96 / 25.4
_WIDEST_MM, _NARROWEST_MM = 140.0, 20.0


def read_picture(path: Path) -> QImage:
    """Return the picture in a PNG or JPEG file.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        NotAPicture: it is neither of the two, or damaged.
        PictureTooLarge: it has too many pixels or bytes.
    """
    data = read_bytes(path)
    if len(data) > _LARGEST_FILE:
        raise PictureTooLarge(path)
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _KINDS:
        raise NotAPicture(path)
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST_SIDE or _pixels(size) > _MOST_PIXELS:
        raise PictureTooLarge(path)
    image = reader.read()
    if image.isNull():
        raise NotAPicture(path)
    return image


def picture_data(image: QImage) -> bytes:
    """Return a picture as the PNG that a draft keeps, smaller where it has more than is seen."""
    while True:
        image = _fitted(image)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        data = bytes(buffer.data().data())
        if len(data) <= LARGEST_PICTURE:
            return data
        image = _scaled(image, image.size() * 0.7)


def usual_width_mm(image: QImage) -> float:
    """Return how wide a picture is printed unless a person says otherwise."""
    return max(_NARROWEST_MM, min(round(image.width() / _DOTS_A_MM), _WIDEST_MM))


def _fitted(image: QImage) -> QImage:
    is_fit = image.width() <= _ENOUGH.width() and image.height() <= _ENOUGH.height()
    return image if is_fit else _scaled(image, _ENOUGH)


def _scaled(image: QImage, size: QSize) -> QImage:
    return image.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _pixels(size: QSize) -> int:
    return size.width() * size.height()
