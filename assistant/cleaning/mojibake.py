"""Text whose bytes were read in the wrong encoding: 娉曟不鏀垮簻, æ³•æ²»æ”¿åºœ, ·¨ÖÎ → 法治政府.

The bytes are still there: written back in the wrong encoding and read in the right one they give
the text again. A line is taken over only where that works and gives everyday characters where
there were none before. A byte that was lost on the way makes one character unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.common import common_share, is_common
from assistant.cleaning.han import HAN_CHARACTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cleaning.rule import Cleaned

UNKNOWN = "\ufffd"
"""Stands for a character of which a byte is lost."""

PLAUSIBLE = 0.75
"""Share of everyday characters that a right reading has at least."""

GAIN = 0.25
"""So much larger must that share be than that of the text as it is."""

LOST_BYTE = b"\xff"
"""Stands among bytes for one that was lost; no encoding has it."""

# \ufffd\ufffd : what decoders leave where a byte made no sense; or the mark that a writer put there
HOLE = re.compile("\ufffd[\ufffd?]*|\\?")

# E4 xx 9D : three bytes of UTF-8 of which one is lost
TORN = re.compile(rb"[\xe2-\xef](?:\xff[\x80-\xbf\xff]|[\x80-\xbf]\xff)")

# a decoder that knows GB 18030 shows all pairs of bytes, some as private characters; but never 80
PRIVATE = re.compile("[\ue000-\uf8ff]")

# 锟斤拷 : what was lost before it was read wrongly cannot be found again
HOPELESS = re.compile("锟斤拷(?:锟斤拷)*锟?斤?")

# 銆? : E3 80 with the last byte lost at the end of a line
TORN_END = re.compile(rb"\xe3(?:\x80)?[\xff?]{1,2}$")

_WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
"""How Windows shows the bytes 80 to 9F."""

_WINDOWS_BYTES = str.maketrans({shown: chr(0x80 + i) for i, shown in enumerate(_WINDOWS)})

_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that Windows shows as nothing; a lost one is among them."""


def _western(text: str) -> bytes:
    return text.translate(_WINDOWS_BYTES).encode("latin-1")


def _chinese(text: str) -> bytes:
    """Return the bytes again; a byte 80, which begins no character, is shown as € by Windows."""
    return b"\x80".join(piece.encode("gb18030") for piece in text.split("€"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A way to read bytes wrongly."""

    shown: str
    """How it looks, for the remark."""
    hints: str
    """Characters of which a text so read has at least one, and others seldom any."""
    back: Callable[[str], bytes]
    """Gives the bytes again."""
    right: str
    """The encoding that they are in."""
    lost: bytes = b""
    """Bytes of which a lost one can only have been, where more bytes of text follow it."""


# 锛 銆 鈥 are halves of ， 。 “ in UTF-8; ï ã those bytes as letters; ¡ £ the marks of GBK;
# the private ones are the marks of Big5
_READINGS = (
    _Reading(shown="UTF-8误作GBK", hints="锛紝銆鈥", back=_chinese, right="utf-8"),
    _Reading(shown="UTF-8误作西文", hints="ïãå", back=_western, right="utf-8", lost=_UNDEFINED),
    _Reading(shown="GBK误作西文", hints="¡£", back=_western, right="gb18030"),
    _Reading(
        shown="Big5误作GBK", hints="\ue4c7\ue4c8\ue4c9\ue4cd", back=_chinese, right="big5hkscs"
    ),
)


def mend_mojibake(text: str) -> Cleaned:
    """Return *text* with the lines read in a wrong encoding read again, where that is sure."""
    notes: list[Note] = []
    for reading in _READINGS:
        if any(hint in text for hint in reading.hints):
            text, mended = _reread(text, reading)
            if mended:
                message = f"原文编码读错（{reading.shown}），已修复{mended}行，请核对。"
                notes.append(Note(rule="mojibake", message=message))
    lost = len(HOPELESS.findall(text)) if "锟斤拷" in text else 0
    if lost:
        message = f"有{lost}处“锟斤拷”为转码时丢失的文字，无法恢复，请对照原文。"
        notes.append(Note(rule="mojibake", message=message))
    return text, tuple(notes)


def _reread(text: str, reading: _Reading) -> tuple[str, int]:
    """Return *text* with the lines that read better the other way, and how many they are."""
    if reading.back is _chinese and PRIVATE.search(text):
        reading = replace(reading, lost=b"\x80")
    lines = re.split("([\n\r]+)", text)
    again = [_better(line, reading) for line in lines]
    mended = sum(line is not None for line in again)
    return "".join(new or old for new, old in zip(again, lines, strict=True)), mended


def _better(line: str, reading: _Reading) -> str | None:
    """Return the line read the other way, if it is text then and was none before."""
    if line.isascii():
        return None
    share = common_share(line)
    if share + GAIN > 1:
        return None
    again = _read_again(line, reading)
    if again is None or not HAN_CHARACTER.search(again):
        return None
    found = common_share(again.replace(UNKNOWN, ""))
    return again if found >= max(PLAUSIBLE, share + GAIN) else None


def _read_again(line: str, reading: _Reading) -> str | None:
    """Return the line read the other way, lost bytes as unknown characters, or None."""
    try:
        raw = LOST_BYTE.join(map(reading.back, line.split(UNKNOWN)))
    except UnicodeEncodeError:
        return None
    if reading.right == "utf-8":
        raw = TORN.sub(partial(_restored, reading), _ended(raw))
    again = raw.decode(reading.right, "replace")
    if not _holes(again) <= _holes(line):
        return None
    return again if reading.right == "utf-8" else HOLE.sub(UNKNOWN, again)


def _ended(raw: bytes) -> bytes:
    """Return a line in UTF-8 with its last full stop whole; a bracket it would have to close."""
    found = TORN_END.search(raw)
    if found is None:
        return raw
    before = raw[: found.start()].decode("utf-8", "replace")
    is_open = any(before.count(a) > before.count(b) for a, b in ("《》", "【】", "〔〕"))
    if is_open or UNKNOWN in before:
        return raw
    return raw[: found.start()] + "。".encode()


def _holes(text: str) -> int:
    return len(HOLE.findall(text))


def _restored(reading: _Reading, match: re.Match[bytes]) -> bytes:
    """Return the bytes of the one everyday character that a lost byte leaves, if it is one."""
    unknown = UNKNOWN.encode()
    is_inside = match.string[match.end() : match.end() + 1] >= b"\x80"
    if reading.back is _chinese and match[0].endswith(LOST_BYTE) and not is_inside:
        return unknown
    tried = [match[0].replace(LOST_BYTE, bytes([byte])) for byte in reading.lost]
    fitting = {raw for raw in tried if is_common(raw.decode("utf-8", "replace"))}
    return fitting.pop() if len(fitting) == 1 else unknown
