"""How long borrowed words count as borrowed: as long as their source can be recognised in them.

Words are compared by their letters, clause by clause, so that neither numbers, fields and blanks
nor the order of the clauses play a part, and what was deleted takes nothing from what is left. A
name that was exchanged is few letters beside the others.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.draft.fields import split_fields
from assistant.suggest.words import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.draft.parts import Borrowed, Paragraph

Source = tuple[str | None, int | None, str | None, str]
"""What tells one source from another: body, year, section and words."""

_LEAST = 55.0
"""Share (0–100) of the own letters that still stand so in the source. Sentences that were edited,
turned round or cut keep 70 and more; ones written anew on the same matter stay below 45."""
_FEWEST = 2
"""Letters below which words tell nothing; numbers that the source's were exchanged for stand for
it as long as they are there."""

# 全年新收复议案件，审结
_CLAUSE_END = re.compile(r"[，。；：、！？,;:!?\n]")


def is_recognisable(words: str, borrowed: Borrowed) -> bool:
    """Return whether *words* are still those of the source.

    Args:
        words: own words as they stand in the paragraph, with fields and blanks.
        borrowed: where they were taken from.
    """
    pieces = split_fields(words)
    spoken = "".join(piece.text for piece in pieces if piece.kind == "plain")
    clauses = tuple(filter(None, map(letters, _CLAUSE_END.split(fold(spoken)))))
    if sum(map(len, clauses)) < _FEWEST:
        return any(piece.kind in {"field", "blank"} for piece in pieces)
    return _kept(clauses, letters(fold(borrowed.text))) >= _LEAST


def keep_recognisable(paragraph: Paragraph) -> Paragraph:
    """Return the paragraph with the sources that can be recognised in it, each piece whole.

    Neighbouring pieces of one source are one piece; all pieces of a source in the paragraph are
    judged together, so that words put between them do not part them from it.
    """
    if not paragraph.borrowed:
        return paragraph
    pieces = _joined(paragraph)
    words: dict[Source, list[str]] = {}
    for piece in pieces:
        words.setdefault(source_of(piece), []).append(paragraph.text[piece.start : piece.end])
    kept = tuple(
        piece for piece in pieces if is_recognisable("，".join(words[source_of(piece)]), piece)
    )
    return paragraph if kept == paragraph.borrowed else replace(paragraph, borrowed=kept)


def source_of(borrowed: Borrowed) -> Source:
    """Return what the pieces of one source have in common."""
    return borrowed.body, borrowed.year, borrowed.section, borrowed.text


def _joined(paragraph: Paragraph) -> list[Borrowed]:
    """Return the pieces in order, those of one source joined over what is no word between them."""
    pieces: list[Borrowed] = []
    last: dict[Source, int] = {}
    for piece in sorted(paragraph.borrowed, key=_place_of):
        number = last.setdefault(source_of(piece), len(pieces))
        before = pieces[number] if number < len(pieces) else None
        if before and _is_close(paragraph, before, piece):
            pieces[number] = replace(before, end=max(before.end, piece.end))
        else:
            last[source_of(piece)] = len(pieces)
            pieces.append(piece)
    return sorted(pieces, key=_place_of)


def _place_of(piece: Borrowed) -> tuple[int, int]:
    return piece.start, piece.end


def _is_close(paragraph: Paragraph, one: Borrowed, other: Borrowed) -> bool:
    """Return whether nothing but numbers, fields and marks stands between two pieces."""
    between = split_fields(paragraph.text[one.end : other.start])
    return not any(piece.kind == "plain" and letters(piece.text) for piece in between)


@lru_cache(maxsize=4096)
def _kept(clauses: Iterable[str], source: str) -> float:
    """Return which share (0–100) of the letters of the clauses stands so in the source."""
    from rapidfuzz import fuzz

    shares = (
        len(clause)
        * (fuzz.partial_ratio if len(clause) <= len(source) else fuzz.ratio)(clause, source)
        for clause in clauses
    )
    return sum(shares) / sum(map(len, clauses))
