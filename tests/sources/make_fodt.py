"""Flat OpenDocument files with a page set-up of one's choice, for LibreOffice to print."""

from __future__ import annotations

import random
from dataclasses import dataclass

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table")),
        *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)

PAGE = '<text:page-number text:select-page="current">1</text:page-number>'
PAGES = "<text:page-count>1</text:page-count>"
TAB = "<text:tab/>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How a page is set."""

    size: float = 16
    """Points of the letters."""
    indent: int = 2
    """Characters by which paragraphs are set in."""
    leading: str = "normal"
    margins_cm: tuple[float, float, float, float] = (3.7, 2.6, 3.5, 2.8)
    columns: int = 1
    header: str = ""
    footer: str = ""
    after_pt: int = 0
    """Space after a paragraph."""


WORDS = (
    *("青栎区", "云溪镇", "行政执法", "监督", "全面", "依法", "推进", "落实", "加强", "法治政府"),
    *(
        "建设",
        "合法性审查",
        "行政复议",
        "普法",
        "宣传",
        "干部",
        "培训",
        "群众",
        "满意度",
        "人民调解",
    ),
    *("司法所", "规范性文件", "备案", "重大决策", "程序", "营商环境", "优化", "基层治理", "水平"),
)
INSERTS = (
    *("1388件", "增长27.5%", "“三项制度”", "《青栎区重大行政决策程序规定》", "（2021—2025年）"),
    *("2023年11月", "1+5+N", "APP", "政务服务“一网通办”"),
)


def report(seed: int) -> list[tuple[str, str]]:
    """Return a made-up report: for each paragraph its kind and its text."""
    chance = random.Random(seed)
    found = [("title", "青栎区2023年法治政府建设报告"), ("body", _sentences(chance, 4))]
    for first, part in zip(
        "一二三", ("主要举措和成效", "存在的问题和不足", "下一步安排"), strict=True
    ):
        found.append(("body", f"{first}、{part}"))
        for second in "一二三":
            found.append(("body", f"（{second}）{_sentences(chance, chance.randint(2, 7))}"))
            found.append(("body", f"一是{_sentences(chance, chance.randint(1, 4))}"))
    return [*found, ("sign", "青栎区司法局"), ("sign", "2024年1月30日")]


def _sentences(chance: random.Random, count: int) -> str:
    return "".join(_sentence(chance) for _ in range(count))


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(4, 12))
    words.insert(chance.randrange(1, len(words)), chance.choice(INSERTS))
    words.insert(chance.randrange(1, len(words)), "，")
    return "".join(words) + "。"


def fodt(content: list[tuple[str, str]], setup: Setup) -> str:
    """Return a document of paragraphs; what begins with ``<`` is taken as it is."""
    body = "".join(
        text if text.startswith("<") else f'<text:p text:style-name="{kind}">{text}</text:p>'
        for kind, text in content
    )
    top, right, bottom, left = setup.margins_cm
    indent = setup.indent * setup.size
    columns = f'<style:columns fo:column-count="{setup.columns}" fo:column-gap="0.8cm"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
        '<style:font-face style:name="F" svg:font-family="\'Noto Serif CJK SC\'"/>'
        "</office:font-face-decls><office:automatic-styles>"
        + _style("body", setup, f'fo:text-indent="{indent}pt" fo:text-align="justify"')
        + _style("title", setup, 'fo:text-align="center"', larger=6)
        + _style("sign", setup, 'fo:text-align="end"')
        + _style("edge", setup, 'fo:text-align="center"', larger=-2)
        + '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties '
        'fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
        '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" '
        f'fo:page-height="29.7cm" fo:margin-top="{top}cm" fo:margin-right="{right}cm" '
        f'fo:margin-bottom="{bottom}cm" fo:margin-left="{left}cm">{columns}'
        "</style:page-layout-properties></style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="L">{_edge("header", setup.header)}{_edge("footer", setup.footer)}'
        f"</style:master-page></office:master-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document>"
    )


def _style(name: str, setup: Setup, properties: str, larger: float = 0) -> str:
    size = setup.size + larger
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        'style:punctuation-wrap="simple" fo:margin-top="0pt" '
        f'fo:margin-bottom="{setup.after_pt}pt" fo:line-height="{setup.leading}" {properties}>'
        '<style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/>'
        "</style:tab-stops></style:paragraph-properties><style:text-properties "
        f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" '
        'style:font-name="F" style:font-name-asian="F"/>'
        "</style:style>"
    )


def _edge(kind: str, content: str) -> str:
    paragraph = f'<text:p text:style-name="edge">{content}</text:p>'
    return f"<style:{kind}>{paragraph}</style:{kind}>" if content else ""


def table(*rows: tuple[str, ...]) -> str:
    """Return a ruled table."""
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    cells = (
        "".join(
            f'<table:table-cell table:style-name="cell"><text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        for row in rows
    )
    content = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f"<table:table>{columns}{content}</table:table>"
