"""Persons in a peer's text: officials beside their office, experts and lawyers, 张某某.

A name is looked for where an office stands before or after it (区长夏某某, 刘某某书记) or where
names are listed in brackets; once found, it is marked wherever it stands. Who is named without any
of these is left to the drafter's eye.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.draft.borrow.common import load_common_names
from assistant.draft.borrow.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.borrow.text import BorrowedText

_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|皇甫|尉迟|慕容|令狐|司徒|夏侯|端木"
    "|[王李张刘马程龙陈杨赵黄周吴徐孙胡朱林何郭罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶苏魏"
    "吕丁沈姚卢姜崔钟谭陆汪范石廖贾韦付傅邹熊孟秦邱侯薛阎闫雷段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪"
    "龚汤陶黎温莫易樊乔文庞殷庄齐柳梅季童凌俞柯葛房霍苗聂穆耿裴翁符焦涂詹岳祁缪夏方高白戴鲁江金骆于"
    "邢盛屈翟卞费蒲辛阮窦练瞿鲍甘冉路容尚卓蓝覃邬景左游关娄欧邝单盘祝宁连强包向边权仇古麻揭隋兰车巩"
    "褚晏桂牟闵植鄢靳农滕冼麦佘佟岑甄晁仝雒禤莘敖郜郗嵇逄逯亓綦蔺虞郄呙缑刁巫庾谌荀])"
)
# 主任高度重视, 书记常务会, 局长包联, 律师于3月: words that begin like a name
_NO_NAME = (
    r"(?!程[序度]|龙[头舟]|马[上路]|高[度位效质标级层频校]|常[务委态规年设驻]|方[面案式可]|于[\d是]"
    r"|包[联括保案抓片村干]|单[位独]|关[于心注键系]|强[调化制力]|向[社全上区市县群]|连[续同]"
    r"|权[力责限威]|文[化件明书]|金[融额]|万[人元余]|路[径线长]|康[复养]|司[法局]|边[学界]|车[间站]"
    r"|江河|游客|房[屋产]|施[行策工]|严[格肃禁重厉抓管控守查打防]|易[地于]|温[馨暖]|季度|农[村业民]"
    r"|武装|何[时种]|景区|尚未|容[缺错]|张贴|洪涝|符合|顾问|付出|陈[述列]|许[可多]|祝贺|童装|黄色"
    r"|白[色名]|古[镇村]|石[油化]|庄严|左右|盛典|牛肉|毛[细坯]|梅花|田间|林[业草地长]|钱款)"
)
_OFFICE = (
    "(?:书记|省长|市长|州长|区长|县长|旗长|镇长|乡长|局长|厅长|部长|处长|科长|所长|院长|校长|主任|主席"
    "|会长|支队长|大队长|队长|站长|庭长|检察长|法官|检察官|律师|教授|专家|委员|常委|组长|干警|民警|辅警"
    "|调解员|公证员|同志|老师|网格员|社工|顾问|成员|村民|居民|市民|商户|企业家|总经理|董事长|负责人"
    "|志愿者|劳模|劳动模范|道德模范|标兵|工匠|人大代表|学者|博士|巡视员|调研员|讲师|研究员)"
)
# 批示, 先后, 等: by what follows one sees how long the name is
_VERB = (
    "(?:同志|批示|肯定|出席|出庭|主持|带头|带队|亲自|亲临|先后|分别|多次|一行|作|讲[授课话解]|授课|宣讲"
    "|说|表示|指出|介绍|强调|要求|率[队先]|赴|到[区市县镇]|深入|走访|调研|担任|任|为[组全大学干]|等|的|对"
    "|在|参加|致辞|签[署订批]|荣获|获|被[评授]|受邀|应邀|围绕|结合|就|从|以|与|和|及|向|开展|组织|召集"
    "|听取|专题|领[学誓]|监誓|解读|发布|通报|汇报|个人|工作室|调解室|到场|到会|现场|主讲|走进|牵头|分管|负责)"
)
# 县长李明， 市司法局局长蒲某某说
_AFTER_OFFICE = re.compile(
    rf"{_OFFICE}(?P<name>{_NO_NAME}{_SURNAME}[一-鿿]{{1,2}}?)(?=[^一-鿿]|$|{_VERB})"
)
# 局长斯某某指出: whatever the surname, if somebody speaks
_SPEAKER = re.compile(
    rf"{_OFFICE}(?P<name>[一-鿿]{{2,4}}?)(?=指出|表示|强调|介绍|说[，：]|批示|出席|致辞)"
)
# 副局长李某某发布了: whatever follows, if words end there
_AFTER_OFFICE_AS_WORD = re.compile(rf"{_OFFICE}(?P<name>{_NO_NAME}{_SURNAME}[一-鿿]{{2}})")
# 市委刘某某书记, 马某某教授
_BEFORE_OFFICE = re.compile(
    rf"(?P<name>{_NO_NAME}{_SURNAME}[一-鿿]{{1,2}})(?=[副老]?{_OFFICE})(?!委员|专家|负责人|网格员)"
)
# （覃某、谭某某）
_NAME = rf"{_NO_NAME}{_SURNAME}[一-鿿]{{1,2}}"
_LIST = re.compile(rf"[（(：:](?P<list>{_NAME}(?:、{_NAME})+)[）)。，；]")
# 律师张三、李四丰: the next one after a name
_NEXT_NAME = re.compile(
    rf"(?:、|和|以及)(?P<name>{_NO_NAME}{_SURNAME}[一-鿿]{{1,2}}?)(?=[^一-鿿]|$|{_VERB})"
)
# 欧阳某某, whatever stands before
_DOUBLE_SURNAME = re.compile(
    rf"(?:欧阳|上官|诸葛|皇甫|尉迟|令狐|慕容)[一-鿿]{{1,2}}?(?=[^一-鿿]|$|{_VERB}|{_OFFICE})"
)
_SOUNDS = (
    "阿艾爱巴白贝布达迪丁杜尔法古哈海吉加江卡凯克库拉兰里力丽洛马麦买美孟米木穆纳娜尼努帕皮恰热萨赛沙"
    "斯苏塔提吐图托娃瓦维乌西夏肖亚叶依伊以则扎祖孜别甫合玛曼月汗汉奴拜比勒列曲登格桑顿珠央旦增次仁多逊肉荣耶娅姆措"
)
# 阿依某某·买某提: the signs that write the sounds of another language
_WITH_DOT = re.compile(rf"[{_SOUNDS}]{{2,6}}(?:[·•‧][{_SOUNDS}]{{2,6}})+")
# 张某、李某某、王某甲, 王阿姨
_MASKED = re.compile(
    rf"{_SURNAME}(?:某{{1,3}}[甲乙丙丁]?(?![些种个项类])"
    r"|阿姨|女士|先生|大爷|大妈|大姐|大叔|师傅|警官|奶奶|爷爷)"
)


def person_marks(borrowed: BorrowedText) -> Iterator[Mark]:
    """Mark the names of persons, wherever they stand."""
    text = borrowed.text
    for pattern in (_MASKED, _DOUBLE_SURNAME, _WITH_DOT):
        for match in pattern.finditer(text):
            yield Mark(match.start(), match.end())
    names = set(_names(borrowed))
    if names:
        anywhere = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        for match in re.finditer(anywhere, text):
            yield Mark(match.start(), match.end())


def _names(borrowed: BorrowedText) -> Iterator[str]:
    text = borrowed.text
    for match in _AFTER_OFFICE.finditer(text):
        if match["name"] not in load_common_names().ordinary:
            yield match["name"]
            yield from _names_after(text, match.end())
    for pattern in (_AFTER_OFFICE_AS_WORD, _BEFORE_OFFICE, _SPEAKER):
        for match in pattern.finditer(text):
            if _stands_alone(borrowed, *match.span("name")):
                yield match["name"]
    for match in _LIST.finditer(text):
        yield from match["list"].split("、")


def _names_after(text: str, end: int) -> Iterator[str]:
    while match := _NEXT_NAME.match(text, end):
        if match["name"] in load_common_names().ordinary:
            return
        yield match["name"]
        end = match.end()


def _stands_alone(borrowed: BorrowedText, start: int, end: int) -> bool:
    """Return whether words begin and end there and none of them is an everyday one."""
    edges = borrowed.edges
    if start not in edges or end not in edges:
        return False
    inner = [edge for edge in range(start, end + 1) if edge in edges]
    words = {borrowed.text[a:b] for a, b in pairwise(inner)} | {borrowed.text[start:end]}
    if words & load_common_names().ordinary:
        return False
    return end - start > 2 or len(inner) == 2
