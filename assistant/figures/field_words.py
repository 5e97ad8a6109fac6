"""What a person types for a field of a figure, read into its value, and a change told in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures.change import change_without_number, find_changes
from assistant.figures.correct import CHOICES, FIGURE_FIELDS, ImpossibleFigure
from assistant.figures.figure import Change
from assistant.figures.indicators import load_indicators
from assistant.figures.numerals import read_numeral
from assistant.figures.phrases import split_phrases
from assistant.figures.scan import find_mentions

if TYPE_CHECKING:
    from assistant.figures.correct import Value
    from assistant.figures.figure import Direction

NOTHING = frozenset({"", "none", "无", "—"})
"""Words that take a field's value away."""
_MOVES: dict[Direction, str] = {"up": "上升", "down": "下降", "flat": "持平"}
_BASIS = "同比"
# 较上年上升
_BARE = re.compile(r"(?P<basis>[^\d，。；]*?)(?P<move>上升|下降|持平)")
# 受理10件，同比增长5%。 / 达标率10%，上升2个百分点。: a change is read in a sentence
_SENTENCES = ("受理10件，{}。", "达标率10%，{}。")


def read_field(name: str, typed: str) -> Value:
    """Return the value that is meant by what was typed for a field of a figure.

    A key may be given by its canonical name (行政复议受理), a number with 万 or 亿 or in Chinese
    numerals, a change as a report would put it (同比上升12.5%, 较上年减少3件, 持平).

    Raises:
        ImpossibleFigure: it means no value of that field.
    """
    typed = typed.strip()
    if name not in FIGURE_FIELDS:
        raise ImpossibleFigure(typed, f"没有“{name}”这一项，可用：{'、'.join(FIGURE_FIELDS)}")
    if name in CHOICES or name in {"indicator", "unit"}:
        return typed
    if typed.lower() in NOTHING:
        return None
    read = {"key": _read_key, "value": _read_value, "year": _read_year, "change": read_change}[name]
    value = read(typed)
    return typed if value is None else value


def read_change(typed: str) -> Change | None:
    """Return the change that the words tell, None where they tell none."""
    for words in (typed, f"{_BASIS}{typed}"):
        for sentence in _SENTENCES:
            change = _change_in(sentence.format(words))
            if change is not None:
                return change
    bare = _BARE.fullmatch(typed)
    return _bare_change(bare) if bare else None


def write_change(change: Change | None) -> str:
    """Return a change in words that :func:`read_change` reads: ``同比下降53.79%``."""
    if change is None:
        return ""
    amount = "" if change.value is None else f"{change.value:.10g}{change.unit or ''}"
    return f"{change.basis}{_MOVES[change.direction]}{amount}"


def _change_in(sentence: str) -> Change | None:
    phrases = split_phrases(sentence, 0, len(sentence), find_mentions(sentence))
    found = find_changes(sentence, phrases)
    tied = (item.change for item in found.values())
    return next(tied, None) or change_without_number(sentence, phrases[0])


def _bare_change(found: re.Match[str]) -> Change:
    direction = next(move for move, word in _MOVES.items() if word == found["move"])
    return Change(basis=found["basis"], direction=direction, value=None, unit=None)


def _read_key(typed: str) -> str | None:
    indicators = load_indicators()
    by_name = {indicator.name: key for key, indicator in indicators.items()}
    return typed if typed in indicators else by_name.get(typed)


def _read_value(typed: str) -> float | None:
    return read_numeral(typed.replace("，", ",").replace("．", "."))


def _read_year(typed: str) -> int | None:
    words = typed.removesuffix("年度").removesuffix("年")
    return int(words) if words.isascii() and words.isdecimal() else None
