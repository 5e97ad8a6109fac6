"""A new draft from a template: the outline with guidance and model sentences made of fields.

A template writes one paragraph a line::

    # 主要举措和成效            heading of level 1 (## ### #### for 2 to 4)
    > 请向法制科收集……          grey guidance
    ! 与同类区县相比……          comparison for the internal edition (内部对比)
    全年受理……                  text

How templates are found and rendered is ``template.py``'s matter.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from assistant.draft.draft import Draft
from assistant.draft.fields import FieldError, check_fields, split_fields
from assistant.draft.parts import Elements, Paragraph, ParagraphStyle, SheetRow
from assistant.draft.places import Place, place_of, self_name, superior, territory
from assistant.draft.templates.facts import FACT_WORDS, name_of
from assistant.draft.templates.template import (
    Template,
    TemplateError,
    find_template,
    render,
    template_text,
    templates,
)
from assistant.figures.indicators import load_indicators
from assistant.outline.body import leading_place, level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.outline.divisions import Place as KnownPlace
    from assistant.outline.meta import Level

__all__ = ["Template", "TemplateError", "build_draft", "templates"]

# ## 规范行政执法
_MARKED = re.compile(r"(?P<mark>#{1,4}|>|!)[ \t]*(?P<text>.*)")
_STYLES: dict[str, ParagraphStyle] = {
    "#": "heading1",
    "##": "heading2",
    "###": "heading3",
    "####": "heading4",
    ">": "guidance",
    "!": "internal",
}
# A name is words: nothing in it may act as markup of the template, the line or a field.
_MARKUP = re.compile(r"[\[\]{}【】#>!%\s]+")
_COUNTY_LEVELS = ("county", "township", "department")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """All that a template knows; these are the names it may write."""

    body: str
    level: Level
    year: int
    last_year: int
    next_year: int
    self_name: str
    territory: str
    superior: str
    province: str
    city: str
    county: str
    township: str
    keys: frozenset[str]


def build_draft(  # noqa: PLR0913 -- the form that a person fills in for a new draft
    template: str,
    *,
    body: str,
    year: int,
    level: Level | None = None,
    province: str = "",
    city: str = "",
    county: str = "",
    sheet: Sequence[SheetRow] = (),
) -> Draft:
    """Return a new draft from a template.

    Args:
        template: id or Chinese name.
        body: 发文机关; places that are not given are read from it.
        year: reporting year.
        level: level of the body; where not given, that of its name, or else the template's usual
            one.
        province: ``广东省``
        city: ``云汀市``
        county: ``青栎区``
        sheet: rows that take the place of the template's empty ones, or stand after them.

    Raises:
        TemplateError: no such template, or its text is wrong.
    """
    chosen = find_template(template)
    name, *given = (_MARKUP.sub("", words) for words in (body, province, city, county))
    known = leading_place(name)
    level = level or _level(chosen, name, known)
    place = completed_place(level, name, known, given)
    rows = _merged(_starting_rows(chosen), sheet)
    facts = _facts(level, name, year, place, rows)
    draft = _begun(name, year, level, place)
    elements = replace(
        draft.elements,
        title=render(chosen, chosen.title, asdict(facts)),
        addressee=render(chosen, chosen.addressee, asdict(facts)),
    )
    return replace(
        draft,
        elements=elements,
        template=chosen.id,
        paragraphs=tuple(_paragraphs(chosen, facts)),
        sheet=rows,
    )


def shown_template(template: Template, year: int) -> tuple[Template, str]:
    """Return a shipped template to be read, and its text: as one of one's own would be written.

    Conditions are decided for *year* and the template's usual level; what a new draft knows of
    its body is named.

    Raises:
        TemplateError: its text is wrong.
    """
    names = {fact: name_of(fact) for fact in FACT_WORDS}
    years = {"year": year, "last_year": year - 1, "next_year": year + 1}
    facts = {**names, **years, "level": template.level}
    shown = replace(
        template,
        title=render(template, template.title, facts),
        addressee=render(template, template.addressee, facts),
    )
    lines = render(template, template_text(template), facts).split("\n")
    return shown, "\n".join(line.strip() for line in lines if line.strip())


def begin_draft(
    *, body: str, year: int, level: Level, province: str = "", city: str = "", county: str = ""
) -> Draft:
    """Return a draft of that body and year that has neither title, text nor sheet yet.

    Places that are not given are read from the body's name, as :func:`build_draft` reads them.
    """
    name, *given = (_MARKUP.sub("", words) for words in (body, province, city, county))
    return _begun(name, year, level, completed_place(level, name, leading_place(name), given))


def _begun(body: str, year: int, level: Level, place: Place) -> Draft:
    return Draft(
        elements=Elements(title="", body=body, signed_by=body, remark="此件公开发布"),
        year=year,
        level=level,
        province=place.province,
        city=place.city,
        county=place.county,
    )


def _level(template: Template, body: str, known: KnownPlace | None) -> Level:
    """Return the level that the body's name tells, where the template is meant for it."""
    told = level_of(body, known)
    return told if told in template.levels else template.level


def completed_place(
    level: Level, body: str, known: KnownPlace | None, given: Sequence[str]
) -> Place:
    """Return the given places (province, city, county), completed from the body's name.

    What the table of divisions knows of the name goes before what the name's form says.
    """
    said = place_of(body)
    province, city, county = given
    if known is not None:
        said = Place(
            province=known.province,
            city=known.city or "",
            county=known.county or "",
            township=said.township,
        )
    elif level in _COUNTY_LEVELS and not said.county and not city:
        said = Place(province=said.province, county=said.city, township=said.township)
    return Place(
        province=province or said.province,
        city=city or said.city,
        county=county or said.county,
        township=said.township,
    )


def _facts(level: Level, body: str, year: int, place: Place, rows: Sequence[SheetRow]) -> _Facts:
    return _Facts(
        body=body,
        level=level,
        year=year,
        last_year=year - 1,
        next_year=year + 1,
        self_name=self_name(level, body, place),
        territory=territory(level, place),
        superior=superior(level, place),
        keys=frozenset(row.key for row in rows),
        **asdict(place),
    )


def _starting_rows(template: Template) -> Iterator[SheetRow]:
    indicators = load_indicators()
    for key in template.indicators:
        if key not in indicators:
            raise TemplateError(template.id, None, f"指标清单中没有“{key}”")
        yield SheetRow(key=key, name=indicators[key].name, unit=indicators[key].unit)


def _merged(start: Iterator[SheetRow], given: Sequence[SheetRow]) -> tuple[SheetRow, ...]:
    rows = {row.key: row for row in start}
    rows.update((row.key, row) for row in given)
    return tuple(rows.values())


def _paragraphs(template: Template, facts: _Facts) -> Iterator[Paragraph]:
    written = render(template, template_text(template), asdict(facts))
    for number, line in enumerate(written.split("\n"), start=1):
        text = line.strip()
        if not text:
            continue
        _check_keys(template, number, text, facts.keys)
        marked = _MARKED.fullmatch(text)
        if marked:
            yield Paragraph(style=_STYLES[marked["mark"]], text=marked["text"])
        else:
            yield Paragraph(text=text)


def _check_keys(template: Template, line: int, text: str, keys: frozenset[str]) -> None:
    """Refuse a line with anything broken, or with a field that the sheet does not hold."""
    try:
        check_fields(text)
    except FieldError as error:
        raise TemplateError(template.id, line, f"“{error.text}”：{error.reason}") from error
    for piece in split_fields(text):
        if piece.key is not None and piece.key not in keys:
            raise TemplateError(template.id, line, f"指标表中没有“{piece.key}”")
