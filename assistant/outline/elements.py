"""Where the elements of an official document (公文要素) stand in a text that has lost its layout.

Known are 标题, 主送机关, 署名, 成文日期, 附注 and the imprint (抄送, 印发); all else is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.outline.edges import is_addressed, is_closing
from assistant.outline.title import find_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DIGITS = "0-9〇○零一二三四五六七八九十"
# "2026年2月5日" "二〇二六年二月五日"
_DATE = re.compile(
    rf"[（(]?\s*[{_DIGITS}]{{4}}\s*年\s*[{_DIGITS}]{{1,3}}\s*月\s*[{_DIGITS}]{{1,3}}\s*日\s*[)）]?"
)
# "（此件公开发布）"
_REMARK = re.compile(r"[（(](?:此件|此文|联系人|信息公开|公开|附注)[^）)]*[)）]")
# "特此报告。" "附件：统计表" "责任编辑：": closes the text and is neither name nor date
_TEXT_CLOSING = re.compile(r"(?:特此|专此|以上|谨此|附|相关|责任|扫|上一|下一|公开|打印|关闭|联系)")
# "抄送：市委办公室。" "临江市司法局办公室　2026年2月6日印发"
_COPIES = re.compile(r"抄送[：:]\s*(?P<to>.+?)[。.]?")
_PRINTED = re.compile(
    rf"(?P<by>\S.*?)\s+(?P<on>[{_DIGITS}]{{4}}\s*年\s*[{_DIGITS}]{{1,3}}\s*月\s*[{_DIGITS}]{{1,3}}\s*日)"
    r"\s*印发"
)
# "2026年2月6日印发": below the name of who printed it
_PRINTED_ON = re.compile(rf"{_DATE.pattern}\s*印发")
_MOST_CLOSING = 8
"""Lines at the end among which signature, date and remark are looked for."""
# "附件1"
_LABEL = re.compile(r"附\s*件\s*[0-9一二三四五六七八九]{0,2}\s*[：:]?")
_SENTENCE = re.compile(r"[。；！？]")


def find_elements(lines: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return the lines of each element that is there, by its name in the draft.

    Args:
        lines: the text, one paragraph each.
    """
    found: dict[str, tuple[int, ...]] = {}
    title = _title(lines)
    if title:
        found["title"] = title
    opening = title[-1] + 1 if title else 0
    for index in range(opening, min(opening + 3, len(lines))):
        if is_addressed(line := lines[index].strip(), 0, len(line)):
            found["addressee"] = (index,)
            break
    return found | _closing(lines, opening)


def _title(lines: Sequence[str]) -> tuple[int, ...]:
    text = "\n".join(lines)
    span = find_title(text)
    if span is None:
        return ()
    first = text.count("\n", 0, span[0])
    return tuple(range(first, text.count("\n", 0, span[1]) + 1))


def _closing(lines: Sequence[str], opening: int) -> dict[str, tuple[int, ...]]:
    """Return signature, date, remark and imprint, read from below."""
    found: dict[str, tuple[int, ...]] = {}
    end = _end_of_report(lines)
    for index in range(end - 1, max(opening, end - _MOST_CLOSING) - 1, -1):
        line = lines[index].strip()
        name = _closing_element(line, found, index)
        if name:
            found[name] = (index, *found.get(name, ()))
        elif line:
            break
    return found


def _closing_element(line: str, found: Mapping[str, tuple[int, ...]], index: int) -> str | None:
    """Return which element a line is, those below it known."""
    if _COPIES.fullmatch(line):
        return "copies_to"
    if _PRINTED.fullmatch(line) or _PRINTED_ON.fullmatch(line):
        return "printed"
    if _is_name(line):
        is_printer = found.get("printed") == (index + 1,) and "signed_by" not in found
        return "printed" if is_printer else "signed_by"
    if "date" in found or "signed_by" in found:
        return None
    if _REMARK.fullmatch(line):
        return "remark"
    return "date" if _DATE.fullmatch(line) else None


def is_attachment_label(line: str) -> bool:
    """Tell whether a line says no more than that an attachment follows (附件1)."""
    return _LABEL.fullmatch(line.strip()) is not None


def read_imprint(line: str) -> dict[str, str]:
    """Return the elements that a line of the imprint holds: 抄送, or 印发机关 and 印发日期."""
    if found := _COPIES.fullmatch(line.strip()):
        return {"copies_to": found["to"]}
    if found := _PRINTED.fullmatch(line.strip()):
        return {"printed_by": found["by"], "printed_on": "".join(found["on"].split())}
    return {}


def _end_of_report(lines: Sequence[str]) -> int:
    """Return where attachments begin that stand below the signature (附件1), or the end."""
    for index, line in enumerate(lines):
        above = lines[index - 1].strip() if index else ""
        if is_attachment_label(line) and (
            _DATE.fullmatch(above) or _REMARK.fullmatch(above) or _is_name(above)
        ):
            return index
    return len(lines)


def _is_name(line: str) -> bool:
    """Tell whether a line is the name of the body that signs."""
    if not line or _SENTENCE.search(line) or _DATE.search(line) or _REMARK.fullmatch(line):
        return False
    return is_closing(line, 0, len(line)) and not _TEXT_CLOSING.match(line)
