"""What a web page says of its article: title, day of publication and publisher.

Government sites must give them in their head (ArticleTitle, PubDate, ContentSource); other
platforms have names of their own. Where the head is silent, the lines around the article are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

TITLE_NAMES = ("articletitle", "og:title", "twitter:title")
DAY_NAMES = (
    *("pubdate", "publishdate", "publish_date", "publishtime", "publish_time", "publish-date"),
    *("article:published_time", "og:release_date", "firstpublishedtime", "datepublished"),
    *("bytedance:published_time", "weibo:article:create_at", "dc.date", "dcterms.date"),
    *("createdate", "createtime", "date"),
)
PUBLISHER_NAMES = ("contentsource", "source", "article:author", "author")
"""Names of ``meta`` elements, lower case, the surest first."""

# 2024-01-20   2024年1月20日   2024/01/20 10:30   2024.1.20
DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)"
)

# 20240120   20240120103000
PACKED_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:\d{4}|\d{6})?")

# 1705717800 : seconds since 1970, as 微信 gives them
SECONDS = re.compile(r"1\d{9}(?:\d{3})?")

CHINA = timedelta(hours=8)
"""Time of day in China, ahead of that of the seconds."""

# var ct = "1705717800";   var createTime = '2024-01-20 10:30';
SCRIPT_DAY = re.compile(r"\bvar\s+(?:createTime|ct|publish_time)\s*=\s*[\"']([^\"']{8,30})[\"']")

# "pubDate": "2024-01-20T10:30:00"   "datePublished":"2024-01-20"
LINKED_DAY = re.compile(r"\"(?:pubDate|datePublished)\"\s*:\s*\"([^\"]{8,40})\"")

# var nickname = htmlDecode("青栎司法");   var nickname = "青栎司法";
SCRIPT_PUBLISHER = re.compile(r"\bvar\s+nickname\s*=\s*(?:htmlDecode\()?[\"']([^\"'\\]{2,40})[\"']")

# 发布时间：2024-01-20   发布日期 | 2024年1月20日   日期：[2024-01-20]
DAY_LINE = re.compile(
    r"(?<![一-鿿])(?:发布|公开|发表|发文|发稿|上网|更新|成文)?(?:时间|日期)\s*[】\])]?\s*[:：|]?\s*"
    r"[\[（(【]?\s*(?P<value>(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2})"
)

# 2024-01-20 10:30   来源：青栎区司法局 2024-01-20   2024年1月20日 浏览：12
BARE_DAY = re.compile(
    r"^(?=.*(?:来源|作者|浏览|点击|字[号体]|\d:\d\d|^\W*[\d-]+\W*$)).{0,60}?(?<!\d)"
    r"(?P<value>20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2})(?!\d)"
)

# 信息来源：青栎区司法局 发布时间：…   发布机构 | 青栎区司法局
PUBLISHER_LINE = re.compile(
    r"(?<![一-鿿])(?:信息|文章|稿件|内容)?(?:来源|发布机构|发布单位|发文机关)\s*[】\])]?\s*[:：|]\s*"
    r"[\[（(【]?\s*(?P<value>[^\s:：|\]）)】]{2,40})"
)

# 来源：青栎区司法局 : a value of a meta element that repeats its label
LABEL = re.compile(r"^\s*(?:信息|文章|稿件)?(?:来源|发布机构|发布单位|作者)\s*[:：]\s*")

# 本站  网络  管理员  admin  null : says nothing of who published it
NOBODY = re.compile(
    r"(?:本站|本网|网络|互联网|原创|转载|未知|暂无|无|其他|管理员|编辑|admin\w*|null|none|undefined|\W*|[\d\W]+)",
    re.IGNORECASE,
)

# 无标题文档   - no title specified : what editors write where nobody gave a title
NO_TITLE = re.compile(
    r"\W*(?:无标题\w*|未命名\w*|新建\w*|untitled\b.*|no title\b.*|new page.*|document|index|null)"
    r"\W*",
    re.IGNORECASE,
)

# 青栎区司法局  青栎区人民政府办公室  青栎日报  青栎发布 : no person
ORGANISATION = re.compile(
    r"[局厅府委办室会院部所处队站科股庭社报网台校]$|中心$|集团$|公司$|发布$|司法$|街道$|[镇乡]$|办事处$|平台$|普法$|政务$"
)

LONGEST_LINE = 200
"""Characters of a line in which the page speaks of the article."""

BELOW_TITLE = 8
"""Lines below the title in which the page may speak of the article without labels."""

LONGEST_NAME = 40

HEADINGS = ("h1", "h2", "h3", "h4")

# 标题_青栎区人民政府   标题 - 部门动态 - 青栎区司法局   标题-青栎区政府网
SEPARATOR = re.compile(r"\s*(?:[_|｜丨]|\s[-–—]\s|——?|-)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says of its article; None where it does not."""

    title: str | None
    published: str | None
    """``2024-01-20``."""
    publisher: str | None


def read_facts(root: Any, page: str) -> PageFacts:  # noqa: ANN401 -- lxml has no types
    """Return what a page says of its article, its head before its lines.

    Args:
        root: the page's tree, nothing taken out of it yet.
        page: its source, for what only the scripts say.
    """
    named = _named(root)
    published = _first(read_day, (named.get(name) for name in DAY_NAMES))
    publisher = _first(read_publisher, (named.get(name) for name in PUBLISHER_NAMES[:2]))
    return PageFacts(
        title=_title(root, named),
        published=published or _first(read_day, _days_elsewhere(root, page)),
        publisher=publisher or _first(read_organisation, _publishers_elsewhere(named, page)),
    )


def with_lines(facts: PageFacts, lines: Sequence[str]) -> PageFacts:
    """Return the facts, those that are missing read from the lines that the page shows."""
    near = _below_title(lines, facts.title or "")
    days = chain(_values(DAY_LINE, near), _values(BARE_DAY, near), _values(DAY_LINE, lines))
    publishers = chain(_values(PUBLISHER_LINE, near), _values(PUBLISHER_LINE, lines))
    return replace(
        facts,
        published=facts.published or _first(read_day, days),
        publisher=facts.publisher or _first(read_publisher, publishers),
    )


def _below_title(lines: Sequence[str], title: str) -> Sequence[str]:
    """Return the lines in which a page speaks of the article: those below its title."""
    place = max(
        (i for i, line in enumerate(lines) if line and line in title),
        key=lambda i: len(lines[i]),
        default=-1,
    )
    return lines[place + 1 : place + 1 + BELOW_TITLE] if place >= 0 else ()


def _values(rule: re.Pattern[str], lines: Iterable[str]) -> Iterator[str]:
    """Give what a rule finds in the lines that are no sentences."""
    short = (line for line in lines if len(line) <= LONGEST_LINE and "。" not in line)
    return (match["value"] for line in short for match in rule.finditer(line))


def read_day(text: str) -> str | None:
    """Return the day that a text gives, as ``2024-01-20``, or None."""
    text = text.strip()
    if SECONDS.fullmatch(text):
        return (datetime.fromtimestamp(int(text[:10]), UTC) + CHINA).date().isoformat()
    found = DAY.search(text) or PACKED_DAY.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def read_publisher(text: str) -> str | None:
    """Return the publisher's name as given, without a label, or None where it names nobody."""
    name = " ".join(LABEL.sub("", text).split()).strip("[]【】()（） ")
    if len(name) > LONGEST_NAME or "//" in name or NOBODY.fullmatch(name):
        return None
    return name


def read_organisation(text: str) -> str | None:
    """Return the publisher's name where it is that of an organisation."""
    name = read_publisher(text)
    return name if name and ORGANISATION.search(name) else None


def _named(root: Any) -> dict[str, str]:  # noqa: ANN401 -- lxml has no types
    """Return the contents of the ``meta`` elements by name in lower case, the first of each."""
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        content = element.get("content", "").strip()
        if content:
            named.setdefault(name.strip().lower(), content)
    return named


def _first(read: Callable[[str], str | None], texts: Iterable[str | None]) -> str | None:
    return next((found for text in texts if text and (found := read(text))), None)


def _days_elsewhere(root: Any, page: str) -> Iterator[str]:  # noqa: ANN401 -- lxml has no types
    """Give the days that the page's elements and scripts say."""
    yield from root.xpath("//time/@datetime | //body//*[@itemprop='datePublished']/@content")
    for rule in (LINKED_DAY, SCRIPT_DAY):
        yield from rule.findall(page)


def _publishers_elsewhere(named: dict[str, str], page: str) -> Iterator[str | None]:
    yield from map(named.get, PUBLISHER_NAMES)
    yield from SCRIPT_PUBLISHER.findall(page)


def _title(root: Any, named: dict[str, str]) -> str | None:  # noqa: ANN401 -- lxml has no types
    """Return the article's title as government sites must give it, or the page's."""
    for title in (*map(named.get, TITLE_NAMES), root.findtext(".//title")):
        if title and title.strip() and not NO_TITLE.fullmatch(title):
            return _without_site(" ".join(title.split()), root, named)
    return None


def _without_site(title: str, root: Any, named: dict[str, str]) -> str:  # noqa: ANN401 -- lxml
    """Return the title without the name of the site, where it is surely that.

    It is where the page shows what stands before it as a heading, or names the rest as its site:
    东山县2023年法治政府建设年度报告_东山县人民政府.
    """
    if len(title) > LONGEST_LINE:
        return title
    site = {named.get(name) for name in ("sitename", "columnname", "og:site_name")}
    shown = {" ".join("".join(heading.itertext()).split()) for heading in root.iter(*HEADINGS)}
    for separator in SEPARATOR.finditer(title):
        before, after = title[: separator.start()], title[separator.end() :]
        if before in shown or set(SEPARATOR.split(after)) <= site:
            return before
    return title
