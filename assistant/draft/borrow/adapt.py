"""A peer's sentence made one's own: what is the peer's is taken out or marked.

Places and body become the own ones, years move with the reporting year, each number becomes a
field of the own sheet or a blank, each comparison the field's change. A number of the peer never
stays behind as a figure of one's own; what the drafter must supply is a blank, and what only the
peer has (persons, brands, communities, events) is kept inside a blank that asks to be checked::

    受理复议158件，同比增长27%      →  受理复议{{ review.accepted }}，{{ review.accepted | change }}
    发放资料约3万份                 →  发放资料【宣传资料发放】份
    在红星社区设“老娘舅”调解室      →  在【核实：红星社区】设【核实：“老娘舅”调解室】

This module puts the rules in order; each lies in a module of its own beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.borrow.elsewhere import elsewhere_marks, places_in
from assistant.draft.borrow.figures import figure_edits
from assistant.draft.borrow.marks import apart, covered, earlier_marks, mark_edits
from assistant.draft.borrow.names import Names
from assistant.draft.borrow.numbers import address_marks, claim_marks, number_edits, number_names
from assistant.draft.borrow.parties import Origin, Own
from assistant.draft.borrow.people import person_marks
from assistant.draft.borrow.quotes import quote_edits, quote_marks
from assistant.draft.borrow.sites import site_marks
from assistant.draft.borrow.text import BorrowedText
from assistant.draft.borrow.titles import title_edits, title_marks
from assistant.draft.borrow.years import (
    day_edits,
    document_number_edits,
    time_marks,
    year_edits,
    year_marks,
)
from assistant.draft.edit import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.borrow.marks import Mark
    from assistant.figures.figure import Figure

__all__ = ["Origin", "Own", "adapt"]

_DIGIT = re.compile(r"\d")
_UNREADABLE = str.maketrans("{}【】", "｛｝〖〗")
"""Marks of the peer that would be read as fields or blanks."""


def adapt(text: str, figures: Sequence[Figure], *, own: Own, source: Origin) -> str:
    """Return the peer's *text* with fields and blanks, ready to stand in the own draft.

    Args:
        text: a passage of the peer's report.
        figures: its figures, offsets relative to *text*.
        own: whose draft it goes into.
        source: whose report it is from.
    """
    borrowed = BorrowedText(text)
    names = Names(borrowed, own, source)
    years = year_edits(text, own.year, source.year)
    moved = apart([*names.place_edits, *names.self_edits(), *years], len(text))
    counted = list(figure_edits(text, _counting(text, figures), own=own, source=source))
    edits = [
        *earlier_marks(text),
        *title_edits(borrowed, names.of_peer),
        *quote_edits(borrowed),
        *mark_edits(text, _marks(borrowed, names, counted), moved),
        *document_number_edits(text),
        *day_edits(text),
        *number_names(text),
        *counted,
        *moved,
        *number_edits(text),
    ]
    return apply_edits(text, edits, rest=lambda plain: plain.translate(_UNREADABLE))


def _counting(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures that count something: the 三元 of 三元区 is a part of a name."""
    if all(_DIGIT.search(text, figure.start, figure.end) for figure in figures):
        return figures
    places = covered((Edit(place.start, place.end, "") for place in places_in(text)), len(text))
    return [figure for figure in figures if not any(places[figure.start : figure.end])]


def _marks(borrowed: BorrowedText, names: Names, counted: Sequence[Edit]) -> Iterator[Mark]:
    """Give what is to be checked; what words alone tell takes no number of a figure with it."""
    yield from address_marks(borrowed.text)
    yield from time_marks(borrowed.text)
    if not names.is_home:
        yield from title_marks(borrowed)
        yield from quote_marks(borrowed, names.of_place)
    numbers = covered(counted, len(borrowed.text))
    for mark in _marks_by_words(borrowed, names):
        if not any(numbers[mark.start : mark.end]):
            yield mark


def _marks_by_words(borrowed: BorrowedText, names: Names) -> Iterator[Mark]:
    """Give persons, claims and years; places and bodies where they are not one's own as well."""
    yield from person_marks(borrowed)
    yield from claim_marks(borrowed.text)
    yield from year_marks(borrowed.text, names.own.year, names.source.year)
    if not names.is_home:
        yield from names.marks()
        yield from site_marks(borrowed, names.of_place)
        yield from elsewhere_marks(borrowed, names.known)
