"""``corpus figures`` and ``corpus correct --figure``: the figures of one report, put right."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.cli.terminal import plain
from assistant.corpus.sentence import sentence_at
from assistant.draft.numbers import format_number
from assistant.figures.correct import (
    FigureCorrection,
    ImpossibleFigure,
    place_corrections,
    unmatched_figures,
)
from assistant.figures.field_words import read_field, write_change
from assistant.figures.figure_words import number_within, spans_named, stretches_of, words_at
from assistant.figures.indicators import load_indicators
from assistant.workflow.benchmarking import indicator_key
from assistant.workflow.correcting import open_report
from assistant.workflow.desk import own_desk
from assistant.workflow.report_json import to_json
from assistant.workflow.terms import FIGURE_KIND_NAMES, QUALIFIER_NAMES, SCOPE_NAMES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.figures.correct import Value
    from assistant.figures.figure import Figure
    from assistant.figures.figure_words import FigureWords, Span
    from assistant.workflow.correcting import ReportView
    from assistant.workflow.report_json import Shape

_NONE, _AUTO = "none", "auto"
"""No figure at all; as recognised again."""
_MOST_NAMED = 4
_NAMES: Mapping[str, Mapping[str, str]] = {
    "qualifier": {name: word for word, name in QUALIFIER_NAMES.items()},
    "kind": {name: word for word, name in FIGURE_KIND_NAMES.items()},
    "scope": {name: word for word, name in SCOPE_NAMES.items()},
}


def show_figures(options: argparse.Namespace) -> int:
    """List the figures of a report, those corrected by hand marked."""
    view = open_report(own_desk(), options.id)
    key = indicator_key(options.key) if options.key else None
    figures = [figure for figure in view.report.figures if key in {None, figure.key}]
    corrected = place_corrections(view.report.text, view.corrections.figures)
    if options.json:
        shapes = [_figure_shape(view, figure, corrected) for figure in figures]
        print(to_json({"id": options.id, "figures": shapes}))
        return 0
    for number, figure in enumerate(figures, 1):
        mark = "〔已更正〕" if (figure.start, figure.end) in corrected else ""
        print(plain(f"{number:>4}  {_line(view, figure)}{mark}"))
        print(plain(f"      {sentence_at(view.report.text, figure.start, figure.end)}"))
    if not figures:
        print("没有找到数据。")
    return 0


def corrected_figures(
    view: ReportView, known: Sequence[FigureCorrection], wishes: Sequence[Sequence[str]]
) -> tuple[FigureCorrection, ...]:
    """Return the corrections of a report's figures with what a person asked for on the line.

    Args:
        view: the report.
        known: earlier corrections.
        wishes: for each figure the words that name it, and then ``none``, ``auto`` or new values
            (``value=86``).

    Raises:
        ImpossibleFigure: the words name no figure or several, or a value cannot be.
    """
    corrections = {correction.words: correction for correction in known}
    for typed, *acts in wishes:
        if not acts:
            raise ImpossibleFigure(typed, "没有写明怎样更正，如 value=86、none 或 auto")
        if acts == [_AUTO]:
            _forget(view, corrections, typed)
            continue
        words = _named(view, corrections.values(), typed)
        earlier = corrections.pop(words, FigureCorrection(words=words))
        corrections[words] = _said(earlier, typed, acts)
    return tuple(corrections.values())


def _said(earlier: FigureCorrection, typed: str, acts: Sequence[str]) -> FigureCorrection:
    """Return an earlier correction with what is said now."""
    if acts == [_NONE]:
        return FigureCorrection(words=earlier.words, is_figure=False)
    changes = dict(earlier.changes)
    for act in acts:
        name, sign, value = act.partition("=")
        if not sign:
            raise ImpossibleFigure(typed, f"看不懂“{act}”，请写如 value=86、none 或 auto")
        changes[name] = _read(name, value)
    return FigureCorrection(words=earlier.words, changes=changes)


def _read(name: str, value: str) -> Value:
    return read_field(name, _NAMES.get(name, {}).get(value, value))


def _forget(view: ReportView, corrections: dict[FigureWords, FigureCorrection], typed: str) -> None:
    """Take back the one correction that typed words name: in the text, else as it is kept."""
    text = view.report.text
    placed = place_corrections(text, tuple(corrections.values()))
    named = {placed[span].words for span in spans_named(text, placed, typed)}
    named = named or {
        correction.words
        for correction in unmatched_figures(text, tuple(corrections.values()))
        if typed in f"{correction.words.before}{correction.words.written}"
    }
    if len(named) != 1:
        raise ImpossibleFigure(typed, "没有更正过" if not named else "有几处更正过，请多写几个字")
    del corrections[named.pop()]


def _named(view: ReportView, known: Iterable[FigureCorrection], typed: str) -> FigureWords:
    """Return the words of the one figure that the typed words name, or of a new one."""
    text = view.report.text
    placed = place_corrections(text, tuple(known))
    spans: set[Span] = {(figure.start, figure.end) for figure in view.found_figures}
    spans = {span for span in spans if not any(_overlap(span, other) for other in placed)}
    found = spans_named(text, spans | set(placed), typed)
    found = found or tuple(
        filter(None, (number_within(text, *s) for s in stretches_of(text, typed)))
    )
    if len(found) == 1:
        correction = placed.get(found[0])
        return correction.words if correction else words_at(text, *found[0])
    if found:
        shown = "；".join(sentence_at(text, *span)[:40] for span in found[:_MOST_NAMED])
        raise ImpossibleFigure(typed, f"有 {len(found)} 处，请在前后多写几个字：{shown}")
    raise ImpossibleFigure(typed, "正文里没有这些字，或其中没有数，见 corpus figures 编号")


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _figure_shape(
    view: ReportView, figure: Figure, corrected: Mapping[Span, FigureCorrection]
) -> Shape:
    text = view.report.text
    return {
        "written": text[figure.start : figure.end],
        **asdict(figure),
        "sentence": sentence_at(text, figure.start, figure.end),
        "is_corrected": (figure.start, figure.end) in corrected,
    }


def _line(view: ReportView, figure: Figure) -> str:
    """Return a figure in one line: as written, its indicator, its value and what else is told."""
    written = view.report.text[figure.start : figure.end]
    indicators, key = load_indicators(), figure.key or ""
    value = "" if figure.value is None else f"{format_number(figure.value)}{figure.unit}"
    parts = (
        f"{key} {indicators[key].name}" if key in indicators else f"（无指标）{figure.indicator}",
        value,
        write_change(figure.change),
        f"{figure.year}年" if figure.year else "",
        "" if figure.qualifier == "exact" else QUALIFIER_NAMES[figure.qualifier],
        FIGURE_KIND_NAMES["target"] if figure.kind == "target" else "",
        SCOPE_NAMES["part"] if figure.scope == "part" else "",
        figure.note or "",
    )
    return f"{written}  {' · '.join(part for part in parts if part)}"
