"""Which body (发文机关) a report is by: from title, signature, opening, or how it calls itself.

A body's name starts with the names of places, so the divisions say where it begins; what kind of
body it is, and on which level, :mod:`assistant.outline.body` tells.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from assistant.outline.body import is_body, is_place, is_township, looks_like_county
from assistant.outline.divisions import load_divisions
from assistant.outline.title import find_title
from assistant.outline.year import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.divisions import Mention
    from assistant.outline.section import Outline, Section

Name = tuple[str, int, int]
"""A body's name in a text with its start and end."""

_WORD = r"[^\s，。；：、“”《》（）()0-9的各等在向对被由将]"
_BOARDS = "健康|改革|建设|教育|事务|管理"
# 人民政府某街道办事处 · 某镇人民政府 · 人民政府 · 司法局 · 卫生健康委员会 · 开发区管委会
_NAME_END = re.compile(
    rf"(?:人民政府)?{_WORD}{{1,8}}?(?:街道办事处|镇人民政府|乡人民政府)|人民政府"
    rf"|{_WORD}{{1,14}}?(?:局(?:{_WORD}{{1,10}}?分局)?|厅|(?:{_BOARDS})委员会|管委会)"
)
# 中共某县委 某县人民政府: the government is the body of a joint report
_PARTY = re.compile(
    r"^中共[^\s]{2,16}?委(?:员会)?[\s、和]*(?=[一-鿿]{2,20}政府)|^中共(?=.*党[组委]$)"
)
# 某县委、县政府 · 某镇党委、政府: so is it where its place is said once
_JOINT = re.compile(
    r"^(?:中共)?(?P<place>[一-鿿]{1,16}?[省市区县旗州盟镇乡])党?委(?:员会)?[\s、和]*"
    r"[省市区县旗州盟镇乡]?(?:人民)?政府$"
)
# 中共某局党组: the party group writes for its body
_PARTY_GROUP = re.compile(r"(?:党组|党工?委)$")

# 某局局长2023年度述法报告
_POST = re.compile(r"(?<=[局厅委办院])(?:党组书记)?[、]?(?:局长|厅长|主任|院长)$")

# 某局关于… · 某局二〇二三年… : what stands before them in a title
_TITLE_HEAD = re.compile(rf"^(?P<name>.*?)(?:关于|[（(]?(?:{YEAR}|20[0-9]{{2}}(?![0-9年]))|年度)")
# 2023年某区司法局法治政府建设…: what stands between year and subject
_TITLE_MIDDLE = re.compile(
    rf"(?:关于)?{YEAR}年度?(?P<name>[一-鿿（）]{{2,24}}?)"
    r"(?=法治|依法|司法行政|推进|政府信息|行政|普法|工作)"
)
# 某局法治政府建设2023年度报告: what the report is on, after its body
_SUBJECT = re.compile(
    r"(?:推进|落实|开展|贯彻|加强)?(?:法治政府|法治建设|依法行政|法制建设|普法|司法行政|政府信息).*$"
)
# 云溪镇深入贯彻… · 县司法局坚持…: the subject of the opening, where its place is not said with it
_OWN_SUBJECT = re.compile(
    r"(?:^|(?<=[，。；：\s]))"
    r"(?P<name>(?![各全我本该])[一-鿿]{2,6}?(?:街道|镇|(?<!城)乡(?!镇)|苏木)(?:办事处|人民政府)?"
    r"|[区县市省州旗盟](?!委|政府|人民)[一-鿿]{1,8}?(?:局|委员会|[改健]委))"
    r"(?=(?:领导班子|党委|党工委|党组)?"
    r"(?:坚持|始终|紧紧|深入|认真|全面|扎实|切实|严格|积极|围绕|贯彻|按照|以|在|持续|着力|牢牢|聚焦|立足"
    r"|充分|高度|法治政府))"
)
# 云溪镇人民政府 · 禾田街道办事处: the office of a town or street
_OFFICE = re.compile(r"(?:办事处|人民政府)$")
# 青栎县委、县人民政府：: to whom a report goes; not 现将…情况报告如下：
_ADDRESSED = re.compile(r"(?![^\n]*如下)[^\n。]{0,60}：(?=\n|$)")
# 某市司法局的领导下 · 在市司法局指导下: the body above, not the one that reports (某局在市委领导下)
_ABOVE_AFTER = re.compile(r"(?!在)[^，。；]{0,14}?(?:领导|指导|部署|要求|支持|关心|印发|转发)")
_ABOVE_BEFORE = re.compile(r"(?:在|按照|根据|落实|向|报|由)[^，。；]{0,12}$")
# 某区司法局办公室 某年某月某日印发: what may follow a signature on its line
_AFTER_SIGNATURE = re.compile(r"(?:办公室)?\s*[0-9〇○一二三四五六七八九十年月日\s]*(?:印发)?")
# 某区司法局: alone on its line, with its place · after it 办公室 2032年1月5日印发
_SIGNATURE = re.compile(r"(?![省市区县州旗])[一-鿿（）]{4,40}")
_DATE_AFTER = re.compile(
    r"(?:(?<=[局厅府])办公[室厅])?\s*[0-9〇○一二三四五六七八九十年月日]*(?:印发)?$"
)
_OPENING = 300
# 我局 我区 我街道; not 我市民
_SELF = re.compile(r"[我本](局|委|办|厅|街|镇|乡|区|县|市|省)(?!民|场|域|级)")
_SELF_GROUPS = ("局厅委办", "街镇乡", "区县市省")
_SELF_ENDS = {"局": "局", "委": "委员会", "办": "办公室", "厅": "厅", "街": "街道办事处"}


def find_self_name(text: str) -> str | None:
    """Return how the text calls its own body: 局 街 镇 乡 区 县 市 省, departments first."""
    counts = Counter(_SELF.findall(text))
    for group in _SELF_GROUPS:
        best = max(group, key=lambda word: counts[word])
        if counts[best]:
            return best
    return None


def title_head(title: str) -> str:
    """Return the body or place in a title: before 关于 or the year, right after it, or in front."""
    match = _TITLE_HEAD.match(title)
    if match and (name := _own_name(match["name"].strip())):
        return name
    match = _TITLE_MIDDLE.search(title)
    name = match["name"] if match else _own_name(title)
    return name if _is_name(name) and not name.startswith("全") else ""


def _own_name(head: str) -> str:
    """Return the body in the head of a title, without its party committee and the subject."""
    name = _POST.sub("", _PARTY.sub("", head))
    if joint := _JOINT.match(name):
        return f"{joint['place']}人民政府"
    if _PARTY_GROUP.search(name) and is_body(shorter := _PARTY_GROUP.sub("", name)):
        name = shorter
    shorter = _SUBJECT.sub("", name)
    if shorter != name and (not shorter or _is_name(shorter)):
        return shorter
    return name


def _is_name(name: str) -> bool:
    return bool(name) and (is_body(name) or is_place(name) or looks_like_county(name))


def find_signature(text: str, outline: Outline) -> str | None:
    """Return the body that signs below the report, or stands alone between title and opening."""
    preface = next((s.start for s in outline.sections if s.role == "preface"), len(text))
    title = find_title(text)
    frames = [
        section
        for section in outline.sections
        if section.role == "closing"
        or (section.heading is None and title and title[1] <= section.start < preface)
    ]
    return next((name for frame in frames[::-1] if (name := _name_alone(text, frame))), None)


def _name_alone(text: str, frame: Section) -> str | None:
    """Return the last line of a frame around the report that is a body's name."""
    lines = text[frame.start : frame.end].split("\n")
    names = (_PARTY.sub("", _DATE_AFTER.sub("", line.strip())) for line in reversed(lines))
    return next((name for name in names if _SIGNATURE.fullmatch(name) and is_body(name)), None)


def find_opening_body(text: str, outline: Outline) -> Name | None:
    """Return the first body that the opening names without speaking of its guidance."""
    preface = next((s for s in outline.sections if s.role == "preface"), None)
    if preface is None:
        return None
    start, end = preface.start, min(preface.end, preface.start + _OPENING)
    for name, first, last in find_names(text[start:end]):
        if not _is_above(text, start + first, start + last):
            return name, start + first, start + last
    return None


def find_own_subject(text: str, outline: Outline, self_name: str | None) -> str | None:
    """Return the town, street or department that is the subject of the opening, its place unsaid.

    It must begin the opening, stand in the text again, or be what the text calls itself (我镇).
    """
    preface = next((s for s in outline.sections if s.role == "preface"), None)
    if preface is None:
        return None
    end = min(preface.end, preface.start + 2 * _OPENING)
    for match in _OWN_SUBJECT.finditer(text, preface.start, end):
        is_first = "，" not in text[preface.start : match.start()].partition("年，")[2]
        stem = _OFFICE.sub("", match["name"])
        if is_first or text.count(stem) > 1 or (self_name and self_name in stem[-2:]):
            return match["name"]
    return None


def find_names(text: str) -> list[Name]:
    """Return the names of bodies in *text* that start with a place."""
    names = []
    for start, end in _chains(load_divisions().find(text)):
        match = _NAME_END.match(text, end)
        if match:
            names.append((text[start : match.end()], start, match.end()))
    return names


def vote_name(text: str, self_name: str | None) -> str | None:
    """Return the body that the whole text names: alone on a line, as subject, or most often."""
    names = [found for found in find_names(text) if _fits(found[0], self_name)]
    return _signed(text, names) or _subject(text, names) or _most_named(text, names)


def _chains(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return the spans of places that stand side by side."""
    chains: list[tuple[int, int]] = []
    for mention in mentions:
        if chains and chains[-1][1] == mention.start:
            chains[-1] = (chains[-1][0], mention.end)
        else:
            chains.append((mention.start, mention.end))
    return chains


def _fits(name: str, self_name: str | None) -> bool:
    """Say whether a name agrees with how the text calls itself."""
    if self_name in _SELF_ENDS:
        return name.endswith(_SELF_ENDS[self_name])
    if self_name in {"镇", "乡"}:
        return name.endswith(f"{self_name}人民政府")
    if self_name is not None:
        return name.endswith("人民政府") and not is_township(name)
    return True


def _signed(text: str, names: Sequence[Name]) -> str | None:
    """Return the last name that stands alone on a line."""
    for name, start, end in reversed(names):
        before = text[max(0, start - 20) : start].rpartition("\n")
        after = text[end : end + 60].partition("\n")[0]
        alone = (before[1] or start <= 20) and not before[2].strip()
        if alone and _AFTER_SIGNATURE.fullmatch(after.strip()):
            return name
    return None


def _subject(text: str, names: Sequence[Name]) -> str | None:
    """Return the first name of the opening that is not that of a body above."""
    opening = text.find("\n", 200)
    limit = 600 if opening < 0 else min(opening, 1200)
    opened = [found for found in names if found[1] <= limit]
    return next((name for name, start, end in opened if not _is_above(text, start, end)), None)


def _most_named(text: str, names: Sequence[Name]) -> str | None:
    """Return the name that stands most often outside of thanks to a body above."""
    counts = Counter(name for name, start, end in names if not _is_above(text, start, end))
    return counts.most_common(1)[0][0] if counts else None


def _is_above(text: str, start: int, end: int) -> bool:
    """Say whether a name is that of a superior: 在某市司法局指导下, or to whom the report goes."""
    before = text[max(0, start - 20) : start]
    after = _ABOVE_AFTER.match(text, end) or _ADDRESSED.match(text, end)
    return bool(after or _ABOVE_BEFORE.search(before))
