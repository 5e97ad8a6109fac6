"""What the blank for a number is called: the indicator's name, or the peer's words for the thing.

A name is asked about on its own (请填写“走访企业”), so it must be one: words that only read on in
their sentence (审查用时由平均减至) become 数据. The number of the year before has another name
than this year's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.draft.borrow.claims import is_bare_act, is_narrower
from assistant.draft.borrow.names import Names
from assistant.draft.borrow.text import BorrowedText
from assistant.draft.edit import apply_edits
from assistant.draft.fields import write_field
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.draft.borrow.parties import Origin, Own
    from assistant.figures.figure import Figure

# 组织校长共, 审查用时由平均减至
_NO_END_OF_NAME = re.compile(r"(?:[共计达约为有了的超近至到]|合计|总计|分别)+$")
# 由平均减, 行政复议对全部街道, 较上年的: words that no noun phrase holds
_NO_NAME = re.compile(
    r"^(?:先后|余下|剩余|经|又|再|年内|期间|区(?![域级划块直]))|[、，由较被把将让使均已并了里因《》“”（）\d]|对(?![象接口])|[减增][至到少加长]?$|从(?!业)|向(?!导)"
    r"|与(?!会)|[^行]为(?![民期])|以(?![上下内])|在(?![册校职建岗线编])|[于中内各]$|每(?![年季月周])"
    r"|全部|其[中余]|平均|上述|比上|[增减]至|没有|能用|包括"
)
_CLAUSE_END = re.compile(r"[，,。；;！？\n]")
_SENTENCE_END = re.compile(r"[。；;！？\n]")
_NAMELESS = "数据"
_SHORTEST_NAME = 2
_LONGEST_NAME = 10
"""Characters of an indicator's words that still make the name of a blank."""
_REACH = 60


class BlankNames:
    """The names of the blanks of one text.

    Args:
        text: the peer's text.
        figures: its figures in order.
        fields: those of them that are fields.
        own: whose draft it goes into.
        source: whose report it is from.
    """

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        fields: Mapping[Figure, str],
        *,
        own: Own,
        source: Origin,
    ) -> None:
        self._text = text
        self._figures = figures
        self._fields = fields
        self._own = own
        self._source = source
        self._written = frozenset(fields.values())
        self._before = {figure: before for before, figure in pairwise(figures)}
        self._things: dict[Figure, str] = {}

    def of(self, figure: Figure) -> str:
        """Return what the blank for the figure waits for; other numbers have other names."""
        name = self._named(figure, self._thing(figure))
        if len(self._numbers_by_name[name]) < 2:
            return name
        name = self._named(figure, self._said(figure))
        return _NAMELESS if len(self._numbers_by_words[name]) > 1 else name

    @cached_property
    def _numbers_by_name(self) -> Mapping[str, set[float | None]]:
        return self._numbers(self._thing)

    @cached_property
    def _numbers_by_words(self) -> Mapping[str, set[float | None]]:
        return self._numbers(self._said)

    def _numbers(self, thing_of: Callable[[Figure], str]) -> Mapping[str, set[float | None]]:
        """Return the numbers that would be asked for under each name; there is none for 数据."""
        numbers: dict[str, set[float | None]] = defaultdict(set)
        for figure in self._figures:
            thing = thing_of(figure)
            if thing and figure.value is not None and figure not in self._fields:
                numbers[self._named(figure, thing)].add(figure.value)
        return numbers

    def _named(self, figure: Figure, thing: str) -> str:
        if figure.value is None:
            return "增减"
        if self._source.year is not None and figure.year == self._source.year - 1:
            return (thing or self._thing_before(figure)) + "上年数"
        if figure.kind == "target":
            return f"{thing}目标" if thing else "目标值"
        return thing or _NAMELESS

    def _thing(self, figure: Figure) -> str:
        if figure not in self._things:
            is_whole = figure.scope == "total" and not is_narrower(self._text, figure)
            canonical = self._canonical(figure) if is_whole else ""
            self._things[figure] = canonical or self._said(figure)
        return self._things[figure]

    def _thing_before(self, figure: Figure) -> str:
        """Return what the number before counts in the same measure: 96 in 128件，较上年的96件."""
        before = self._before.get(figure)
        return self._thing(before) if before and before.unit == figure.unit else ""

    def _canonical(self, figure: Figure) -> str:
        """Return the indicator's name; empty where another number of the passage has its field."""
        indicators = load_indicators()
        if figure.key is None or figure.key not in indicators:
            return ""
        if write_field(figure.key) in self._written and figure.year == self._source.year:
            return ""
        return indicators[figure.key].name

    def _without_carried(self, figure: Figure) -> str:
        """Return the words without a subject that another clause has: 修改, not 土地修改.

        An act on what was just counted keeps it (受理物业纠纷236件，成功228件), and so does 其中.
        """
        words, start = figure.indicator, figure.start
        before = self._text[max(0, start - _REACH) : start]
        clause = _CLAUSE_END.split(before)[-1]
        around = clause + _CLAUSE_END.split(self._text[figure.end : figure.end + _REACH])[0]
        said = next((at for at in range(len(words) - 1) if words[at:] in around), 0)
        if not said or words[:said] in around:
            return words
        last = self._before.get(figure)
        if last is None or _SENTENCE_END.search(self._text[last.end : start]):
            return words[said:]
        is_of_last = "其中" in clause or (last.unit == figure.unit and is_bare_act(clause))
        return words if is_of_last else words[said:]

    def _said(self, figure: Figure) -> str:
        """Return the peer's words; empty where they are many or no name of a thing."""
        words = _NO_END_OF_NAME.sub("", self._without_carried(figure))
        if not _SHORTEST_NAME <= len(words) <= _LONGEST_NAME or _NO_NAME.search(words):
            return ""
        names = Names(BorrowedText(words), self._own, self._source)
        written = apply_edits(words, [*names.place_edits, *names.self_edits()])
        return "" if "【" in written else written
