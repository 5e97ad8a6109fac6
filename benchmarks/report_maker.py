"""Made-up reports in any number, as varied and as dirty as published ones, for measuring.

Each is drawn by its own number, so that the same number gives the same report. Bodies, places and
figures are invented; the divisions' names come from the table that ships with the program, since
a report must name a place.
"""

from __future__ import annotations

import random
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from opencc import OpenCC

from assistant.outline.divisions import load_divisions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOPICS: dict[str, tuple[str, ...]] = {
    "行政复议": (
        "全年{take}行政复议申请{n}件，{close}{m}件，{rate}实现案结事了",
        "行政复议听证{k}场次，以调解方式结案{m}件，同比{move}{p}%",
        "针对复议中发现的{lack}制发意见书{k}份，督促{unit}逐项改正",
        "{unit}把矛盾化解贯穿复议全过程，当面听取申请人意见{n}人次",
    ),
    "行政应诉": (
        "全年新收行政诉讼案件{n}件，审结{m}件，败诉率{p}%，较上年{move}{q}个百分点",
        "行政机关负责人出庭应诉{k}件，出庭应诉率达{rate_number}%",
        "{unit}就败诉案件开展复盘{k}次，把庭审现场当作执法人员的课堂",
    ),
    "行政执法": (
        "{do}行政执法专项监督{k}次，评查案卷{n}宗，发现并纠正{lack}{m}处",
        "办理行政处罚案件{n}宗，依法从轻、减轻或者不予处罚{m}宗，同比{move}{p}%",
        "组织执法人员培训{k}场次、{n}余人次，{rate_number}%的在岗人员持证上岗",
        "推进“综合查一次”，{unit}入企检查次数较上年减少{p}%",
    ),
    "普法宣传": (
        "{do}法治宣传活动{n}场次，发放宣传资料{big}余份，受众约{wan}万人次",
        "“法律明白人”队伍扩充至{n}名，{rate}村（社区）实现全覆盖",
        "围绕民法典宣传月和“12·4”国家宪法日，{unit}推出原创普法作品{k}件",
    ),
    "矛盾化解": (
        "各级人民调解组织排查矛盾纠纷{n}件，调解成功{m}件，成功率{rate_number}%",
        "{do}重点领域纠纷排查{k}轮次，把{lack}解决在基层和萌芽状态",
        "{unit}与法院、工会共建调解工作室{k}个，引导当事人选择非诉讼方式",
    ),
    "规范性文件": (
        "审查行政规范性文件{k}件，提出修改意见{n}条，备案率{rate_number}%",
        "清理现行规范性文件{n}件，废止{k}件、修改{k}件",
        "重大行政决策合法性审查{k}件，审查各类合同{n}份，涉及金额{p}亿元",
    ),
    "政务服务": (
        "政务服务事项网上可办率达{rate_number}%，{n}项高频事项实现“最多跑一次”",
        "受理政府信息公开申请{n}件，按期答复率{rate_number}%",
        "12345热线承办群众诉求{big}件，按时办结率{rate_number}%，满意率{rate_number}%",
    ),
    "法律援助": (
        "受理法律援助案件{n}件，为受援人挽回损失{big}余元",
        "村居法律顾问提供咨询{n}人次，参与调处纠纷{k}件",
    ),
}
"""Topics with sentences to draw from; what stands in braces is filled in."""

WORDS = {
    "take": ("收到", "新收", "共收到"),
    "close": ("审结", "办结"),
    "rate": ("绝大多数", "九成以上", "基本"),
    "move": ("上升", "下降", "增长", "减少"),
    "unit": ("区司法局", "各镇街", "有关部门", "综合行政执法队", "法律顾问团队"),
    "do": ("组织开展", "牵头开展", "扎实开展", "分批举办"),
    "lack": ("程序不规范问题", "文书制作瑕疵", "告知不充分问题", "执法尺度不一问题"),
}

FILLERS = (
    "坚持把制度建设摆在突出位置，推动各项任务按时间节点落地见效",
    "主要负责人定期听取情况汇报，对重点事项亲自过问、亲自协调",
    "通过以案释法、现场观摩、跟班学习等方式，不断提升干部依法办事能力",
    "建立任务清单和责任清单，按季度通报进展，年底逐项对账销号",
    "注重从群众反映集中的事项入手，把法治建设成效体现到日常服务之中",
)
PROBLEMS = (
    "基层执法力量与任务不相匹配，专业人员偏少",
    "部分单位对合法性审查重视不够，送审材料不齐全",
    "普法形式较为单一，针对性和实效性有待增强",
    "执法信息化水平不高，数据共享仍有堵点",
)
PLANS = (
    "充实基层法治力量，健全常态化培训机制",
    "严格落实合法性审查制度，加强镇街审核能力建设",
    "创新普法载体，打造贴近群众的法治文化阵地",
    "推进执法数据互联互通，提升监督智能化水平",
)
NUMERALS = "一二三四五六七八九十"
MENU = ("首页", "政务公开", "政务服务", "互动交流", "设为首页", "加入收藏")
PINYIN = {"領": "lǐng", "導": "dǎo", "設": "shè", "實": "shí", "進": "jìn", "為": "wéi"}
KINDS = ("txt", "txt", "gbk", "traditional", "pinyin", "wrapped", "html", "html", "docx", "twice")
"""How a report is published, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReport:
    """One report before it is published."""

    number: int
    title: str
    paragraphs: tuple[str, ...]


def write_reports(folder: Path, count: int) -> int:
    """Write so many files, a thousand to a folder, and return the characters of their texts."""
    characters = 0
    for number in range(count):
        place = folder / f"{number // 1000:03d}"
        place.mkdir(parents=True, exist_ok=True)
        report = make_report(number)
        characters += sum(map(len, report.paragraphs))
        _WRITERS[KINDS[number % len(KINDS)]](place / f"{number:06d}", report)
    return characters


def make_report(number: int) -> MadeReport:
    """Return the report of that number: some 6,000 characters in three parts."""
    draw = random.Random(number)
    city, county = draw.choice(_counties())
    year = 2015 + number % 10
    body = f"{city}{county}{draw.choice(('司法局', '人民政府', '城市管理局', '教育局'))}"
    title = f"{body}{year}年度法治政府建设情况报告"
    return MadeReport(
        number=number, title=title, paragraphs=(title, *_paragraphs(draw, body, year))
    )


def _paragraphs(draw: random.Random, body: str, year: int) -> Iterator[str]:
    yield (
        f"{year}年，{body}围绕中心工作，全面履行法治建设各项职责，"
        "依法行政水平稳步提升，现将有关情况报告如下："
    )
    yield "一、主要举措和成效"
    topics = draw.sample(sorted(TOPICS), draw.randint(5, len(TOPICS)))
    for number, topic in enumerate(topics):
        yield f"（{NUMERALS[number]}）{draw.choice(('加强', '规范', '抓实'))}{topic}工作"
        yield "".join(_sentences(draw, topic, draw.randint(14, 38)))
    yield "二、存在的问题和不足"
    for number, problem in enumerate(draw.sample(PROBLEMS, 3)):
        yield f"（{NUMERALS[number]}）{problem}。主要原因是{draw.choice(FILLERS)}还不够到位。"
    yield f"三、{year + 1}年工作安排"
    for number, plan in enumerate(draw.sample(PLANS, 3)):
        yield f"（{NUMERALS[number]}）{plan}。{draw.choice(FILLERS)}。"
    yield body
    yield f"{year + 1}年1月{draw.randint(5, 30)}日"


def _sentences(draw: random.Random, topic: str, count: int) -> Iterator[str]:
    for _ in range(count):
        pattern = draw.choice((*TOPICS[topic], *FILLERS))
        words = {name: draw.choice(choices) for name, choices in WORDS.items()}
        n = draw.randint(20, 900)
        yield (
            pattern.format(
                **words,
                n=n,
                m=draw.randint(5, n),
                k=draw.randint(2, 40),
                p=round(draw.uniform(1, 60), draw.choice((0, 1, 2))),
                q=round(draw.uniform(0.5, 20), 2),
                big=draw.randint(1200, 90000),
                wan=round(draw.uniform(0.8, 30), 1),
                rate_number=round(draw.uniform(88, 100), 1),
            )
            + "。"
        )


@cache
def _counties() -> list[tuple[str, str]]:
    return [(d.city, d.name) for d in load_divisions() if d.level == "county" and d.city]


def _text(report: MadeReport) -> str:
    return "".join(f"{paragraph}\n" for paragraph in report.paragraphs)


def _dirty(report: MadeReport) -> str:
    """Return the text as copied from a page: menu above, half-width marks, buttons below."""
    text = _text(report).translate(str.maketrans("，；：（）", ",;:()"))
    return "\n".join(MENU) + f"\n{text}【打印】【关闭】\n上一篇:没有了\n"


def _traditional(report: MadeReport) -> str:
    return str(_converter().convert(_dirty(report)))


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _write(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.with_suffix(".txt").write_bytes(text.encode(encoding))


def _write_pinyin(path: Path, report: MadeReport) -> None:
    text = _traditional(report)
    for character, sound in PINYIN.items():
        text = text.replace(character, f"{character}({sound})")
    _write(path, text)


def _write_wrapped(path: Path, report: MadeReport) -> None:
    lines = []
    for paragraph in report.paragraphs:
        whole = f"　　{paragraph}"
        lines += [whole[at : at + 36] for at in range(0, len(whole), 36)]
    _write(path, "\n".join(lines))


def _write_html(path: Path, report: MadeReport) -> None:
    menu = "".join(f'<li><a href="/">{word}</a></li>' for word in MENU)
    body = "".join(
        f'<p style="text-indent:2em">{escape(paragraph)}</p>' for paragraph in report.paragraphs[1:]
    )
    page = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{report.title}</title></head>'
        f"<body><ul class=nav>{menu}</ul><div>当前位置：首页 &gt; 政务公开 &gt; 正文</div>"
        f"<h1>{report.title}</h1><div>来源：区司法局 发布时间：2024-01-20 浏览次数：12</div>"
        f'<div id="zoom">{body}</div><div>版权所有 某区人民政府办公室</div></body></html>'
    )
    path.with_suffix(".html").write_text(page, encoding="utf-8")


def _write_docx(path: Path, report: MadeReport) -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in report.paragraphs)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path.with_suffix(".docx"), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{kind}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>',
        )


_WRITERS = {
    "txt": lambda path, report: _write(path, _dirty(report)),
    "gbk": lambda path, report: _write(path, _text(report), "gb18030"),
    "traditional": lambda path, report: _write(path, _traditional(report)),
    "pinyin": _write_pinyin,
    "wrapped": _write_wrapped,
    "html": _write_html,
    "docx": _write_docx,
    "twice": lambda path, report: _write(path, _dirty(report) + _text(report)),
}
