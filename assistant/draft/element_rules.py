"""How the elements of an official document are written (GB/T 9704-2012, 7.2–7.4).

Each rule looks at what the drafter filled in and says in a sentence what is wrong; where the right
form follows from it, that is offered. What is empty is no fault, as a draft gets its number last.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.parts import Elements

# 青司〔2026〕3号; before it has its number: 青司〔2026〕　号
_NUMBER = re.compile(r"[一-鿿A-Za-z]+〔[0-9]{4}〕(?:[1-9][0-9]*|[ \u3000]*)号")
# 青司[2026]第003号, 青司（2026）3, 青司【2026】3 号
_LOOSE_NUMBER = re.compile(
    r"(?P<office>[一-鿿A-Za-z]+)[\[(〔【［（](?P<year>[0-9]{4})年?[\])〕】］）]"
    r"第?0*(?P<number>[1-9][0-9]*)号?"
)
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★(?:[1-9][0-9]*(?:年|个月)|长期))?")
# 机密*1年, 秘密☆六个月, 绝密 长期
_LOOSE_SECRECY = re.compile(
    r"(?P<degree>绝密|机密|秘密)[*☆★＊·\-]?(?P<term>(?:[0-9一二三四五六七八九十]+(?:年|个月))|长期)?"
)
# 此件公开发布, 此件主动公开; but not 此件不公开发布, 此件不予公开
_PUBLISHED = re.compile(r"(?<!不)(?<!不予)公开发布|主动公开")
_URGENCY = frozenset({"特急", "加急"})
_COPY_NUMBER = re.compile(r"[0-9]{6}")
_DATE = re.compile(r"(?P<year>[0-9]{4})年(?P<month>[1-9][0-9]?)月(?P<day>[1-9][0-9]?)日")
# 2026年02月05日, 2026-2-5, 2026.2.5, 二〇二六年二月五日
_LOOSE_DATE = re.compile(
    r"(?P<year>[0-9]{4})[年./-](?P<month>[0-9]{1,2})[月./-](?P<day>[0-9]{1,2})日?"
)
_CHINESE_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日"
)
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"○": "0", "零": "0"}
NOT_IN_LETTERS = frozenset({"signer", "printed_by", "printed_on"})
"""What the form of a letter does not print (GB/T 9704-2012, 10.1); nothing is wrong in it there."""
_BETWEEN_BODIES = re.compile(r"[、\n]+")
_DATES = (("date", "成文日期"), ("printed_on", "印发日期"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFault:
    """What is wrong with one element."""

    name: str
    """Attribute of :class:`~assistant.draft.parts.Elements`."""
    words: str
    """What to do, in a sentence."""
    mended: str = ""
    """The right form, where it follows from what is there."""
    is_grave: bool = False
    """True where the document could not be dated."""


def element_faults(elements: Elements) -> tuple[ElementFault, ...]:
    """Return what is not written as the standard says, grave faults first."""
    found = [
        *_dates(elements),
        *_document_number(elements),
        *_secrecy(elements),
        *_urgency(elements),
        *_copy_number(elements),
        *_seal(elements),
        *_bodies(elements),
    ]
    if elements.form == "letter":
        found = [fault for fault in found if fault.name not in NOT_IN_LETTERS]
    return tuple(sorted(found, key=lambda fault: not fault.is_grave))


def _dates(elements: Elements) -> Iterator[ElementFault]:
    for name, label in _DATES:
        text = getattr(elements, name).strip()
        if text and _day(text) is None:
            yield ElementFault(
                name=name,
                words=f"{label}请写作“2026年2月5日”：阿拉伯数字，月、日不加零。",
                mended=_mended_date(text),
                is_grave=True,
            )
    written, printed = _day(elements.date.strip()), _day(elements.printed_on.strip())
    if written and printed and printed < written:
        yield ElementFault(name="printed_on", words="印发日期早于成文日期，请核对。")


def _day(text: str) -> date | None:
    """Return the day that a date names, None where it is not written so or there is none."""
    found = _DATE.fullmatch(text.removesuffix("印发"))
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _mended_date(text: str) -> str:
    plain = _half_width(text)
    chinese = _CHINESE_DATE.fullmatch(plain)
    if chinese:
        year = "".join(_DIGITS[character] for character in chinese[1])
        plain = f"{year}年{_count(chinese[2])}月{_count(chinese[3])}日"
    found = _LOOSE_DATE.fullmatch(plain)
    if found is None:
        return ""
    mended = f"{found['year']}年{int(found['month'])}月{int(found['day'])}日"
    return mended if _day(mended) else ""


def _count(text: str) -> int:
    """Return the number of 二, 十二, 二十, 二十八."""
    if "十" not in text:
        return int("".join(_DIGITS[character] for character in text))
    tens, _, ones = text.partition("十")
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))


def _document_number(elements: Elements) -> Iterator[ElementFault]:
    text = elements.document_number.strip()
    if not text or _NUMBER.fullmatch(text):
        return
    loose = _LOOSE_NUMBER.fullmatch(_half_width(text))
    mended = f"{loose['office']}〔{loose['year']}〕{loose['number']}号" if loose else ""
    yield ElementFault(
        name="document_number",
        words="发文字号请写作“青司〔2026〕3号”：年份用六角括号，序号不加“第”、不加零。",
        mended=mended,
    )


def _secrecy(elements: Elements) -> Iterator[ElementFault]:
    text = elements.secrecy.strip()
    if not text:
        return
    if not _SECRECY.fullmatch(text):
        loose = _LOOSE_SECRECY.fullmatch(_half_width(text))
        yield ElementFault(
            name="secrecy",
            words="密级和保密期限请写作“机密★1年”：绝密、机密或秘密，期限用阿拉伯数字。",
            mended=_mended_secrecy(loose) if loose else "",
        )
    if not elements.copy_number.strip():
        yield ElementFault(name="copy_number", words="涉密公文应当标注份号，请填写。")
    if _PUBLISHED.search(elements.remark):
        yield ElementFault(
            name="remark", words=f"填有密级，附注不能写“{elements.remark.strip()}”，请核对。"
        )


def _mended_secrecy(found: re.Match[str]) -> str:
    degree, term = found["degree"], found["term"]
    if not term or term == "长期":
        return f"{degree}★{term}" if term else str(degree)
    unit = "个月" if term.endswith("个月") else "年"
    number = term.removesuffix(unit)
    return f"{degree}★{int(number) if number.isascii() else _count(number)}{unit}"


def _urgency(elements: Elements) -> Iterator[ElementFault]:
    text = elements.urgency.strip()
    if text and text not in _URGENCY:
        yield ElementFault(name="urgency", words="紧急程度请写“特急”或“加急”。")


def _copy_number(elements: Elements) -> Iterator[ElementFault]:
    text = elements.copy_number.strip()
    if not text or _COPY_NUMBER.fullmatch(text):
        return
    plain = _half_width(text).removeprefix("No.").removeprefix("№")
    is_short = plain.isascii() and plain.isdigit() and len(plain) < 6
    yield ElementFault(
        name="copy_number",
        words="份号请写六位阿拉伯数字，如“000001”。",
        mended=plain.zfill(6) if is_short else "",
    )


def _seal(elements: Elements) -> Iterator[ElementFault]:
    if elements.sealed and not elements.signed_by.strip():
        yield ElementFault(name="signed_by", words="加盖印章的公文要有署名，请填写。")
    if elements.sealed and not elements.date.strip():
        yield ElementFault(name="date", words="印章要压在成文日期上，请填写成文日期。")


def _bodies(elements: Elements) -> Iterator[ElementFault]:
    """Compare the bodies of a joint issue in the red mark and at the end."""
    counts = [
        len([name for name in _BETWEEN_BODIES.split(text) if name.strip()])
        for text in (elements.issuer_mark, elements.signed_by)
    ]
    if all(counts) and max(counts) > 1 and counts[0] != counts[1] and elements.form == "document":
        yield ElementFault(
            name="signed_by",
            words=f"发文机关标志有 {counts[0]} 个机关，署名有 {counts[1]} 个，请核对。",
        )


def _half_width(text: str) -> str:
    """Return the text without blanks, full-width digits and signs as half-width ones."""
    return "".join(unicodedata.normalize("NFKC", character) for character in text).replace(" ", "")
