"""How peers went on from the words one has just typed (行内续写).

The suggestions for a sentence are whole passages. Here the place is found where the typed words end
within each of them, and the stretch up to the end of that clause, but only where one way of going
on is clearly best: several bodies go on alike, or one passage fits far better than the next. A
wrong offer disturbs more than a missing one helps, so whatever is doubtful is not offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.suggest.words import fold, letters, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.suggest.suggestion import Suggestion

_FEWEST = 6
"""Letters that must be typed."""
_TAIL = 4
"""Letters just before the caret that must be the same."""
_CONTEXT = 10
"""Letters that are compared, going back whole clauses, where so many are typed."""
_SHORTEST, _LONGEST = 2, 60
"""Letters of a stretch that is worth a glance, so that a shorter clause brings the next one along;
and of one that can be read at a glance."""
_FITS = 90.0
"""Likeness (0–100) of what is typed to what stands in a passage, from which it can go on alike.

One letter of ten may be another (部分街镇、个别街镇). Where a verb is missing (依据会议安排 beside
会议安排) the sentence is another one.
"""
_LEAST_ALONE = 9
"""Letters compared from which one passage is enough."""
_MARGIN = 12.0
"""How much better the one passage fits than any that goes on differently."""
_AGREE = 70.0
"""Likeness (0–100) of two ways of going on from which they are the same (领导下, 的正确领导下)."""

# 云汀市, 青栎区 of 云汀市青栎区司法局
_PLACE = re.compile(r"[一-鿿]{2,7}?(?:省|自治区|市|区|县|旗|镇|乡|街道)")
# 【受理件数】 stands for a number
_BLANK = re.compile(r"【[^【】\n]*】")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# 全年受理复议158件，办结150件。
_CLAUSE_END = frozenset("，。；：！？,;:!?\n")
_SENTENCE_END = frozenset("。；！？;!?\n")
_OPENERS = {"（": "）", "“": "”", "《": "》", "(": ")", "〔": "〕", "‘": "’"}
_CLOSERS = frozenset(_OPENERS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """The stretch of a passage that continues what is typed."""

    suggestion: Suggestion
    start: int
    """First character, in the text of the passage."""
    end: int
    """One past the last."""

    @property
    def text(self) -> str:
        """The stretch as the peer wrote it."""
        return self.suggestion.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """What of the typed words is compared."""

    letters: str
    """Those of the last clauses."""
    rest: str
    """What stands after the last letter: a number, a comma."""
    open: str
    """Brackets that are open, each by the one that closes it."""
    own: str
    """Who writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way of going on."""

    continuation: Continuation
    likeness: float
    letters: str
    bodies: frozenset[str]
    """Who goes on in this way."""

    @property
    def year(self) -> int:
        """Reporting year of the passage; what is said of congresses and plans grows old."""
        return self.continuation.suggestion.source.year or 0


def find_continuation(
    typed: str, suggestions: Sequence[Suggestion], *, own: str = ""
) -> Continuation | None:
    """Return how to go on from *typed*, None where no way is clearly best.

    Args:
        typed: the words of the sentence up to the caret, fields and blanks as they read.
        suggestions: what was found for the sentence.
        own: who writes; its places are left out where words are compared, like those of the peer.

    Returns:
        A stretch that ends with its clause, the comma or full stop included.
    """
    asked = _typed(typed, own)
    if len(asked.letters) < _FEWEST:
        return None
    ways = [way for suggestion in suggestions for way in _ways(asked, suggestion)]
    return _clearly_best(ways, len(asked.letters))


def _clearly_best(ways: Sequence[_Way], compared: int) -> Continuation | None:
    if not ways:
        return None
    best = max(ways, key=lambda way: (len(_backing(way, ways)), _middle(way, ways), way.year))
    others = [way for way in ways if _likeness(best, way) < _AGREE]
    backing = _backing(best, ways)
    rivals = frozenset[str]().union(*(way.bodies for way in others))
    is_common = len(backing) > 1 and len(rivals) <= len(backing) / 2
    is_best = is_common or (len(backing) == 1 and _stands_out(best, others, compared))
    return best.continuation if is_best else None


def _stands_out(way: _Way, others: Sequence[_Way], compared: int) -> bool:
    """Return whether one body's words are enough: no other's are near, and no name of its own."""
    next_best = max((other.likeness for other in others), default=0.0)
    is_near = way.likeness - next_best < _MARGIN
    return compared >= _LEAST_ALONE and not is_near and "“" not in way.continuation.text


def _backing(way: _Way, ways: Iterable[_Way]) -> frozenset[str]:
    """Return the bodies that go on in this way."""
    alike = (other.bodies for other in ways if _likeness(way, other) >= _AGREE)
    return way.bodies.union(*alike)


def _middle(way: _Way, ways: Iterable[_Way]) -> float:
    """Return how near a way is to those that say the same: the most common wording has most."""
    return sum(near for other in ways if (near := _likeness(way, other)) >= _AGREE)


def _likeness(one: _Way, other: _Way) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one.letters, other.letters)


def _typed(typed: str, own: str) -> _Typed:
    text = _BLANK.sub("0", normalise(typed))
    last = max((at for at, character in enumerate(text) if letters(character)), default=-1) + 1
    start = last
    for start in _clause_starts(text, last):
        if len(letters(text[start:last])) >= _CONTEXT:
            break
    return _Typed(
        letters=letters(text[start:last]), rest=text[last:], open=_open_brackets(text), own=own
    )


def _ways(asked: _Typed, suggestion: Suggestion) -> Iterator[_Way]:
    """Give how the passage goes on from where the typed words fit it best, if they do."""
    likeness, place = max(_places(asked, suggestion), default=(0.0, 0))
    text = fold(suggestion.text)
    start = _after(text, place, asked.rest) if likeness >= _FITS else None
    end = _clause_end(text, start, asked.open) if start is not None else None
    if start is None or end is None:
        return
    said = letters(suggestion.text[start:end])
    if len(said) <= _LONGEST:
        yield _Way(
            continuation=Continuation(suggestion=suggestion, start=start, end=end),
            likeness=likeness,
            letters=said,
            bodies=_bodies(suggestion),
        )


def _bodies(suggestion: Suggestion) -> frozenset[str]:
    return frozenset(source.body or "" for source in (suggestion.source, *suggestion.alike))


def _places(asked: _Typed, suggestion: Suggestion) -> Iterator[tuple[float, int]]:
    """Give the likeness and the offset after the last letter of each place that is typed up to."""
    from rapidfuzz import fuzz

    folded, peer = fold(suggestion.text), suggestion.source.body or ""
    where = [at for at, character in enumerate(folded) if letters(character)]
    plain, typed = letters(folded), _nameless(asked.letters, asked.own)
    at = plain.find(asked.letters[-_TAIL:])
    while at >= 0:
        end = where[at + _TAIL - 1] + 1
        for start in _clause_starts(folded, end):
            said = letters(folded[start:end])
            yield fuzz.ratio(typed, _nameless(said, peer)), end
            if len(said) > 2 * len(asked.letters):
                break
        at = plain.find(asked.letters[-_TAIL:], at + 1)


def _nameless(text: str, body: str) -> str:
    """Return the letters without the places that the name of a body says."""
    for place in _PLACE.findall(body):
        text = text.replace(place, "")
    return text


def _clause_starts(text: str, end: int) -> Iterator[int]:
    """Give where the clause that holds the last letter before *end* starts, and those before it."""
    for at in range(end - 1, 0, -1):
        if text[at - 1] in _CLAUSE_END:
            yield at
    yield 0


def _after(text: str, place: int, rest: str) -> int | None:
    """Return the offset after what *rest* stands for: its marks, and any number for a number."""
    at, done = place, 0
    rest = "".join(rest.split())
    while done < len(rest):
        asked, said = _NUMBER.match(rest, done), _NUMBER.match(text, at)
        if asked and said:
            done, at = asked.end(), said.end()
        elif text[at : at + 1] == rest[done] and not asked:
            done, at = done + 1, at + 1
        else:
            return None
    return at


def _clause_end(text: str, start: int, opened: str) -> int | None:
    """Return the end of the clause, or of the next where little is left of it.

    None is returned where nothing is left of the sentence, or brackets do not pair.

    Args:
        text: of the passage, folded.
        start: where to go on.
        opened: brackets open at *start*, each by the one that closes it.
    """
    said, waiting = 0, list(opened)
    for at in range(start, len(text)):
        character = text[at]
        if character in _OPENERS:
            waiting.append(_OPENERS[character])
        elif character in _CLOSERS and (not waiting or waiting.pop() != character):
            return None
        elif character in _SENTENCE_END and not waiting:
            return at + 1 if said else None
        elif character in _CLAUSE_END and not waiting and said >= _SHORTEST:
            return at + 1
        said += len(letters(character))
    return len(text) if said and not waiting else None


def _open_brackets(text: str) -> str:
    """Return what would close the brackets that are open at the end of *text*."""
    waiting: list[str] = []
    for character in text:
        if character in _OPENERS:
            waiting.append(_OPENERS[character])
        elif waiting and character == waiting[-1]:
            waiting.pop()
    return "".join(waiting)
