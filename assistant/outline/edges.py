"""What is no part of the report's prose: dates and sources above, signature below, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.outline.numbering import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LINE = 80

_DIGITS = "0-9〇○零一二三四五六七八九十"
_DATE = (
    rf"(?:19|20|二[〇○零])[{_DIGITS}]{{2}}\s*年"
    rf"\s*[{_DIGITS}]{{1,3}}\s*月\s*[{_DIGITS}]{{0,3}}\s*日?"
)
# 某区司法局 · 中共某区委 某区人民政府
_BODY = (
    r"[一-鿿\s]{2,30}"
    r"(?:政府|局|委|委员会|办公室|办|街道办事处|厅|院|党组|党工委|管委会|大队|支队|中心)"
)
# 发布日期：… · （某年某月某日） · 来源：区司法局 · 索引号：… · ——在区人大常委会会议上
_FURNITURE = re.compile(
    rf"[（(]?{_DATE}[)）]?"
    r"|(?:发布|发文|成文|公开|生成|更新|印发)?(?:时间|日期)\s*[：:].*"
    r"|(?:信息)?(?:来源|作者|索引号|文号|发布机构|浏览次数|字号|字体|点击数|责任编辑)\s*[：:|].*"
    r"|——.*会议?上"
)
# 某区司法局 · 某区司法局局长 某某: who reports, between title and opening
_AUTHOR = re.compile(
    rf"{_BODY}|[一-鿿]{{2,24}}(?:局长|主任|[省市区县旗镇乡]长|州长|盟长|书记)\s*[一-鿿某×]{{2,4}}"
)
# 特此报告。 · 某区司法局 · 某年某月某日 · （此件公开发布） · 附件：… · 某局办公室 某年某月某日印发
_CLOSING = re.compile(
    rf"""(?:
    (?:特此|专此|以上|谨此)(?:报告|汇报|函复|报告完毕|报告如上)?[。，]?
        (?:请审阅|请审示|妥否，请批示|请审议|请予审议)?[。.]?
    | [（(](?:此件|此文|联系人|信息公开|公开)[^）)]*[)）]
    | (?:附件|附|抄送|抄报|主题词|联系人|联系电话)[^。]*
    | (?:责任编辑|扫一扫|上一篇|下一篇|公开方式|公开属性)[^。]*
    | 相关(?:附件|图片|链接|文档|文件|阅读|信息)[^。]*
    | (?:打印|关闭|分享|返回顶部)[\s打印关闭本页窗口分享|]*
    | {_BODY}
        (?:\s*{_DATE}(?:印发)?)?
    | {_DATE}(?:印发)?
    )""",
    re.VERBOSE,
)

# 县委、县政府，某市市场监督管理局： · 主任、各位副主任、各位委员：
_ADDRESSEE = (
    r"[一-鿿]{0,24}(?:政府|局|委|委员会|常委会|办公室|办|办事处|厅|党组|工委|人大|政协)"
    r"|(?:尊敬的)?(?:各位)?(?:主任|副主任|秘书长|委员|代表|领导|同志)"
)
_ADDRESSED = re.compile(rf"(?:{_ADDRESSEE})(?:[、，；\s](?:{_ADDRESSEE}))*[：:]")

# 附件1 · 附件：
_ATTACHED = re.compile(r"附件?\s*[0-9一二三四五六七八九]?\s*[：:]?")


def is_furniture(text: str, start: int, end: int) -> bool:
    """Say whether a line gives a date or source and no more: 发布日期：…, 索引号：…."""
    return end - start <= _LONGEST_LINE and _FURNITURE.fullmatch(text, start, end) is not None


def is_row(text: str, start: int, end: int) -> bool:
    """Say whether a line is the row of a table: cells parted by bars."""
    return text.find("|", start, end) >= 0


def is_addressed(text: str, start: int, end: int) -> bool:
    """Say whether a line names those to whom a report goes (主送机关) and no more."""
    return end - start <= _LONGEST_LINE and _ADDRESSED.fullmatch(text, start, end) is not None


def end_of_furniture(text: str, lines: Sequence[tuple[int, int]]) -> int | None:
    """Return the start of the first line of the report proper, or None where it is the first.

    Lines on date and source (发布日期：…) between title and opening are passed over.
    """
    for index, (start, end) in enumerate(lines):
        if not is_furniture(text, start, end) and not _AUTHOR.fullmatch(text, start, end):
            return start if index else None
    return None


def is_closing(text: str, start: int, end: int) -> bool:
    """Say whether a line can stand after the report proper: 署名, 日期, 特此报告, 附件：…."""
    return end - start <= _LONGEST_LINE and _CLOSING.fullmatch(text, start, end) is not None


def find_closing(text: str, lines: Sequence[tuple[int, int]]) -> int | None:
    """Return the start of the lines that close the text (特此报告, 署名, 日期, 附件), or None.

    What is attached (附件1, a table) belongs to them.
    """
    attached = _attached(text, lines)
    closing = None if attached is None else lines[attached][0]
    for start, end in reversed(lines[:attached]):
        if is_closing(text, start, end):
            closing = start
        elif end - start > _LONGEST_LINE or not _is_attachment(text, start, end):
            break
    return closing


def _attached(text: str, lines: Sequence[tuple[int, int]]) -> int | None:
    """Return the index of the line (附件1) after the signature under which attachments stand."""
    for index in range(1, len(lines)):
        start, end = lines[index]
        above = lines[index - 1]
        if (
            text.startswith("附", start)
            and _ATTACHED.fullmatch(text, start, end)
            and is_closing(text, *above)
            and not text.startswith("附", above[0])
        ):
            return index
    return None


def _is_attachment(text: str, start: int, end: int) -> bool:
    """Say whether a line can be an entry of the list of attachments: 1.执法统计表."""
    ordinal = read_ordinal(text, start)
    return ordinal is not None and ordinal.style == "digit" and "。" not in text[start:end]
