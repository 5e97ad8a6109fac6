"""Wildcards (通配) as a person writes them: ``受理＊件``, ``第#次``, ``？局``.

``？`` is one character, ``＊`` anything within a sentence, ``#`` a number (158, 三十二); each in
full or half width. A backslash before one of them means the sign itself. A replacement puts them
back as ``$1``, ``$2`` in their order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.find.errors import SearchUnusable
from assistant.draft.find.regular import LONGEST, literal, parse_regular
from assistant.draft.find.syntax import Group, One, Repeat, Row, Signs

if TYPE_CHECKING:
    from assistant.draft.find.folding import Same
    from assistant.draft.find.syntax import Node

# \？  ＊＊  #  件
_SIGN = re.compile(
    r"\\(?P<meant>.)|(?P<one>[?？])|(?P<any>[*＊]+)|(?P<number>[#＃])|(?P<plain>.)", re.DOTALL
)
# 1,158  8.4  1.8万  三十二
_NUMBER = (
    r"(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[百千]?[万亿]{0,2}"
    r"|[〇零○一二两三四五六七八九十百千万亿]+"
)
_WITHIN_SENTENCE = r"[^。！？；!?;\n]"


def parse_wildcards(pattern: str, same: Same) -> Node:
    """Return what the pattern is made of.

    Raises:
        SearchUnusable: it is too long.
    """
    if len(pattern) > LONGEST:
        raise SearchUnusable(pattern[:30], f"查找内容太长，最多{LONGEST}个字")
    parts: list[Node] = []
    groups = 0
    for match in _SIGN.finditer(pattern):
        written = match["meant"] or match["plain"]
        if written:
            parts.append(literal(written, same))
            continue
        groups += 1
        parts.append(Group(_wild(match, same, is_last=match.end() == len(pattern)), groups))
    return Row(tuple(parts))


def _wild(match: re.Match[str], same: Same, *, is_last: bool) -> Node:
    if match["number"]:
        return parse_regular(_NUMBER, same)
    if match["one"]:
        return One(Signs(".", same))
    within = Signs(_WITHIN_SENTENCE, same, is_negated=True)
    return Repeat(One(within), 0, None, is_lazy=not is_last)
