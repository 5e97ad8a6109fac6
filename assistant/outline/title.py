"""Where the title (标题) of a report stands, also when it is broken over several lines.

Looks before the first numbered heading and the first long paragraph; letters that forward a report
(现将《…》印发给你们), a table of contents and page furniture may come before the title.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from assistant.outline.contents import find_contents
from assistant.outline.edges import is_closing
from assistant.outline.numbering import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_MOST_LINES = 60
_MOST_NOTICE_LINES = 120
_LONGEST_LINE = 60
_LONGEST_TITLE = 100

# …年度法治政府建设情况的报告 · …工作总结暨次年工作思路 · …情况报告（征求意见稿）
_TITLE = re.compile(
    r"(?=.*(?:法治|依法|司法|法制|普法|行政|信息公开|工作))[^。；！？：:，,《|]*"
    r"(?P<ending>报告|总结|汇报|年报|公报|思路|要点|计划|情况)(?:[（(][^）)]{1,20}[）)])?"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?年|二[〇○零][一二三四五六七八九〇○零]{2}年")
# 某区司法局 · 中共某县委 某县人民政府: stands alone above the rest of the title
_BODY_LINE = re.compile(r"[一-鿿\s]{2,30}(?:政府|局|委|委员会|办公室|办|街道|办事处|厅|院|镇|乡)")
# 某区人民政府关于 · 某局二〇二三年法治政府建设工作: a line that cannot end here
_BROKEN_OFF = re.compile(r".*(?:关于|的|年度?|建设|工作|政府|落实|推进)")
# 暨次年工作思路 · （征求意见稿）
_GOES_ON = re.compile(r"(?:[暨及和与]|[（(](?!此件|公开|20)).{1,40}")
# 中共某县委 某县人民政府关于…: two bodies that report together
_JOINT = re.compile(r"(委|委员会)\s+(?=[一-鿿]{2,16}人民政府)")
_BLANK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|\s*\n\s*")
# 现将《…》印发给你们，请认真贯彻执行。
_LETTER = re.compile(r"印发|现将《|转发|[：:]$")
# 关于印发《…报告》的通知 · 现将…印发给你们: a letter, the report follows its signature
_NOTICE = re.compile(
    r"(?:印发|转发|批转|报送)[^\n]{0,80}?(?:通知|函|给你们)|现(?:将[^\n]{0,60})?印发"
)
_SURE = 5
"""Score of a title with year, 法治 and 报告."""


def find_title(text: str) -> tuple[int, int] | None:
    """Return the span of the title's lines in the clean text, or None where it has no title."""
    lines = list(_opening_lines(text))
    best, best_score = None, 1
    for index in range(len(lines)):
        core = _core_at(text, lines, index)
        if core is None:
            continue
        score = _score(_joined(text, lines, *core))
        if score >= best_score:
            best, best_score = core, score
    if lines and _NOTICE.search(text, lines[0][0], lines[-1][1]):
        return _forwarded(text, lines[-1][1]) or _span(text, lines, best)
    return _span(text, lines, best)


def _span(
    text: str, lines: list[tuple[int, int]], core: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return where a title starts and ends, the lines around it that belong to it included."""
    if core is None:
        return None
    first, last = _extended(text, lines, *core)
    return lines[first][0], lines[last][1]


def _forwarded(text: str, start: int) -> tuple[int, int] | None:
    """Return the title of the report that a letter forwards: after the letter's signature."""
    lines = list(_all_lines(text, start, _MOST_NOTICE_LINES))
    for index in range(1, len(lines)):
        if not is_closing(text, *lines[index - 1]):
            continue
        core = _core_at(text, lines, index)
        if core and _score(_joined(text, lines, *core)) >= _SURE:
            return _span(text, lines, core)
    return None


def join_title(written: str) -> str:
    """Return the title in one line; blanks between Chinese characters go."""
    joint = _JOINT.sub("\\1\x00", written.strip())
    return _BLANK.sub("", joint).replace("\x00", " ")


def is_title(line: str) -> bool:
    """Say whether one line reads like the full title of a report."""
    return len(line) <= _LONGEST_TITLE and bool(_TITLE.fullmatch(line))


def _opening_lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the lines that may hold a title."""
    contents = find_contents(text) or (0, 0)
    for start, end in _all_lines(text, 0, _MOST_LINES + _MOST_NOTICE_LINES):
        if contents[0] <= start < contents[1]:
            continue
        line = text[start : min(end, start + 400)]
        if read_ordinal(line) or _is_paragraph(line):
            return
        yield start, end


def _all_lines(text: str, start: int, most: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the first *most* lines from *start* on that are not blank."""
    return (match.span() for match in islice(_LINE.finditer(text, start), most))


def _is_paragraph(line: str) -> bool:
    is_sentence = line.endswith("。") or (len(line) > _LONGEST_LINE and "。" in line)
    return is_sentence and not _LETTER.search(line)


def _core_at(text: str, lines: list[tuple[int, int]], index: int) -> tuple[int, int] | None:
    """Return the lines (first, last) from *index* on that make a title, at most three."""
    if _GOES_ON.fullmatch(_joined(text, lines, index, index)):
        return None
    for last in range(index, min(index + 3, len(lines))):
        title = _joined(text, lines, index, last)
        if is_title(title):
            return index, last
        if not _BROKEN_OFF.fullmatch(title):
            return None
    return None


def _extended(text: str, lines: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Return the span with the lines around it that belong to the same title."""
    while last + 1 < len(lines) and _GOES_ON.fullmatch(_joined(text, lines, last + 1, last + 1)):
        last += 1
    lowest = max(0, first - 2)
    while first > lowest and not _names_body(_joined(text, lines, first, last)):
        above = _joined(text, lines, first - 1, first - 1)
        if not _BODY_LINE.fullmatch(above):
            break
        first -= 1
    return first, last


def _names_body(title: str) -> bool:
    """Say whether something stands before 关于 or the year that can be a body or a place."""
    head = re.split(rf"关于|{_YEAR.pattern}", title, maxsplit=1)[0]
    return bool(head) and not head.startswith(("全", "法治", "依法"))


def _joined(text: str, lines: list[tuple[int, int]], first: int, last: int) -> str:
    return join_title(text[lines[first][0] : lines[last][1]])


def _score(title: str) -> int:
    """Return how surely a line is the title; a plain …情况 without a year is none."""
    match = _TITLE.fullmatch(title)
    if match is None or len(title) < 6:
        return 0
    year = 2 if _YEAR.search(title) else 0
    law = 2 if "法治" in title or "依法" in title else 0
    strong = 1 if match["ending"] != "情况" else 0
    return year + law + strong if year or (law and strong) else 0
