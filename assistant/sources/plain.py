"""Plain text in any of the encodings that Chinese offices use.

A byte order mark decides; then strict UTF-8; then UTF-16 without a mark; then GB 18030 or Big5,
whichever gives the more plausible Chinese.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from assistant.sources.errors import UnreadableSource
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks and the encodings they name."""

COMMON = (
    "的一是在和有了中国人工作法治政府行政建设执司务区市县年度全面推进规范化管理服依公开复议调解社会监督制发展加强落实"
    "實務執設區縣規範議會監製發強實為與個對於國開動進業種學習"
)
"""Frequent characters of such reports, in both scripts: they tell the right decoding."""

SAMPLE = 60_000
"""Bytes looked at to weigh an encoding."""

CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_plain(path: Path, data: bytes) -> SourceText:
    """Return the text of a plain text file.

    Raises:
        UnreadableSource: the bytes are no text in any encoding known here.
    """
    decoded = decode(data)
    if decoded is None:
        raise UnreadableSource(
            path,
            "文件内容不是文字，或编码无法识别",
            "请用原来的软件打开，另存为 UTF-8 编码的文本文件或 DOCX 后再试。",
        )
    text, encoding = decoded
    return SourceText(text=text, path=path, media_type="text/plain", encoding=encoding)


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, or None where the bytes are no text.

    Args:
        data: the bytes of the file.
        declared: encoding that the file itself names (HTML); tried before GB 18030 and Big5.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(_attempt(data, encoding, "replace"), encoding)
    wide = _wide_encoding(data)
    if wide:
        return _checked(_attempt(data, wide, "replace"), wide)
    for encoding in filter(None, ("utf-8", _known(declared))):
        text = _attempt(data, encoding)
        if text is not None:
            return _checked(text, encoding)
    return _checked(*_most_plausible(data))


def _attempt(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, encoding: str) -> tuple[str, str] | None:
    """Return the pair, or None where the text is full of control characters or of holes."""
    if text is None:
        return None
    bad = len(CONTROL.findall(text)) + text.count("\ufffd")
    return (text, encoding) if bad * 50 <= len(text) else None


def _known(encoding: str | None) -> str | None:
    """Return the Python name of an encoding, GB2312 and GBK widened to GB 18030."""
    if not encoding:
        return None
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    return "gb18030" if name in {"gb2312", "gbk"} else name


def _wide_encoding(data: bytes) -> str | None:
    """Return UTF-16's name where the bytes without a mark look like it."""
    sample = data[:SAMPLE]
    if len(sample) < 8 or len(data) % 2:
        return None
    even, odd = sample[0::2], sample[1::2]
    for encoding, high in (("utf-16-le", odd), ("utf-16-be", even)):
        wide = sum(1 for byte in high if byte in (0x00, 0x20, 0x30, 0xFF) or 0x4E <= byte <= 0x9F)
        if b"\x00" in high and wide > 0.97 * len(high):
            text = _attempt(data, encoding)
            if text is not None and _likelihood(text) > 0:
                return encoding
    return None


def _most_plausible(data: bytes) -> tuple[str | None, str]:
    """Return the better of GB 18030 and Big5, a few damaged characters allowed."""
    found: list[tuple[float, str, str]] = []
    for encoding in ("gb18030", "big5hkscs"):
        text = _attempt(data, encoding, "replace")
        if text is not None:
            found.append((_likelihood(text[:SAMPLE]), text, encoding))
    score, text, encoding = max(found, key=lambda entry: entry[0])
    if score > 0:
        return text, encoding
    return _guessed(data)


def _guessed(data: bytes) -> tuple[str | None, str]:
    """Return what charset-normalizer makes of bytes that are no Chinese encoding."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    encoding = codecs.lookup(best.encoding).name if best else "gb18030"
    return _attempt(data, encoding), encoding


def _likelihood(text: str) -> float:
    """Return the share of frequent characters less a penalty for holes and odd ones."""
    if not text:
        return 0.0
    common = sum(map(text.count, COMMON)) + 0.5 * sum(map(text.count, "，。、；：“”"))
    odd = text.count("\ufffd") + sum("\ue000" <= character <= "\uf8ff" for character in text)
    return (common - 5 * odd) / len(text)
