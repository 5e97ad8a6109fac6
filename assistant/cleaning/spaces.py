"""Spaces that mean nothing: indents, blank lines, gaps between characters. One paragraph a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.han import HAN, HAN_CHARACTER, PUNCTUATION

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# two or more spaces, or tabs
RUN = re.compile(r"[ \t]{2,}|\t")

# 法 治    2023 年    第 1 期    100 %
BETWEEN = re.compile(
    rf" (?:(?<=[{HAN}{PUNCTUATION}] )(?=[{HAN}{PUNCTUATION}\d(),;:!?])"
    rf"|(?<=[\d%(),;:!?.] )(?=[{HAN}{PUNCTUATION}])"
    rf"|(?<=[{PUNCTUATION}] )|(?=[{PUNCTUATION}])"
    rf"|(?<=\d )(?=%))"
)

# 2023年1月 日    共办理 件，  : a number is still to be filled in
BLANK = re.compile(
    rf" (?:(?<=年 )(?=月)|(?<=月 )(?=日)"
    rf"|(?<=[{HAN}]{{2}} )(?<![案事文证条邮要稿信附软硬部物函急配多首再层批场人件初每本此几数] )"
    r"(?=[件次宗](?:[，。；、,;]|$)))",
    re.MULTILINE,
)

# 共2 899件
GROUPED = re.compile(rf"([\d.]+)(?: \d{{3}})+(?=[{HAN}])")

SPREAD = 0.4
"""Share of blanks in a line whose characters were set apart: 法 治 政 府 2 0 2 3 年."""

KEEP = "\ue5e5"
"""Stands for a space to keep while the others go; a private-use character."""


def clean_spaces(text: str) -> Cleaned:
    """Return *text* with one paragraph a line, without spaces that mean nothing."""
    text = RUN.sub(" ", text)
    notes: list[Note] = []
    if " " in text:
        text = "\n".join(_drawn_together(line) for line in text.split("\n"))
        text, blanks = _without_gaps(text)
        if blanks:
            message = f"有{blanks}处数字疑似漏填（如“月 日”“办理 件”），空格已保留。"
            notes.append(Note(rule="spaces", message=message))
        before = text
        text = GROUPED.sub(_ungrouped, text)
        if text != before:
            grouped = before.count(" ") - text.count(" ")
            message = f"有{grouped}处数字按三位分节（如“2 899件”），已去除空格，请核对。"
            notes.append(Note(rule="spaces", message=message))
    lines = (line.strip() for line in text.split("\n"))
    return "".join(f"{line}\n" for line in lines if line), tuple(notes)


def _drawn_together(line: str) -> str:
    """Return a line without its blanks where nearly each character has one after it."""
    is_spread = line.count(" ") >= max(SPREAD * len(line), 2) and HAN_CHARACTER.search(line)
    return line.replace(" ", "") if is_spread else line


def _without_gaps(text: str) -> tuple[str, int]:
    kept = text.replace(KEEP, "")
    kept, blanks = BLANK.subn(KEEP, kept)
    return BETWEEN.sub("", kept).replace(KEEP, " "), blanks


def _ungrouped(match: re.Match[str]) -> str:
    """Return a number without the spaces before each three digits; 2021 345 is none such."""
    if len(match[1]) > 3 or "." in match[1]:
        return match[0]
    return match[0].replace(" ", "")
