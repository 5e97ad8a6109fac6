"""Which figures of a peer's passage are the very numbers that the own sheet holds.

A field says that the own total stands here, so it is written only where the peer's number is a
total of that very indicator: of the whole body, the whole year, of all kinds. 年初在册93人,
主任讲法治课2次, 省级示范村3个 and 民事案件中讨薪89件 speak of something narrower: blanks. Where
several numbers of a passage claim one indicator, the total has it (9名负责人、48名校长共57人述法).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.fields import write_field
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.draft.borrow.parties import Origin, Own
    from assistant.figures.figure import Figure

# what a number of part of the year, of some persons or of another rank has in its clause
_OF_A_PART = re.compile(
    r"""
    年初 | 期初 | [上下]半年 | 第?[一二三四]季度 | (?<![\d—－-])\d{1,2}月(?!底|末|31日)
  | 以来 (?<!今年以来) (?<!全年以来) (?<!年初以来) (?<!本年以来) | 历年 | [近五三多]年[来间]
  | (?:国家|省部?|[地厅]|县处|乡科)级
  | 会同 | 带队 | 带头 | 亲自 | 包案 | 领办 | 挂牌督办 | 入选 | 获评 | 配合(?=[市省国])
  | 听证 | 集体讨论 | 议题 | 议案
  | (?:书记|[区县市镇乡]长|局长|主任|厅长|委员|院长|“?一把手”?|党政正职) (?!会议?|办公)
    [^，。；]{0,6} (?:出庭|讲授|讲|授课|作|主持|批示|督办|接访|述法)
    """,
    re.VERBOSE,
)
# what some kind of the matter is called by: what follows in the sentence is of that kind too
_OF_A_KIND = re.compile(
    r"""
    (?:案件|纠纷|事项|工单|申请|矛盾|人员|对象|问题|信访件|合同|文件|决策|诉讼|复议)中
    (?![心央级]|的?各类)
  | 农民工 | 讨薪 | 欠薪 | 未成年人 | 残疾人 | 老年人 | 妇女 | 军人 | 退役 | 涉外 | 涉港澳 | 涉企
  | 围绕 | 针对 | 专项(?:行动|整治)中
    """,
    re.VERBOSE,
)
# 以本局为被申请人的复议案件3件，审结3件; 以区政府及部门为被告 are all there are
_OF_ONE_PARTY = re.compile(
    r"以(?:(?![，。；\n、及和各或]|部门).){1,14}(?:为|作为)(?:共同)?(?:被申请人|被告|第三人)"
    r"|(?:^|[，,])作为(?:被申请人|被告)的|涉及?[本我](?:局|委|办|院|街道?|镇|乡|单位)"
)
_PARTY_TOPICS = ("review.", "litigation.")
# 区长主持会议12次，出庭应诉1次: all that the sentence counts is what one person did
_OF_ONE_PERSON = re.compile(
    r"[^，。；]{0,12}?(?:书记|(?<![社园校])[区县市镇乡]长|局长|主任)(?![会办期])"
)
_PERSONAL = ("litigation.leader_times",)
# 全年行政机关负责人出庭应诉45人次: a clause that turns to the whole
_WHOLE = re.compile(r"全[区县市镇乡省州旗年局]|共|合计|总|各|机关负责人")
_ONE_DISPUTE = r"(?:物业|劳[动资务]|婚姻|交通|消费|医患?|学生|退[费票]|邻里|港航)[^，。；]*纠纷"
_OTHER_MATTER = {
    "lead.rule_of_law_reports": re.compile(r"约谈|培训"),
    "law.model_villages": re.compile(r"(?<!各)[省市区县家]级|全国|新增|新创|创[建成]"),
    "law.events": re.compile(r"讲授|授课|法治课(?!堂)|专报|辅导|节目|播出|刊发|推送"),
    "dispute.accepted": re.compile(_ONE_DISPUTE),
    "dispute.succeeded": re.compile(_ONE_DISPUTE),
    "dispute.mediators": re.compile(r"网格员|新[聘增]"),
    "enforce.penalties": re.compile(r"督促|移送|建议"),
    "enforce.supervision": re.compile(r"^(?:就|对|深入).{4,}"),
    "legal.aid": re.compile(r"转办|引导|协助"),
    "legal.stations": re.compile(r"^在|设[置立]|新[建增]"),
    "enforce.permits": re.compile(r"食品|药品|建设|施工|排污|烟草|道路"),
    "lead.special_meetings": re.compile(r"文件|事项"),
}
"""What else is counted under the name of an indicator."""
# 按期办结: of what came in, not all of it, unless the indicator itself says so
_OUTCOME = re.compile(r"按[期时]|办结|审结|结案|办理完毕|化解|回复|整改|通过|合格|满意|采纳")
_TOTAL = re.compile(r"共计?|合计|总计|总数|总共|累计|年末|年底|期末|截至|目前|现有")
# 、政协提案 or 镇街工作站、 between two numbers
_NEXT = re.compile(r"[^，,。；：、\d]{0,16}(?:[、和及]|以及)[^，,。；：、\d]{0,14}")
_CLAUSE = re.compile(r"[，,；;。：:！？（(\n]")
_PART = re.compile(r"[。！？；;\n]")
# 成功 / 已审结 / 协议金额: an act without a subject
_BARE_ACT = re.compile(
    r"(?:已|均|其|并|按期|全部|依法|及时|成功|调解|调处|化解|办结|审结|结案|受理|履行|达成|协议|涉及|金额"
    r"|[成功办结履约调处解]+率|为|达|约|近)+"
)
_NUMBER = re.compile(r"\d")
_REACH = 60
_AFTER = 6
"""Characters after a number that may say whose it is (2次镇长出庭)."""


def fields_of(text: str, figures: Sequence[Figure], own: Own, source: Origin) -> dict[Figure, str]:
    """Return the field of each figure that the own sheet can write.

    A key is written for one value only; the number may be said again (上述32卷均已归档).
    """
    fields: dict[Figure, str] = {}
    for claimants in _claimants(text, figures, own).values():
        best = min(claimants, key=lambda figure: _rank(text, figure, own))
        field = _field(best, source)
        if field is None or _is_one_of_a_list(text, best, claimants):
            continue
        is_outcome = _is_outcome(text, best)
        for figure in claimants:
            is_again = figure.value == best.value and _is_outcome(text, figure) == is_outcome
            if figure.value is None or is_again:
                fields[figure] = field
    return fields


def is_bare_act(clause: str) -> bool:
    """Return whether the clause tells only what became of the things counted before it."""
    return _BARE_ACT.fullmatch(clause) is not None


def is_narrower(text: str, figure: Figure) -> bool:
    """Return whether the number speaks of less than the indicator counts."""
    key = figure.key or ""
    after = _CLAUSE.split(text[figure.end : figure.end + _AFTER])[0]
    words = _clause_before(text, figure.start) + after
    if _finds_more(_OF_A_PART, words, key) or _is_of_a_kind(words, key):
        return True
    part = _PART.split(text[max(0, figure.start - 2 * _REACH) : figure.start])[-1]
    if key.startswith(_PARTY_TOPICS) and _OF_ONE_PARTY.search(part):
        return True
    if key in _PERSONAL and _OF_ONE_PERSON.match(part) and not _WHOLE.search(words):
        return True
    return _is_carried(part, key)


def _is_of_a_kind(words: str, key: str) -> bool:
    other = _OTHER_MATTER.get(key)
    return _finds_more(_OF_A_KIND, words, key) or bool(other and other.search(words))


def _is_carried(part: str, key: str) -> bool:
    """Return whether an act without a subject (，成功119件) speaks of a kind named before it."""
    *before, own = _CLAUSE.split(part)
    if not is_bare_act(own):
        return False
    return any(_is_of_a_kind(clause, key) for clause in before[-2:] if _NUMBER.search(clause))


def _finds_more(pattern: re.Pattern[str], words: str, key: str) -> bool:
    """Return whether the words hold what the indicator's own names do not say."""
    found = {match[0] for match in pattern.finditer(words)}
    return bool(found) and any(word not in "".join(_said_by(key)) for word in found)


def _clause_before(text: str, start: int) -> str:
    """Return what the clause says before the offset; a bracket begins a clause of its own."""
    return _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]


def _claimants(
    text: str, figures: Iterable[Figure], own: Own
) -> Mapping[tuple[str, int | None], list[Figure]]:
    found: dict[tuple[str, int | None], list[Figure]] = {}
    whole: Figure | None = None
    for figure in figures:
        if figure.scope == "total":
            whole = figure
        # 收到申请158件，其中受理140件: another indicator than the whole; 其中民事90件 is none
        elif whole is None or whole.key == figure.key:
            continue
        key = figure.key
        if key is None or key not in own.keys or figure.kind == "target":
            continue
        if not is_narrower(text, figure):
            found.setdefault((key, figure.year), []).append(figure)
    return found


def _rank(text: str, figure: Figure, own: Own) -> tuple[float, ...]:
    """Return what is least for the figure that is most surely the whole."""
    key = figure.key or ""
    unit = own.units.get(key, figure.unit)
    return (
        figure.value is None,
        figure.scope == "part",
        _is_outcome(text, figure),
        not _TOTAL.search(_clause_before(text, figure.start)[-_REACH // 4 :]),
        unit != figure.unit,
        -(figure.value or 0.0),
        figure.start,
    )


def _is_one_of_a_list(text: str, best: Figure, others: Iterable[Figure]) -> bool:
    """Return whether the numbers only add up to the total (建议88件、提案121件)."""
    if _TOTAL.search(_clause_before(text, best.start)):
        return False
    for other in others:
        first, last = sorted((best, other), key=lambda figure: figure.start)
        is_next = _NEXT.fullmatch(text[first.end : last.start])
        if is_next and other.value != best.value and other.unit == best.unit:
            return True
    return False


def _is_outcome(text: str, figure: Figure) -> bool:
    """Return whether the clause tells what became of the things that the indicator counts."""
    found = _OUTCOME.findall(_clause_before(text, figure.start))
    said = "".join(_said_by(figure.key or ""))
    return any(word not in said for word in found)


def _said_by(key: str) -> Iterator[str]:
    """Yield the names of an indicator: what they say narrows nothing."""
    indicators = load_indicators()
    if key in indicators:
        indicator = indicators[key]
        yield indicator.name
        yield from indicator.aliases


def _field(figure: Figure, source: Origin) -> str | None:
    key = figure.key or ""
    if figure.year is None or source.year is None or figure.year == source.year:
        return write_field(key)
    return write_field(key, "last") if figure.year == source.year - 1 else None
