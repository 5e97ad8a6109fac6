"""Plain text in any of the encodings that Chinese offices use.

A byte order mark decides; then strict UTF-8; then what the file itself names; then whichever of
GB 18030, Big5 and UTF-16 without a mark gives the more plausible Chinese. A file put together of
UTF-8 and GBK is read line by line, and a note says so.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.span import Note
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

LEGACY = ("gb18030", "big5hkscs")
"""Encodings of Chinese that are weighed against each other where nothing names one."""

EVERYDAY_ROWS = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
"""Encodings with the first bytes between which their everyday characters lie."""

SAMPLE = 60_000
"""Bytes looked at to weigh an encoding."""

MIXED = 0.5
"""Share of the lines beyond ASCII that are valid UTF-8 in a file that is mostly that."""

LARGEST_MIXED = 5_000_000
"""Bytes of a file that is looked through line by line."""

SURELY = 0.5
"""Likelihood by which a line must be better UTF-8 than what it stands among to be believed that."""

MOST_CONTROLS = 0.02
MOST_HOLES = 0.1
"""Shares of control characters and of damaged ones up to which bytes are a text."""

LEAST_LIKELY = 0.5
"""Likelihood of Chinese that is believed."""

SHOWN = 5
"""Lines named in a note."""

CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and how it was got from bytes."""

    text: str
    encoding: str
    """Python's name of the encoding; of a mixed file that of most of its lines."""
    notes: tuple[Note, ...] = ()
    """What was mixed or damaged."""


def read_plain(path: Path, data: bytes) -> SourceText:
    """Return the text of a plain text file.

    Raises:
        UnreadableSource: the bytes are no text in any encoding known here.
    """
    decoded = decode(data)
    if decoded is None:
        raise no_text(path)
    return SourceText(
        text=decoded.text,
        path=path,
        media_type="text/plain",
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def no_text(path: Path) -> UnreadableSource:
    """Return the error for a file whose bytes are no text."""
    return UnreadableSource(
        path,
        "文件内容不是文字，或编码无法识别",
        "请用原来的软件打开，另存为 UTF-8 编码的文本文件或 DOCX 后再试。",
    )


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """Return the text of the bytes, or None where they are none.

    Args:
        data: the bytes of the file.
        declared: encoding that the file itself names (HTML); tried before guessing.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(_attempt(data, encoding, "replace"), encoding)
    for encoding in filter(None, (_wide_encoding(data), "utf-8", _known(declared))):
        text = _attempt(data, encoding)
        if text is not None and not (encoding == "utf-8" and "\x00" in text):
            return _checked(text, encoding)
    return _mixed(data) or _checked(*_most_plausible(data))


def _attempt(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, encoding: str) -> Decoded | None:
    """Return the record, or None where the text is full of control characters or of holes."""
    if text is None:
        return None
    holes = text.count("\ufffd")
    if len(CONTROL.findall(text)) > MOST_CONTROLS * len(text) or holes > MOST_HOLES * len(text):
        return None
    message = f"文件中有损坏的字节：{holes} 处文字无法读出，以“\ufffd”代替。"
    notes = (Note(rule="sources", message=message),) if holes else ()
    return Decoded(text=text, encoding=encoding, notes=notes)


def _known(encoding: str | None) -> str | None:
    """Return the Python name of an encoding, GB2312 and GBK widened to GB 18030."""
    if not encoding:
        return None
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return None
    if name in {"gb2312", "gbk"}:
        return "gb18030"
    return None if name.startswith(("utf-16", "utf-32", "iso8859", "cp125")) else name


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


def _mixed(data: bytes) -> Decoded | None:
    """Return the text of a file of which some lines are surely UTF-8 and others are not."""
    if len(data) > LARGEST_MIXED:
        return None
    lines = data.split(b"\n")
    beyond = [i for i, line in enumerate(lines) if not line.isascii()]
    sure = {i: text for i in beyond if (text := _attempt(lines[i], "utf-8")) is not None}
    is_mostly = len(sure) >= MIXED * len(beyond)
    if not is_mostly:
        sure = {i: text for i, text in sure.items() if _is_surely_utf8(text, lines[i])}
    others = [i for i in beyond if i not in sure]
    if not sure or not others:
        return None
    legacy = _weighed(b"\n".join(lines[i] for i in others), LEGACY)[1]
    read = {i: _weighed(lines[i], (legacy, "utf-8")) for i in others}
    texts = sure | {i: text for i, (text, _) in read.items()}
    whole = "\n".join(
        texts.get(i) or lines[i].decode("ascii", "replace") for i in range(len(lines))
    )
    checked = _checked(whole, "utf-8" if is_mostly else legacy)
    foreign = tuple(i for i in others if read[i][1] != "utf-8") if is_mostly else tuple(sure)
    return checked and replace(checked, notes=(*_mixed_notes(foreign), *checked.notes))


def _is_surely_utf8(text: str, line: bytes) -> bool:
    """Tell whether a line among lines of another encoding is UTF-8, and not so by chance."""
    return _likelihood(text) > _likelihood(_weighed(line, LEGACY)[0]) + SURELY


def _mixed_notes(lines: tuple[int, ...]) -> tuple[Note, ...]:
    """Return the remark on lines, counted from 0, of another encoding than most."""
    if not lines:
        return ()
    shown = "、".join(str(i + 1) for i in lines[:SHOWN])
    rest = f"等 {len(lines)} 行" if len(lines) > SHOWN else ""
    message = f"文件中混有两种文字编码：第 {shown} 行{rest}与其他行不同，已分别按各自的编码读取。"
    return (Note(rule="sources", message=message),)


def _most_plausible(data: bytes) -> tuple[str | None, str]:
    """Return the best reading of the bytes, a few damaged characters allowed; None for no text."""
    encodings = (*LEGACY, "utf-8", "utf-16-le", "utf-16-be")
    sample, encoding = _weighed(data[:SAMPLE], encodings)
    if _likelihood(sample) < LEAST_LIKELY:
        return None, encoding
    return _attempt(data, encoding, "replace"), encoding


def _weighed(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str]:
    """Return the text and the encoding, of those given, that give the most plausible Chinese."""
    best = max(encodings, key=lambda name: _likelihood(data[:SAMPLE].decode(name, "replace")))
    return data.decode(best, "replace").removeprefix("\ufeff"), best


def _likelihood(text: str) -> float:
    """Return how much of what is beyond ASCII is everyday Chinese; holes and odd signs count off.

    About 0.9 to 1.4 for Chinese read rightly, below 0.5 for Chinese read by another encoding.
    """
    sample = [character for character in text[:SAMPLE] if character > "\x7f"]
    odd = len(CONTROL.findall(text[:SAMPLE]))
    if not sample:
        return -float(odd)
    everyday = sum(map(_everyday().__contains__, sample))
    common = sum(map(COMMON.__contains__, sample))
    odd += sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in sample)
    return (everyday + 0.5 * common - 5 * odd) / len(sample)


@cache
def _everyday() -> frozenset[str]:
    """Return the characters of the first levels of GB 2312 and Big5, and punctuation."""
    found = set("，。、；：？！“”‘’（）《》【】〔〕—…·％　－０１２３４５６７８９．①②③④⑤")
    for encoding, first, last in EVERYDAY_ROWS:
        for lead in range(first, last + 1):
            row = (bytes((lead, trail)) for trail in range(0x40, 0xFF))
            found.update(pair.decode(encoding, "ignore") for pair in row)
    return frozenset(character for character in found if len(character) == 1 and character > "\x7f")
