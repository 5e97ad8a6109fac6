"""Which phrases hold a typed word: as it is written, in other words, or else nearly.

Quotation marks and brackets play no part (八五普法 finds “八五”普法), nor do script and width. A
word that names a part of the report (下一步, 存在问题) stands for the phrases of that part, whose
own words seldom say it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assistant.outline.roles import role_of_heading
from assistant.passages.topic import load_topics
from assistant.phrases.phrase import readable
from assistant.suggest.place import related_roles
from assistant.suggest.thesaurus import senses_in, senses_of
from assistant.suggest.words import fold, letters, simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.section import Role
    from assistant.phrases.phrase import Phrase
    from assistant.suggest.typed_words import TypedWord

_HELD, _HELD_ELSEWHERE, _SAME_SENSE, _MISTYPED = 100.0, 99.0, 90.0, 50.0
_LIKENESS = ((3, 66.0), (4, 74.0), (8, 65.0))
"""From how many letters on, which likeness of a word is enough: one wrong letter of three or four,
more in half a sentence."""
_EDGE = "\0" * 8
"""Around the letters: half a word at the edge of a text is as unlike as one in its middle."""
# “八五”普法   村（社区）   《信访工作条例》
_ENCLOSING = re.compile(r"[“”‘’\"'《》〈〉「」()]")
# 下一步工作安排   存在问题及原因分析: words that say nothing but which part is meant
_PART = re.compile(
    r"(?:下一?步|下一?阶段|下一?年度?|明年|来年|今后|存在|面临|主要|突出|当前|目前|工作|重点|的|[和与及]"
    r"|问题|不足|短板|弱项|差距|薄弱环节|原因|成因|分析|安排|计划|打算|思路|设想|努力方向|改进|整改"
    r"|措施|举措|成效|做法|成绩|亮点|情况|第一责任人|主要负责人|履行|履职|职责)+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Searched:
    """What is searched of a phrase: text with the names of its fields, topic and note."""

    folded: str
    bare: str
    """Without what encloses words."""
    letters: str


def scores_of(word: TypedWord, phrases: Sequence[Phrase]) -> dict[int, float]:
    """Return the places of the phrases that hold the word, with how well they do, up to 100."""
    searched = [_searched(each) for each in phrases]
    held = [at for at, each in enumerate(searched) if _holds(each, word)]
    part = _part_named(word)
    if part:
        of_part = [at for at, each in enumerate(phrases) if each.role and one_part(each.role, part)]
        return dict.fromkeys(held, _HELD_ELSEWHERE) | dict.fromkeys(of_part, _HELD)
    return dict.fromkeys(held, _HELD) or _in_other_words(word, phrases) or _nearly(word, searched)


def one_part(role: Role, other: Role) -> bool:
    """Tell whether two roles are the same part of a report, or some reports write them as one."""
    return role in related_roles(other) and other in related_roles(role)


def _holds(searched: _Searched, word: TypedWord) -> bool:
    return any(
        form in searched.folded or (_bare(form) and _bare(form) in searched.bare)
        for form in word.folded
    )


def _part_named(word: TypedWord) -> Role | None:
    """Return the part of a report that the word names and nothing else."""
    named = word.folded[-1]
    return role_of_heading(named) if _PART.fullmatch(named) else None


def _in_other_words(word: TypedWord, phrases: Sequence[Phrase]) -> dict[int, float]:
    """Return the phrases that say the same by the thesaurus: 不予处罚 for 轻微不罚."""
    wanted = senses_of(_bare(word.folded[-1]))
    if not wanted:
        return {}
    said = (_senses(each) for each in phrases)
    return {
        at: _SAME_SENSE
        for at, senses in enumerate(said)
        if all(not senses.isdisjoint(each) for each in wanted)
    }


def _nearly(word: TypedWord, searched: Sequence[_Searched]) -> dict[int, float]:
    """Return the phrases that hold letters nearly the same: 行政复意 for 行政复议."""
    plain = letters(word.folded[-1])
    if len(plain) == 2:
        meant = [known for known in _short_words() if _differs_by_one(known, plain)]
        return {
            at: _MISTYPED
            for at, each in enumerate(searched)
            if any(known in each.folded for known in meant)
        }
    enough = next((least for size, least in reversed(_LIKENESS) if len(plain) >= size), None)
    if enough is None:
        return {}
    likeness = (fuzz.partial_ratio(plain, each.letters) for each in searched)
    return {at: score for at, score in enumerate(likeness) if score >= enough}


def _differs_by_one(known: str, typed: str) -> bool:
    return (known[0] == typed[0]) != (known[1] == typed[1])


@cache
def _short_words() -> tuple[str, ...]:
    """Return the words of two letters that topics are known by: 复议, 调解."""
    return tuple(word for word in load_topics() if len(word) == 2)


@lru_cache(maxsize=20_000)
def _searched(phrase: Phrase) -> _Searched:
    folded = fold(simplified(f"{readable(phrase.text)} {phrase.topic} {phrase.note}"))
    return _Searched(folded=folded, bare=_bare(folded), letters=f"{_EDGE}{letters(folded)}{_EDGE}")


@lru_cache(maxsize=20_000)
def _senses(phrase: Phrase) -> frozenset[str]:
    return frozenset(senses_in(_searched(phrase).bare))


def _bare(folded: str) -> str:
    return _ENCLOSING.sub("", folded)
