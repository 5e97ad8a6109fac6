"""Blanks that nobody filled: 【…】, ××, 20xx年, 某县, “共开展次”.

The commonest traces of a frame taken over from elsewhere or of numbers that never came.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assistant.checks.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context

RULE = "placeholders"

_VERB = (
    "开展|举办|召开|组织|办理|受理|审结|办结|审查|审核|调解|化解|排查|出具|制定|印发|发放|"
    "接待|解答|作出|新增|提供|评查|备案|检查|培训|活动|会议|讲座|咨询|案卷|纠纷"
)
_UNIT = "件次|人次|场次|件|次|宗|场|份|期|名|项|条|户|起|卷"

# 全年共开展【次数】次 · 20××年 · ××区 · 张**等 · ____件 · 2026年 月 日 · 某县 · 共开展次，
_PLACEHOLDER = re.compile(
    rf"""
    (?P<blank>【[^【】\n]{{0,60}}】|\{{\{{[^{{}}\n]{{0,80}}\}}\}})
  | (?P<year>(?<!\d)20(?:\d[xX×＊*]|[xX×＊*]{{2}})(?=年|[—－-]))
  | (?P<mask>(?<![A-Za-z0-9])[xX×Ｘｘ]{{2,}}(?![A-Za-z0-9])|[＊*]{{2,}}|_{{2,}}|＿{{2,}}
      |[＊*](?=[次件个名人区县市镇年万宗场项家份期条户%％]))
  | (?P<star>(?<=[一-鿿])[＊*](?=[一-鿿]))
  | (?P<date>(?<=\d)年[ 　]*月[ 　]*日|(?<=\d)年[ 　]+月|(?<=\d)月[ 　]+日(?![一-鿿]))
  | (?P<todo>（(?:待|请)[^（）\n]{{0,6}}(?:补充|核实|填写|确认|定)[^（）\n]{{0,8}}）)
  | (?P<some>某(?:省|市|县|区|镇|乡|街道|局)(?![一-鿿]{{0,4}}公司))
  | (?P<count>(?:(?<!公)共|累计|共计)(?:{_VERB})?[ 　]*
      (?:件次|人次|场次|件|次|宗|份)(?=[，。；）\n]))
  | (?P<verb>(?:{_VERB})[ 　]*(?:{_UNIT})(?=[，。；）\n]))
  | (?P<rate>(?:增长|下降|上升|提高|降低|率|率为|率达|率达到|达到|占比)[ 　]*(?:[%％]|个百分点))
  | (?P<empty>（[ 　]*）|《[ 　]*》|“[ 　]*”)
    """,
    re.VERBOSE,
)

_KINDS: Final[dict[str, tuple[Severity, str]]] = {
    "blank": ("error", "空白“{}”还没有填写。"),
    "year": ("error", "年份“{}”没有填写完整。"),
    "mask": ("error", "“{}”是占位或遮盖符号，应换成实际内容。"),
    "star": ("warning", "“{}”疑为占位或遮盖符号，请核对。"),
    "date": ("error", "日期没有填写完整。"),
    "todo": ("error", "“{}”是留给起草人的提示，应补充后删去。"),
    "some": ("warning", "“{}”疑为占位，应写明具体名称。"),
    "count": ("error", "“{}”中缺少数字。"),
    "verb": ("warning", "“{}”中疑似缺少数字。"),
    "rate": ("error", "“{}”中缺少数字。"),
    "empty": ("warning", "“{}”中没有内容。"),
}

_IN_TABLES = frozenset({"blank", "year", "mask", "todo"})
"""Kinds that are looked for in tables too; a cell such as 受理件次 lacks no number."""


def find_placeholders(context: Context) -> Iterator[Finding]:
    """Yield a finding for each place still to be filled."""
    for match in _PLACEHOLDER.finditer(context.words):
        kind = match.lastgroup or ""
        is_in_table = context.text[match.start()] == "\n"
        if is_in_table and kind not in _IN_TABLES:
            continue
        severity, message = _KINDS[kind]
        yield Finding(
            rule=RULE,
            severity=severity,
            message=message.format(match.group()),
            start=match.start(),
            end=match.end(),
        )
