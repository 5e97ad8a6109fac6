"""Titles in a peer's text: national ones stay, those of the peer's place are marked or left blank.

A law with another place's name would be invented, so a local one becomes a blank. A plan, a list or
a newspaper of the peer is marked: one's own place may have the like, under its own title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.borrow.common import is_common
from assistant.draft.borrow.marks import Mark
from assistant.draft.edit import Edit
from assistant.draft.fields import write_blank

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.draft.borrow.text import BorrowedText

# 《云汀市行政执法监督条例（2023年修正）》
_TITLE = re.compile(r"《(?P<words>[^《》【】〖〗\n]{1,80})》")
_LAW = re.compile(r"(?:法|法典|条例|规定|办法|细则|规则)(?:[（(][^（）()]{1,20}[）)])?$")
# 《行政复议法》《信访工作条例》: without a place in front they are the nation's; not 《毛毛说法》
_NATIONAL_LAW = re.compile(
    r"(?:(?<![说看想做办方手作讲学])法|条例|准则)(?:[（(][^（）()]{1,20}[）)])?$"
)
# 《工作规则》, 《实施意见》: the title's first mention says whose
_SHORTENED = re.compile(
    r"(?:工作|实施|管理|暂行|若干|指导)?"
    r"(?:规则|制度|办法|意见|方案|通知|决定|规定|规划|纲要|清单|要点|计划|细则|指引|标准|报告|公约|条例|规程|措施)"
)
_LATER_WORDS = re.compile(r"[（(][^（）()]{1,20}[）)]$")
# 中共中央办公厅印发的《…》, 《国务院关于…》
_OF_THE_NATION = re.compile(
    r"中华人民共和国|中国共产党|中共中央|中央|国务院|国办|中办|全国|最高人民|习近平|司法部|公安部|财政部"
)
_REACH = 16
"""Characters before a title in which its author is looked for."""
_FIELD = re.compile(r"[{}]")
_CLAUSE_END = re.compile(r"[，。；》]")


def title_edits(borrowed: BorrowedText, places: Collection[str]) -> Iterator[Edit]:
    """Keep national titles as they are; a law of the peer's place becomes a blank."""
    for match in _TITLE.finditer(borrowed.text):
        is_local = any(place in match[0] for place in places)
        if is_local and _LAW.search(match["words"]):
            blank = write_blank("本地相应法规文件名称")
            yield Edit(match.start(), match.end(), f"《{blank}》")
        elif not is_local and _is_national(borrowed.text, match) and not _FIELD.search(match[0]):
            yield Edit(match.start(), match.end(), match[0])


def title_marks(borrowed: BorrowedText) -> Iterator[Mark]:
    """Mark every title that :func:`title_edits` does not keep."""
    for match in _TITLE.finditer(borrowed.text):
        yield Mark(match.start(), match.end())


def _is_national(text: str, match: re.Match[str]) -> bool:
    words = match["words"]
    if _OF_THE_NATION.search(words) or _NATIONAL_LAW.search(words):
        return True
    if _SHORTENED.fullmatch(words) or is_common(words) or is_common(_LATER_WORDS.sub("", words)):
        return True
    before = _CLAUSE_END.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    return bool(_OF_THE_NATION.search(before))
