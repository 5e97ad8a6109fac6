"""A draft beside the file that came back: every change found, numbered and planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.comparing.difference import Piece, differences
from assistant.draft.numbering import TABLES
from assistant.draft.parts import Paragraph, Picture
from assistant.draft.pictures import PNG
from assistant.review.bare import seen_alone
from assistant.review.elements import (
    BELOW,
    PRINTED,
    WEB,
    is_styled,
    letterhead,
    part_elements,
    same_element,
    value_of,
    values_of,
)
from assistant.review.expected import expected_of
from assistant.review.grouping import GroupMaker
from assistant.review.imprint import imprint_of, lines_beside
from assistant.review.match import match
from assistant.review.moves import linked
from assistant.review.own_comments import without_own
from assistant.review.plan import Arrival, ElementEdit, Plan, Removal
from assistant.review.printed_elements import NOT_IN_LETTER, printed_elements, with_printed
from assistant.review.returned import comment_of, notes_beside, read_heads, read_returned
from assistant.review.review import Change, Comment, Remark, Review
from assistant.review.same_report import (
    elements_elsewhere,
    is_web_edition,
    require_same_report,
)
from assistant.sources.tracked import NO_STAMP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.review.elements import FoundElement
    from assistant.review.expected import Expected
    from assistant.review.match import Cell
    from assistant.review.returned import Returned
    from assistant.sources.tracked import TrackedDocument

_UNREAD_PICTURE = "文件里新增的这张图片不是 PNG 格式，没有读入；需要时请在稿件里另行插入。"
_WIDEST_MM = 156.0
"""Width of the text area."""


def compare(draft: Draft, document: TrackedDocument, path: Path) -> Review:
    """Return what the returned file changes of the draft.

    Args:
        draft: the draft as it is now, which may have gone on since the file was printed.
        document: what was read of the file.
        path: the file, for the error.

    Raises:
        AnotherReport: the two have too little in common.
    """
    found, text = part_elements(read_returned(document, draft.pictures), draft)
    found = letterhead(read_heads(document)) | found
    is_web = is_web_edition(draft, found, text)
    expected = [
        paragraph
        for paragraph in expected_of(draft)
        if not (is_web and paragraph.style == "internal")
    ]
    cells = match(expected, text)
    require_same_report(expected, text, cells, found, path)
    is_tracked = any(paragraph.is_tracked for paragraph in document.paragraphs)
    comparison = _Comparison(draft, expected, text, is_tracked=is_tracked)
    return comparison.review(document, found, cells, is_web=is_web)


class _Comparison:
    """Goes through the cells in the order of the file and gathers changes, remarks and plan."""

    def __init__(
        self,
        draft: Draft,
        expected: Sequence[Expected],
        text: Sequence[Returned],
        *,
        is_tracked: bool,
    ) -> None:
        self._draft = draft
        self._expected = expected
        self._text = text
        self._changes: list[Change] = []
        self._remarks: list[Remark] = []
        self._groups = GroupMaker(draft, self._changes, self._remarks, is_tracked=is_tracked)
        self._removals: list[Removal] = []
        self._arrivals: list[Arrival] = []
        self._elements: list[ElementEdit] = []
        self._pictures = {picture.name: picture.data for picture in draft.pictures}
        self._below: int | None = None
        """Index of the last paragraph that stays in its place."""
        self._is_styled = is_styled(text)
        self._elsewhere: set[str] = set()
        """Elements that the file may carry where it is not compared."""

    def review(
        self,
        document: TrackedDocument,
        found: dict[str, FoundElement],
        cells: Sequence[Cell],
        *,
        is_web: bool,
    ) -> Review:
        """Return the review."""
        names = [name for name in PRINTED if not is_web or name in WEB]
        if self._draft.elements.form == "letter":
            names = [name for name in names if name not in NOT_IN_LETTER]
        imprint = imprint_of(document)
        self._elsewhere = set(elements_elsewhere(self._draft, imprint))
        values = imprint | values_of(found)
        for name in names:
            if name not in BELOW:
                self._element(name, values, found)
        for number, cell in enumerate(cells):
            self._cell(cell, cells[number - 1] if number else None)
        for name in names:
            if name in BELOW:
                self._element(name, values, found)
        for words, comment in notes_beside(document):
            self._remarks.append(Remark(words=words, comments=(comment,)))
        for line in lines_beside(document):
            self._remarks.append(Remark(comments=(Comment(text=f"文本框：{line}"),)))
        if document.loose:
            self._remarks.append(Remark(comments=tuple(map(comment_of, document.loose))))
        plan = Plan(
            groups=tuple(self._groups.made),
            removals=tuple(self._removals),
            arrivals=tuple(self._arrivals),
            elements=tuple(self._elements),
        )
        review = Review(
            draft=self._draft,
            changes=tuple(self._changes),
            remarks=tuple(self._remarks),
            plan=plan,
        )
        return without_own(linked(review))

    def _element(self, name: str, values: dict[str, str], found: dict[str, FoundElement]) -> None:
        """Compare an element; one that a file without styles does not show has not gone."""
        before = getattr(printed_elements(self._draft.elements), name)
        after = values.get(name, "")
        paragraphs = found[name].paragraphs if name in found else []
        comments = [note.comment for each in paragraphs for note in each.notes()]
        is_missing = name not in values and (name in self._elsewhere or not self._is_styled)
        if is_missing or same_element(name, before, after):
            if comments:
                words = value_of(name, before)
                self._remarks.append(Remark(element=name, words=words, comments=tuple(comments)))
            return
        stamp = next(
            (letter.stamp for each in paragraphs for letter in each.letters if letter.stamp.author),
            NO_STAMP,
        )
        shown = value_of(name, before).replace("\n", "")
        change = Change(
            id=len(self._changes),
            kind="element",
            element=name,
            before=shown,
            after=after,
            pieces=differences(shown, after),
            author=stamp.author,
            time=stamp.time,
            comments=tuple(comments),
        )
        self._changes.append(change)
        value = with_printed(self._draft.elements, name, after)
        self._elements.append(ElementEdit(change=change.id, name=name, value=value))

    def _cell(self, cell: Cell, above: Cell | None) -> None:
        expected = [self._expected[index] for index in cell.before]
        returned = [self._text[index] for index in cell.after]
        if not expected:
            for each in returned:
                self._added(each)
            return
        if not returned:
            for paragraph in expected:
                self._removed(paragraph)
            return
        if self._is_other_thing(expected, returned):
            self._removed(expected[0])
            self._added(returned[0])
            return
        if cell.is_moved:
            self._moved(cell, above)
        self._groups.add(expected, returned, self._below)
        if not cell.is_moved:
            self._below = self._last_below(expected[-1].paragraph)

    def _is_other_thing(self, expected: Sequence[Expected], returned: Sequence[Returned]) -> bool:
        """Tell whether a picture is another one under its name, or text became a table."""
        if len(expected) != 1 or len(returned) != 1:
            return False
        [before], [after] = expected, returned
        if "picture" not in {before.style, after.style}:
            return (before.style in TABLES) != after.is_table
        shown = next(iter(after.pictures), None)
        return shown is None or self._pictures.get(before.text) != shown.data

    def _last_below(self, index: int) -> int:
        """Return under which paragraph something new stands: guidance stays with its heading."""
        paragraphs = self._draft.paragraphs
        if paragraphs[index].style.startswith("heading"):
            while index + 1 < len(paragraphs) and paragraphs[index + 1].style == "guidance":
                index += 1
        return index

    def _added(self, returned: Returned) -> None:
        alone, style = seen_alone(returned)
        picture = self._picture(alone) if style == "picture" else None
        if not alone.text.strip():
            return
        if style == "picture" and picture is None:
            unread = Comment(text=_UNREAD_PICTURE)
            self._remarks.append(Remark(words=alone.text, comments=(unread,)))
            return
        text = self._groups.typed(alone.text, 0, len(alone.text), list(alone.stretches()))
        text = picture.name if picture else text
        stamp = next(
            (letter.stamp for letter in alone.letters if letter.state == "inserted"), NO_STAMP
        )
        change = Change(
            id=len(self._changes),
            kind="added",
            below=self._below,
            after=alone.text,
            pieces=(Piece("added", alone.text),),
            style_after=style,
            author=stamp.author,
            time=stamp.time,
            comments=tuple(note.comment for note in alone.notes()),
        )
        self._changes.append(change)
        self._arrivals.append(
            Arrival(
                change=change.id,
                below=self._below,
                added=(Paragraph(style=style, text=text),),
                pictures=(picture,) if picture else (),
            )
        )

    def _picture(self, returned: Returned) -> Picture | None:
        """Return the picture of a paragraph under a name that no other picture has."""
        shown = next(iter(returned.pictures), None)
        if shown is None or not shown.data.startswith(PNG) or shown.width_mm <= 0:
            return None
        name, number = shown.name, 1
        while self._pictures.get(name, shown.data) != shown.data:
            number += 1
            name = f"{shown.name}（{number}）"
        self._pictures[name] = shown.data
        return Picture(
            name=name,
            data=shown.data,
            width_mm=min(shown.width_mm, _WIDEST_MM),
            internal=returned.is_internal,
        )

    def _removed(self, expected: Expected) -> None:
        change = Change(
            id=len(self._changes),
            kind="removed",
            paragraph=expected.paragraph,
            end=len(self._draft.paragraphs[expected.paragraph].text),
            before=expected.text,
            pieces=(Piece("removed", expected.text),),
            style_before=expected.style,
            breaks_fields=tuple(dict.fromkeys(mark.name for mark in expected.marks if mark.name)),
        )
        self._changes.append(change)
        self._removals.append(Removal(change=change.id, paragraph=expected.paragraph))

    def _moved(self, cell: Cell, above: Cell | None) -> None:
        """Let paragraphs that moved together be one change, their guidance with them."""
        indices = [self._expected[index].paragraph for index in cell.before]
        last = self._arrivals[-1] if self._arrivals else None
        if (
            last
            and last.moved
            and above
            and above.is_moved
            and above.before
            and above.before[-1] + 1 == cell.before[0]
        ):
            moved = (*last.moved, *range(last.moved[-1] + 1, indices[0]), *indices)
            self._arrivals[-1] = replace(last, moved=moved)
            known = self._changes[last.change]
            self._changes[last.change] = replace(known, paragraphs=known.paragraphs + len(indices))
            return
        words = self._expected[cell.before[0]].text
        change = Change(
            id=len(self._changes),
            kind="moved",
            paragraph=indices[0],
            paragraphs=len(indices),
            below=self._below,
            end=len(self._draft.paragraphs[indices[0]].text),
            before=words,
            after=words,
            pieces=(Piece("same", words),),
            style_before=self._expected[cell.before[0]].style,
            style_after=self._expected[cell.before[0]].style,
        )
        self._changes.append(change)
        self._arrivals.append(Arrival(change=change.id, below=self._below, moved=tuple(indices)))
