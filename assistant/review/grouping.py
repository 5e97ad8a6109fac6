"""One group of paragraphs that belong together: its changes, and how each is made in the draft."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from assistant.draft.comparing.difference import Piece
from assistant.draft.fields import write_out
from assistant.review.change_kind import kind_of, pieces_of, shown, style_after
from assistant.review.edits import edits_of, find_spans, leads
from assistant.review.letters import Letter, text_after
from assistant.review.noise import JOINT
from assistant.review.plan import Edit, Group, Restyle
from assistant.review.review import Change, Remark
from assistant.review.seen import Seen, seen_beside
from assistant.review.sheet_number import sheet_number
from assistant.sources.tracked import NO_STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.parts import ParagraphStyle
    from assistant.review.edits import Span
    from assistant.review.expected import Expected, Mark
    from assistant.review.letters import Letters
    from assistant.review.returned import Note, Returned, Stretch
    from assistant.review.review import Comment, SheetNumber

_Placed = TypeVar("_Placed", "Stretch", "Note")


@dataclass(frozen=True, kw_only=True)
class _Sides:
    """The words of a group before and after."""

    expected: Sequence[Expected]
    sources: Sequence[int]
    """Where each of the draft's paragraphs begins in their joined typed texts."""
    seen: Sequence[Seen]
    before: str
    befores: Sequence[int]
    """Where each of the draft's paragraphs begins in the words before."""
    letters: Letters
    after: str
    afters: Sequence[int]
    """Where each of the returned paragraphs begins in the words after."""
    stretches: Sequence[Stretch]
    notes: Sequence[Note]

    def at(self, offset: int) -> tuple[int, int]:
        """Return which of the draft's paragraphs a place is in, and where in its typed text."""
        number = bisect_right(self.befores, offset) - 1
        offset = min(offset, self.befores[number] + len(self.expected[number].text))
        return number, self.expected[number].places[offset - self.befores[number]]

    def marks(self) -> Iterator[tuple[int, int, Mark]]:
        """Give the fields and blanks with their places in the words before."""
        for start, expected in zip(self.befores, self.expected, strict=True):
            for mark in expected.marks:
                yield mark.start + start, mark.end + start, mark


class GroupMaker:
    """Adds the changes of each group to those found so far."""

    def __init__(
        self,
        draft: Draft,
        changes: list[Change],
        remarks: list[Remark],
        *,
        is_tracked: bool,
    ) -> None:
        """Prepare for groups.

        Args:
            draft: the draft.
            changes: takes the changes found.
            remarks: takes the comments on what nobody changed.
            is_tracked: the file tracks changes, so that a field with another number that is not
                tracked was printed before the sheet changed.
        """
        self._draft = draft
        self._is_tracked = is_tracked
        self._changes = changes
        self._remarks = remarks
        self.made: list[Group] = []

    def add(
        self, expected: Sequence[Expected], returned: Sequence[Returned], below: int | None
    ) -> None:
        """Take up a group.

        Args:
            expected: the draft's paragraphs.
            returned: the file's.
            below: index of the draft's paragraph above the first one.
        """
        if _is_untouched(expected, returned):
            return
        sides = self._sides(expected, returned)
        marks = [(start, end) for start, end, _ in sides.marks()]
        differing = find_spans(sides.before, sides.letters)
        spans = edits_of(differing, sides.before, sides.after, marks)
        if self._is_tracked:
            spans = [span for span in spans if not _is_older_number(span, sides)]
        restyles = tuple(self._restyles(sides))
        comments = self._comments(sides, spans, differing)
        edits = tuple(
            self._edit(span, sides, tuple(said), below)
            for span, said in zip(spans, comments, strict=True)
        )
        if edits or restyles:
            indices = tuple(each.paragraph for each in expected)
            self.made.append(Group(paragraphs=indices, edits=edits, restyles=restyles))

    def typed(self, text: str, start: int, end: int, stretches: Sequence[Stretch]) -> str:
        """Return returned words as they are typed in the draft, untouched fields as fields."""
        made, done = "", start
        for stretch in sorted(stretches, key=lambda stretch: stretch.start):
            field = f"{{{{ {stretch.expression} }}}}"
            is_inside = done <= stretch.start and stretch.end <= end
            words = text[stretch.start : stretch.end]
            if is_inside and write_out(field, self._draft)[0] == words:
                made += text[done : stretch.start] + field
                done = stretch.end
        return made + text[done:end]

    def _sides(self, expected: Sequence[Expected], returned: Sequence[Returned]) -> _Sides:
        seen = list(seen_beside(expected, returned))
        letters: list[Letter] = []
        afters, stretches, notes = [], [], []
        length = 0
        for number, each in enumerate(seen):
            if number:
                above = seen[number - 1].returned
                letters.append(Letter(JOINT, above.end, above.end_stamp, 0))
                length += above.end != "deleted"
            afters.append(length)
            letters += each.returned.letters
            stretches += [_shifted(stretch, length) for stretch in each.returned.stretches()]
            notes += [_shifted(note, length) for note in each.returned.notes()]
            length += len(each.returned.text)
        return _Sides(
            expected=expected,
            sources=_starts([len(self._draft.paragraphs[e.paragraph].text) for e in expected]),
            seen=seen,
            before=JOINT.join(each.text for each in expected),
            befores=_starts([len(each.text) for each in expected]),
            letters=tuple(letters),
            after=text_after(letters),
            afters=afters,
            stretches=stretches,
            notes=notes,
        )

    def _restyles(self, sides: _Sides) -> Iterator[Restyle]:
        for each in sides.seen:
            if each.expected is None or each.style == each.expected.style:
                continue
            change = Change(
                id=len(self._changes),
                kind="restyled",
                paragraph=each.expected.paragraph,
                before=each.expected.text,
                after=each.expected.text,
                pieces=(Piece("same", each.expected.text),),
                style_before=each.expected.style,
                style_after=each.style,
            )
            self._changes.append(change)
            yield Restyle(change=change.id, paragraph=each.expected.paragraph, style=each.style)

    def _comments(
        self, sides: _Sides, spans: Sequence[Span], differing: Sequence[Span]
    ) -> list[list[Comment]]:
        """Return the comments of each change; note those on words that nobody changed."""
        comments: list[list[Comment]] = [[] for _ in spans]
        for note in sides.notes:
            number = next((n for n, span in enumerate(spans) if _is_on(note, span)), None)
            if number is not None:
                comments[number].append(note.comment)
                continue
            number, start = sides.at(_before_of(note.start, differing))
            last, end = sides.at(_before_of(note.end, differing))
            paragraph = sides.expected[number].paragraph
            if last != number:
                end = len(self._draft.paragraphs[paragraph].text)
            words = sides.after[note.start : note.end].replace(JOINT, "\n")
            add_remark(
                self._remarks,
                Remark(
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    words=words,
                    comments=(note.comment,),
                ),
            )
        return comments

    def _edit(
        self, span: Span, sides: _Sides, comments: tuple[Comment, ...], below: int | None
    ) -> Edit:
        removed = sides.before[span.start : span.end]
        added = sides.after[span.after_start : span.after_end]
        kind = kind_of(span, sides.before, removed, added)
        is_leading = JOINT in added and leads(span, sides.before, added)
        number, start = sides.at(span.start)
        last, end = sides.at(span.end)
        is_whole = JOINT in removed and span.start == sides.befores[number]
        styles = tuple(_styles(span, sides, is_leading=is_leading))
        text = self.typed(sides.after, span.after_start, span.after_end, sides.stretches)
        expected = sides.expected[number]
        above = sides.expected[number - 1].paragraph if number else below
        self._changes.append(
            Change(
                id=len(self._changes),
                kind=kind,
                paragraph=None if kind == "added" else expected.paragraph,
                below=(above if is_leading else expected.paragraph) if kind == "added" else None,
                start=start,
                end=end if last == number else len(self._draft.paragraphs[expected.paragraph].text),
                before=shown(removed, kind),
                after=shown(added, kind),
                pieces=tuple(pieces_of(sides.before, span, removed, added, kind)),
                style_before=None if kind == "added" else expected.style,
                style_after=style_after(kind, styles, expected.style),
                author=span.stamp.author,
                time=span.stamp.time,
                comments=comments,
                breaks_fields=tuple(dict.fromkeys(_broken(span, sides, text))),
                sheet=self._sheet_number(span, sides, added),
            )
        )
        return Edit(
            change=self._changes[-1].id,
            start=sides.sources[number] + (0 if is_whole else start),
            end=sides.sources[last] + end,
            text=text,
            styles=styles,
            leads=is_leading,
        )

    def _sheet_number(self, span: Span, sides: _Sides, added: str) -> SheetNumber | None:
        """Return what the sheet may take where nothing but one field gave way to a number."""
        if not any(char.isdigit() for char in added):
            return None
        numbers = (
            sheet_number(self._draft, mark.expression, added)
            for start, end, mark in sides.marks()
            if mark.name and (start, end) == (span.start, span.end)
        )
        return next(numbers, None)


def add_remark(remarks: list[Remark], remark: Remark) -> None:
    """Take up a remark; an answer joins the one that it answers."""
    last = remarks[-1] if remarks else None
    if last and _place(last) == _place(remark):
        remarks[-1] = Remark(
            paragraph=last.paragraph,
            start=last.start,
            end=last.end,
            element=last.element,
            words=last.words,
            comments=last.comments + remark.comments,
        )
    else:
        remarks.append(remark)


def _is_untouched(expected: Sequence[Expected], returned: Sequence[Returned]) -> bool:
    """Tell at one look that a paragraph came back as it went, as most of them do."""
    if len(expected) != 1 or len(returned) != 1:
        return False
    [before], [after] = expected, returned
    is_plain = not (after.noted or after.label or after.is_tracked)
    is_same = after.style == before.style and after.text == before.ordinal + before.text
    return is_plain and is_same


def _place(remark: Remark) -> tuple[object, ...]:
    return remark.paragraph, remark.start, remark.end, remark.element, remark.words


def _starts(lengths: Sequence[int]) -> list[int]:
    return [0, *accumulate(length + 1 for length in lengths)][: len(lengths)]


def _is_older_number(span: Span, sides: _Sides) -> bool:
    """Tell whether nothing differs but the number that a field printed before the sheet changed."""
    if span.stamp != NO_STAMP:
        return False
    fields = {
        (start, end): mark.expression for start, end, mark in sides.marks() if mark.expression
    }
    expression = fields.get((span.start, span.end))
    return any(
        (each.start, each.end, each.expression) == (span.after_start, span.after_end, expression)
        for each in sides.stretches
    )


def _shifted(each: _Placed, by: int) -> _Placed:
    return replace(each, start=each.start + by, end=each.end + by)


def _styles(span: Span, sides: _Sides, *, is_leading: bool) -> Iterator[ParagraphStyle]:
    """Give the styles of the paragraphs that a change begins, or ends if it leads."""
    for at in range(span.after_start, span.after_end):
        if sides.after[at] == JOINT:
            number = bisect_right(sides.afters, at) - 1
            yield sides.seen[number if is_leading else number + 1].style


def _broken(span: Span, sides: _Sides, text: str) -> Iterator[str]:
    """Give the names of the indicators whose fields a change takes away."""
    for start, end, mark in sides.marks():
        is_touched = mark.name and start < span.end and end > span.start
        if is_touched and f"{{{{ {mark.expression} }}}}" not in text:
            yield mark.name


def _is_on(note: Note, span: Span) -> bool:
    """Tell whether a comment stands on changed words, or where words were taken away."""
    if span.after_start == span.after_end or note.start == note.end:
        return note.start <= span.after_end and note.end >= span.after_start
    return note.start < span.after_end and note.end > span.after_start


def _before_of(offset: int, spans: Sequence[Span]) -> int:
    """Return where a place among the words after was among those before."""
    shift = 0
    for span in spans:
        if span.after_start >= offset:
            break
        if offset < span.after_end:
            return span.start
        shift = span.end - span.after_end
    return max(0, offset + shift)
