"""What year a figure speaks of, and whether it was done or is promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.figures.sections import Place

_REACH = 40

# 2022年 / 去年 / 今年; not the year of a comparison (较2022年, 2022年同期), a range or a document
_YEAR = re.compile(
    r"(?P<year>(?<![\d—–\-~～至])(?:19|20)\d\d)年(?!度[^共全我新受办收，,])"
    r"(?![^，。；]{0,3}(?:同期|相比)|[^，。；]{0,4}(?:制定|出台|印发|成立|建成|签订)的)"
    r"|(?P<last>(?<![较比同与和])(?:去年|上一?年度?)(?!同期|相比|结转|度?结))"
    r"|(?P<this>今年|本年度?)"
)
_COMPARED = re.compile(r"(?:较|比|同|与|和|相比于?|对比)$")
_OPEN_TITLE = re.compile(r"《[^》]*$")

# 力争 / 确保全年完成 / 计划开展 / 不少于
_TARGET_WORDS = re.compile(
    r"力争|争取|(?<!为)确保|预计|目标(?:是|为|任务)|拟(?:于|在|定|开展|制定|新建|新增|废止|修订|修改|保留|举办|出台)"
    r"|计划(?:在|于|到|用|开展|举办|组织|制定|新增|建设|完成|办理|投入|打造|创建|实施|培训)|计划$|(?:不少于|不低于)$"
    r"|(?:明年|下一?年度?|未来)|到(?:19|20)\d\d年底"
)
# 已完成30件 in a plan still speaks of what was done
_DONE_WORDS = re.compile(r"已(?:经|完成|建成|办|达|有|开展|实现)|去年|上年|截至|今年以来|共有|现有")
# 将开展 / 继续 / 下一步: the half of a mixed part that looks ahead
_AHEAD_WORDS = re.compile(
    r"将(?:开展|组织|举办|完成|继续|新)|继续|进一步|下一步|力争|争取|确保|计划|拟|推动"
)


def last_year_named(
    text: str, start: int, end: int, current: int | None
) -> tuple[bool, int | None]:
    """Look for a year in a stretch of the text.

    Args:
        text: the clean text.
        start: first character of the stretch.
        end: one past its last.
        current: the year of the report, from which 去年 counts back.

    Returns:
        Whether the stretch names a year, and the one named last (None where 去年 cannot be told).
    """
    named, year = False, None
    for found in _YEAR.finditer(text, start, end):
        left = text[max(start, found.start() - _REACH) : found.start()]
        if _COMPARED.search(left) or _OPEN_TITLE.search(left):
            continue
        named = True
        year = int(found["year"]) if found["year"] else _relative(found, current)
    return named, year


def is_in_brackets(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch ends inside brackets that it opens."""
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
    return opened >= 0 and max(text.rfind("）", opened, end), text.rfind(")", opened, end)) < 0


def _relative(found: re.Match[str], current: int | None) -> int | None:
    if current is None:
        return None
    return current - 1 if found["last"] else current


def kind_of(clause: str, sentence: str, place: Place) -> Literal["actual", "target"]:
    """Return whether a number is promised: by the role of its section and the words before it.

    Args:
        clause: the words before the number, one or two clauses.
        sentence: the whole sentence up to the number.
        place: the section that holds it.
    """
    if place.role == "plan":
        done = _DONE_WORDS.search(sentence)
        return "actual" if done and not _TARGET_WORDS.search(sentence, done.end()) else "target"
    if _TARGET_WORDS.search(clause):
        return "target"
    if place.role == "problems_plan" and _AHEAD_WORDS.search(sentence):
        return "target"
    return "actual"
