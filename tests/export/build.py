"""Manuscripts made by hand for the tests of this room."""

from __future__ import annotations

import random
from dataclasses import replace

from assistant.draft.manuscript import FieldMark, Line, Manuscript
from assistant.draft.parts import Elements
from assistant.export.gongwen import LatinFace, Measures, load_measures

CLAUSES = (
    "把制度建设摆在突出位置",
    "健全重大事项合法性审查机制",
    "推动执法监督向乡镇延伸",
    "落实“谁执法谁普法”责任清单",
    "组织涉企检查专项整治",
    "畅通复议申请渠道",
    "建强公共法律服务网络",
    "印发《清单管理办法》（以下简称《办法》）",
)
FULL = {
    "copy_number": "000012",
    "secrecy": "机密★1年",
    "urgency": "特急",
    "issuer_mark": "临江市司法局文件",
    "document_number": "临司〔2026〕3号",
    "signer": "陈一鸣、李书文",
    "copies_to": "市委办公室，市人大常委会办公室，市政协办公室，市监委，市法院，市检察院，"
    "各县（区）司法局。",
    "printed_by": "临江市司法局办公室",
    "printed_on": "2026年2月6日",
}


def elements(**changes: object) -> Elements:
    base = Elements(
        title="临江市司法局关于2025年度法治政府建设情况的报告",
        body="临江市司法局",
        addressee="临江市人民政府",
        signed_by="临江市司法局办公室",
        date="2026年2月5日",
        remark="此件公开发布",
    )
    return replace(base, **changes)


def line(style: str, text: str, ordinal: str = "", marks: tuple[FieldMark, ...] = ()) -> Line:
    return Line(style=style, ordinal=ordinal, text=text, paragraph=0, marks=marks)


ATTACHMENTS = (
    line("attachment", "复议案件统计表", "附件1\u3000"),
    line("body", "统计口径见说明。"),
    line("attachment", "文件目录", "附件2\u3000"),
    line("heading1", "目录", "一、"),
)


def manuscript(*lines: Line, attachments: tuple[Line, ...] = (), **changes: object) -> Manuscript:
    return Manuscript(elements=elements(**changes), year=2025, lines=(*lines, *attachments))


def paragraph(least: int, seed: int) -> str:
    """A paragraph of at least so many characters, without digits."""
    dice = random.Random(seed)
    text = ""
    while len(text) < least:
        text += dice.choice(CLAUSES) + "，"
    return text[:-1] + "。"


def report(parts: int = 3, least: int = 180, **changes: object) -> Manuscript:
    """A report of *parts* parts; three make five or six pages."""
    lines = [line("body", paragraph(120, 0))]
    for ordinal in "一二三四五六七八九"[:parts]:
        lines.append(line("heading1", "主要举措和成效", f"{ordinal}、"))
        for second in "一二三":
            lines.append(line("heading2", "深化依法行政，规范文明执法", f"（{second}）"))
            lines.append(line("heading3", "健全审查机制", "1."))
            lines.append(line("body", paragraph(least, len(lines))))
    return manuscript(*lines, **changes)


def installed_faces() -> Measures:
    """Measures with faces that are likely to be installed where LibreOffice is tested."""
    measures = load_measures()
    fonts = {role: replace(face, name="Noto Serif CJK SC") for role, face in measures.fonts.items()}
    return replace(measures, fonts=fonts, latin=LatinFace(name="Noto Sans Mono CJK SC"))
