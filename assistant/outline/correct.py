"""Corrections by hand to what was recognised of a report: its headings and its meta.

A correction finds its heading again by the heading's words, so it holds when the text is cleaned
otherwise and offsets move; what it no longer finds it leaves alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, get_args

from assistant.outline.meta import Kind, Level
from assistant.outline.numbering import read_ordinal
from assistant.outline.section import Outline, Section
from assistant.outline.title import find_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.outline.meta import Meta
    from assistant.outline.section import Role

_PUNCTUATION = "。：；，、 　"
# 一、主要成效 must not be found in 一、主要成效显著
_GOES_ON = re.compile(r"[^\s。：；，、]")
_YEARS = range(1949, 2101)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LOWEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingCorrection:
    """One heading as a person says it is; found again by its words, not by where it stands."""

    line: str
    """The heading with its ordinal as it stands in the clean text."""
    occurrence: int = 0
    """Which one it is of several that read alike, from 0."""
    level: int | None = None
    """Level 1–4; 0 where it is no heading; None for the level recognised."""
    role: Role | None = None
    """What the section is for; None for the role recognised."""


def heading_line(text: str, section: Section) -> str:
    """Return the words by which a correction finds a section.

    They are its ordinal and heading as they stand, or the first line of an unheaded stretch.
    """
    if section.heading is None:
        return text[section.start : section.end].partition("\n")[0].strip()
    return text[section.start : section.body_start].strip().rstrip(_PUNCTUATION)


def occurrence_of(text: str, outline: Outline, section: Section) -> int:
    """Return which one of several lines that read alike a section of the outline is, from 0."""
    places = _places(text, outline.sections, heading_line(text, section))
    return places.index(section.start)


def correct_outline(
    text: str, outline: Outline, corrections: Sequence[HeadingCorrection]
) -> Outline:
    """Return the outline with a person's corrections; ends follow from the new levels.

    A correction of words that the text does not hold changes nothing
    (:func:`unmatched_corrections`). What a part holds takes over its new role, unless it had
    another than the part before.
    """
    found = {
        place: correction
        for correction in corrections
        if (place := _place(text, outline.sections, correction)) is not None
    }
    if not found:
        return outline
    sections = [section for section in outline.sections if section.start not in found]
    sections += [
        section
        for place, correction in found.items()
        for section in _corrected(text, outline.sections, place, correction)
    ]
    sections.sort(key=lambda section: (section.start, section.level))
    return Outline(sections=tuple(_settled(text, outline.sections, sections, found)))


def unmatched_corrections(
    text: str, outline: Outline, corrections: Sequence[HeadingCorrection]
) -> tuple[HeadingCorrection, ...]:
    """Return the corrections whose words *text* does not hold (any more)."""
    return tuple(
        correction
        for correction in corrections
        if _place(text, outline.sections, correction) is None
    )


def _place(text: str, sections: Sequence[Section], correction: HeadingCorrection) -> int | None:
    """Return where the line of a correction starts, or None where the text does not hold it."""
    places = _places(text, sections, correction.line.strip())
    return places[correction.occurrence] if 0 <= correction.occurrence < len(places) else None


def _places(text: str, sections: Sequence[Section], line: str) -> list[int]:
    """Return every start of a line or section after the title that reads *line*."""
    if not line:
        return []
    title = find_title(text)
    starts = {section.start for section in sections}
    return [
        match.start()
        for match in re.finditer(re.escape(line), text)
        if (match.start() in starts or _starts_line(text, match.start()))
        and not (title and title[0] <= match.start() < title[1])
        and (line[-1] in _PUNCTUATION or not _GOES_ON.match(text, match.end()))
    ]


def _starts_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _corrected(
    text: str, sections: Sequence[Section], place: int, correction: HeadingCorrection
) -> Iterator[Section]:
    """Give the sections that stand where a correction's line does, corrected."""
    here = [section for section in sections if section.start == place]
    known = here[-1] if here else None
    if known is None or (known.heading is None and correction.level):
        changed, around = _declared(text, sections, place, correction), here
    else:
        changed, around = _changed(known, correction), here[:-1]
    if correction.level == 0:
        yield from around
        return
    yield from (holder for holder in around if holder.level < changed.level)
    yield changed


def _changed(known: Section, correction: HeadingCorrection) -> Section:
    """Return a section with the level and role of a correction."""
    level = correction.level or known.level
    is_item = known.list_item and level == known.level
    return replace(known, level=level, role=correction.role or known.role, list_item=is_item)


def _declared(
    text: str, sections: Sequence[Section], place: int, correction: HeadingCorrection
) -> Section:
    """Return the section that a paragraph opens which was not taken for a heading."""
    line = correction.line.strip()
    end = place + len(line)
    ordinal = read_ordinal(line)
    around = [section for section in sections if section.start <= place < section.end]
    while end < len(text) and text[end] in _PUNCTUATION:
        end += 1
    return Section(
        level=correction.level or min(_LOWEST, around[-1].level + 1 if around else 1),
        ordinal=ordinal.text if ordinal else None,
        heading=line[ordinal.end if ordinal else 0 :].strip(_PUNCTUATION) or line,
        role=correction.role or (around[-1].role if around else "other"),
        start=place,
        body_start=min(end + text.startswith("\n", end), len(text)),
        end=len(text),
    )


def _settled(
    text: str,
    before: Sequence[Section],
    sections: list[Section],
    found: Mapping[int, HeadingCorrection],
) -> Iterator[Section]:
    """Give the sections with their new ends and the roles that their parts pass on."""
    title = find_title(text)
    sections = _tiled(before, sections, title[1] if title else 0)
    old_roles = {section.start: section.role for section in before}
    around: list[Section] = []
    for index, section in enumerate(sections):
        around = [holder for holder in around if holder.level < section.level]
        holder = around[-1] if around else None
        if holder and section.start not in found and old_roles.get(holder.start) == section.role:
            section = replace(section, role=holder.role)  # noqa: PLW2901
        limit = title[0] if title and section.start < title[0] else len(text)
        section = _ended(text, section, sections[index + 1 :], limit)  # noqa: PLW2901
        around.append(section)
        yield section


def _tiled(before: Sequence[Section], sections: list[Section], begin: int) -> list[Section]:
    """Return the sections with a part in front where a correction took the first one away."""
    first = next((section for section in before if section.start >= begin), None)
    left = next((section for section in sections if section.start >= begin), None)
    if first is None or (left and left.start == first.start and left.level == 1):
        return sections
    bare = replace(first, ordinal=None, heading=None, body_start=first.start, level=1)
    role: Role = "preface" if first.heading else first.role
    at = sections.index(left) if left else len(sections)
    return [*sections[:at], replace(bare, role=role, list_item=False), *sections[at:]]


def _ended(text: str, section: Section, after: Sequence[Section], limit: int) -> Section:
    """Return the section, ended by the next that it does not hold; an item by its paragraph."""
    end = next((other.start for other in after if other.level <= section.level), len(text))
    end = min(end, limit)
    if section.list_item:
        newline = text.find("\n", section.start)
        end = min(end, newline + 1 if newline >= 0 else len(text))
    return replace(section, end=end, body_start=min(section.body_start, end))


META_FIELDS = (
    *("title", "body", "level", "province", "city", "county"),
    *("year", "kind", "published", "publisher"),
)
"""Fields of a report's meta that a person may correct."""


def correct_meta(meta: Meta, changes: Mapping[str, str | int | None]) -> Meta:
    """Return the meta with a person's corrections, which are no longer inferred.

    Args:
        meta: as recognised.
        changes: new values by the names of :data:`META_FIELDS`; None (or an empty text) for what
            the report does not say.

    Raises:
        ValueError: no such field, or a value that it cannot have.
    """
    values = {field: _checked(field, value) for field, value in changes.items()}
    inferred = tuple(field for field in meta.inferred if field not in values)
    return replace(meta, **values, inferred=inferred)  # type: ignore[arg-type]


def _checked(field: str, value: str | int | None) -> str | int | None:
    """Return a value that a field can have."""
    if field not in META_FIELDS:
        raise ValueError(f"no field {field!r}")
    if isinstance(value, str):
        value = value.strip() or None
    if value is None:
        is_right = field != "kind"
    elif field == "year":
        is_right = isinstance(value, int) and not isinstance(value, bool) and value in _YEARS
    else:
        is_right = isinstance(value, str) and not _CONTROL.search(value)
        is_right = is_right and _is_choice(field, str(value))
    if not is_right:
        raise ValueError(f"{field} cannot be {value!r}")
    return value


def _is_choice(field: str, value: str) -> bool:
    """Say whether a text is one that the field may hold."""
    if field == "published":
        return _is_day(value)
    choices = {"level": get_args(Level), "kind": get_args(Kind)}.get(field)
    return choices is None or value in choices


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
