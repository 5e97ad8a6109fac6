"""Made-up reports in any number whose sentences are variations of the shipped samples.

Published reports borrow from one another: clauses return in other company, words are exchanged,
numbers always differ. A passage here is a sample's sentence with some clauses exchanged for
others, and some of its words for words of the dictionary, few in one passage and most in another.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import jieba

from assistant.corpus.report import Report
from assistant.outline.meta import Meta
from assistant.outline.section import Outline, Section
from assistant.passages.passage import Passage
from assistant.suggest.words import letters, segment
from assistant.workflow.importing import sample_reports
from assistant.workflow.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.outline.meta import Level
    from assistant.outline.section import Role

PER_REPORT = 100
PROVINCES = ("东海省", "西山省", "南林省", "北原省")
LEVELS: tuple[Level, ...] = ("city", "county", "township", "department")
CHANGED = (0.05, 0.15, 0.3, 0.6)
"""Shares of a passage's words that are exchanged, one of them for each passage."""
SHORTEST = 15
"""Letters that a passage has at least, as one cut from a real report has."""

_CLAUSE = re.compile(r"[^，。；：]+[，。；：]?")
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A sentence of a sample, cut into clauses, and where it stands."""

    clauses: tuple[tuple[str, ...], ...]
    """The words of each."""
    heading: str
    role: Role
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words to exchange others for, by how often they are used."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    """Cumulative."""


class PassageMaker:
    """Makes reports; the same seed gives the same ones."""

    def __init__(
        self,
        seed: int,
        texts: Iterable[Path] | None = None,
        *,
        changed: Sequence[float] = CHANGED,
    ) -> None:
        self._chance = random.Random(seed)
        self._changed = changed
        self._patterns = _patterns(texts or sorted(sample_reports().glob("*.txt")))
        self._vocabulary = _vocabulary()

    def report(self) -> Report:
        """Return a report of a hundred passages."""
        chance = self._chance
        body, year = f"青栎{chance.randint(1, 3000)}区司法局", chance.randint(2016, 2025)
        title = f"{body}{year}年法治政府建设年度报告"
        chosen = sorted(chance.choices(self._patterns, k=PER_REPORT), key=lambda p: p.heading)
        text, passages, sections = f"{title}\n", list[Passage](), list[Section]()
        for pattern in chosen:
            if not sections or sections[-1].heading != pattern.heading:
                sections.append(_section(pattern, len(text)))
                text += f"{pattern.heading}\n"
            words = self.sentence(pattern)
            passages.append(
                Passage(
                    text=words,
                    start=len(text),
                    end=len(text) + len(words),
                    section=len(sections) - 1,
                    topic=pattern.topic,
                )
            )
            text += f"{words}\n"
        meta = Meta(
            title=title,
            body=body,
            level=chance.choice(LEVELS),
            province=chance.choice(PROVINCES),
            city=None,
            county=None,
            year=year,
        )
        outline = Outline(sections=tuple(sections))
        return Report(meta=meta, text=text, outline=outline, passages=tuple(passages), figures=())

    def sentence(self, pattern: Pattern | None = None) -> str:
        """Return a variation of the pattern, or of any."""
        chance = self._chance
        pattern = pattern or chance.choice(self._patterns)
        share = chance.choice(self._changed)
        words = "".join(self._clause(clause, share) for clause in pattern.clauses)
        while len(letters(words)) < SHORTEST:
            words += self._clause(chance.choice(chance.choice(self._patterns).clauses), share)
        return _NUMBER.sub(lambda _: str(chance.randint(2, 9999)), words)

    def _clause(self, clause: Sequence[str], share: float) -> str:
        chance = self._chance
        if chance.random() < share:
            clause = chance.choice(chance.choice(self._patterns).clauses)
        return "".join(self._word() if self._is_changed(word, share) else word for word in clause)

    def _is_changed(self, word: str, share: float) -> bool:
        return len(word) > 1 and word.isalpha() and self._chance.random() < share

    def _word(self) -> str:
        vocabulary = self._vocabulary
        return self._chance.choices(vocabulary.words, cum_weights=vocabulary.weights)[0]


def _section(pattern: Pattern, start: int) -> Section:
    return Section(
        level=1,
        ordinal=None,
        heading=pattern.heading,
        role=pattern.role,
        start=start,
        body_start=start + len(pattern.heading) + 1,
        end=start + len(pattern.heading) + 1,
    )


def _patterns(paths: Iterable[Path]) -> list[Pattern]:
    patterns = []
    for path in paths:
        report = read_report(path)
        for passage in report.passages:
            section = report.outline.sections[passage.section]
            patterns.append(
                Pattern(
                    clauses=tuple(tuple(segment(c)) for c in _CLAUSE.findall(passage.text)),
                    heading=section.heading or report.meta.title or "",
                    role=section.role,
                    topic=passage.topic,
                )
            )
    return patterns


def _vocabulary() -> Vocabulary:
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    rows = (line.split(" ") for line in dictionary.read_text(encoding="utf-8").splitlines())
    kept = [(word, float(used)) for word, used, _ in rows if len(word) == 2 and word.isalpha()]
    return Vocabulary(
        words=tuple(word for word, _ in kept),
        weights=tuple(accumulate(weight for _, weight in kept)),
    )
