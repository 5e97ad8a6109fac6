"""Replacing in a draft what was found (替换): what would change first, then the paragraphs changed.

A replacement that would tear a field or a blank, or put typed words in the place of a number of the
indicator sheet, is not made and says why. The sources of borrowed words move along.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.draft.edit import Edit, apply_edits
from assistant.draft.fields import FieldError, check_fields, split_fields
from assistant.draft.find.errors import SearchUnusable
from assistant.draft.rewording import reworded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.fields import Piece
    from assistant.draft.find.query import SearchMode
    from assistant.draft.find.search import Hit
    from assistant.draft.parts import Paragraph

__all__ = ["Change", "Replacement", "SearchUnusable", "plan_changes", "replaced_paragraphs"]

_LONGEST = 2_000
_LONGEST_CHANGE = 10_000
_MOST_WRITTEN = 2_000_000
"""Characters that all replacements together may write."""
_MOST_APART = 200
"""Changes of a paragraph that are tried one by one."""
_PARTING = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# $1  $12  $$
_REFERENCE = re.compile(r"\$(?:(?P<number>\d{1,2})|(?P<sign>\$))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What takes the place of the hits."""

    text: str
    """May hold fields and blanks, and ``$1``… in the modes that have groups; ``$$`` is a $."""
    mode: SearchMode = "plain"
    """That of the query."""
    with_fields: bool = False
    """Whether a field may give way to typed words; then its number no longer follows the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the preview."""

    hit: Hit
    written: str
    """What is to stand there, as stored."""
    refusal: str = ""
    """Why it is not made, in Chinese; empty where it is."""


def plan_changes(draft: Draft, hits: Iterable[Hit], replacement: Replacement) -> tuple[Change, ...]:
    """Return what would change, in the order of the text; nothing is changed yet.

    Raises:
        SearchUnusable: the replacement cannot stand in a paragraph.
    """
    _check(replacement)
    ordered = sorted(hits, key=lambda hit: (hit.paragraph, hit.start, hit.end))
    changes: list[Change] = []
    room = _MOST_WRITTEN
    for at, group in groupby(ordered, key=lambda hit: hit.paragraph):
        text = draft.paragraphs[at].text if 0 <= at < len(draft.paragraphs) else ""
        planned: list[Change] = []
        for change in _planned(text, group, replacement):
            planned.append(change)
            room -= len(change.written)
            if room < 0:
                raise SearchUnusable(replacement.text, "替换后的全文太长")
        changes += planned if _keeps_markup(text, planned) else _one_by_one(text, planned)
    return tuple(changes)


def replaced_paragraphs(draft: Draft, changes: Iterable[Change]) -> Mapping[int, Paragraph]:
    """Return the paragraphs that the changes make, by their index; refused ones are not made."""
    made = sorted(
        (change for change in changes if not change.refusal),
        key=lambda change: (change.hit.paragraph, change.hit.start),
    )
    return {
        at: _replaced(draft.paragraphs[at], list(group))
        for at, group in groupby(made, key=lambda change: change.hit.paragraph)
    }


def _check(replacement: Replacement) -> None:
    if len(replacement.text) > _LONGEST:
        raise SearchUnusable(replacement.text[:30], f"替换内容太长，最多{_LONGEST}个字")
    if _PARTING.search(replacement.text):
        raise SearchUnusable(replacement.text, "替换内容不能换行，也不能有制表符")
    try:
        check_fields(replacement.text)
    except FieldError as error:
        raise SearchUnusable(replacement.text, f"“{error.text}”：{error.reason}") from error


def _planned(text: str, hits: Iterable[Hit], replacement: Replacement) -> Iterator[Change]:
    done = 0
    for hit in hits:
        written = _written(hit, replacement)
        if text[hit.start : hit.end] != hit.stored:
            refusal = "文字已经改动，请重新查找"
        elif hit.start < done:
            refusal = "与前一处重叠"
        else:
            refusal = _refusal(hit, written, replacement)
        if not refusal:
            done = hit.end
        yield Change(hit=hit, written=written, refusal=refusal)


def _refusal(hit: Hit, written: str, replacement: Replacement) -> str:
    if len(written) > _LONGEST_CHANGE:
        return "替换后的文字太长"
    if hit.kind != "field" or (replacement.with_fields and hit.is_whole):
        return ""
    if not hit.is_whole:
        return "是指标表所填数据的一部分，只能整个替换"
    lost = Counter(_fields(hit.stored)) - Counter(_fields(written))
    return "是指标表所填数据，请在指标表中修改" if lost else ""


def _written(hit: Hit, replacement: Replacement) -> str:
    """Return what takes the place of a hit."""
    if replacement.mode == "plain":
        return replacement.text

    def put_back(match: re.Match[str]) -> str:
        if match["sign"]:
            return "$"
        number = int(match["number"])
        return hit.groups[number] if number < len(hit.groups) else match[0]

    return _REFERENCE.sub(put_back, replacement.text)


def _fields(text: str) -> list[str]:
    return [piece.text for piece in split_fields(text) if piece.kind == "field"]


def _one_by_one(text: str, planned: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes of a paragraph; those that would tear a field or a blank are not made."""
    made: list[Change] = []
    for change in planned:
        if change.refusal:
            yield change
        elif len(planned) <= _MOST_APART and _keeps_markup(text, [*made, change]):
            made.append(change)
            yield change
        else:
            yield replace(change, refusal="会破坏字段或空白的写法")


def _keeps_markup(text: str, changes: Iterable[Change]) -> bool:
    """Tell whether exactly the fields and blanks stand there that were left or written."""
    edits = _edits(changes)
    inside: set[Edit] = set()
    expected: list[tuple[int, list[str]]] = []
    for piece, met in _met(text, edits):
        if any(edit.start <= piece.start and piece.end <= edit.end for edit in met):
            continue
        if any(edit.start <= piece.start or piece.end <= edit.end for edit in met):
            return False
        words = apply_edits(piece.text, [_shifted(edit, -piece.start) for edit in met])
        if [each.kind for each in split_fields(words)] != [piece.kind]:
            return False
        inside.update(met)
        expected.append((piece.start, [words]))
    expected += ((edit.start, _markup(edit.written)) for edit in edits if edit not in inside)
    standing = _markup(apply_edits(text, edits))
    return [words for _, found in sorted(expected) for words in found] == standing


def _met(text: str, edits: Sequence[Edit]) -> Iterator[tuple[Piece, Sequence[Edit]]]:
    """Yield each field and blank with the edits that touch it."""
    starts = [edit.start for edit in edits]
    for piece in split_fields(text):
        if piece.kind != "plain":
            last = bisect_left(starts, piece.end)
            first = last
            while first and edits[first - 1].end > piece.start:
                first -= 1
            yield piece, edits[first:last]


def _shifted(edit: Edit, by: int) -> Edit:
    return replace(edit, start=edit.start + by, end=edit.end + by)


def _markup(text: str) -> list[str]:
    return [piece.text for piece in split_fields(text) if piece.kind != "plain"]


def _edits(changes: Iterable[Change]) -> list[Edit]:
    """Return the edits of the changes that are made; they stand in order, without overlap."""
    return [
        Edit(change.hit.start, change.hit.end, change.written)
        for change in changes
        if not change.refusal
    ]


def _replaced(paragraph: Paragraph, changes: Sequence[Change]) -> Paragraph:
    return reworded(paragraph, _edits(changes))
