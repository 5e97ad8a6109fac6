"""The Chinese words for the changes of a returned file, for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.draft.parts import ParagraphStyle
    from assistant.review.review import Change, ChangeKind

CHANGE_NAMES: Mapping[ChangeKind, str] = {
    "edited": "改动文字",
    "added": "增加段落",
    "removed": "删除段落",
    "moved": "移动段落",
    "split": "分成两段",
    "merged": "并为一段",
    "restyled": "改换层次",
    "element": "改动要素",
}
ELEMENT_NAMES: Mapping[str, str] = {
    "title": "标题",
    "copy_number": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "issuer_mark": "发文机关标志",
    "document_number": "发文字号",
    "signer": "签发人",
    "addressee": "主送机关",
    "signed_by": "署名",
    "date": "成文日期",
    "remark": "附注",
    "copies_to": "抄送",
    "printed_by": "印发机关",
    "printed_on": "印发日期",
}
STYLE_NAMES: Mapping[ParagraphStyle, str] = {
    "heading1": "一级标题",
    "heading2": "二级标题",
    "heading3": "三级标题",
    "heading4": "四级标题",
    "body": "正文",
    "guidance": "写作提示",
    "internal": "内部对比",
    "table": "表格",
    "grid": "全框线表格",
    "caption": "表题或图题",
    "picture": "图片",
    "attachment": "附件",
}


def change_name(change: Change) -> str:
    """Return what a change is, with the element or the styles that it concerns."""
    name = CHANGE_NAMES[change.kind]
    if change.kind == "element":
        return f"{name}（{ELEMENT_NAMES[change.element]}）"
    if change.kind == "restyled" and change.style_before and change.style_after:
        before, after = STYLE_NAMES[change.style_before], STYLE_NAMES[change.style_after]
        return f"{name}（{before}改为{after}）"
    if change.paragraphs > 1:
        return f"{name}（共 {change.paragraphs} 段）"
    return name


def field_warning(change: Change) -> str:
    """Return that fields become typed text if a change is accepted; empty where none do."""
    if not change.breaks_fields:
        return ""
    names = "、".join(change.breaks_fields)
    return f"采纳后，“{names}”不再随指标表更新"
