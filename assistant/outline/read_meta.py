"""What a report says of itself: title, issuing body, level, place, year and kind.

Nothing is guessed: what neither text nor title nor file name tells stays None, and what was put
together from other things is listed in :attr:`Meta.inferred`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.outline.body import complete_name, is_body, leading_county, leading_place, level_of
from assistant.outline.body_name import (
    find_own_subject,
    find_self_name,
    find_signature,
    title_head,
    vote_name,
)
from assistant.outline.city_rank import rank_of_city
from assistant.outline.divisions import load_divisions
from assistant.outline.meta import Meta
from assistant.outline.title import find_title, is_title, join_title
from assistant.outline.year import (
    YEAR,
    find_file_year,
    find_year,
    year_before,
    year_of_signature,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.outline.divisions import Place
    from assistant.outline.meta import Kind, Level
    from assistant.outline.section import Outline

_OPENING = 300
_LEAST_MENTIONS = 2
_PLACE_FIELDS = ("province", "city", "county")

# 某区司法局年度报告 - 某区人民政府门户网站 · 首页_法治政府_某报告
_SITE_BREAK = re.compile(r"\s*[-_|｜—–>]+\s*|\s{2,}")
_LAW = re.compile(r"法治|依法行政|依法治|法制")
_SUMMARY = re.compile(r"总结|汇报|工作报告|工作(?:开展|进展|完成)?情况")
# 某局2032年法治政府建设工作要点: what is to be done, no report
_NO_REPORT = re.compile(
    r"(?:要点|计划|方案|意见|通知|办法|规划|规定|细则|清单|纲要|措施|述法报告|职责报告)(?:[（(][^）)]*[)）])?$"
)
_LAW_REPORT = re.compile(r"法治政府|依法行政|法治建设")
# 现将法治政府建设工作情况报告如下：
_SUBJECT = re.compile(rf"现将(?:{YEAR}年度?)?([^，。；：\n]{{0,40}}?)(?:报告|汇报)如下")
# 我镇2032年推进法治政府建设工作情况: what follows the body and the year
_TOPIC = re.compile(r"(?:推进|落实|开展|加强)?(?:法治|依法(?=.*法治)).*$")
# 泗澜市司法局: a city, by its look
_CITY_NAME = re.compile(r"[一-鿿]{2,5}市")
_BY_SELF_NAME = {"区": "区", "县": "县旗", "市": "市", "省": "省"}


def read_meta(
    text: str,
    outline: Outline,
    *,
    title_hint: str | None = None,
    file_name: str = "",
    published: str | None = None,
    publisher: str | None = None,
) -> Meta:
    """Return what the clean text tells of itself.

    Args:
        text: clean text.
        outline: its outline.
        title_hint: the title that the file's own metadata gives; used where the text has none.
        file_name: name of the file; its year, or a title in it, is a last resort.
        published: day of publication; the year is inferred from it where nothing else tells.
        publisher: who published it; names the place, or the body, where nothing else tells.
    """
    written = find_title(text)
    title = join_title(text[slice(*written)]) if written else _hinted_title(title_hint, file_name)
    year, year_said = _year(text, outline, title, file_name, published)
    body, said, place = _body_and_place(text, outline, title, publisher or "", year)
    kind = _kind(text, outline, title)
    if title is None and kind == "annual_report" and body and year:
        title = f"{body}{year}年{_subject(text)}报告"
    county = place.county if place else leading_county(body or "")
    meta = Meta(
        title=title,
        body=body,
        level=_level(text, body, place) if body else None,
        province=place.province if place else None,
        city=place.city if place else None,
        county=county,
        year=year,
        kind=kind,
        published=published,
        publisher=publisher,
    )
    said_too = {"title": written is not None, "body": said, "year": year_said}
    return replace(meta, inferred=_inferred(text, meta, said_too))


def _level(text: str, body: str, place: Place | None) -> Level | None:
    """Return the level of the body; that of a city in no table follows from what the text tells."""
    level = level_of(body, place)
    if level is not None or place is not None or not _CITY_NAME.match(body):
        return level
    return level_of(body, None, rank_of_city(text))


def _inferred(text: str, meta: Meta, said: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the fields that have a value which the text does not say."""
    places = {field: (getattr(meta, field) or "") in text for field in _PLACE_FIELDS}
    said_or_not = {"title": said["title"], "body": said["body"], **places, "year": said["year"]}
    return tuple(
        field
        for field, is_said in said_or_not.items()
        if not is_said and getattr(meta, field) is not None
    )


def _hinted_title(title_hint: str | None, file_name: str) -> str | None:
    """Return the title that metadata or file name holds, without the name of the web site."""
    for hint in (title_hint, PurePath(file_name).stem):
        for part in _SITE_BREAK.split(hint or ""):
            line = join_title(part)
            if is_title(line) and _LAW.search(line):
                return line
    return None


def _body_and_place(
    text: str, outline: Outline, title: str | None, publisher: str, year: int | None
) -> tuple[str | None, bool, Place | None]:
    """Return the body's full name, whether the text says it, and its place."""
    hints = [mention.name for mention in load_divisions().find(text)]
    self_name = find_self_name(text)
    name = title_head(title) if title else ""
    said = is_body(name)
    if not name:
        name = find_signature(text, outline) or _named_in_text(text, outline, self_name)
        said = bool(name)
    place = leading_place(name, hints, year)
    if place is None and leading_county(name) is None:
        place = _main_place(hints, None if name else self_name, year)
    place = place or _publisher_place(name, publisher, year)
    if not name and self_name in _BY_SELF_NAME and place is not None:
        name = place.county or place.city or place.province
    if not name and is_body(publisher):
        name, place = publisher, place or leading_place(publisher, hints, year)
    body = complete_name(name, place) if name else None
    return body, said and body is not None, place


def _named_in_text(text: str, outline: Outline, self_name: str | None) -> str:
    """Return the body that the text names: as the subject of its opening, or most often."""
    subject = find_own_subject(text, outline, self_name)
    named = vote_name(text, self_name)
    if subject is None or (named and named.endswith(subject)):
        return named or ""
    return subject


def _publisher_place(name: str, publisher: str, year: int | None) -> Place | None:
    """Return the place that the publisher names, if it can be that of the body."""
    mentions = load_divisions().find(publisher)
    place = leading_place(name, [mention.name for mention in mentions], year)
    if place is not None or leading_county(name) is not None or not publisher:
        return place
    return leading_place(publisher, (), year) if mentions else None


def _main_place(hints: list[str], self_name: str | None, year: int | None) -> Place | None:
    """Return the place that the text names far more often than others of its kind."""
    divisions = load_divisions()
    endings = _BY_SELF_NAME.get(self_name or "", "区县旗市")
    wanted = Counter(
        name
        for name in hints
        if name[-1] in endings
        and any(division.level == "county" or self_name for division in divisions.named(name))
    )
    ranked = wanted.most_common(2)
    if not ranked or ranked[0][1] < _LEAST_MENTIONS:
        return None
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return None
    return divisions.complete(ranked[0][0], hints, year)


def _year(
    text: str, outline: Outline, title: str | None, file_name: str, published: str | None
) -> tuple[int | None, bool]:
    """Return the reporting year and whether title or text say it."""
    year = find_year(title or "") or _opening_year(text, outline) or _heading_year(outline)
    if year is not None:
        return year, True
    year = find_file_year(PurePath(file_name).stem)
    if year is None and published:
        year = year_before(published)
    return year or _signed_year(text, outline), False


def _signed_year(text: str, outline: Outline) -> int | None:
    """Return the year before that of the date below the report."""
    for section in outline.sections:
        if section.role == "closing":
            return year_of_signature(text[section.start : section.end])
    return None


def _opening_year(text: str, outline: Outline) -> int | None:
    for section in outline.sections:
        if section.role == "preface":
            return find_year(text[section.start : min(section.end, section.start + _OPENING)])
    return None


def _heading_year(outline: Outline) -> int | None:
    """Return the year that headings of parts name; one on plans names the year after."""
    for section in outline.sections:
        year = find_year(section.heading or "")
        if section.level == 1 and year is not None:
            return year - 1 if section.role == "plan" else year
    return None


def _kind(text: str, outline: Outline, title: str | None) -> Kind:
    if title and _NO_REPORT.search(title) and not _SUMMARY.search(title):
        return "other"
    if title and _LAW.search(title):
        return "annual_report"
    if title and _SUMMARY.search(title):
        return "work_summary"
    headings = [section.heading or "" for section in outline.sections if section.level == 1]
    opening = next((s.start for s in outline.sections if s.role == "preface"), 0)
    said = "\n".join([text[opening : opening + 2 * _OPENING], *headings])
    return "annual_report" if _LAW_REPORT.search(said) else "other"


def _subject(text: str) -> str:
    """Return what the opening says the report is on: 法治政府建设工作情况."""
    match = _SUBJECT.search(text)
    topic = _TOPIC.search(match[1]) if match else None
    if topic is None:
        return "法治政府建设情况"
    subject = topic[0]
    return subject if subject.endswith("情况") else f"{subject}情况"
