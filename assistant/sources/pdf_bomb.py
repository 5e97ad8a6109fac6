"""Packed streams of a PDF that unpack to far more than a page can need.

The PDF library unpacks a page's whole content into memory, so such a file is found out before it
is opened. What is looked for is extreme: text packs to a tenth, a bomb to a thousandth.
"""

from __future__ import annotations

import re
import zlib

LARGEST_STREAM = 128 * 1024 * 1024
"""Bytes of the largest stream, unpacked, that a file may hold."""

SUSPECT_RATIO = 100
"""Only a stream whose beginning unpacks to so many times its size is looked at further."""

CHUNK = 1 << 16
"""Bytes that are unpacked at a time."""

# stream⏎ and the first byte of what zlib packs
PACKED = re.compile(rb"stream\r?\n(?=x)")


def has_bomb(data: bytes) -> bool:
    """Tell whether a packed stream of the file unpacks beyond :data:`LARGEST_STREAM`."""
    return any(_is_bomb(data, found.end()) for found in PACKED.finditer(data))


def _is_bomb(data: bytes, start: int) -> bool:
    unpacker = zlib.decompressobj()
    taken = unpacked = 0
    waiting = b""
    while unpacked <= LARGEST_STREAM and not unpacker.eof:
        if not waiting:
            if unpacked < SUSPECT_RATIO * taken:
                return False
            waiting = data[start + taken : start + taken + CHUNK]
            taken += len(waiting)
        try:
            made = len(unpacker.decompress(waiting, CHUNK))
        except zlib.error:
            return False
        waiting = unpacker.unconsumed_tail
        unpacked += made
        if not made and not waiting and start + taken >= len(data):
            return False
    return unpacked > LARGEST_STREAM
