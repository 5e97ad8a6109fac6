"""Finding words in a draft (查找): as it reads or as it is stored, plain, by wildcards, by pattern.

Hits point into the stored text. What is found in a written-out field stands for the whole field: it
can be shown, and replaced only as a whole (``replace.py``). Nothing is found across
the cells of a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.draft.find.errors import SearchUnusable
from assistant.draft.find.folding import without_marks
from assistant.draft.find.machine import Budget, Machine
from assistant.draft.find.reading import Reading, read_out, read_stored
from assistant.draft.find.regular import parse_regular
from assistant.draft.find.wildcard import parse_wildcards
from assistant.suggest.words import word_edges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assistant.draft.draft import Draft
    from assistant.draft.find.machine import Groups
    from assistant.draft.find.query import Query, Where

__all__ = ["Hit", "HitKind", "SearchUnusable", "find_all", "hits_of", "readings"]

HitKind = Literal["plain", "blank", "field"]
"""Typed words; words of a blank; words of which a field writes at least one."""

MOST_HITS = 20_000
_LONGEST = 500
_CONTEXT = 18
"""Characters shown before and after a hit."""
# the cells of a table, lines of a paragraph
_PART = re.compile(r"[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where something was found."""

    paragraph: int
    """Index in :attr:`Draft.paragraphs`."""
    start: int
    """First character, in the text of the paragraph."""
    end: int
    """One past the last; a field that the hit touches lies wholly inside."""
    stored: str
    """What stands there."""
    text: str
    """What was found, as it was looked at."""
    before: str
    """A few characters before it, as they were looked at."""
    after: str
    kind: HitKind = "plain"
    is_whole: bool = True
    """Whether every field and blank that it touches was found from end to end."""
    groups: tuple[str, ...] = ()
    """What ``$0``, ``$1``… put back, as stored."""


def find_all(draft: Draft, query: Query) -> tuple[Hit, ...]:
    """Return all places where the query's words stand, in reading order.

    Raises:
        SearchUnusable: the query holds nothing to look for, or is no pattern, or one that takes
            too long.
    """
    finder = _finder(query)
    hits: list[Hit] = []
    for paragraph, reading in readings(draft, query.where, as_stored=query.as_stored):
        found = _in_parts(reading.text, finder)
        if query.whole_words:
            found = _whole_words(reading.text, found)
        hits += hits_of(paragraph, reading, found, query.where)
        if len(hits) > MOST_HITS:
            raise SearchUnusable(query.text, f"找到的地方超过{MOST_HITS}处，请写得更具体一些")
    return tuple(hits)


def readings(
    draft: Draft, where: Where, *, as_stored: bool = False
) -> Iterator[tuple[int, Reading]]:
    """Yield the paragraphs that are looked at, each with its index."""
    selected = None if where.selection is None else {each.paragraph for each in where.selection}
    for at, paragraph in enumerate(draft.paragraphs):
        if where.holds_style(paragraph.style) and (selected is None or at in selected):
            text = paragraph.text
            yield at, read_stored(text) if as_stored else read_out(text, draft)


def hits_of(
    paragraph: int, reading: Reading, found: Iterable[Groups], where: Where
) -> Iterator[Hit]:
    """Yield the hits for what was found in the text of a reading."""
    for groups in found:
        start, end = reading.stored(*groups[:2])
        if where.holds(paragraph, start, end):
            yield _hit(paragraph, reading, groups, (start, end))


def _hit(paragraph: int, reading: Reading, groups: Groups, stored: tuple[int, int]) -> Hit:
    first, last = groups[:2]
    touched = reading.touched(first, last)
    pairs = zip(groups[::2], groups[1::2], strict=True)
    kind: HitKind = "plain"
    if touched:
        kind = "field" if any(mark.key for mark in touched) else "blank"
    return Hit(
        paragraph=paragraph,
        start=stored[0],
        end=stored[1],
        stored=reading.source[slice(*stored)],
        text=reading.text[first:last],
        before=reading.text[max(0, first - _CONTEXT) : first],
        after=reading.text[last : last + _CONTEXT],
        kind=kind,
        is_whole=all(first <= mark.start and mark.end <= last for mark in touched),
        groups=tuple(_put_back(reading, *span) for span in pairs),
    )


def _put_back(reading: Reading, start: int, end: int) -> str:
    """Return the words of a group: its fields, but the number of a field that it cuts."""
    if start < 0:
        return ""
    if any(mark.start < start or end < mark.end for mark in reading.touched(start, end)):
        return reading.text[start:end]
    return reading.source[slice(*reading.stored(start, end))]


def _in_parts(text: str, finder: Callable[[str], Iterable[Groups]]) -> Iterator[Groups]:
    """Yield what is found in each cell or line of a text."""
    for part in _PART.finditer(text):
        start = part.start()
        for groups in finder(part[0]):
            yield tuple(at + start if at >= 0 else at for at in groups) if start else groups


def _whole_words(text: str, found: Iterable[Groups]) -> Iterator[Groups]:
    """Yield what begins and ends where words do; words are told only where something was found."""
    edges: frozenset[int] | None = None
    for groups in found:
        if edges is None:
            edges = word_edges(_SURROGATE.sub("?", text))
        if groups[0] in edges and groups[1] in edges:
            yield groups


def _finder(query: Query) -> Callable[[str], Iterable[Groups]]:
    if not query.text:
        raise SearchUnusable(query.text, "没有写要查找的内容")
    if query.mode == "plain":
        return _bare_finder(query) if query.pass_over_marks else _plain_finder(query)
    parse = parse_wildcards if query.mode == "wildcard" else parse_regular
    machine = Machine(parse(query.text, query.same), query.text)
    budget = Budget(query.text)
    return lambda text: machine.find(text, budget)


def _plain_finder(query: Query) -> Callable[[str], Iterable[Groups]]:
    if len(query.text) > _LONGEST:
        raise SearchUnusable(query.text[:30], f"查找内容太长，最多{_LONGEST}个字")
    table = query.same.table
    wanted = query.text.translate(table)
    return lambda text: _places(text.translate(table), wanted)


def _bare_finder(query: Query) -> Callable[[str], Iterable[Groups]]:
    table = query.same.table
    wanted = without_marks(query.text.translate(table)).text
    if not wanted:
        raise SearchUnusable(query.text, "查找内容只有空格或标点，请不要忽略空格和标点")

    def find(text: str) -> Iterator[Groups]:
        bare = without_marks(text.translate(table))
        return (bare.span(*span) for span in _places(bare.text, wanted))

    return find


def _places(text: str, wanted: str) -> Iterator[Groups]:
    """Yield where the words stand, without overlap."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield at, end
        at = text.find(wanted, end)
