"""Places and bodies of a peer that no table knows: 红星社区, 东风路, 云桥司法所, 某某律师事务所.

They are found by what they end with and read back to where the name begins. Words that stand before
any community or studio (智慧社区, 个人调解室) are no name: they lie among the everyday words of
``corpus/common-names.csv``. The peer's own places count as everyday words too, as the own ones take
their place (黄埔区公证处); only a firm or a school keeps them and is marked whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.borrow.common import is_common, load_common_names
from assistant.draft.borrow.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.borrow.text import BorrowedText

_SMALL_PLACES = (
    r"街道|苏木|嘎查|镇|乡|(?<![乡镇农查])村|社区|居委会|村委会|小区|片区|大道|大街"
    r"|(?<![公铁道线思网电套出退断问带马走])路|(?<![镇乡区])街|巷|胡同|古镇|水库|码头"
)
_SITES = (
    "广场|公园|产业园|工业园|科技园|创业园|园区|开发区|高新区|自贸区|保税区|新区|商圈|融合圈|步行街"
    "|街区|景区|大厦|司法所|派出所|公证处|法律服务所|工作室|调解室|调解委员会|调委会|调解中心"
    "|商会|协会|分会|服务点|联系点|执法中队|监察中队|执法大队|文化馆|博物馆|纪念馆|展览馆|教育馆"
    "|体验馆|陈列馆|图书馆|家风馆|文化园|教育中心|活动中心|服务中心|指挥中心|工作站|服务站"
    "|示范基地|教育基地|实践基地|人民法庭|热线|栏目|公众号|小程序|驿站|联盟|讲师团|宣讲团|志愿团"
    "|服务队|宣讲队|调解队|志愿队|工作法|文化节|旅游节|美食节|艺术节|龙舟赛|庙会|灯会|艺术团"
    "|文艺队|流域|博览中心|博览会|交易会|论坛|管委会"
)
_FIRMS = (
    "律师事务所|会计师事务所|律所|公司|集团|合作社|农商行|农商银行|支行|分行|电视台|广播电台"
    "|融媒体中心|日报|晚报|晨报|大学|学院|学校|中学|小学|幼儿园|医院|院区|卫生院|监狱|戒毒所"
    "|看守所|党校|干部学院|仲裁委员会"
)
_ENDING = re.compile(
    rf"(?P<firm>{_FIRMS})|(?P<site>{_SITES})|(?P<place>{_SMALL_PLACES})(?![办域级内容])"
    r"(?!长(?![一-鿿]{1,2}(?:街道|[镇乡村路街巷]|社区)))"
)
_GOES_ON = ("伍", "员会", "长制", "生", "舞", "化", "法务", "治理", "债")
"""What makes another word of an ending: 服务队伍, 大学生, 集团化, 公司治理."""
_LISTED = frozenset(("司法所", "派出所", "服务点", "联系点", "法律服务所"))
# 松岭、长桥街道: the ending counts for both
_LISTED_BEFORE = re.compile(r"(?:(?P<first>[一-鿿]{2,3})、)$")

# 云石、清和等法律服务所, 松岭、长桥等5个街道
_LIST_ETC = re.compile(
    r"(?P<first>[一-鿿]{2,4})(?P<others>(?:、[一-鿿]{2,4})+)等"
    r"(?:\d{1,3}|[一两二三四五六七八九十多几]{1,3})?[个家所]?"
    r"(?:街道|镇街|镇|乡|村|社区|司法所|派出所|律师事务所|律所|法律服务所"
    r"|园区|县区|区县|县市|企业|公司)"
)
# 长桥街道、联和街道: what stands between two of a kind is a name whatever its words
_LISTED_ALIKE = re.compile(r"(?<=街道、)(?P<name>[一-鿿]{2,3})街道(?=[^一-鿿]|[等和及与开参共])")
_NEVER_IN_FIRM = frozenset(
    "的在以对向与及由为将把从到于等各被让使给按据经并或但则即又都均也共仅已曾正含用"
)
_NEVER_IN_NAME = _NEVER_IN_FIRM | frozenset(
    "和全本该我某每是有再只所条项件次个家名区县市省州旗镇乡年日至赴进入出设建办评获原请聘选派来去了着"
    "过同就还更最其这那此两双多几处先下不返加驻"
)
_NEVER_IN_SITE = _NEVER_IN_NAME | frozenset("街村")
_AND = "和"
# 三个, 第三, 十五; not 三溪
_COUNTED = re.compile(r"第?[一二两三四五六七八九十百千万几数]+[个家所名处条座间类种大级批期轮号]?")
# 春晖路19号
_HOUSE_NUMBER = re.compile(r"(?<=[路街道巷])\d{1,4}(?:[-—]\d{1,4})?号")
# 和衡（澄溪）律师事务所
_BRANCH = re.compile(r"[（(][一-鿿]{2,4}[）)]$")
# 以云桥, 在松岭: the segmenter may take the preposition for a part of the name
_PREPOSITIONS = "以在由从对将把为及与和赴到"
# 我市, 每所, 各街道, 本级
_OF_ALL = frozenset("我每各本")
_ANYWHERE = frozenset(("线上", "线下"))
_PASTURES = frozenset(("苏木", "嘎查"))
_LONGEST_PASTURE = 6
_LONGEST_PLACE = 3
_LONGEST_SITE = 14
_LONGEST_FIRM = 24
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text and the places that are one's own or become so."""

    borrowed: BorrowedText
    of_place: bytes
    """1 for each character of a place that is one's own or becomes so."""

    def marks(self) -> Iterator[Mark]:
        text = self.borrowed.text
        for match in _ENDING.finditer(text):
            start = self._start(match)
            if start is None or is_common(text[start : match.end()]) or self._is_cut(match):
                continue
            number = _HOUSE_NUMBER.match(text, match.end())
            if match["place"] or match[0] in _LISTED:
                start = self._start_of_list(start)
            yield Mark(start, number.end() if number else match.end(), bool(match["firm"]))

    def _is_cut(self, match: re.Match[str]) -> bool:
        """Return whether the ending is the beginning of another word: 服务队 in 服务队伍."""
        if match["place"]:
            return False
        end = match.end()
        return end not in self.borrowed.edges or self.borrowed.text.startswith(_GOES_ON, end)

    def _start(self, match: re.Match[str]) -> int | None:
        """Return where the name begins that ends with the match, None if there is none."""
        ending = match.start()
        if self._is_plainly_none(match):
            return None
        first, last = self.borrowed.word_at(ending)
        is_in_a_word = first < ending and self._is_ordinary(first, last)
        if match["site"]:
            start = self._start_of_site(first if is_in_a_word else ending)
        elif is_in_a_word:
            return None
        elif match["firm"]:
            start = self._start_of_firm(ending)
        else:
            is_pasture = match["place"] in _PASTURES
            start = self._start_of_place(ending, _LONGEST_PASTURE if is_pasture else _LONGEST_PLACE)
        if start is None:
            return None
        if self.borrowed.text[start] in _PREPOSITIONS:
            start += 1
        return start if ending - start >= _SHORTEST else None

    def _is_plainly_none(self, match: re.Match[str]) -> bool:
        """Return whether no name can stand before it, without asking for words: （社区）."""
        before = self.borrowed.text[max(0, match.start() - 2) : match.start()]
        if not before or not ("一" <= before[-1] <= "鿿" or before[-1] in "）)"):
            return True
        if match["site"] and before in _ANYWHERE:
            return True
        return bool(match["place"]) and before in load_common_names().ordinary

    def _start_of_place(self, ending: int, longest: int) -> int | None:
        """Return where the two or more characters before 街道 or 村 begin."""
        start = ending
        for first, last in self.borrowed.words_before(ending):
            is_enough = ending - start >= longest - 1 and last - first > 1
            if is_enough or self._is_ordinary(first, last) or ending - first > longest:
                break
            start = first
        return start

    def _start_of_site(self, ending: int) -> int | None:
        """Return where the first word begins that is no everyday one."""
        start = None
        for first, last in self.borrowed.words_before(ending):
            if any(self.of_place[first:last]):
                continue
            word = self.borrowed.text[first:last]
            if self._ends_name(word) or word in _NEVER_IN_SITE or ending - first > _LONGEST_SITE:
                break
            if "及" in word and not self._is_ordinary(first, last):
                break
            if not self._is_ordinary(first, last):
                start = first
        return start

    def _start_of_firm(self, ending: int) -> int | None:
        """Return where the firm's name begins, with the place it is named after."""
        branch = _BRANCH.search(self.borrowed.text, max(0, ending - _LONGEST_PLACE - 2), ending)
        if branch:
            return self._start_of_firm(branch.start())
        start = None
        for first, last in self.borrowed.words_before(ending):
            word = self.borrowed.text[first:last]
            ends = (
                self._ends_name(word)
                or word in _NEVER_IN_FIRM
                or (word == _AND and start and ending - start >= _SHORTEST)
            )
            if ends or ending - first > _LONGEST_FIRM:
                break
            if any(self.of_place[first:last]) or not self._is_ordinary(first, last):
                start = first
        return start

    def lists(self) -> Iterator[Mark]:
        """Give lists of names whose kind is said at their end: 松岭、长桥等街道."""
        for match in _LIST_ETC.finditer(self.borrowed.text):
            others = match["others"][1:].split("、")
            if load_common_names().ordinary.isdisjoint(others):
                start = self._name_before(match.end("first"), len(match["first"]))
                yield Mark(
                    match.start("others") + 1 if start is None else start, match.end("others")
                )

        for match in _LISTED_ALIKE.finditer(self.borrowed.text):
            if not self._is_ordinary(*match.span("name")):
                yield Mark(*match.span())

    def _start_of_list(self, start: int) -> int:
        """Return where 松岭 begins in 松岭、长桥街道."""
        before = _LISTED_BEFORE.search(self.borrowed.text, max(0, start - 4), start)
        if before is None:
            return start
        first = self._name_before(before.end("first"), len(before["first"]))
        return start if first is None else first

    def _name_before(self, end: int, longest: int) -> int | None:
        """Return where a name of two or more characters begins, with no word before it."""
        for length in range(_SHORTEST, longest + 1):
            first = end - length
            if first not in self.borrowed.edges or self._is_ordinary(first, end):
                continue
            left = next(self.borrowed.words_before(first), None)
            if left is None or self._is_ordinary(*left):
                return first
        return None

    def _ends_name(self, word: str) -> bool:
        """Return whether a name cannot hold the word: 设立, 设在, 我市, 每所."""
        return word in load_common_names().verbs or word[-1] == "在" or word[0] in _OF_ALL

    def _is_ordinary(self, start: int, end: int) -> bool:
        word = self.borrowed.text[start:end]
        if word in _NEVER_IN_NAME or word in load_common_names().ordinary or word[-1] in "局委":
            return True
        if self._ends_name(word):
            return True
        return _COUNTED.fullmatch(word) is not None or any(self.of_place[start:end])


def site_marks(borrowed: BorrowedText, of_place: bytes) -> Iterator[Mark]:
    """Mark small places, bodies and firms by name.

    Args:
        borrowed: the peer's text.
        of_place: 1 for each character of a place that is one's own or becomes so.
    """
    reader = _Reader(borrowed, of_place)
    yield from reader.marks()
    yield from reader.lists()
