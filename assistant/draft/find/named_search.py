"""Searches that a drafter makes before a report goes out, by name: 未填空白, 年份 and others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.draft.find.query import Where
from assistant.draft.find.search import hits_of, readings
from assistant.figures.scan import find_mentions
from assistant.outline.divisions import load_divisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from assistant.draft.draft import Draft
    from assistant.draft.find.reading import Reading, Span
    from assistant.draft.find.search import Hit

NamedKey = Literal["blanks", "unverified", "numbers", "years", "bodies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSearch:
    """One of the searches that have a name."""

    key: NamedKey
    name: str
    """``未填空白``"""
    description: str
    """One sentence for the person who chooses."""


NAMED_SEARCHES = (
    NamedSearch(
        key="blanks", name="未填空白", description="【】空白，和指标表中还没有数据的地方。"
    ),
    NamedSearch(
        key="unverified", name="未核实数据", description="取自指标表、还没有标为“已核实”的数据。"
    ),
    NamedSearch(key="numbers", name="数字", description="文中所有的数，年份和日期除外。"),
    NamedSearch(key="years", name="年份", description="2025年、二〇二五年、2021—2025年等。"),
    NamedSearch(
        key="bodies",
        name="机关名称（非本单位）",
        description="文中出现的其他机关的名称，便于核对是否为规范全称或者借鉴时的遗留。",
    ),
)

# 412  1,158  8.4%  １２  but not the 12 of 12月, 12日, 2025年
_NUMBER = re.compile(
    r"(?<![\d.A-Za-z])\d+(?:[,，]\d{3})*(?:\.\d+)?[百千]?[万亿]{0,2}[%％‰]?(?![\d年月日号时])"
)
_SPELT = "〇零○一二三四五六七八九"
_YEAR = r"(?:(?<!\d)(?:19|20)\d\d(?!\d)|(?:二[〇零○]|一九)[〇零○一二三四五六七八九]{2})"
# 2025年度  2021—2025年  〔2025〕  二〇二五年  20××年
_YEARS = re.compile(
    rf"{_YEAR}年?(?:[—－–\-~～至到]{{1,2}}{_YEAR})?年度?"
    rf"|(?<=[〔（(\[［]){_YEAR}(?=[〕）)\]］])"
    r"|(?<!\d)20(?:\d[xX×＊*]|[xX×＊*]{2})年?度?"
)
_DEPARTMENT = (
    "国家安全|公安|民政|司法|财政|审计|统计|信访|税务|商务|教育|科学技术|科技|气象|档案|海关|消防"
    "|发展和改革|发展改革|发改|卫生健康|卫健|住房和城乡建设|住建|人力资源和社会保障|人社|自然资源"
    "|生态环境|交通运输|交通|水利|水务|农业农村|林业|文化广电旅游体育|文化和旅游|文化旅游|文旅"
    "|退役军人事务|应急管理|应急|市场监督管理|市场监管|城市管理和综合执法|综合行政执法|城市管理"
    "|城管|医疗保障|医保|政务服务和数据管理|政务服务|数据|国有资产监督管理|国资|金融|知识产权"
    "|粮食和物资储备|机关事务|民族宗教|民族|规划和自然资源|工业和信息化|工信|体育|园林|烟草|邮政"
)
_SIGN = r"(?![的各等在向对被由将与和及同或全我本该])[一-鿿]"
_PLACE = rf"(?:{_SIGN}){{1,7}}(?:自治[区州县旗]|新区|开发区|[省市区县旗州盟镇乡])"
# 青栎区司法局  市公安局南苑分局  松桥县人民政府  沙汀街道办事处  区人大常委会  区人民法院
_BODY = re.compile(
    rf"(?:{_DEPARTMENT})(?:管理|监督管理)?(?:局|厅|委员会|委|部(?!门)|总队|支队|大队)"
    r"(?:[一-鿿]{2,4}分局)?"
    r"|人民政府(?:办公[室厅])?|人民代表大会常务委员会|人大常委会|人民法院|人民检察院|检察院|监察委员会"
    r"|街道办事处|(?<=[区城园])(?:管理委员会|管委会)|委员会办公室|委办公室|政府办公[室厅]|政法委(?:员会)?|纪委监委"
)
# 云汀市青栎区  市  国家 · before 街道办事处 its own name
_BEFORE = re.compile(
    rf"(?:国家|(?:{_PLACE}){{1,3}}|(?:{_PLACE})?(?:{_SIGN}){{2,4}}|[省市区县旗州])$"
)
_PLACE_BEFORE = re.compile(rf"(?:国家|(?:{_PLACE}){{1,3}}|[省市区县旗州])$")
# 会同青栎区公安局
_NO_NAME = re.compile(
    r"^(?:联合|会同|协同|协调|配合|组织|邀请|依托|报送|上报|移送|提请|指导|督促|推动|支持|经过|通过"
    r"|根据|按照|落实|接受|选派|赴|到|经|请|报|向|从|是|为)+"
)
_REACH = 24
# 青栎区司法局、青栎区财政局
_PARTING = re.compile(r"[、\n]")


def find_named(draft: Draft, key: NamedKey, where: Where | None = None) -> tuple[Hit, ...]:
    """Return all places that the named search finds, in reading order."""
    where = where or Where()
    finder = _bodies(draft) if key == "bodies" else _FINDERS[key]
    return tuple(
        hit
        for paragraph, reading in readings(draft, where)
        for hit in hits_of(paragraph, reading, finder(reading), where)
    )


def _blanks(reading: Reading) -> Iterable[Span]:
    return ((mark.start, mark.end) for mark in reading.marks if mark.blank)


def _unverified(reading: Reading) -> Iterable[Span]:
    return (
        (mark.start, mark.end)
        for mark in reading.marks
        if mark.key and not (mark.verified or mark.blank or mark.error)
    )


def _numbers(reading: Reading) -> list[Span]:
    """Return numbers that count something with their measure words, and all other figures."""
    text = reading.text
    counted = [(mention.start, mention.end) for mention in find_mentions(text)]
    years = [match.span() for match in _YEARS.finditer(text)]
    others = [match.span() for match in _NUMBER.finditer(text)]
    return sorted(set(_apart([*counted, *years, *others])).difference(years))


def _years(reading: Reading) -> Iterable[Span]:
    return (match.span() for match in _YEARS.finditer(reading.text))


def _bodies(draft: Draft) -> Callable[[Reading], Iterable[Span]]:
    elements = draft.elements
    own = tuple(
        filter(
            None, _PARTING.split(f"{elements.body}、{elements.signed_by}、{elements.issuer_mark}")
        )
    )

    def find(reading: Reading) -> Iterator[Span]:
        for start, end in _bodies_in(reading.text):
            name = reading.text[start:end]
            if not any(body.endswith(name) for body in own):
                yield start, end

    return find


def _bodies_in(text: str) -> Iterator[Span]:
    """Yield the names of bodies, each from its place on."""
    if not _BODY.search(text):
        return
    known = {mention.end: mention.start for mention in load_divisions().find(text)}
    done = 0
    for match in _BODY.finditer(text):
        start = _start_of(text, match, known, done)
        done = match.end()
        yield start, done


def _start_of(text: str, match: re.Match[str], known: Mapping[int, int], floor: int) -> int:
    """Return where a name begins: at the highest of the places before it that the country knows."""
    start = match.start()
    while start in known and known[start] >= floor:
        start = known[start]
    if start < match.start():
        return start
    before = text[max(floor, start - _REACH) : start]
    pattern = _BEFORE if match[0] == "街道办事处" else _PLACE_BEFORE
    found = pattern.search(before)
    if found is None:
        return start
    verbs = _NO_NAME.match(found[0])
    length = len(found[0]) - (verbs.end() if verbs else 0)
    return start - length


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order without those that touch an earlier one of the list."""
    taken: set[int] = set()
    kept = []
    for span in spans:
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            kept.append(span)
    return sorted(kept)


_FINDERS: Mapping[NamedKey, Callable[[Reading], Iterable[Span]]] = {
    "blanks": _blanks,
    "unverified": _unverified,
    "numbers": _numbers,
    "years": _years,
}
