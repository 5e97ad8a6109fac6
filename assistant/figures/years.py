"""What year a figure speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures.change_words import is_comparison_base

if TYPE_CHECKING:
    from assistant.figures.phrases import Phrase
    from assistant.figures.sections import Place

_REACH = 40

# 2022年 / 去年 / 今年; not the year of a comparison (较2022年, 2022年同期), a range, a document or
# the day from which a law holds (2021年7月15日起施行的)
_YEAR = re.compile(
    r"(?=[12去上今本])(?:"
    r"(?P<year>(?<![\d—–\-~～])(?<!(?<!截)至)(?:19|20)\d\d)年(?!度[^共全我新受办收，,])"
    r"(?![^，。；]{0,3}(?:同期|相比)|[^，。；]{0,4}(?:制定|出台|印发|成立|建成|签订)的"
    r"|\d{1,2}月(?:\d{1,2}日)?起?(?:正式)?(?:施行|实施|生效))"
    r"|(?P<last>(?<![较比同与和])(?:去年|上一?年度?)(?!同期?相?比|相比|同期(?:增|减|下|上|提|持)|结转|度?结))"
    r"|(?P<this>今年|本年度?))"
)
_NUMBERED_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_EARLIER_YEAR = re.compile(r"去年|前年|上一?年")
_COMPARED = re.compile(r"(?:较|比|同|与|和|相比于?|对比)$")
# 由上年的126件下降5%: with what is compared; 由上年的126件降至 is another year's figure
_FROM = re.compile(r"[由从]$")
_IS_COMPARED = re.compile(
    r"度?(?:的?同期)?的?[\d,.一二两三四五六七八九十百千万余]+[^，,。；;、\d]{1,3}?(?:明显|大幅度?|净)?"
    r"(?:增长|增加|上升|提升|提高|下降|减少|降低)(?![至到为])"
)
# 对上年度考核指出的 / 公布了上年度收支 / 列入2022年清单: the year of a thing that is dealt with
_OF_A_THING = re.compile(
    r"(?:^|[，,；;：:。（(、]|[我本全][市区县镇乡局街道]{1,2})(?:对照?|就|针对|围绕|根据|按照?|结合|落实|总结|整改)$"
    r"|(?:列入|纳入|转入|移入|公布|发布|印发|制定|编制|通报|反馈|修订)了?$"
)
_THING_AFTER = re.compile(r"度?(?!的?[\d一二两三四五六七八九十])[一-鿿]")
_OPEN_TITLE = re.compile(r"《[^》]*$")


class Years:
    """The years named in one sentence, followed from number to number.

    Args:
        text: the clean text.
        current: the year of the report, given to figures whose sentence names none.
        place: the section that holds the sentence.
    """

    def __init__(self, text: str, current: int | None, place: Place) -> None:
        self._text = text
        self._current = current
        self._place = place
        self._named: tuple[bool, int | None] = (False, None)
        self._outer: tuple[bool, int | None] | None = None
        self.is_earlier = False
        """The next figure is what another one was before (由12%降至8%)."""

    def forget(self) -> None:
        """Let no year named so far count: 由去年的35件降至20件 is 20 of this year."""
        self._named = (False, None)

    def follow(self, start: int, end: int) -> None:
        """Take in the years between two numbers; one in brackets holds up to their end."""
        if self._outer and any(self._text.find(sign, start, end) >= 0 for sign in "）)"):
            self._named, self._outer = self._outer, None
        named = last_year_named(self._text, start, end, self._current)
        if not named[0]:
            return
        if self._outer is None and is_in_brackets(self._text, start, end):
            self._outer = self._named
        self._named = named

    def year_of(self, phrase: Phrase, *, planned: bool) -> int | None:
        """Return the year of a figure, of one *planned* by a plan the year that the plan is for."""
        if is_comparison_base(phrase.lead):
            compared = year_compared_with(phrase.lead, self._current)
            if compared is not None:
                return compared
        if self._named[0] and (planned or not self._is_ahead()):
            return self._named[1]
        if self.is_earlier and self._current is not None:
            return self._current - 1
        if not planned or self._place.role not in ("plan", "problems_plan"):
            return self._current
        following = None if self._current is None else self._current + 1
        planned_for = self._place.year
        if planned_for and (following is None or planned_for >= following):
            return planned_for
        return following

    def _is_ahead(self) -> bool:
        """Tell whether the year named is one in which nothing can have been done yet."""
        named, current = self._named[1], self._current
        return named is not None and current is not None and named > current


def last_year_named(
    text: str, start: int, end: int, current: int | None
) -> tuple[bool, int | None]:
    """Look for a year in a stretch of the text.

    Args:
        text: the clean text.
        start: first character of the stretch.
        end: one past its last.
        current: the year of the report, from which 去年 counts back.

    Returns:
        Whether the stretch names a year, and the one named last (None where 去年 cannot be told).
    """
    named, year = False, None
    for found in _YEAR.finditer(text, start, end):
        left = text[max(start, found.start() - _REACH) : found.start()]
        if _COMPARED.search(left) or _OPEN_TITLE.search(left):
            continue
        if left and _says_of_what(left, text, found.end()):
            continue
        named = True
        year = int(found["year"]) if found["year"] else _relative(found, current)
    return named, year


def year_compared_with(words: str, current: int | None) -> int | None:
    """Return the year of words that compare (较2023年, 与上年同期), None where it cannot be told.

    Args:
        words: the words of comparison.
        current: the year of the report, from which 去年 counts back.
    """
    named = _NUMBERED_YEAR.findall(words)
    if named:
        return int(named[-1])
    back = 2 if "前年" in words else 1
    return None if current is None or not _EARLIER_YEAR.search(words) else current - back


def _says_of_what(left: str, text: str, end: int) -> bool:
    """Tell a year that says what is meant (由上年的126件下降, 公布上年度收支), not when."""
    if _FROM.search(left):
        return _IS_COMPARED.match(text, end) is not None
    return bool(_THING_AFTER.match(text, end)) and bool(_OF_A_THING.search(left))


def is_in_brackets(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch ends inside brackets that it opens."""
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
    return opened >= 0 and max(text.rfind("）", opened, end), text.rfind(")", opened, end)) < 0


def _relative(found: re.Match[str], current: int | None) -> int | None:
    if current is None:
        return None
    return current - 1 if found["last"] else current
