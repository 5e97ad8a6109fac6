"""Which typeface of this machine sets which part of the official document.

Offices write 方正小标宋简体 and 仿宋_GB2312, and many machines have neither. The file still names
them; what is painted here, on the paper, in the preview and in a PDF, is set in the nearest face
that is installed. Painting, the editor and the list of what is missing all ask here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from assistant.export.gongwen import load_measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.export.gongwen import FontRole, Measures

Face = Literal["title", "heiti", "kaiti", "fangsong", "songti", "latin"]
"""Faces of an official document (公文): 小标宋, 黑体, 楷体, 仿宋, 宋体, and the one of digits."""

_BESIDE: dict[Face, tuple[str, ...]] = {
    "title": ("Noto Serif CJK SC", "serif"),
    "heiti": ("Noto Sans CJK SC", "WenQuanYi Micro Hei", "sans-serif"),
    "kaiti": ("AR PL KaitiM GB", "AR PL UKai CN", "Noto Serif CJK SC", "serif"),
    "fangsong": ("Noto Serif CJK SC", "serif"),
    "songti": ("Noto Serif CJK SC", "serif"),
    "latin": ("Liberation Serif", "Nimbus Roman", "Noto Serif CJK SC", "serif"),
}
"""What will do where neither a face nor what the standard's table names in its place is there."""
FACES: dict[FontRole, Face] = {
    "fangsong": "fangsong",
    "hei": "heiti",
    "kai": "kaiti",
    "xiaobiaosong": "title",
    "song": "songti",
    "latin": "latin",
}
_HEAVY = frozenset({"方正小标宋简体", "方正小标宋_GBK", "华文中宋"})
"""Faces as heavy as 小标宋; any other that stands in for it is set bold."""
_OTHER_NAMES = {
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK": "FZXiaoBiaoSong-B05",
    "方正仿宋_GBK": "FZFangSong-Z02",
    "方正楷体_GBK": "FZKai-Z03",
    "方正黑体_GBK": "FZHei-B01",
    "方正黑体简体": "FZHei-B01S",
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体_GB2312": "KaiTi_GB2312",
    "仿宋": "FangSong",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "华文中宋": "STZhongsong",
    "华文仿宋": "STFangsong",
    "华文楷体": "STKaiti",
    "华文黑体": "STHeiti",
}
"""The name under which a system without Chinese knows the same face."""
_CHINESE_NAMES = {
    "Noto Serif CJK SC": "思源宋体",
    "Noto Sans CJK SC": "思源黑体",
    "AR PL KaitiM GB": "文鼎楷体",
    "AR PL UKai CN": "文鼎楷体",
    "WenQuanYi Micro Hei": "文泉驿微米黑",
}


@dataclass(frozen=True, slots=True)
class MissingFace:
    """A face that the document names and this machine does not have."""

    name: str
    substitute: str

    def __str__(self) -> str:
        """Return what that means for the files."""
        return f"{self.name}：本机未安装，打印和 PDF 以“{self.substitute}”代替；DOCX 中仍写原字体名"


def paper_font(face: Face, size_pt: float, name: str = "", *, bold: bool = False) -> QFont:
    """Return a face of the official document in *size_pt* points.

    Args:
        face: what it is for.
        size_pt: its size.
        name: the typeface that is wanted, where it is not the standard's.
        bold: whether it is set bold.
    """
    font = QFont()
    font.setFamilies(list(_families(face, name)))
    font.setPointSizeF(size_pt)
    font.setBold(bold or _is_emboldened(face, name))
    return font


def installed_family(face: Face, name: str = "") -> str:
    """Return the family that sets a face on this machine."""
    return _first_installed(face, name) or QFontInfo(paper_font(face, 16, name)).family()


def missing_faces(measures: Measures) -> tuple[MissingFace, ...]:
    """Return the faces of these measures that are not installed, with what stands in for each."""
    roles: list[FontRole] = ["xiaobiaosong", "fangsong", "hei", "kai", "song"]
    if not measures.latin.follows_text:
        roles.append("latin")
    wanted = {measures.face_name(role): FACES[role] for role in roles}
    return _missing(wanted)


def _missing(wanted: Mapping[str, Face]) -> tuple[MissingFace, ...]:
    found = []
    for name, face in wanted.items():
        family = installed_family(face, name)
        if family not in _names(name):
            found.append(MissingFace(name, _shown(family)))
    return tuple(found)


def _shown(family: str) -> str:
    """Return the name by which a person here knows a family."""
    for chinese, other in _OTHER_NAMES.items():
        if family == other:
            return chinese
    return _CHINESE_NAMES.get(family, family)


def _names(name: str) -> tuple[str, ...]:
    other = _OTHER_NAMES.get(name)
    return (name, other) if other else (name,)


def _families(face: Face, name: str) -> Iterable[str]:
    """Return the families from the one that is wanted to the one that will do."""
    wanted = (name, *_standing_in(face)) if name else _standing_in(face)
    return dict.fromkeys(family for each in wanted for family in _names(each))


@lru_cache(maxsize=16)
def _standing_in(face: Face) -> tuple[str, ...]:
    measures = load_measures()
    if face == "latin":
        return (measures.latin.name, *_BESIDE[face])
    [role] = (role for role, known in FACES.items() if known == face)
    found = measures.fonts[role]
    return (found.name, *found.fallback.split(","), *_BESIDE[face])


def _is_emboldened(face: Face, name: str) -> bool:
    """Tell whether a face stands in for 小标宋 that is not as heavy."""
    if face != "title":
        return False
    right = {each for heavy in (*_HEAVY, name) for each in _names(heavy)}
    return _first_installed(face, name) not in right


@lru_cache(maxsize=64)
def _first_installed(face: Face, name: str) -> str:
    known = _installed()
    return next((family for family in _families(face, name) if family in known), "")


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    """Return the families of this machine; one from two foundries is ``family [foundry]``."""
    return frozenset(family.partition(" [")[0] for family in QFontDatabase.families())
