"""Straight quotes paired to Chinese ones: "枫桥经验" → “枫桥经验”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.han import HAN_CHARACTER

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# '三项制度' within Chinese, not the apostrophe of don't
SINGLE = re.compile(r"(?<![A-Za-z0-9])'([^'\n]*)'(?![A-Za-z0-9])")


def pair_quotes(text: str) -> Cleaned:
    """Return *text* with straight quotes paired, paragraph by paragraph; an odd one stays."""
    if '"' not in text and "'" not in text:
        return text, ()
    lines = text.split("\n")
    paired = [_paired(line) if '"' in line else line for line in lines]
    odd = sum('"' in line and bool(HAN_CHARACTER.search(line)) for line in paired)
    text = SINGLE.sub(_single, "\n".join(paired))
    if not odd:
        return text, ()
    message = f"有{odd}个段落的直引号不成对，未作改动，请核对。"
    return text, (Note(rule="quotes", message=message),)


def _paired(line: str) -> str:
    parts = line.split('"')
    if len(parts) % 2 == 0 or not HAN_CHARACTER.search(line):
        return line
    marks = ("“”"[i % 2] for i in range(len(parts) - 1))
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))


def _single(match: re.Match[str]) -> str:
    return f"‘{match[1]}’" if HAN_CHARACTER.search(match[1]) else match[0]
