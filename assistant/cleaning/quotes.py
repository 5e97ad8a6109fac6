"""Quotation marks paired: "枫桥经验" ”枫桥经验“ 「枫桥经验」 → “枫桥经验”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.han import HAN, HAN_CHARACTER

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

MARKS = re.compile('["“”]')

STRAIGHT = re.compile('"')

# '三项制度' within Chinese, not the apostrophe of don't
SINGLE = re.compile(r"(?<![A-Za-z0-9])'([^'\n]*)'(?![A-Za-z0-9])")

# what no quotation is: nothing, a mark, 和 between two of them
QUOTED = re.compile(rf"(?![和与及等、，。；])[{HAN}\dA-Za-z《].*(?<![、，；])", re.DOTALL)

LONGEST_QUOTE = 120
"""Characters of a quotation that a pair of wrongly turned marks may hold."""

_CORNERS = str.maketrans("「」『』", "“”‘’")


def pair_quotes(text: str) -> Cleaned:
    """Return *text* with its quotes paired, paragraph by paragraph; where unsure they stay."""
    if "「" in text or "『" in text:
        text = text.translate(_CORNERS)
    lines = text.split("\n")
    paired = [line if _is_paired(line) else _paired(line) for line in lines]
    text = "\n".join(paired)
    if "'" in text:
        text = SINGLE.sub(_single, text)
    odd = sum('"' in line and bool(HAN_CHARACTER.search(line)) for line in paired)
    if not odd:
        return text, ()
    message = f"有{odd}个段落的直引号不成对，未作改动，请核对。"
    return text, (Note(rule="quotes", message=message),)


def _is_paired(line: str) -> bool:
    """Tell whether a line has no straight quotes, and closes each curly one that it opens."""
    if '"' in line:
        return False
    if "“" not in line and "”" not in line:
        return True
    depth = 0
    for mark in MARKS.findall(line):
        depth += 1 if mark == "“" else -1
        if depth < 0:
            return False
    return depth == 0


def _paired(line: str) -> str:
    """Return a line with its marks turned the right way, if that gives quotations."""
    if not HAN_CHARACTER.search(line):
        return line
    turned = _alternating(line, MARKS)
    if turned is not None and _holds_quotations(turned):
        return turned
    if _is_paired(line.replace('"', "")):
        return _alternating(line, STRAIGHT) or line
    return line


def _alternating(line: str, marks: re.Pattern[str]) -> str | None:
    """Return a line with its marks opening and closing in turn; None if they are odd."""
    parts = marks.split(line)
    if len(parts) % 2 == 0:
        return None
    turned = ("“”"[i % 2] for i in range(len(parts) - 1))
    return "".join(part + mark for part, mark in zip(parts, [*turned, ""], strict=True))


def _holds_quotations(line: str) -> bool:
    """Tell whether all that stands between the marks of a line can be a quotation."""
    quoted = MARKS.split(line)[1::2]
    return all(len(words) <= LONGEST_QUOTE and QUOTED.fullmatch(words) for words in quoted)


def _single(match: re.Match[str]) -> str:
    return f"‘{match[1]}’" if HAN_CHARACTER.search(match[1]) else match[0]
