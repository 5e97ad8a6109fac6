"""A template of one's own from a draft: outline, guidance and the sentences chosen as models.

What is this draft's alone gives way: names of body and places and the years become names of the
template, typed numbers fields or blanks, as in a report that is rolled over. Tables, pictures,
comparisons with peers, empty paragraphs and attachments are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import TYPE_CHECKING

from assistant.draft.borrow.parties import Origin, Own
from assistant.draft.compose import compose
from assistant.draft.edit import Edit, apply_edits
from assistant.draft.fields import split_fields
from assistant.draft.parts import SheetRow
from assistant.draft.places import short_place
from assistant.draft.rollover.text import Roller
from assistant.draft.templates.facts import facts_of, name_of
from assistant.draft.templates.lines import MARKS, without_delimiters, write_line
from assistant.draft.templates.own import OwnTemplate
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from assistant.draft.draft import Draft
    from assistant.draft.fields import Piece
    from assistant.draft.manuscript import Line
    from assistant.draft.parts import Paragraph
    from assistant.figures.figure import Figure
    from assistant.outline.meta import Level

_NAMES = ("body", "province", "city", "county", "township", "self_name")
"""Facts that are looked for as they stand, the longest value first."""
_SHORT_NAME = "本地简称"
_SHORT_BLANK = f"【{_SHORT_NAME}】"
# 全区 · 区委 · 向市政府 · 区属; not 全区域, 社区, 小区 and 市场
_LEVEL_WORD = (
    r"(?<=全)(?:{signs})(?![域块间场])"
    r"|(?<=依法治)(?:{signs})"
    r"|(?:(?<![一-鿿\]])|(?<=[在经由向报与和及对将请受本]))(?:{signs})"
    r"(?=委|政府|人大|政协|级|直|属|长(?!期|大)|司法局|法院|检察院|监委)"
)


def template_from_draft(
    draft: Draft,
    *,
    name: str,
    description: str = "",
    levels: tuple[Level, ...] = (),
    models: Collection[int] = (),
    guidance: bool = True,
) -> OwnTemplate:
    """Return a new template made of the draft; it is not stored yet.

    Args:
        draft: whose outline is taken over.
        name: name of the template.
        description: one sentence for the person who chooses.
        levels: levels of the bodies it is for; those of the draft's body where none are given.
        models: indices of the paragraphs of text that are taken over as models.
        guidance: whether the guidance (写作提示) is taken over.
    """
    maker = _Maker(draft)
    lines = list(maker.lines(frozenset(models), guidance=guidance))
    return OwnTemplate(
        id=new_id(),
        name=name.strip(),
        levels=levels or (draft.level,),
        description=description.strip(),
        title=maker.named(draft.elements.title.replace("\n", "")),
        addressee=maker.named(draft.elements.addressee.replace("\n", "")),
        rows=tuple(SheetRow(key=row.key, name=row.name, unit=row.unit) for row in draft.sheet),
        text="\n".join(lines),
    )


def new_id() -> str:
    """Return an id that no template has yet."""
    return f"own-{token_hex(6)}"


@dataclass(frozen=True, slots=True)
class _Named:
    """What is looked for, and what stands in its place."""

    pattern: re.Pattern[str]
    written: Mapping[str, str]


class _Maker:
    """Makes the texts of one draft those of a template."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        facts = facts_of(draft)
        own = Own.of(draft)
        self._names = _names(facts)
        self._words = _level_words(facts)
        self._years = _years(draft.year)
        origin = Origin(body=own.body, level=own.level, year=own.year, place=own.place)
        self._roller = Roller(own=own, source=origin, last=own.year)

    def lines(self, models: Collection[int], *, guidance: bool) -> Iterator[str]:
        """Yield the lines of the template."""
        manuscript = compose(self._draft)
        outline = parse_outline(manuscript.text)
        figures = extract_figures(manuscript.text, outline, year=self._draft.year)
        starts = dict(
            zip(
                (line.paragraph for line in manuscript.lines),
                manuscript.line_starts(),
                strict=True,
            )
        )
        printed = {line.paragraph: line for line in manuscript.lines}
        for at, paragraph in enumerate(self._draft.paragraphs):
            if paragraph.style == "attachment":
                return
            if _is_taken(at, paragraph, models, guidance=guidance):
                line = printed.get(at)
                text = paragraph.text.strip()
                if line is not None:
                    text = self._unnumbered(text, line, starts[at], figures)
                yield write_line(paragraph.style, self.named(text))

    def named(self, text: str) -> str:
        """Return the text with the names of the template in it; fields and blanks stay."""
        return "".join(map(self._named, split_fields(text)))

    def _named(self, piece: Piece) -> str:
        if piece.kind == "blank":
            # a blank holds no other one
            return f"【{self._plain(piece.text[1:-1]).replace(_SHORT_BLANK, _SHORT_NAME)}】"
        return piece.text if piece.kind == "field" else self._plain(piece.text)

    def _unnumbered(self, text: str, line: Line, start: int, figures: tuple[Figure, ...]) -> str:
        """Return a line with its typed numbers as fields or blanks."""
        first = start + len(line.ordinal)
        last = first + len(line.text)
        inside = [
            replace(figure, start=figure.start - first, end=figure.end - first)
            for figure in figures
            if first <= figure.start and figure.end <= last
        ]
        kept = [
            Edit(
                mark.start,
                mark.end,
                text[mark.source[0] - line.indent : mark.source[1] - line.indent],
            )
            for mark in line.marks
        ]
        return self._roller.roll(line.text, inside, kept).text

    def _plain(self, text: str) -> str:
        edits: list[Edit] = []
        for named in (self._names, self._words, self._years):
            edits += (
                Edit(match.start(), match.end(), named.written[match[0]])
                for match in named.pattern.finditer(text)
            )
        return apply_edits(text, edits, rest=without_delimiters)


def _is_taken(at: int, paragraph: Paragraph, models: Collection[int], *, guidance: bool) -> bool:
    if not paragraph.text.strip() or paragraph.style == "internal":
        return False
    if paragraph.style == "guidance":
        return guidance
    return paragraph.style in MARKS or (paragraph.style == "body" and at in models)


def _names(facts: Mapping[str, object]) -> _Named:
    """Return the names of body and places; a short name has none and becomes a blank."""
    written: dict[str, str] = {}
    for fact in _NAMES:
        value = str(facts[fact])
        if value:
            written.setdefault(value, name_of(fact))
    for fact in ("city", "county", "township"):
        short = short_place(str(facts[fact]))
        if short:
            written.setdefault(short, _SHORT_BLANK)
    return _any_of(written)


def _level_words(facts: Mapping[str, object]) -> _Named:
    """Return the words for the own territory and that of the superior: 区委, 市政府."""
    written = {str(facts["superior"]): name_of("superior")}
    written[str(facts["territory"])] = name_of("territory")
    signs = "|".join(map(re.escape, written))
    return _Named(re.compile(_LEVEL_WORD.format(signs=signs)), written)


def _years(year: int) -> _Named:
    written = {
        str(year - 1): name_of("last_year"),
        str(year): name_of("year"),
        str(year + 1): name_of("next_year"),
    }
    # 2025年, 截至2025年; not 2021—2025年 and 2021年至2025年, which are a plan's
    pattern = re.compile(
        r"(?<!\d)(?<![\d年][—－–~～至到-])(?<![—－–-]{2})"
        rf"(?:{'|'.join(written)})(?=年(?!修[订正])|[〕）])"
    )
    return _Named(pattern, written)


def _any_of(written: Mapping[str, str]) -> _Named:
    longest = sorted(written, key=len, reverse=True)
    return _Named(re.compile("|".join(map(re.escape, longest)) or r"(?!)"), written)
