"""What is looked for in a draft, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from assistant.draft.find.folding import Same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.draft.parts import ParagraphStyle

SearchMode = Literal["plain", "wildcard", "regex"]
"""普通, 通配, 正则."""
Part = Literal["heading", "body", "table", "guidance"]
"""标题, 正文, 表格, 写作提示."""

PARTS: frozenset[Part] = frozenset(get_args(Part))
PART_NAMES: Mapping[Part, str] = {
    "heading": "标题",
    "body": "正文",
    "table": "表格",
    "guidance": "写作提示",
}
_PART_OF: dict[ParagraphStyle, Part] = {
    "heading1": "heading",
    "heading2": "heading",
    "heading3": "heading",
    "heading4": "heading",
    "attachment": "heading",
    "body": "body",
    "internal": "body",
    "table": "table",
    "grid": "table",
    "caption": "table",
    "guidance": "guidance",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph's text as it is stored."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where is looked."""

    parts: frozenset[Part] = PARTS
    selection: tuple[Stretch, ...] | None = None
    """Only inside these (选中部分); None for everywhere."""

    def holds_style(self, style: ParagraphStyle) -> bool:
        """Tell whether paragraphs of that style are looked at; the name of a picture never is."""
        return _PART_OF.get(style) in self.parts

    def holds(self, paragraph: int, start: int, end: int) -> bool:
        """Tell whether a stretch lies wholly in the selection."""
        return self.selection is None or any(
            each.paragraph == paragraph and each.start <= start and end <= each.end
            for each in self.selection
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for."""

    text: str
    mode: SearchMode = "plain"
    same: Same = field(default_factory=Same)
    """全半角、大小写、简繁不分"""
    pass_over_marks: bool = False
    """忽略空格和标点; only in the plain mode."""
    whole_words: bool = False
    """全词匹配"""
    as_stored: bool = False
    """Whether fields are looked at as they are typed, ``{{ review.accepted }}``, not as they
    read."""
    where: Where = field(default_factory=Where)
