"""Finding the article in a web page: everything around it is taken out of the page's tree.

Running text has marks of punctuation, menus and footers have links. The *heart* of the page is the
innermost element that holds most of the marks that stand outside links, or the element that the
platforms of government sites put the text in. Outside the heart only running text and the heading
are kept; inside it only lists of links and what is named as part of the page are dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.sources.html_tree import drop, marks_in

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""An element of lxml, which has no types."""

FEWEST_MARKS = 4
"""Marks of a page in which an article can be told from the rest."""

HEART = 0.7
"""Share of an element's marks that one of its parts must hold to be its heart."""

KNOWN_HEART = 0.5
"""The same, of the page's marks, for a part that is named as the text."""

PROSE = 2
"""Marks that make an element running text."""

LONGEST_LINK = 120
"""Characters of a link that is no text of its own."""

MOST_LINKED = 0.5
"""Share of an element's characters in links up to which it is text."""

LINKS_ONLY = 0.8
"""Share of an element's characters in links from which on it is a list of links."""

MOST_PAGE = 0.1
FEWEST_TEXT = 12
"""Share of the heart's marks, or number, up to which an element named as the page's own is that."""

SHORTEST_TITLE = 6
LONGEST_TITLE = 120

FLOW = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "center", "blockquote", "ol", "dl"))
"""Elements in which the parts of a text stand beside each other."""

PAGE_ELEMENTS = frozenset(("nav", "footer", "aside", "form", "header", "menu", "marquee"))
"""Elements that belong to the page by their very name."""

LINK_LISTS = frozenset(("div", "ul", "ol", "dl", "p", "li", "section", "table", "tr", "td", "span"))
"""Elements that are dropped where they hold nothing but links."""

# zoom, UCAP-CONTENT: TRS and 集约化 platforms; js_content: 微信; vsb_content: 博达; …
TEXT_NAMES = frozenset(
    (
        *("zoom", "zoomcon", "fontzoom", "ucap-content", "trs_editor", "trs_ueditor", "trs_web"),
        *("custom_unionstyle", "js_content", "rich_media_content", "ivs_content", "v_news_content"),
        *("vsb_content", "wp_articlecontent", "pages_content", "bodylabel", "artibody", "ucap"),
        *("article-content", "articlecontent", "article_content", "newscontent", "news_content"),
        *("detail-content", "detailcontent", "contentbody", "xxgkcontent", "founder-content"),
    )
)
"""Names (id, class) of the element that holds the text on the usual platforms."""

PAGE_NAMES = frozenset(
    (
        *("nav", "menu", "crumb", "crumbs", "breadcrumb", "breadcrumbs", "position", "weizhi"),
        *(
            "dqwz",
            "location",
            "foot",
            "footer",
            "footers",
            "copyright",
            "share",
            "shares",
            "bdshare",
        ),
        *("bdsharebuttonbox", "bshare", "social", "print", "prints", "related", "relate", "xgwz"),
        *("xgyd", "xgxx", "xglj", "xgzx", "recommend", "sidebar", "side", "aside", "qrcode", "ewm"),
        *("erweima", "comment", "comments", "toolbar", "tools", "pager", "paging", "prevnext"),
        *(
            "prev",
            "next",
            "login",
            "search",
            "logo",
            "banner",
            "hot",
            "rank",
            "tag",
            "tags",
            "topbar",
        ),
        *("friendlink", "links", "adv", "statement", "qr", "fontsize", "zihao"),
    )
)
"""Words in names (id, class) of what belongs to the page and not to the text."""

# bdsharebuttonbox → bdsharebuttonbox;  news-Share_box → news, share, box
NAME_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[一-鿿]+")

# 附件：1.统计表.xlsx
ATTACHMENT = re.compile(
    r"\s*附件|附件\d*[:：]|\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)\b", re.IGNORECASE
)

# 来源：青栎区司法局 发布时间：2024-01-20   【打印】   版权所有：青栎区人民政府   上一篇：无
PAGE_LINE = re.compile(
    r"^\W*(?:信息|文章|稿件|发布|更新|发文|录入|责任|分享|主题)?"
    r"(?:来源|日期|时间|作者|浏览|点击|阅读|访问|字号|字体|编辑|审核|索引号|分类|机构|分享|到)"
    r"(?:次数|量|数|大小)?\s*[:：]"
    r"|^\W*(?:主办|承办|地址|联系电话|网站标识码)(?:单位)?\s*[:：]|版权所有|ICP备|打印本页|扫一扫"
    r"|^\W*(?:上一|下一)[篇条]|首页\s*[>＞»]|【\s*(?:打印|关闭|大|字体)"
    r"|^\W*(?:打印|关闭|分享|收藏|返回顶部)\W*$"
)


@dataclass(slots=True)
class Measure:
    """What an element holds."""

    marks: int = 0
    """Marks of punctuation outside links."""
    characters: int = 0
    """Signs that are no white space."""
    linked: int = 0
    """Those in links."""
    links: int = 0


def keep_article(body: Element, title: str) -> None:
    """Take out of a page what does not belong to its article.

    Args:
        body: the page's body, without what is not shown; changed in place.
        title: what the page's head gives as its title, to know the heading by.
    """
    measures = _measure(body)
    if measures[body].marks < FEWEST_MARKS:
        return
    heart = _heart(body, measures)
    page = _Page(measures, heart, _headings(body, heart, _squeezed(title)))
    page.clear_inside(heart)
    page.clear_around()


def _measure(body: Element) -> dict[Element, Measure]:
    """Return what each element holds; no element stands for none."""
    import lxml.etree

    measures: dict[Element, Measure] = {}
    for _, element in lxml.etree.iterwalk(body, events=("end",)):
        measure = Measure()
        _add_text(measure, element.text)
        for child in element:
            part = measures[child]
            measure.marks += part.marks
            measure.characters += part.characters
            measure.linked += part.linked
            measure.links += part.links
            _add_text(measure, child.tail)
        if element.tag == "a" and "href" in element.attrib and measure.characters < LONGEST_LINK:
            measure.marks, measure.linked = 0, measure.characters
            measure.links = 1
        measures[element] = measure
    return measures


def _add_text(measure: Measure, text: str | None) -> None:
    if text:
        measure.marks += marks_in(text)
        measure.characters += sum(map(len, text.split()))


def _heart(body: Element, measures: dict[Element, Measure]) -> Element:
    """Return the innermost element that holds nearly all of the running text around it."""
    enough = KNOWN_HEART * measures[body].marks
    heart = body
    while not (heart is not body and _names_text(heart)):
        heaviest = max(heart, key=lambda child: measures[child].marks, default=None)
        if heaviest is None or heaviest.tag in FLOW:
            break
        known = measures[heaviest].marks >= enough and _names_text(heaviest)
        if not known and measures[heaviest].marks < HEART * measures[heart].marks:
            break
        heart = heaviest
    return heart


def _names_text(element: Element) -> bool:
    """Tell whether an element is named as the text, by its id or class."""
    names = (element.get("id", ""), *element.get("class", "").split())
    return any(name.lower() in TEXT_NAMES for name in names)


def _names_page(element: Element) -> bool:
    """Tell whether an element is named as part of the page."""
    if element.tag in PAGE_ELEMENTS:
        return True
    names = f"{element.get('id', '')} {element.get('class', '')}"
    return any(word.lower() in PAGE_NAMES for word in NAME_WORD.findall(names))


def _headings(body: Element, heart: Element, title: str) -> list[Element]:
    """Return the elements above the text, or at its head, that together say the title.

    More than one where the title is broken: 青栎区司法局 / 2023年法治政府建设年度报告.
    """
    found = [(element, text) for element, text in _opening(body, heart) if _says(text, title)]
    if not found:
        named = [e for e, text in _opening(body, heart) if e.tag == "h1" and not _names_page(e)]
        return named[-1:]
    longest = max(len(text) for _, text in found)
    if longest < SHORTEST_TITLE:
        return []
    best = max(i for i, (_, text) in enumerate(found) if len(text) == longest)
    first, joined = best, found[best][1]
    while first and found[first - 1][1] + joined in title:
        first -= 1
        joined = found[first][1] + joined
    return [element for element, _ in found[first : best + 1]]


def _opening(body: Element, heart: Element) -> Iterator[tuple[Element, str]]:
    """Give the elements above the running text that hold no more than a title, and their texts."""
    within = False
    for element in body.iter():
        within = within or element is heart
        if within and marks_in(element.text or ""):
            return
        text = _short_text(element)
        if text and len(element) <= FEWEST_MARKS:
            yield element, text
        if within and element is not heart and marks_in(element.tail or ""):
            return


def _says(text: str, title: str) -> bool:
    """Tell whether a line says the title or a part of it, or all that the page's head cut short."""
    stem = title.rstrip("….")
    return text in title or (
        stem != title and len(stem) >= SHORTEST_TITLE and text.startswith(stem)
    )


def _short_text(element: Element) -> str | None:
    """Return an element's text without white space, or None where it is longer than a title."""
    text = ""
    for piece in element.itertext():
        text += _squeezed(piece)
        if len(text) > LONGEST_TITLE:
            return None
    return text


class _Page:
    """A page while what surrounds its article is taken out.

    Args:
        measures: what each element held at first.
        heart: the element with the text.
        headings: the elements with its title.
    """

    def __init__(
        self, measures: dict[Element, Measure], heart: Element, headings: list[Element]
    ) -> None:
        self._measures = measures
        self._heart = heart
        self._headings = headings
        self._most_page = max(MOST_PAGE * measures[heart].marks, FEWEST_TEXT)

    def clear_inside(self, place: Element) -> None:
        """Drop from a part of the text lists of links, and buttons named as the page's own."""
        for element in list(place.iter()):
            if element is not place and self._is_button(element) and not self._holds(element):
                drop(element)

    def clear_around(self) -> None:
        """Drop what stands around the heart, level by level, but running text and the heading."""
        place, is_open = self._heart, True
        while place.tag != "body" and (parent := place.getparent()) is not None:
            is_open = self._clear_level(parent, place, is_open=is_open)
            place = parent

    def _clear_level(self, parent: Element, place: Element, *, is_open: bool) -> bool:
        """Clear what stands beside the heart, or around it, in one element.

        Args:
            parent: the element.
            place: its child that holds the heart.
            is_open: nothing was dropped below the text so far.

        Returns:
            Whether that is still so.
        """
        children = list(parent)
        text = [i for i, child in enumerate(children) if child is place or self._is_prose(child)]
        above, inside = children[: text[0]], children[text[0] : text[-1] + 1]
        self._clear_above(parent, above)
        for child in inside:
            if child is not place:
                self._clear_between(child)
        for child in children[text[-1] + 1 :]:
            is_open = is_open and self._is_flow(child)
            if not is_open:
                child.tail = _prose_only(child.tail)
                drop(child)
        return is_open

    def _clear_between(self, element: Element) -> None:
        """Clear an element that stands between two with running text, or is one of them."""
        self.clear_inside(element)
        is_page = self._is_foreign(element) or _is_page_line(element)
        if is_page and not self._holds(element):
            drop(element)

    def _clear_above(self, parent: Element, above: list[Element]) -> None:
        """Drop what stands above the text, but the heading and what directly follows it."""
        kept = False
        parent.text = _prose_only(parent.text)
        for child in above:
            child.tail = _prose_only(child.tail)
            headings = [heading for heading in self._headings if _is_within(heading, child)]
            for heading in headings:
                heading.tail = None
                child.addprevious(heading)
            kept = kept or bool(headings)
            if child not in headings and not (kept and child.tag in FLOW and self._is_flow(child)):
                drop(child)

    def _is_prose(self, element: Element) -> bool:
        """Tell whether an element outside the heart is running text."""
        measure = self._measures[element]
        return (
            measure.marks >= PROSE
            and measure.linked < MOST_LINKED * measure.characters
            and not self._is_foreign(element)
            and not _is_page_line(element)
        )

    def _is_flow(self, element: Element) -> bool:
        """Tell whether an element below the text belongs to it: a signature, a date, a table."""
        measure = self._measures[element]
        if self._is_foreign(element) or _is_page_line(element):
            return False
        if measure.links and not ATTACHMENT.search("".join(element.itertext())):
            return False
        return element.tag in FLOW or element.tag == "table" or not _is_named(element)

    def _is_foreign(self, element: Element) -> bool:
        """Tell whether an element is named as the page's own, or holds nothing but links."""
        measure = self._measures[element]
        if measure.marks > self._most_page:
            return False
        return _names_page(element) or _is_link_list(element, measure)

    def _is_button(self, element: Element) -> bool:
        """Tell whether an element within the text is no text."""
        measure = self._measures[element]
        if _is_link_list(element, measure):
            return measure.marks <= self._most_page
        is_foreign = _names_page(element) and (measure.links or _is_page_line(element))
        return bool(is_foreign) and measure.marks < PROSE

    def _holds(self, element: Element) -> bool:
        return any(_is_within(heading, element) for heading in self._headings)


def _is_link_list(element: Element, measure: Measure) -> bool:
    return (
        element.tag in LINK_LISTS
        and measure.links > 1
        and measure.linked >= LINKS_ONLY * measure.characters
        and not ATTACHMENT.search("".join(element.itertext()))
    )


def _is_page_line(element: Element) -> bool:
    """Tell whether an element says in a line what only a page says: 来源：… 【打印】."""
    text = _short_text(element)
    return text is not None and bool(PAGE_LINE.search(text))


def _prose_only(text: str | None) -> str | None:
    """Return bare text that is running text, or None."""
    return text if text and marks_in(text) >= PROSE else None


def _is_named(element: Element) -> bool:
    return "class" in element.attrib or "id" in element.attrib


def _is_within(element: Element, place: Element) -> bool:
    return element is place or any(above is place for above in element.iterancestors())


def _squeezed(text: str) -> str:
    return "".join(text.split())
