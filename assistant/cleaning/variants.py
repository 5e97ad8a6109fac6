"""Traditional script to simplified, and the wrong choices of machine conversion put right.

A published page may be simplified text that a machine turned into traditional script, often by the
character (製定 全麵 谘詢 體係). OpenCC brings it back; what OpenCC rightly leaves alone because the
word exists (著, 谘) is put right by ``corpus/variants.csv``. Text that is not traditional as a
whole or by the paragraph is left alone: a lone traditional character may be a name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.base.tables import read_table

if TYPE_CHECKING:
    from opencc import OpenCC

    from assistant.cleaning.rule import Cleaned

MOSTLY = 0.5
"""Share of the traditional forms among characters that differ between the scripts."""

ENOUGH = 4
"""So many traditional characters a text or paragraph must hold before its share says anything."""

_QUOTES = str.maketrans("「」『』", "“”‘’")


def simplify_script(text: str) -> Cleaned:
    """Return *text* in simplified script where it, or a paragraph of it, is traditional."""
    if not _traditional().search(text):
        return text, ()
    if _is_traditional(text):
        return simplified(text), ()
    lines = [simplified(line) if _is_traditional(line) else line for line in text.split("\n")]
    text = "\n".join(lines)
    left = _left_over(text)
    if not left:
        return text, ()
    message = f"简体文本中有个别繁体字，可能是专名，未作转换：{'、'.join(left)}。"
    return text, (Note(rule="variants", message=message),)


def simplified(text: str) -> str:
    """Return traditional *text* in simplified script, wrong choices put right."""
    return put_right(_converter().convert(text)).translate(_QUOTES)


def put_right(text: str) -> str:
    """Return simplified *text* with the words of the variants table replaced."""
    pattern, table = _variants()
    return pattern.sub(lambda match: table[match[0]], text)


def _is_traditional(text: str) -> bool:
    traditional = len(_traditional().findall(text))
    if traditional < ENOUGH:
        return False
    return traditional > MOSTLY * (traditional + len(_simplified_forms().findall(text)))


def _left_over(text: str) -> list[str]:
    """Return the traditional characters of *text*, without those that belong (慰藉, 乾坤)."""
    found: set[str] = set()
    for line in text.split("\n"):
        if not _traditional().search(line):
            continue
        converted = _converter().convert(line)
        if len(converted) == len(line):
            found.update(a for a, b in zip(line, converted, strict=True) if a != b)
    return sorted(found)


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Return each traditional character with its simplified form, as OpenCC knows them."""
    characters = "".join(map(chr, range(0x4E00, 0x9FA6)))
    converted = _converter().convert("\n".join(characters)).split("\n")
    return tuple((a, b) for a, b in zip(characters, converted, strict=True) if a != b)


@cache
def _traditional() -> re.Pattern[str]:
    return _class({traditional for traditional, _ in _pairs()})


@cache
def _simplified_forms() -> re.Pattern[str]:
    traditional = {a for a, _ in _pairs()}
    return _class({simplified for _, simplified in _pairs()} - traditional)


def _class(characters: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(characters))}]")


@cache
def _variants() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the table of words to put right, longest first: 著作 stays where 著 becomes 着."""
    table = {row["found"]: row["right"] for row in read_table("variants.csv")}
    longest = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), table
