"""All figures (数据) of a report: numbers found, judged and joined into records.

The contract is the project's page on figures. Each sentence with a number is cut into phrases; the
other modules tell what a phrase says, this one puts the answers together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.figures.change import (
    FoundChange,
    change_from_to,
    change_without_number,
    find_changes,
)
from assistant.figures.context import Breakdown, Carried
from assistant.figures.figure import Change, Figure
from assistant.figures.keys import is_bare, load_rules
from assistant.figures.phrases import Phrase, split_phrases
from assistant.figures.qualifier import read_qualifier
from assistant.figures.scan import find_mentions
from assistant.figures.sections import Place, Places
from assistant.figures.sharing import items_of_list, note_on_sharing
from assistant.figures.tables import read_tables
from assistant.figures.timing import is_in_brackets, kind_of, last_year_named
from assistant.figures.wording import name_indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.figures.scan import Mention
    from assistant.figures.tables import Table
    from assistant.outline.section import Outline

Kind = Literal["actual", "target"]

_SENTENCE_END = re.compile(r"[。！？\n]")
_CLAUSE_REACH = 40


class _Sentence(NamedTuple):
    start: int
    end: int
    paragraph: int
    mentions: list[Mention]


def extract_figures(text: str, outline: Outline, *, year: int | None = None) -> tuple[Figure, ...]:
    """Return every figure of a clean text in order; they do not overlap.

    Args:
        text: clean text, simplified Chinese, one paragraph a line.
        outline: its sections; their roles tell plans from results.
        year: the reporting year, given to figures whose sentence names none.
    """
    places = Places(outline)
    tables = read_tables(text, year)
    figures: list[Figure] = [figure for table in tables for figure in table.figures]
    mentions = _outside(find_mentions(text), tables)
    for sentence in _sentences(text, mentions):
        place = places.at(sentence.mentions[0].start)
        figures.extend(_SentenceReader(text, sentence, place, year).read())
    if tables:
        figures.sort(key=lambda figure: figure.start)
    return tuple(figures)


def _outside(mentions: list[Mention], tables: list[Table]) -> list[Mention]:
    """Leave out what stands in a table that was read as one."""
    if not tables:
        return mentions
    starts = [table.start for table in tables]

    def is_inside(offset: int) -> bool:
        before = bisect_right(starts, offset)
        return before > 0 and offset < tables[before - 1].end

    return [mention for mention in mentions if not is_inside(mention.start)]


def _sentences(text: str, mentions: list[Mention]) -> Iterator[_Sentence]:
    """Yield the sentences that hold a number, with their numbers."""
    index = 0
    floor = paragraph = 0
    while index < len(mentions):
        first = mentions[index].start
        paragraph = max(paragraph, text.rfind("\n", paragraph, first) + 1)
        start = max(floor, paragraph, *(text.rfind(sign, floor, first) + 1 for sign in "。！？"))
        stop = _SENTENCE_END.search(text, mentions[index].end)
        end = stop.start() if stop else len(text)
        held = []
        while index < len(mentions) and mentions[index].start < end:
            held.append(mentions[index])
            index += 1
        yield _Sentence(start, end, paragraph, held)
        floor = end


class _SentenceReader:
    """Reads the figures of one sentence."""

    def __init__(self, text: str, sentence: _Sentence, place: Place, year: int | None) -> None:
        self._text = text
        self._sentence = sentence
        self._place = place
        self._report_year = year
        self._named_year: tuple[bool, int | None] = (False, None)
        self._outer_year: tuple[bool, int | None] | None = None
        self._carried = Carried(text, sentence.start, sentence.paragraph, place)
        self._breakdown = Breakdown()
        self._last_key: tuple[str, str | None] = ("", None)

    def read(self) -> Iterator[Figure]:
        sentence = self._sentence
        phrases = split_phrases(self._text, sentence.start, sentence.end, sentence.mentions)
        found = find_changes(self._text, phrases)
        changes: dict[int | None, Change] = {}
        for item in found.values():
            changes.setdefault(item.target, item.change)
        items = items_of_list(phrases) | {
            index + 1: f"{item.subject}#"
            for index, item in found.items()
            if item.target == index + 1
        }
        seen = sentence.start
        for index, phrase in enumerate(phrases):
            self._follow_year(seen, phrase.mention.start)
            earlier = phrases[index - 1] if index else None
            if index in found:
                yield from self._read_change(phrase, found[index])
            elif phrase.mention.unit != "倍":
                between = self._text[max(seen, phrase.start - _CLAUSE_REACH) : phrase.start]
                change = changes.get(index) or self._other_change(phrase, earlier)
                yield self._read_figure(phrase, change, items.get(index), between)
            seen = phrase.mention.end

    def _other_change(self, phrase: Phrase, earlier: Phrase | None) -> Change | None:
        change = change_from_to(self._text, earlier, phrase) if earlier else None
        if change:
            self._named_year = (False, None)
        return change or change_without_number(self._text, phrase)

    def _read_change(self, phrase: Phrase, found: FoundChange) -> Iterator[Figure]:
        """Give a change that stands alone; one tied to a figure is part of that figure."""
        words = self._carried.words_for(phrase, found.subject or phrase.own)
        if found.target is not None:
            return
        mention = phrase.mention
        kind = self._kind(phrase)
        yield Figure(
            indicator=name_indicator(words),
            key=load_rules().find_key_of_change(words, mention.unit),
            value=None,
            unit=mention.unit,
            qualifier="exact",
            change=found.change,
            kind=kind,
            year=self._year(kind),
            scope="total",
            start=mention.start,
            end=mention.end,
        )

    def _read_figure(
        self, phrase: Phrase, change: Change | None, item: str | None, between: str
    ) -> Figure:
        mention = phrase.mention
        words = self._carried.words_for(phrase, item)
        note = note_on_sharing(words.own)
        key = load_rules().find_key(words, mention.unit)
        if is_bare(words.own) and self._last_key[0] == mention.unit:
            key = self._last_key[1]
        self._last_key = mention.unit, key
        if key:
            self._carried.add_key(key)
        kind = self._kind(phrase)
        return Figure(
            indicator=name_indicator(words),
            key=key,
            value=mention.value,
            unit=mention.unit,
            qualifier=read_qualifier(self._text, mention.start, mention.end, hedged=mention.hedged),
            change=change,
            kind=kind,
            year=self._year(kind),
            scope=self._breakdown.scope_of(phrase, between),
            start=mention.start,
            end=mention.end,
            note=note,
        )

    def _kind(self, phrase: Phrase) -> Kind:
        start = max(self._sentence.start, phrase.mention.start - _CLAUSE_REACH)
        sentence = self._text[
            max(self._sentence.start, start - 2 * _CLAUSE_REACH) : phrase.mention.start
        ]
        return kind_of(self._text[start : phrase.mention.start], sentence, self._place)

    def _follow_year(self, start: int, end: int) -> None:
        """Take in the years between two numbers; one in brackets holds up to their end."""
        if self._outer_year and any(self._text.find(sign, start, end) >= 0 for sign in "）)"):
            self._named_year, self._outer_year = self._outer_year, None
        named = last_year_named(self._text, start, end, self._report_year)
        if not named[0]:
            return
        if self._outer_year is None and is_in_brackets(self._text, start, end):
            self._outer_year = self._named_year
        self._named_year = named

    def _year(self, kind: Kind) -> int | None:
        if self._named_year[0]:
            return self._named_year[1]
        if kind == "actual" or self._place.role not in ("plan", "problems_plan"):
            return self._report_year
        following = None if self._report_year is None else self._report_year + 1
        planned = self._place.year
        return planned if planned and (following is None or planned >= following) else following
