"""Where something stands in a draft, as one says it: ``二、（一）第3段``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.draft.numbering import TABLES
from assistant.review.review import Change
from assistant.workflow.review_terms import ELEMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Line
    from assistant.review.review import Remark

_BEGINNING = "开头"
_DEPTHS = ("attachment", "heading1", "heading2", "heading3", "heading4")


class PlaceNames:
    """Names the paragraphs of a draft."""

    def __init__(self, draft: Draft) -> None:
        self._names, self._sections = _names(compose(draft).lines)
        self._guidance = {
            index for index, each in enumerate(draft.paragraphs) if each.style == "guidance"
        }

    def of(self, what: Change | Remark) -> str:
        """Return where a change or remark stands."""
        if what.element:
            return ELEMENT_NAMES.get(what.element, "公文要素")
        if what.paragraph is not None:
            return self.of_paragraph(what.paragraph)
        return self.target_of(what) if isinstance(what, Change) else "全文"

    def target_of(self, change: Change) -> str:
        """Return where something comes to stand."""
        return "正文开头" if change.below is None else f"{self._printed(change.below)}之后"

    def of_paragraph(self, index: int) -> str:
        """Return the name of a paragraph."""
        if index in self._guidance:
            return f"{self._sections.get(self._above(index)) or _BEGINNING}写作提示"
        return self._printed(index)

    def _printed(self, index: int) -> str:
        """Return the name of a paragraph; one that is not printed has that of what is above it."""
        return self._names.get(self._above(index), _BEGINNING)

    def _above(self, index: int) -> int:
        while index not in self._names and index > 0:
            index -= 1
        return index


def _names(lines: Sequence[Line]) -> tuple[dict[int, str], dict[int, str]]:
    """Return the name of each paragraph that is printed, and the section it stands in."""
    names: dict[int, str] = {}
    sections: dict[int, str] = {}
    ordinals: dict[str, str] = {}
    number = 0
    caption = ""
    for line in lines:
        above, caption = caption, line.ordinal.strip() if line.style == "caption" else ""
        if line.style in _DEPTHS:
            depth = _DEPTHS.index(line.style)
            ordinals = {style: ordinals[style] for style in _DEPTHS[:depth] if style in ordinals}
            ordinals[line.style] = line.ordinal.strip()
            number = 0
            kind = "附件名称" if line.style == "attachment" else "标题"
            names[line.paragraph] = f"{_section(ordinals)}{kind}"
        elif caption:
            names[line.paragraph] = f"{caption}的名称"
        elif line.style in TABLES and above:
            names[line.paragraph] = above
        else:
            number += 1
            name = "（表格）" if line.style in TABLES else "（图片）" * (line.style == "picture")
            names[line.paragraph] = f"{_section(ordinals) or _BEGINNING}第{number}段{name}"
        sections[line.paragraph] = _section(ordinals)
    return names, sections


def _section(ordinals: dict[str, str]) -> str:
    return "".join(ordinals.values())
