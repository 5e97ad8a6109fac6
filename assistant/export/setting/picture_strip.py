"""A picture as a strip: in proportion, inside the text area, the text below it on the grid."""

from __future__ import annotations

import struct
import zlib
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from assistant.draft.pictures import PNG
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.page import Image
from assistant.export.setting.strips import SetBlock, Strip

if TYPE_CHECKING:
    from assistant.draft.parts import Picture
    from assistant.export.gongwen import Measures

LARGEST_SIDE = 20_000
"""Pixels of a side; what claims to be larger is no picture but a trap."""
_HEAD = struct.Struct(">I4sII5B")
"""Length and name of the first chunk, width, height, and five bytes of how it is coded."""
_HEAD_END = len(PNG) + _HEAD.size
_CHUNK = struct.Struct(">I4s")
"""Length and name of any chunk."""
_CHECK = 4
"""Bytes of the check sum behind a chunk."""
_MOST_CHUNKS = 10_000
_WHITE_PT = 6.0
"""White above and below a picture, together and at least."""


class Size(NamedTuple):
    """Width and height in points."""

    width_pt: float
    height_pt: float


def png_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, None for data that is no PNG or lies about itself."""
    if not data.startswith(PNG) or len(data) < _HEAD_END + 4:
        return None
    length, name, width, height, *_ = _HEAD.unpack_from(data, len(PNG))
    check = int.from_bytes(data[_HEAD_END : _HEAD_END + 4])
    if (length, name) != (13, b"IHDR") or zlib.crc32(data[12:_HEAD_END]) != check:
        return None
    is_sound = 0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE
    return (width, height) if is_sound and _is_whole(data) else None


def _is_whole(data: bytes) -> bool:
    """Tell whether the chunks follow one another to the last; a cut file is refused by readers."""
    at = len(PNG)
    for _ in range(_MOST_CHUNKS):
        if at + _CHUNK.size > len(data):
            return False
        length, name = _CHUNK.unpack_from(data, at)
        at += _CHUNK.size + length + _CHECK
        if name == b"IEND" or not name.isalpha():
            return bool(name == b"IEND" and at <= len(data))
    return False


def printed_size(picture: Picture, measures: Measures) -> Size | None:
    """Return how large a picture is printed, None where it is no picture.

    It is as wide as it should be, but never wider than the text area nor higher than a page with a
    line for its caption.
    """
    pixels = png_size(picture.data)
    if pixels is None:
        return None
    page = measures.page
    width = min(picture.width_mm * POINTS_PER_MM, page.text_width_pt)
    height = width * pixels[1] / pixels[0]
    most = (page.rows - 1) * page.row_pt - _WHITE_PT
    scale = min(1.0, most / height)
    return Size(max(width * scale, 1.0), max(height * scale, 1.0))


def strip_height_pt(size: Size, measures: Measures) -> float:
    """Return the whole rows of the text that a picture takes."""
    row = measures.page.row_pt
    return ceil((size.height_pt + _WHITE_PT) / row - 0.001) * row


def set_picture(picture: Picture, measures: Measures) -> SetBlock:
    """Return the strip of a picture, which stands in the middle.

    The white around it is that of a paragraph, which readers leave out at the edges of a page.
    """
    size = printed_size(picture, measures)
    if size is None:
        return SetBlock(strips=())
    height = strip_height_pt(size, measures)
    white = (height - size.height_pt) / 2
    image = Image(
        data=picture.data,
        x_mm=measures.page.left_mm
        + (measures.page.text_width_pt - size.width_pt) / 2 / POINTS_PER_MM,
        y_mm=white / POINTS_PER_MM,
        width_mm=size.width_pt / POINTS_PER_MM,
        height_mm=size.height_pt / POINTS_PER_MM,
    )
    strip = Strip(height_pt=height, above_pt=white, below_pt=white, images=(image,))
    return SetBlock(strips=(strip,))
