"""What an office may set otherwise than the standard: each measure with its clause and bounds.

A setting points into the table of ``templates/gongwen.toml``; what follows from it, such as the
rows of a page, is worked out in :mod:`assistant.export.house.format`. Bounds are those inside which
a page can still be read and printed; the standard itself is stricter and is shown beside each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from assistant.export.gongwen import Measures

Value: TypeAlias = "float | str | bool"

_LONGEST_FACE = 31
"""Characters of a font's name that Windows takes."""
# 方正仿宋_GBK, Times New Roman; a comma parts names in the font table
_FACE = re.compile(r"[^\W_][\w .+()（）-]*")
_SIZES = {
    26.0: "一号",
    24.0: "小一",
    22.0: "二号",
    18.0: "小二",
    16.0: "三号",
    15.0: "小三",
    14.0: "四号",
}
"""Names of the sizes that Chinese printers use."""


class HouseFormatUnusable(AssistantError):
    """A house format asks for what cannot be printed.

    Attributes:
        reason: which measure, its bounds and what to do, in Chinese.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One measure of the standard that an office may set otherwise."""

    key: str
    name: str
    clause: str
    """Of GB/T 9704-2012."""
    paths: tuple[str, ...]
    """Where it stands in the table; all take the same value."""
    is_free: bool = False
    """True where the standard leaves it to the office."""

    def standard(self, measures: Measures) -> Value:
        """Return its value in the measures that ship with the program."""
        found: Any = measures
        for name in self.paths[0].split("."):
            found = found[name] if hasattr(found, "keys") else getattr(found, name)
        value: Value = found
        return value

    def said(self, value: Value) -> str:
        """Return a value in words."""
        return str(value)

    def accepted(self, value: object) -> Value:
        """Return a value as it is kept.

        Raises:
            HouseFormatUnusable: it is out of bounds or of another kind.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSetting(Setting):
    """A length, a size or a count."""

    lowest: float
    highest: float
    step: float
    unit: str

    def said(self, value: Value) -> str:
        """Return the number with its unit, a size of type with its Chinese name too."""
        size = _SIZES.get(float(value)) if self.key.endswith("size_pt") else None
        return f"{value:g} {self.unit}" + (f"（{size}）" if size else "")

    def accepted(self, value: object) -> Value:
        """Return the number on the nearest step."""
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is None or not self.lowest <= number <= self.highest:
            raise HouseFormatUnusable(
                f"“{self.name}”写作“{_shown(value)}”，应在 {self.lowest:g} 至 {self.highest:g} "
                f"{self.unit}之间，请改在这个范围内"
            )
        return round(round(number / self.step) * self.step, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSetting(Setting):
    """One of a few ways."""

    choices: tuple[tuple[Value, str], ...]
    """Values with their names, the standard's first."""

    def said(self, value: Value) -> str:
        """Return the name of the choice."""
        return next(name for known, name in self.choices if known == value)

    def accepted(self, value: object) -> Value:
        """Return the value, one of the choices."""
        for known, _ in self.choices:
            if type(value) is type(known) and value == known:
                return known
        names = "”或“".join(name for _, name in self.choices)
        raise HouseFormatUnusable(
            f"“{self.name}”写作“{_shown(value)}”，只能是“{names}”，请重新选择"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceSetting(Setting):
    """A typeface, by the name that Word shows."""

    proposals: tuple[str, ...]
    """Names that offices use, the standard's first."""

    def accepted(self, value: object) -> Value:
        """Return the name without white at its ends."""
        name = value.strip() if isinstance(value, str) else ""
        if not name or len(name) > _LONGEST_FACE or not _FACE.fullmatch(name):
            raise HouseFormatUnusable(
                f"“{self.name}”写作“{_shown(value)}”，不是字体的名称，请照 Word 里显示的写，"
                f"至多 {_LONGEST_FACE} 字"
            )
        return name


def _shown(value: object) -> str:
    words = " ".join(str(value).split())
    return words if len(words) <= _LONGEST_FACE else f"{words[:_LONGEST_FACE]}…"


_PLAIN = (False, "不加粗"), (True, "加粗")


def _margin(side: str, name: str, lowest: float, highest: float) -> NumberSetting:
    return NumberSetting(
        key=f"{side}_mm",
        name=name,
        clause="5.2.1",
        paths=(f"page.{side}_mm",),
        lowest=lowest,
        highest=highest,
        step=0.5,
        unit="mm",
    )


def _heading(
    level: str, name: str, font: str = "", proposals: tuple[str, ...] = ()
) -> tuple[Setting, ...]:
    """Return face, size and weight of a level of headings.

    Level 3 has the face of the text, and level 4 follows it, as in the standard.
    """
    levels = ("3", "4") if level == "3" else (level,)
    size = NumberSetting(
        key=f"heading{level}_size_pt",
        name=f"{name}字号",
        clause="7.3.3",
        paths=tuple(f"styles.heading{each}.size_pt" for each in levels),
        lowest=14,
        highest=18,
        step=0.5,
        unit="磅",
    )
    weight = ChoiceSetting(
        key=f"heading{level}_bold",
        name=f"{name}加粗",
        clause="7.3.3",
        paths=tuple(f"styles.heading{each}.bold" for each in levels),
        choices=_PLAIN,
    )
    if not font:
        return size, weight
    face = FaceSetting(
        key=f"heading{level}_face",
        name=f"{name}字体",
        clause="7.3.3",
        paths=(f"fonts.{font}.name",),
        proposals=proposals,
    )
    return face, size, weight


_PAGE = (
    NumberSetting(
        key="row_pt",
        name="行距",
        clause="5.2.3",
        paths=("page.row_pt",),
        lowest=22,
        highest=36,
        step=0.05,
        unit="磅",
    ),
    NumberSetting(
        key="chars",
        name="每行字数",
        clause="5.2.3",
        paths=("page.chars",),
        lowest=18,
        highest=36,
        step=1,
        unit="字",
    ),
    _margin("top", "上边距（天头）", 15, 60),
    _margin("bottom", "下边距", 20, 60),
    _margin("left", "左边距（订口）", 15, 45),
    _margin("right", "右边距", 15, 45),
    ChoiceSetting(
        key="mirrored",
        name="双页边距",
        clause="5.2.1",
        paths=("page.mirrored",),
        choices=((False, "与单页相同"), (True, "左右对调")),
    ),
    ChoiceSetting(
        key="number_place",
        name="页码位置",
        clause="7.5",
        paths=("page.number_place",),
        choices=(("outside", "单页居右、双页居左"), ("center", "居中")),
    ),
)
_TITLE = (
    FaceSetting(
        key="title_face",
        name="大标题字体",
        clause="7.3.1",
        paths=("fonts.xiaobiaosong.name",),
        proposals=("方正小标宋简体", "方正小标宋_GBK", "华文中宋", "宋体"),
    ),
    NumberSetting(
        key="title_size_pt",
        name="大标题字号",
        clause="7.3.1",
        paths=("styles.title.size_pt", "styles.attachment_title.size_pt"),
        lowest=18,
        highest=26,
        step=0.5,
        unit="磅",
    ),
    NumberSetting(
        key="title_line_pt",
        name="大标题行距",
        clause="7.3.1",
        paths=("styles.title.line_pt", "styles.attachment_title.line_pt"),
        is_free=True,
        lowest=20,
        highest=45,
        step=0.05,
        unit="磅",
    ),
    ChoiceSetting(
        key="title_bold",
        name="大标题加粗",
        clause="7.3.1",
        paths=("styles.title.bold", "styles.attachment_title.bold"),
        choices=_PLAIN,
    ),
)
_TEXT = (
    FaceSetting(
        key="body_face",
        name="正文字体",
        clause="5.2.2",
        paths=("fonts.fangsong.name",),
        proposals=("仿宋_GB2312", "仿宋", "方正仿宋_GBK", "华文仿宋"),
    ),
    NumberSetting(
        key="body_size_pt",
        name="正文字号",
        clause="5.2.2",
        paths=("page.char_pt",),
        lowest=14,
        highest=18,
        step=0.5,
        unit="磅",
    ),
    ChoiceSetting(
        key="digits_follow",
        name="数字和字母",
        clause="5.2.2",
        paths=("latin.follows_text",),
        is_free=True,
        choices=((False, "Times New Roman"), (True, "随汉字的字体")),
    ),
    *_heading("1", "一级标题", "hei", ("黑体", "方正黑体_GBK", "方正黑体简体", "华文黑体")),
    *_heading("2", "二级标题", "kai", ("楷体_GB2312", "楷体", "方正楷体_GBK", "华文楷体")),
    *_heading("3", "三级标题"),
)
_HEAD = (
    NumberSetting(
        key="mark_top_mm",
        name="发文机关标志距版心上边缘",
        clause="7.2.4",
        paths=("head.mark_top_mm",),
        lowest=10,
        highest=80,
        step=0.5,
        unit="mm",
    ),
    NumberSetting(
        key="mark_size_pt",
        name="发文机关标志最大字号",
        clause="7.2.4",
        paths=("styles.issuer_mark.size_pt",),
        is_free=True,
        lowest=22,
        highest=72,
        step=0.5,
        unit="磅",
    ),
    NumberSetting(
        key="rule_pt",
        name="红线粗细",
        clause="7.2.7",
        paths=("head.rule_pt",),
        is_free=True,
        lowest=0.5,
        highest=4,
        step=0.25,
        unit="磅",
    ),
)
SETTINGS: dict[str, tuple[Setting, ...]] = {
    "页面": _PAGE,
    "大标题": _TITLE,
    "正文和层级标题": _TEXT,
    "版头": _HEAD,
}
"""All settings, by the group that a person looks for them in."""
BY_KEY: dict[str, Setting] = {each.key: each for group in SETTINGS.values() for each in group}
