"""Traditional script to simplified, and the wrong choices of machine conversion put right.

A published page may be simplified text that a machine turned into traditional script, often by the
character (製定 全麵 谘詢 體係). OpenCC brings it back; what OpenCC rightly leaves alone because the
word exists (著, 谘) is put right by ``corpus/variants.csv``. Text that is not traditional as a
whole or by the paragraph is left alone: a lone traditional character may be a name.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.base.tables import read_table
from assistant.cleaning.han import HAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from opencc import OpenCC

    from assistant.cleaning.rule import Cleaned

MOSTLY = 0.5
"""Share of the traditional forms among characters that differ between the scripts."""

ENOUGH = 4
"""So many traditional characters a text or paragraph must hold before its share says anything."""

ASTRAL = "\U00010000"
"""First character that a class of characters is slow with; reports hold none from here on."""

# 体系 : two Chinese characters that may be a word
HAN_PAIR = re.compile(f"[{HAN}]{{2}}")

_QUOTES = str.maketrans("「」『』", "“”‘’")


def simplify_script(text: str) -> Cleaned:
    """Return *text* in simplified script where it, or a paragraph of it, is traditional.

    A lone traditional character of simplified text goes where the same word stands elsewhere in
    simplified script; else it stays, for a name may be written so.
    """
    text = _replaced(text, _variants(anywhere="1"))
    if not _traditional().search(text):
        return text, ()
    if _is_traditional(text):
        return simplified(text), ()
    lines = [simplified(line) if _is_traditional(line) else line for line in text.split("\n")]
    lines, left = _without_strays(lines)
    text = "\n".join(lines)
    if not left:
        return text, ()
    message = f"简体文本中有个别繁体字，可能是专名，未作转换：{'、'.join(sorted(left))}。"
    return text, (Note(rule="variants", message=message),)


def simplified(text: str) -> str:
    """Return traditional *text* in simplified script, wrong choices put right."""
    return _replaced(_converter().convert(text), _variants()).translate(_QUOTES)


def _replaced(text: str, variants: tuple[re.Pattern[str], Mapping[str, str]]) -> str:
    """Return *text* with the words of a table replaced."""
    pattern, table = variants
    return pattern.sub(lambda match: table[match[0]], text)


def _is_traditional(text: str) -> bool:
    traditional = len(_traditional().findall(text))
    if traditional < ENOUGH:
        return False
    return traditional > MOSTLY * (traditional + len(_simplified_forms().findall(text)))


def _without_strays(lines: list[str]) -> tuple[list[str], set[str]]:
    """Return the lines without lone traditional characters, and those that had to stay.

    慰藉 and 乾坤 belong and are neither.
    """
    strays = {i: line for i, line in enumerate(lines) if _traditional().search(line)}
    if not strays:
        return lines, set()
    pairs = {a + b for line in lines for a, b in pairwise(line)}
    left: set[str] = set()
    for i, line in strays.items():
        lines[i], stayed = _without_known_strays(line, pairs)
        left |= stayed
    return lines, left


def _without_known_strays(line: str, pairs: set[str]) -> tuple[str, set[str]]:
    """Return a line with its strays in simplified script where that makes a pair the text has."""
    converted = _converter().convert(line)
    if len(converted) != len(line):
        return line, set()
    characters, left = list(line), set()
    for i, (found, right) in enumerate(zip(line, converted, strict=True)):
        if found == right:
            continue
        beside = {converted[max(0, i - 1) : i + 1], converted[i : i + 2]}
        if any(HAN_PAIR.fullmatch(pair) and pair in pairs for pair in beside):
            characters[i] = right
        else:
            left.add(found)
    return "".join(characters), left


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
    return _class({b for _, b in _pairs() if b < ASTRAL} - traditional)


def _class(characters: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(characters))}]")


@cache
def _variants(anywhere: str = "") -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the table of words to put right, longest first: 著作 stays where 著 becomes 着.

    Args:
        anywhere: ``1`` for only those that are wrong in simplified text as well.
    """
    rows = read_table("variants.csv")
    table = {row["found"]: row["right"] for row in rows if anywhere in row["anywhere"]}
    longest = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), table
