"""Two bodies of a document made one: what came, what went, and what changed in its place."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, cast

from assistant.draft.comparing.difference import Pair, align, in_place
from assistant.export.docx.tracked import is_table, take_layout
from assistant.export.docx.tracked_text import element_text, merge_paragraphs, merge_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.docx.tracked import Change, Tracker


def merge_bodies(
    old: list[BaseOxmlElement], new: list[BaseOxmlElement], tracker: Tracker
) -> list[BaseOxmlElement]:
    """Return the body whose changes, all accepted, give *new* and, all rejected, *old*.

    Both end with a paragraph, and *new* is not empty. What was moved is deleted where it stood and
    inserted where it stands.
    """
    return _Body(old, new, tracker).merged()


class _Body:
    """The two bodies while they are made one."""

    def __init__(
        self, old: list[BaseOxmlElement], new: list[BaseOxmlElement], tracker: Tracker
    ) -> None:
        self._old = old
        self._new = new
        self._tracker = tracker

    def merged(self) -> list[BaseOxmlElement]:
        """Return the elements of the tracked body in order."""
        pairs = self._pairs()
        kept = [index for index, pair in enumerate(pairs) if _is_kept(pair)]
        made = [self._element(pair) for pair in pairs[:-1]]
        if kept and kept[-1] == len(pairs) - 1:
            made.append(self._element(pairs[-1]))
        else:
            made.append(self._last(pairs[-1]))
            if kept and not is_table(made[kept[-1]]):
                self._pass_on(pairs[kept[-1]], pairs[-1], made[kept[-1]], made[-1])
        return list(self._parted(made))

    def _pairs(self) -> list[Pair]:
        """Return what belongs together; a paragraph never became a table."""
        texts = [[element_text(element) for element in body] for body in (self._old, self._new)]
        pairs: list[Pair] = []
        for pair in in_place(align(*texts)):
            if not _is_kept(pair) or self._is_same_kind(pair):
                pairs.append(pair)
            else:
                pairs += [Pair(pair.before, None), Pair(None, pair.after)]
        return _ending_together(pairs)

    def _is_same_kind(self, pair: Pair) -> bool:
        old, new = self._both(pair)
        return is_table(old) == is_table(new)

    def _both(self, pair: Pair) -> tuple[BaseOxmlElement, BaseOxmlElement]:
        return self._old[cast("int", pair.before)], self._new[cast("int", pair.after)]

    def _element(self, pair: Pair) -> BaseOxmlElement:
        if pair.before is None or pair.after is None:
            return self._tracker.whole(*self._one(pair))
        old, new = self._both(pair)
        merge = merge_tables if is_table(new) else merge_paragraphs
        return merge(old, new, self._tracker)

    def _one(self, pair: Pair) -> tuple[Change, BaseOxmlElement]:
        if pair.before is None:
            return "ins", self._new[cast("int", pair.after)]
        return "del", self._old[pair.before]

    def _last(self, pair: Pair) -> BaseOxmlElement:
        """Return the last paragraph, which one version lacks; its mark cannot come or go."""
        change, element = self._one(pair)
        self._tracker.content(change, element)
        return element

    def _pass_on(
        self, kept: Pair, last: Pair, end: BaseOxmlElement, last_element: BaseOxmlElement
    ) -> None:
        """Let the mark of the last common paragraph go for that of the last one.

        The words of the common paragraph then stand in the last one and take its layout.
        """
        change, element = self._one(last)
        old, new = self._both(kept)
        former = deepcopy(element) if change == "del" else old
        if change == "del":
            take_layout(last_element, new)
        self._tracker.layout(last_element, former)
        self._tracker.end(change, end)

    def _parted(self, elements: Sequence[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
        """Yield the elements; two tables would become one, were there nothing between them."""
        for element, follow in zip(elements, (*elements[1:], None), strict=True):
            yield element
            if follow is not None and is_table(element) and is_table(follow):
                yield self._tracker.nothing()


def _ending_together(pairs: list[Pair]) -> list[Pair]:
    """Pair the last paragraphs where both versions go on after the last common one."""
    tail = next((n for n, pair in enumerate(reversed(pairs)) if _is_kept(pair)), len(pairs))
    common, rest = pairs[: len(pairs) - tail], pairs[len(pairs) - tail :]
    gone = [pair for pair in rest if pair.after is None]
    come = [pair for pair in rest if pair.before is None]
    if not gone or not come:
        return pairs
    return [*common, *gone[:-1], *come[:-1], Pair(gone[-1].before, come[-1].after)]


def _is_kept(pair: Pair) -> bool:
    """Tell whether both versions have it."""
    return pair.before is not None and pair.after is not None
