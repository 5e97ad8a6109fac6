"""All figures (数据) of a report: numbers found, judged and joined into records.

The contract is the project's page on figures. Each sentence with a number is cut into phrases; the
other modules tell what a phrase says, this one puts the answers together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.figures.change import (
    FoundChange,
    change_without_number,
    find_changes,
    find_rises,
)
from assistant.figures.context import Breakdown, Carried, is_of_each
from assistant.figures.figure import Change, Figure
from assistant.figures.keys import Whole, is_bare, load_rules, names_kind
from assistant.figures.kinds import kind_of
from assistant.figures.phrases import Phrase, split_phrases
from assistant.figures.qualifier import read_qualifier
from assistant.figures.scan import find_mentions
from assistant.figures.sections import Place, Places
from assistant.figures.sharing import items_of_list, note_on_sharing
from assistant.figures.tables import read_tables
from assistant.figures.wording import name_indicator
from assistant.figures.years import Years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.figures.change import Rise
    from assistant.figures.figure import Qualifier
    from assistant.figures.kinds import Kind
    from assistant.figures.scan import Mention
    from assistant.figures.tables import Row
    from assistant.outline.section import Outline

_SENTENCE_END = re.compile(r"[。！？\n]")
_CLAUSE_REACH = 40
_AFTER_REACH = 30
_EDGES = "（(，,"


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
    whole, paragraph = None, -1
    for sentence in _sentences(text, mentions):
        place = places.at(sentence.mentions[0].start)
        breakdown = Breakdown(whole if sentence.paragraph == paragraph else None)
        figures.extend(_SentenceReader(text, sentence, place, year, breakdown).read())
        whole, paragraph = breakdown.whole, sentence.paragraph
    if tables:
        figures.sort(key=lambda figure: figure.start)
    return tuple(figures)


def _outside(mentions: list[Mention], tables: list[Row]) -> list[Mention]:
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
        start = max(floor, paragraph, text.rfind("。", floor, first) + 1)
        start = max(start, text.rfind("！", start, first) + 1, text.rfind("？", start, first) + 1)
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

    def __init__(
        self,
        text: str,
        sentence: _Sentence,
        place: Place,
        year: int | None,
        breakdown: Breakdown,
    ) -> None:
        self._text = text
        self._sentence = sentence
        self._place = place
        self._years = Years(text, year, place)
        self._carried = Carried(text, sentence.start, sentence.paragraph, place)
        self._breakdown = breakdown
        self._last_keys: dict[str, str | None] = {}
        """By measure word."""
        self._kinds: tuple[str, str | None] | None = None
        """Measure word and key of the first of the kinds that are being listed."""

    def read(self) -> Iterator[Figure]:
        sentence = self._sentence
        phrases = split_phrases(self._text, sentence.start, sentence.end, sentence.mentions)
        found = find_changes(self._text, phrases)
        rises = find_rises(self._text, phrases)
        changes = _change_by_figure(found, rises)
        earlier = {rise.earlier for rise in rises.values()}
        items = items_of_list(phrases) | {
            index + 1: f"{item.subject}{phrases[index + 1].lead.strip(_EDGES)}#"
            for index, item in found.items()
            if item.target == index + 1
        }
        seen = sentence.start
        for index, phrase in enumerate(phrases):
            if index in rises:
                self._years.forget()
            self._years.is_earlier = index in earlier
            if phrase.mention.unit != "倍":
                self._years.follow(seen, phrase.mention.start)
            if index in found:
                yield from self._read_change(phrase, found[index])
            elif phrase.mention.unit != "倍":
                between = self._text[max(seen, phrase.start - _CLAUSE_REACH) : phrase.start]
                change = changes.get(index) or change_without_number(self._text, phrase)
                yield self._read_figure(phrase, change, items.get(index), between)
            seen = phrase.mention.end

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
            qualifier=_qualifier(self._text, mention),
            change=found.change,
            kind=kind,
            year=self._years.year_of(phrase, planned=kind == "target"),
            scope="part" if "其中" in phrase.lead else "total",
            start=mention.start,
            end=mention.end,
        )

    def _read_figure(
        self, phrase: Phrase, change: Change | None, item: str | None, between: str
    ) -> Figure:
        mention = phrase.mention
        kind = self._kind(phrase)
        words = self._carried.words_for(phrase, item)
        note = _note_on_range(mention) or note_on_sharing(words.own)
        key = load_rules().find_key(words, mention.unit)
        if mention.unit in self._last_keys and is_bare(words.own):
            key = self._last_keys[mention.unit]
        key = self._key_of_kinds(key, words.own, mention.unit)
        after = self._text[mention.end : mention.end + _AFTER_REACH]
        scope = self._breakdown.scope_of(phrase, between, after, named=key is not None)
        if scope == "part":
            key = load_rules().key_of_part(key, words.own, mention.unit, self._breakdown.whole)
        elif kind == "actual" and not is_of_each(phrase.lead):
            self._breakdown.set_whole(Whole(mention.value, mention.unit, key))
        self._last_keys[mention.unit] = key
        if key:
            self._carried.add_key(key)
        return Figure(
            indicator=name_indicator(words),
            key=key,
            value=mention.value,
            unit=mention.unit,
            qualifier=_qualifier(self._text, mention),
            change=change,
            kind=kind,
            year=self._years.year_of(phrase, planned=kind == "target"),
            scope=scope,
            start=mention.start,
            end=mention.end,
            note=note,
        )

    def _key_of_kinds(self, key: str | None, own: str, unit: str) -> str | None:
        """Return the key of one of several kinds (投诉类12件，举报类9件): that of the first."""
        if not names_kind(own):
            self._kinds = None
            return key
        if self._kinds is None or self._kinds[0] != unit:
            self._kinds = unit, key
        return key or self._kinds[1]

    def _kind(self, phrase: Phrase) -> Kind:
        mention = phrase.mention
        start = max(self._sentence.start, mention.start - _CLAUSE_REACH)
        sentence = self._text[max(self._sentence.start, start - 2 * _CLAUSE_REACH) : mention.start]
        after = self._text[mention.end : mention.end + _AFTER_REACH]
        return kind_of(self._text[start : mention.start], sentence, after, self._place)


def _change_by_figure(
    found: dict[int, FoundChange], rises: dict[int, Rise]
) -> dict[int | None, Change]:
    """Return the change of each figure, by the index of its phrase: of several the first.

    由上年的126件降到98件，降幅22.2% is one change, told twice.
    """
    changes: dict[int | None, Change] = {}
    for item in found.values():
        changes.setdefault(item.target, item.change)
    for index, (rise, _) in rises.items():
        told = changes.get(index)
        same = told is not None and told.direction == rise.direction
        changes[index] = replace(told, basis=rise.basis or told.basis) if told and same else rise
    return changes


def _qualifier(text: str, mention: Mention) -> Qualifier:
    hedged = mention.hedged or mention.upper is not None
    return read_qualifier(text, mention.start, mention.end, hedged=hedged)


def _note_on_range(mention: Mention) -> str | None:
    return None if mention.upper is None else f"原文是区间，上限{mention.upper:g}，此处取下限"
