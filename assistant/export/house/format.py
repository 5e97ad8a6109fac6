"""A house format (本单位版式): what an office sets otherwise than the standard, and what follows.

Only what differs is kept. Laid over the table of the standard it gives :class:`Measures` that agree
with each other: rows of a page follow from margins and line pitch, the spacing of characters from
margins, size and characters of a line. No difference is hidden: :func:`deviations` names each with
its clause.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.export.gongwen import load_measures, measures_of, standard_table
from assistant.export.house.settings import BY_KEY, HouseFormatUnusable, Value
from assistant.export.twips import TWIPS_PER_MM, TWIPS_PER_POINT, mm_twips, twips

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.export.gongwen import Measures, PageMeasures

STANDARD_NAME = "国家标准"
"""How the standard stands among the formats; no house format may be called so."""
LONGEST_NAME = 30

_CLOSEST_PT, _WIDEST_PT = -1.0, 3.0
"""Spacing of characters between which a line can be read."""
_KEPT_PT = 0.5
"""Spacing up to which a line keeps the characters of the standard, where the office names none."""
_NUMBER_MM = 9.5
"""From the text area to where Word measures the page number: the dash lies 7 mm below (7.5)."""
_LEAST_LEADING = 1.1
"""Pitch of title lines in sizes, below which they touch."""
_LEADING = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFormat:
    """What an office sets otherwise, under a name."""

    name: str
    own: Mapping[str, Value] = field(default_factory=dict)
    """Values by :attr:`Setting.key`, only those that differ from the standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One difference from the standard, in words."""

    what: str
    clause: str
    standard: str
    own: str
    is_free: bool = False
    """True where the standard leaves the measure to the office."""

    def __str__(self) -> str:
        """Return the difference as one line."""
        if self.is_free:
            return f"{self.what}：默认 {self.standard}（{self.clause} 未作规定），本版式 {self.own}"
        return f"{self.what}：标准 {self.standard}（{self.clause}），本版式 {self.own}"


def house_format(name: str, own: Mapping[str, object]) -> HouseFormat:
    """Return the format of these values, without those that are the standard's own.

    Raises:
        HouseFormatUnusable: the name or a value cannot be used, or they do not go together.
    """
    standard = load_measures()
    kept = {}
    for key, value in own.items():
        if key not in BY_KEY:
            raise HouseFormatUnusable(f"没有“{key[:LONGEST_NAME]}”这一项，请从文件里去掉")
        accepted = BY_KEY[key].accepted(value)
        if accepted != BY_KEY[key].standard(standard):
            kept[key] = accepted
    made = HouseFormat(name=checked_name(name), own=kept)
    measures_in(made)
    return made


def checked_name(name: str) -> str:
    """Return the name of a format without white at its ends.

    Raises:
        HouseFormatUnusable: it is empty, too long, not printable, or that of the standard.
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise HouseFormatUnusable(f"版式的名称应为 1 至 {LONGEST_NAME} 字，请重新填写")
    if name == STANDARD_NAME:
        raise HouseFormatUnusable(f"“{STANDARD_NAME}”是标准格式的名称，请换一个")
    return name


def measures_in(house: HouseFormat | None) -> Measures:
    """Return the measures of the standard with the format laid over them; None is the standard.

    Raises:
        HouseFormatUnusable: the values do not go together.
    """
    if house is None:
        return load_measures()
    table = standard_table()
    for key, value in house.own.items():
        for path in BY_KEY[key].paths:
            _put(table, path, value)
    _settle_page(table["page"], house.own)
    _settle_type(table, house.own)
    return measures_of(table)


def deviations(house: HouseFormat) -> tuple[Deviation, ...]:
    """Return each difference from the standard, and what follows from it for the page."""
    standard, own = load_measures(), measures_in(house)
    found = [
        Deviation(
            what=setting.name,
            clause=setting.clause,
            standard=setting.said(setting.standard(standard)),
            own=setting.said(house.own[key]) + _consequence(key, own.page),
            is_free=setting.is_free,
        )
        for key, setting in BY_KEY.items()
        if key in house.own
    ]
    return (*found, *_following(house, standard.page, own.page))


def _put(table: dict[str, Any], path: str, value: Value) -> None:
    *parents, last = path.split(".")
    for parent in parents:
        table = table[parent]
    if parents[0] == "fonts":
        table["fallback"] = f"{table['name']},{table['fallback']}"
    table[last] = value


def _settle_page(page: dict[str, Any], own: Mapping[str, Value]) -> None:
    """Let rows, characters, spacing and page number follow, in the twips that Word counts."""
    height = _room_twips(page["height_mm"], page["top_mm"], page["bottom_mm"])
    page["rows"] = height // twips(page["row_pt"])
    page["number_mm"] = page["bottom_mm"] - _NUMBER_MM
    width = _room_twips(page["width_mm"], page["left_mm"], page["right_mm"])
    size = page["char_pt"]
    if "chars" not in own and abs(_spacing_pt(width, page["chars"], size)) > _KEPT_PT:
        page["chars"] = width // twips(size)
    page["spacing_pt"] = _spacing_pt(width, page["chars"], size)
    if not _CLOSEST_PT <= page["spacing_pt"] <= _WIDEST_PT:
        most = int(width // twips(size + _CLOSEST_PT))
        least = int(width // (twips(size + _WIDEST_PT) + 1)) + 1
        width_mm = page["width_mm"] - page["left_mm"] - page["right_mm"]
        raise HouseFormatUnusable(
            f"每行 {page['chars']} 字排不匀：版心宽 {width_mm:g} mm、正文 {size:g} 磅时，"
            f"每行可排 {least} 至 {most} 字，请改字数、页边距或字号"
        )


def _room_twips(paper_mm: float, before_mm: float, after_mm: float) -> int:
    """Return what is left between two margins, which Word rounds one by one."""
    exact = int((paper_mm - before_mm - after_mm) * TWIPS_PER_MM)
    return min(exact, mm_twips(paper_mm) - mm_twips(before_mm) - mm_twips(after_mm))


def _spacing_pt(width_twips: int, chars: float, size_pt: float) -> float:
    """Return what is added to each character so that *chars* of them fill a line."""
    return (width_twips // int(chars) - twips(size_pt)) / TWIPS_PER_POINT


def _settle_type(table: dict[str, Any], own: Mapping[str, Value]) -> None:
    """Let the heights of lines and the white around them follow the sizes."""
    page, styles, head = table["page"], table["styles"], table["head"]
    standard = load_measures()
    title, row = styles["title"]["size_pt"], page["row_pt"]
    pitch = styles["title"].get("line_pt", max(row, round(title * _LEADING, 1)))
    if pitch < title * _LEAST_LEADING:
        raise HouseFormatUnusable(
            f"大标题 {title:g} 磅、行距 {pitch:g} 磅，上下两行会相碰；"
            f"请把大标题行距改为 {title * _LEAST_LEADING:.1f} 磅以上"
        )
    for role in ("title", "attachment_title"):
        styles[role]["line_pt"] = pitch
    grown = page["char_pt"] - standard.page.char_pt
    for role in ("document_number", "signer"):
        styles[role]["line_pt"] = standard.styles[role].line_pt + grown
    for gap in ("number_gap_pt", "title_gap_pt"):
        head[gap] += 2 * (row - standard.page.row_pt)
    mark, usual = styles["issuer_mark"], standard.styles["issuer_mark"]
    scale = mark["size_pt"] / usual.size_pt
    mark["line_pt"] = round(usual.line_pt * scale, 1)
    head["mark_inset_pt"] *= scale
    if "digits_follow" in own:
        table["latin"]["widths"] = ()


def _consequence(key: str, page: PageMeasures) -> str:
    return f"；每页 {page.rows} 行" if key == "row_pt" else ""


def _following(house: HouseFormat, standard: PageMeasures, own: PageMeasures) -> list[Deviation]:
    """Return what no setting names but follows from them: text area, rows and characters."""
    pairs = [("版心", "5.2.1", _area(standard), _area(own))]
    if "row_pt" not in house.own:
        pairs.append(("每页行数", "5.2.3", f"{standard.rows} 行", f"{own.rows} 行"))
    if "chars" not in house.own:
        pairs.append(("每行字数", "5.2.3", f"{standard.chars} 字", f"{own.chars} 字"))
    return [
        Deviation(what=what, clause=clause, standard=usual, own=now)
        for what, clause, usual, now in pairs
        if usual != now
    ]


def _area(page: PageMeasures) -> str:
    width = page.width_mm - page.left_mm - page.right_mm
    return f"{width:g} × {page.height_mm - page.top_mm - page.bottom_mm:g} mm"
