"""Putting another state of the draft in the place of the text.

Only what differs is touched: the caret, the findings and the sources beside it stay where they are.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor

from assistant.base.alike import count_alike
from assistant.gui.editor.commented import lay_comments
from assistant.gui.editor.document import (
    insert_runs,
    joined,
    runs_in,
    runs_of,
    style_of,
    whole_fields,
)
from assistant.gui.editor.looks import utf16_length
from assistant.gui.editor.measures import block_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from assistant.draft.parts import Borrowed, Paragraph
    from assistant.gui.editor.document import Run

    Write = Callable[[str], str]

_KEEP = QTextCursor.MoveMode.KeepAnchor


class _Atom(NamedTuple):
    """What is written as a whole or not at all: a character, a field, a borrowed stretch."""

    words: tuple[tuple[str, str | None], ...]
    """As shown, each with its field."""
    source: Borrowed | None
    runs: tuple[Run, ...]


def rewrite(
    document: QTextDocument,
    before: Sequence[Paragraph],
    after: Sequence[Paragraph],
    write: Write,
) -> None:
    """Let the document hold another title and other paragraphs.

    Args:
        document: what holds *before*.
        before: its blocks as they stand, the title first.
        after: its blocks as they shall be.
        write: gives the words of a field's expression.
    """
    head = count_alike(before[1:], after[1:]) + 1
    tail = count_alike(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for tag, start, end, new_start, new_end in reversed(
        SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ):
        if tag != "equal":
            _replace(cursor, head + start, head + end, new[new_start:new_end], write)
    if before[0] != after[0]:
        _mend(cursor, document.firstBlock(), runs_of(after[0], write))
    cursor.endEditBlock()


def _replace(
    cursor: QTextCursor, start: int, end: int, paragraphs: Sequence[Paragraph], write: Write
) -> None:
    """Put paragraphs in the place of the blocks from *start* to *end*, the last first."""
    document = cursor.document()
    kept = min(end - start, len(paragraphs))
    for number in range(end - 1, start + kept - 1, -1):
        _remove(cursor, document.findBlockByNumber(number))
    cursor.setPosition(_end(document.findBlockByNumber(start + kept - 1)))
    for paragraph in paragraphs[kept:]:
        cursor.insertBlock(block_format(paragraph.style), QTextCharFormat())
        insert_runs(cursor, runs_of(paragraph, write))
    for number, paragraph in enumerate(paragraphs[:kept], start):
        block = document.findBlockByNumber(number)
        _mend(cursor, block, runs_of(paragraph, write))
        if style_of(block) != paragraph.style:
            cursor.setBlockFormat(block_format(paragraph.style))


def _mend(cursor: QTextCursor, block: QTextBlock, runs: Iterable[Run]) -> None:
    """Let a block hold the runs; what it begins and ends with like them stays.

    Comments are laid over the words, so that words stay where only comments differ.
    """
    wanted = tuple(runs)
    old, new = list(_atoms(whole_fields(runs_in(block)))), list(_atoms(wanted))
    here, there = ([(atom.words, atom.source) for atom in atoms] for atoms in (old, new))
    head = count_alike(here, there)
    tail = count_alike(here[head:][::-1], there[head:][::-1])
    cursor.setPosition(block.position() + _length(old[:head]))
    cursor.setPosition(_end(block) - _length(old[len(old) - tail :]), _KEEP)
    cursor.removeSelectedText()
    written = (run for atom in new[head : len(new) - tail] for run in atom.runs)
    insert_runs(cursor, tuple(joined(written)))
    lay_comments(cursor, block, wanted)


def _atoms(runs: Iterable[Run]) -> Iterator[_Atom]:
    bare = joined(replace(run, comments=()) for run in runs)
    for serial, group in groupby(bare, key=lambda run: run.borrowed_serial):
        lent = tuple(group)
        if serial:
            words = tuple((run.text, run.field) for run in lent)
            yield _Atom(words=words, source=lent[0].borrowed, runs=lent)
            continue
        for run in lent:
            for text in (run.text,) if run.field else run.text:
                yield _Atom(
                    words=((text, run.field),), source=None, runs=(replace(run, text=text),)
                )


def _length(atoms: Iterable[_Atom]) -> int:
    """Return how much room atoms take in a document."""
    return sum(utf16_length(text) for atom in atoms for text, _ in atom.words)


def _remove(cursor: QTextCursor, block: QTextBlock) -> None:
    """Take a block away; the one above keeps its format."""
    above = block.previous()
    made = above.blockFormat()
    cursor.setPosition(_end(above))
    cursor.setPosition(_end(block), _KEEP)
    cursor.removeSelectedText()
    cursor.setBlockFormat(made)


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
