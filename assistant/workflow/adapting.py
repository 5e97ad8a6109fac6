"""Passages of peers made one's own: what the corpus and the draft know is put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.draft.borrow.adapt import Origin, Own, adapt
from assistant.draft.parts import Borrowed
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline
from assistant.suggest.suggestion import PassageSource, Suggestion, digest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.report import Report
    from assistant.corpus.store import Store
    from assistant.draft.draft import Draft
    from assistant.figures.figure import Figure
    from assistant.outline.meta import Level
    from assistant.suggest.kept import PinnedPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedSuggestion:
    """A passage as the peer wrote it, and as it would stand in the own draft."""

    suggestion: Suggestion
    adapted: str
    """Paragraph text with fields and blanks in place of the peer's numbers and names."""
    borrowed: Borrowed
    """The mark of its source, over the whole of :attr:`adapted`."""
    figures: tuple[Figure, ...] = ()
    """The figures of the passage, offsets relative to its text."""
    level: Level | None = None
    """Level of the peer."""


class Adapter:
    """Makes peers' passages one's own; each report's meta and each passage's figures are read once.

    Args:
        store: the open corpus that the passages are from.
        draft: whose draft they are for; None for nobody's.
    """

    def __init__(self, store: Store, draft: Draft | None) -> None:
        self._store = store
        self._own = Own.of(draft) if draft else None
        self._origins: dict[int, Origin] = {}

    def adapted(self, suggestion: Suggestion) -> AdaptedSuggestion:
        """Return the passage as it would stand in the draft."""
        return self._adapted(suggestion, self._figures(suggestion), self._origin(suggestion))

    def adapted_pin(self, passage: PinnedPassage) -> AdaptedSuggestion:
        """Return a pinned passage likewise; its report may be gone, so its words are read anew."""
        meta = passage.meta
        source = PassageSource(
            report=0,
            body=meta.body,
            year=meta.year,
            section=passage.section,
            role=passage.role,
            start=0,
            end=len(passage.text),
            sample=passage.sample,
        )
        suggestion = Suggestion(
            text=passage.text,
            score=0.0,
            matched=(),
            source=source,
            topic=passage.topic,
            digest=digest_of(passage.text),
        )
        figures = _read_figures(passage.text, passage.section, meta.year)
        return self._adapted(suggestion, figures, Origin.of(meta))

    def _adapted(
        self, suggestion: Suggestion, figures: Sequence[Figure], origin: Origin
    ) -> AdaptedSuggestion:
        return _adapted(suggestion, figures, origin, self._own or _nobody(origin))

    def _origin(self, suggestion: Suggestion) -> Origin:
        report = suggestion.source.report
        if report not in self._origins:
            self._origins[report] = Origin.of(self._store.meta(report))
        return self._origins[report]

    def _figures(self, suggestion: Suggestion) -> list[Figure]:
        """Return the figures inside the passage, their offsets made relative to it."""
        source = suggestion.source
        return [
            replace(figure, start=figure.start - source.start, end=figure.end - source.start)
            for figure in self._store.figures_within(source.report, source.start, source.end)
        ]


def adapt_stretch(report: Report, start: int, end: int, draft: Draft) -> AdaptedSuggestion:
    """Return a stretch of a report, in the corpus or not, as it would stand in the draft.

    Args:
        report: the report it is read in.
        start: first character of the stretch in the report's clean text.
        end: one past the last.
        draft: whose it is to be.
    """
    words = report.text[start:end]
    start += len(words) - len(words.lstrip())
    text, meta = words.strip(), report.meta
    index = report.outline.section_at(start)
    path = () if index is None else report.outline.path_to(index)
    section = next((each for each in reversed(path) if each.heading), None)
    source = PassageSource(
        report=0,
        body=meta.body,
        year=meta.year,
        section=section.heading if section else None,
        role=section.role if section else None,
        start=start,
        end=start + len(text),
        sample=report.sample,
    )
    suggestion = Suggestion(
        text=text, score=0.0, matched=(), source=source, topic=None, digest=digest_of(text)
    )
    figures = [
        replace(figure, start=figure.start - start, end=figure.end - start)
        for figure in report.figures
        if start <= figure.start and figure.end <= start + len(text)
    ]
    return _adapted(suggestion, figures, Origin.of(meta), Own.of(draft))


def _adapted(
    suggestion: Suggestion, figures: Sequence[Figure], origin: Origin, own: Own
) -> AdaptedSuggestion:
    source = suggestion.source
    text = adapt(suggestion.text, figures, own=own, source=origin)
    borrowed = Borrowed(
        start=0,
        end=len(text),
        body=source.body,
        year=source.year,
        section=_section_of(source),
        text=suggestion.text,
    )
    return AdaptedSuggestion(
        suggestion=suggestion,
        adapted=text,
        borrowed=borrowed,
        figures=tuple(figures),
        level=origin.level,
    )


def _section_of(source: PassageSource) -> str | None:
    """Return the heading a passage stood under; of a fictional report that it is one."""
    return " · ".join(filter(None, ("示例", source.section))) if source.sample else source.section


def _nobody(origin: Origin) -> Own:
    """Return an owner without a name, of the peer's level and year."""
    return Own(body="", level=origin.level or "county", year=origin.year or 0)


@lru_cache(maxsize=256)
def _read_figures(text: str, section: str | None, year: int | None) -> tuple[Figure, ...]:
    """Return the figures of a passage under its heading, as an import would read them."""
    heading = f"一、{section}\n" if section else ""
    whole = heading + text
    return tuple(
        replace(figure, start=figure.start - len(heading), end=figure.end - len(heading))
        for figure in extract_figures(whole, parse_outline(whole), year=year)
        if figure.start >= len(heading)
    )
