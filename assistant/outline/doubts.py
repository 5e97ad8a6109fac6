"""Why a person should look at what was recognised of a report: one short remark for each reason.

An ordinary report has none. A remark says what is unsure and what to look at; where a stretch of
the text is concerned, it points there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.outline.body import leading_place
from assistant.outline.body_name import find_opening_body, find_signature
from assistant.outline.divisions import load_divisions
from assistant.outline.numbering import find_items, read_decimal, read_ordinal
from assistant.outline.roles import role_of_heading
from assistant.outline.year import find_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.outline.meta import Meta
    from assistant.outline.numbering import Ordinal, Style
    from assistant.outline.section import Outline, Role, Section

_FIELDS = {
    "title": "标题",
    "body": "发文机关",
    "year": "报告年度",
    "level": "机关层级",
    "province": "所在省份",
}
_PARTS: dict[Role, str] = {
    "achievements": "主要举措和成效",
    "problems": "存在问题",
    "plan": "下一步安排",
}
_NAMES: dict[Role, str] = {
    **_PARTS,
    "leader": "第一责任人履职",
    "problems_plan": "问题和下一步安排",
}
_LONG = 3000
"""Characters of a section without a heading inside from which one was probably missed."""
_OPENING = 300
_SHOWN = 16


def find_doubts(text: str, outline: Outline, meta: Meta) -> tuple[Note, ...]:
    """Return what is unsure about a report, remarks on the whole of it first.

    Args:
        text: the clean text.
        outline: its outline, corrections applied.
        meta: its meta, corrections applied: a corrected field is no longer unsure.
    """
    notes = [note for rule in _RULES for note in rule(text, outline, meta)]
    return tuple(sorted(notes, key=lambda note: -1 if note.start is None else note.start))


def _missing_fields(_text: str, _outline: Outline, meta: Meta) -> Iterator[Note]:
    """Give the facts about the report that were not found."""
    for field, name in _FIELDS.items():
        if getattr(meta, field) is None and (field != "level" or meta.body):
            yield Note(rule="missing_field", message=f"没有找到{name}，请补充。")
    if meta.kind == "other":
        message = "看起来不是法治政府建设年度报告，请核对文件种类。"
        yield Note(rule="missing_field", message=message)


def _inferred_fields(_text: str, _outline: Outline, meta: Meta) -> Iterator[Note]:
    """Give the facts that the text does not say.

    A government's name that follows from its place in the title, and the city and province that
    follow from a county, are none of them.
    """
    if "title" in meta.inferred:
        yield _inferred(f"正文中没有标题，“{_short(meta.title)}”是推定的，请核对。")
    if "year" in meta.inferred:
        yield _inferred(f"正文没有写明报告年度，{meta.year}年是推定的，请核对。")
    own = meta.county or meta.city or meta.province
    if "body" in meta.inferred and not (own and own in (meta.title or "")):
        yield _inferred(f"发文机关“{meta.body}”是推定的，请核对。")


def _inferred(message: str) -> Note:
    return Note(rule="inferred_field", message=message)


def _other_years(text: str, outline: Outline, meta: Meta) -> Iterator[Note]:
    """Give the places where opening or headings name another year than the report's."""
    for section in outline.sections:
        if section.level > 1 or meta.year is None:
            continue
        words, wanted = section.heading or "", meta.year
        if section.role == "preface":
            words = text[section.start : min(section.end, section.start + _OPENING)]
        elif section.role == "plan":
            wanted += 1
        year = find_year(words)
        if year is not None and year != wanted and section.role in {"preface", "plan", *_PARTS}:
            message = f"这里写的是{year}年，与报告年度{meta.year}年不合，请核对年度。"
            yield _note("years_differ", *_first_line(text, section.start), message)


def _other_bodies(text: str, outline: Outline, meta: Meta) -> Iterator[Note]:
    """Give the signature or the opening where it names another body than the report's."""
    signed = find_signature(text, outline)
    if signed and meta.body and not _agree(signed, meta.body):
        start = text.rfind(signed)
        message = f"落款“{signed}”与发文机关“{meta.body}”不一致，请核对。"
        yield _note("bodies_differ", start, start + len(signed), message)
    opened = find_opening_body(text, outline)
    place = leading_place(opened[0], (), meta.year) if opened else None
    if opened and place and meta.county and place.county not in {None, meta.county}:
        message = f"导语写的是“{opened[0]}”，与发文机关“{meta.body}”不是一地，请核对。"
        yield _note("bodies_differ", opened[1], opened[2], message)


def _agree(signed: str, body: str) -> bool:
    """Say whether two names can be of one body: with and without city, government and office."""
    return signed in body or body in signed or signed.removesuffix("办公室") in body


def _given_up_place(_text: str, _outline: Outline, meta: Meta) -> Iterator[Note]:
    """Give a place whose name was given up before the reporting year."""
    name = meta.county or meta.city
    gone = load_divisions().given_up(name, meta.year) if name and meta.year else None
    if gone is not None:
        successor = f"，现为{gone.successor}" if gone.successor else ""
        message = f"“{name}”在{gone.until}年前后已经撤销{successor}，请核对年度和地区。"
        yield Note(rule="given_up_place", message=message)


def _no_heading(_text: str, outline: Outline, _meta: Meta) -> Iterator[Note]:
    """Give a report in which no heading was found."""
    if outline.sections and not any(
        section.heading and not section.list_item for section in outline.sections
    ):
        yield Note(rule="no_heading", message="没有认出任何标题，请核对提纲。")


def _missing_parts(_text: str, outline: Outline, meta: Meta) -> Iterator[Note]:
    """Give the required parts that an annual report lacks."""
    if meta.kind != "annual_report" or not outline.sections:
        return
    roles = {section.role for section in outline.sections}
    for role, name in _PARTS.items():
        if role not in roles and not (role != "achievements" and "problems_plan" in roles):
            message = f"没有认出“{name}”部分，请核对是否漏认或报告未写。"
            yield Note(rule="missing_part", message=message)


def _numbering(_text: str, outline: Outline, _meta: Meta) -> Iterator[Note]:
    """Give the headings whose number does not follow that of the one before.

    Numbers may run on from one section to the next (1. 2. under （一）, 3. under （二）), and start
    anew below the parts.
    """
    inside: dict[tuple[int, Style], int] = {}
    anywhere: dict[Style, int] = {}
    for section in outline.sections:
        inside = {key: value for key, value in inside.items() if key[0] <= section.level}
        ordinal = _ordinal(section)
        if ordinal is None:
            continue
        key = (section.level, ordinal.style)
        expected = inside.get(key, 0) + 1
        usual = {expected, anywhere.get(ordinal.style, 0) + 1}
        usual |= {1} if section.level > 1 else set()
        if ordinal.value not in usual:
            yield _misnumbered(section, ordinal, expected)
        inside[key] = anywhere[ordinal.style] = ordinal.value


def _misnumbered(section: Section, ordinal: Ordinal, expected: int) -> Note:
    heading = f"{ordinal.text}{_short(section.heading)}"
    if ordinal.value > expected:
        message = f"“{heading}”前面缺少编号，可能漏认了标题。"
    else:
        message = f"“{heading}”的编号与前面不连续，请核对标题的层级。"
    return _note("numbering", section.start, section.body_start, message)


def _ordinal(section: Section) -> Ordinal | None:
    """Return the number of a section, read from its ordinal."""
    if section.ordinal is None:
        return None
    words = f"{section.ordinal}{section.heading}，"
    items = find_items(f"{section.ordinal}，", 0, len(section.ordinal) + 1)
    return read_ordinal(words) or read_decimal(words) or next(items, None)


def _long_sections(text: str, outline: Outline, _meta: Meta) -> Iterator[Note]:
    """Give the stretches that are very long for a section without a heading inside."""
    starts = [section.start for section in outline.sections] + [len(text)]
    for section, following in zip(outline.sections, starts[1:], strict=True):
        length = min(following, section.end) - section.body_start
        if length > _LONG and section.role not in {"other", "closing"}:
            message = f"这一部分有{length}字而没有小标题，可能漏认了标题。"
            yield _note("long_section", section.start, section.body_start, message)


def _unheaded(text: str, outline: Outline, _meta: Meta) -> Iterator[Note]:
    """Give the stretches without heading that were taken for shortcomings or plans."""
    for section in outline.sections:
        if section.heading is None and section.role in {"problems", "plan"}:
            message = f"这一段没有标题，按内容作为“{_NAMES[section.role]}”，请核对。"
            yield _note("unheaded", *_first_line(text, section.start), message)


def _no_number(_text: str, outline: Outline, _meta: Meta) -> Iterator[Note]:
    """Give the headings without number beside numbered ones; one remark where none has any."""
    headed = [s for s in outline.sections if s.heading and not s.list_item]
    plain = [section for section in headed if section.ordinal is None]
    if plain and len(plain) == len(headed):
        yield Note(rule="no_number", message="标题都没有编号，是按内容认出的，请核对提纲。")
        return
    for section in plain:
        message = f"“{_short(section.heading)}”没有编号，是按位置认作标题的，请核对。"
        yield _note("no_number", section.start, section.body_start, message)


def _same_role(_text: str, outline: Outline, _meta: Meta) -> Iterator[Note]:
    """Give a second part of a role that another part, not next to it, has already."""
    parts = [section for section in outline.sections if section.level == 1]
    seen: set[Role] = set()
    for before, section in pairwise([*parts[:1], *parts]):
        is_again = section.role in seen and section.role != before.role
        if is_again and section.role in _NAMES and section.role != "achievements":
            message = f"前面已有“{_NAMES[section.role]}”部分，请核对这一部分的作用。"
            yield _note("same_role", section.start, section.body_start, message)
        seen.add(section.role)


def _role_by_place(_text: str, outline: Outline, meta: Meta) -> Iterator[Note]:
    """Give the parts after the shortcomings whose words do not say that they are plans."""
    for section in outline.sections:
        is_part = section.level == 1 and section.heading is not None
        if is_part and section.role == "plan" and not _names_role(section, meta.year):
            message = f"“{_short(section.heading)}”按位置归为“下一步安排”，请核对。"
            yield _note("role_by_place", section.start, section.body_start, message)


def _names_role(section: Section, year: int | None) -> bool:
    return role_of_heading(section.heading or "", year) is not None


def _first_line(text: str, start: int) -> tuple[int, int]:
    end = text.find("\n", start)
    return start, end if end >= 0 else len(text)


def _short(words: str | None) -> str:
    words = words or ""
    return words if len(words) <= _SHOWN * 2 else f"{words[:_SHOWN]}…"


def _note(rule: str, start: int, end: int, message: str) -> Note:
    return Note(rule=rule, message=message, start=start, end=max(start, end))


_RULES: Sequence[Callable[[str, Outline, Meta], Iterator[Note]]] = (
    _missing_fields,
    _inferred_fields,
    _other_years,
    _other_bodies,
    _given_up_place,
    _no_heading,
    _missing_parts,
    _numbering,
    _long_sections,
    _unheaded,
    _no_number,
    _same_role,
    _role_by_place,
)
