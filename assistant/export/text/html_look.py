"""Faces, sizes and margins of the document in the words of a style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.export.gongwen import Measures

_LIKE = {
    "fangsong": ("FangSong_GB2312", "STFangsong", "serif"),
    "hei": ("SimHei", "Microsoft YaHei", "sans-serif"),
    "kai": ("KaiTi_GB2312", "STKaiti", "serif"),
    "xiaobiaosong": ("FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "serif"),
}
"""What sets each face in a browser that knows neither its name nor those that stand in for it."""
_GENERIC = frozenset({"serif", "sans-serif"})
_TITLE_LEADING = 1.5


def look_of(measures: Measures) -> Mapping[str, str]:
    """Return the values that the page's style sheet takes from the measures."""
    page, styles = measures.page, measures.styles
    title = styles["title"]
    size = f"{title.size_pt / page.char_pt:.2g}em/{_TITLE_LEADING}"
    faces = {role: _families(role, measures) for role in _LIKE}
    sides = (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm)
    look = {
        **faces,
        "line": f"{page.row_pt / page.char_pt:.2f}",
        "title": f"{_weight(title.bold)} {size} {faces['xiaobiaosong']}",
        "heading1": _weight(styles["heading1"].bold),
        "heading2": _weight(styles["heading2"].bold),
        "heading3": _weight(styles["heading3"].bold),
        "margins": " ".join(f"{side:g}mm" for side in sides),
        "rule": f"{measures.head.rule_pt:g}pt",
    }
    return {name: Markup(value) for name, value in look.items()}


def _families(role: str, measures: Measures) -> str:
    face = measures.fonts[role]
    names = dict.fromkeys((face.name, *face.fallback.split(","), *_LIKE[role]))
    return ", ".join(name if name in _GENERIC else f'"{name}"' for name in names)


def _weight(is_bold: bool) -> str:
    return "bold" if is_bold else "normal"
