"""When and by whom a text was published, as the frame of its page says.

The frame is what stands above the first and below the last running text: the line of fields
(来源：区司法局 发布时间：2024-01-20), or the table of disclosure data. Running text is never read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from assistant.cleaning.characters import clean_characters
from assistant.cleaning.han import HAN_CHARACTER
from assistant.cleaning.markup import drop_markup
from assistant.cleaning.metadata_table import find_table, is_text
from assistant.cleaning.page_lines import LONGEST, TIME_STAMP, field_pattern, is_footer, next_field
from assistant.cleaning.pinyin_notes import drop_pinyin_notes
from assistant.cleaning.variants import simplified
from assistant.cleaning.width import clean_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_LINES = 120
"""Lines with text at the head, and at the foot, among which the frame is looked for."""

LONGEST_NAME = 40
"""Characters of the longest name of a publisher."""

DAY_NAMES = (
    *("发布时间", "发布日期", "发布于", "公开日期", "公开时间", "发表时间", "发表日期", "上传时间"),
    *(
        "录入时间",
        "添加时间",
        "创建时间",
        "更新时间",
        "更新日期",
        "生成日期",
        "信息生成日期",
        "公文生成日期",
        "生成时间",
    ),
    *("时间", "日期", "发文日期", "发文时间", "印发日期", "成文日期", "成文时间"),
)
"""Fields that give the day of publication, the most telling first."""

PUBLISHER_NAMES = (
    *(
        "发布机构",
        "发布单位",
        "发布部门",
        "发布者",
        "发布机关",
        "信息来源",
        "文章来源",
        "稿件来源",
        "内容来源",
    ),
    *(
        "来源",
        "稿源",
        "来源单位",
        "公开主体",
        "公开责任部门",
        "信息提供单位",
        "责任部门",
        "发文机关",
    ),
    *("发文机构", "制发机关", "制发机构", "成文单位", "供稿单位"),
)
"""Fields that name who published, the most telling first."""

# 2024-01-20 10:22    2024年1月20日    2024/1/20    20240120
DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)"
    r"|(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)"
)

# what ends a value: 区司法局 | 打印    区司法局【大 中 小】
VALUE_END = re.compile(r"\s*[|｜丨【\[（(]|\s{2,}|\s(?=\S+[:：])")

# what names nobody: 本站  互联网  原创
NOBODY = re.compile(
    r"^(?:本站|本网|互联网|网络|网友投稿|原创|转载|未知|不详|无|本站原创|管理员|admin)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the frame of a page says about the publication."""

    published: str | None = None
    """Day of publication, ``2024-01-20``."""
    publisher: str | None = None
    """Who published the text."""


def read_page_facts(text: str) -> PageFacts:
    """Return day and publisher that the frame of *text* gives, the text as found."""
    lines = text.split("\n")
    head = list(_frame(lines))
    foot = list(_frame(reversed(lines)))[::-1] if len(head) < len(lines) else []
    fields = dict(_fields([*head, "", *foot]))
    alone = next(filter(_is_stamped, head), "")
    return PageFacts(
        published=_first_day([*(fields.get(name, "") for name in DAY_NAMES), alone]),
        publisher=_first_name(fields.get(name, "") for name in PUBLISHER_NAMES),
    )


def _is_stamped(line: str) -> bool:
    """Tell whether a line gives a day without a name for it: 2024-01-20 10:22 来源：区司法局."""
    if len(line) > LONGEST or not DAY.search(line):
        return False
    return bool(TIME_STAMP.match(line) or field_pattern().search(line) or "发表于" in line)


def _frame(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines before the first that is running text, blanks left out."""
    filled = (line for line in lines if line.strip())
    for line in islice(filled, MOST_LINES):
        plain = _plain(line) if len(line) <= 10 * LONGEST else line
        if is_text(plain):
            return
        yield plain


def _plain(line: str) -> str:
    """Return a line of the frame as the rules leave it: simplified, in half-width digits."""
    for rule in (clean_characters, drop_markup, clean_width, drop_pinyin_notes):
        line = rule(line)[0]
    return simplified(line).strip("\n")


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the frame, the last first, so that the first will count."""
    for cells in reversed(find_table(lines).values()):
        yield from ((name, value) for name, value in reversed(cells) if value)
    for i in range(len(lines) - 1, -1, -1):
        if len(lines[i]) <= LONGEST and not is_footer(lines[i]):
            below = lines[i + 1] if i + 1 < len(lines) else ""
            yield from reversed([pair for pair in _line_fields(lines[i], below) if pair[1]])


def _line_fields(line: str, below: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a line; the last may have its value on the line below."""
    found = list(field_pattern().finditer(line))
    for i, match in enumerate(found):
        is_last = i + 1 == len(found)
        value = line[match.end() :] if is_last else line[match.end() : found[i + 1].start()]
        if is_last and not value.strip() and not field_pattern().search(below):
            value = below
        yield re.sub(r"\s", "", match[1]), value.strip(" *")


def _first_day(values: Iterable[str]) -> str | None:
    return next(filter(None, map(_read_day, values)), None)


def _read_day(value: str) -> str | None:
    match = DAY.search(value)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups() if part)).isoformat()
    except ValueError:
        return None


def _first_name(values: Iterable[str]) -> str | None:
    return next(filter(None, map(_read_name, values)), None)


def _read_name(value: str) -> str | None:
    value = next_field().split(value, maxsplit=1)[0]
    name = VALUE_END.split(value, maxsplit=1)[0].strip(" ，。；|｜")
    is_name = HAN_CHARACTER.search(name) and len(name) <= LONGEST_NAME and not DAY.search(name)
    return name if is_name and not NOBODY.match(name) else None
