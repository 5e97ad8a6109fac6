"""What belongs to the web page and not to the text: menus, breadcrumbs, buttons, footers.

Words that can only be a page's own (设为首页) go wherever they fill a line; words that a text could
use as well (来源：) go only above the first and below the last running text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.han import first_body_line, last_body_line
from assistant.cleaning.page_words import page_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cleaning.rule import Cleaned

# splits a line of buttons: • 设为首页 | 加入收藏
BETWEEN = re.compile(r"[\s|｜/\\·•●■◆▪>»›《》【】\[\]［］()（）:：,，、—_-]+")

# 当前位置：首页 > 政务公开 > 计划总结    您现在的位置：首页
BREADCRUMB = re.compile(
    r"^[\s•>]*(?:您?(?:当前|现在|目前)?(?:的|所在的?)?位置|所在位置|你的位置)\s*[是为]?\s*[:：>].{0,150}$"
    r"|^.{0,20}首页\s*(?:>|»|›|/|-|＞).{0,150}$"
    r"|^[^。；>»›＞]{1,30}(?:\s(?:>|»|›|＞)+\s[^。；>»›＞]{1,40}){2,}$"
)

# 上一篇：某局召开会议    下一条: 没有了
NEIGHBOUR = re.compile(r"^[\s•【\[<>]*(?:上|下)(?:一|1)?(?:篇|条|页|则)[\s】\]]*[:：>].{0,120}$")

# 相关附件：    【相关链接】
RELATED = re.compile(
    r"^[\s•【\[]*(?:相关(?:图片|附件|文档|文件|链接|阅读|新闻|信息|资料|稿件|解读|内容|文章|推荐|政策)"
    r"|延伸阅读|热点推荐|推荐阅读|猜你喜欢|热门文章|最新文章|附件下载|文件下载)[\s】\]]*[:：]?\s*$"
)

# the same, of links that lead elsewhere: what follows them is no text any more
LINKS = re.compile(r"相关(?:链接|阅读|新闻|信息|稿件|文章|推荐)|延伸阅读|推荐|猜你喜欢|文章")

# 分享到：微信 微博    扫一扫在手机打开当前页
GESTURE = re.compile(
    r"^[\s•]*(?:分享(?:到|至)\s*[:：]?.{0,60}|(?:微信|请?用?手机)?扫一扫.{0,30}|(?:请|手机)?扫描二维码.{0,30}"
    r"|.{0,30}您访问的链接即将离开.{0,80}|用微信.{0,30}二维码.{0,30}"
    r"|[【\[]?(?:字体|字号)\s*[:：]?\s*[\[【(（]?\s*(?:特?大|大号|小|默认|中|A[+-]?)[\s大中小号特默认A+|\-\]】)）]*"
    r"[】\]]?(?:打印|关闭|\s|【|】|\[|\])*)$"
)

# .TRS_Editor P{line-height:2}   var a = 1;   $(function(){   document.write("…")
CODE = re.compile(
    r"^\s*(?:[.#@]?[A-Za-z][\w .#:,>-]*\{[^。]*|\}+\)?;?|(?:var|let|const|function)\s[^。]*[;{(=].*"
    r"|\$\(.*|(?:document|window|jQuery)\s*[.(].*|<!--.*|-->.*|//<!\[CDATA\[.*|//\]\]>.*)$"
)

FIELDS = (
    "信息来源|文章来源|稿件来源|来源|稿源|发布时间|发布日期|发布机构|发表时间|更新时间|录入时间|时间|日期"
    "|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击次数|点击数|点击量|点击|访问次数|访问量|访问|人气"
    "|作者|撰稿|供稿|供稿单位|编辑|责任编辑|责编|编审|审核|审核人|初审|复审|终审|一审|二审|三审|校对"
    "|信息员|信息提供|发布单位|发布人|发布者|录入|字号|字体|字体大小|视力保护色|保护视力色|背景色|打印|分享|关闭"
)

# 来源：区司法局 发布时间：2024-01-20 浏览次数：12
FIELD = re.compile(rf"(?:^|(?<=[\s\]】)）|丨]))[\[【(（]?\s*(?:{FIELDS})\s*[:：]")

# 2024-01-20 10:22   2024/1/20 09:00:00
TIME_STAMP = re.compile(
    r"^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)\s*$"
)

# 2024-01-20 : what stands before 来源：…
DATE = re.compile(r"^[\s\d:：年月日./-]*$")

# 某区人民政府门户网站   今天是2024年1月30日 星期二   A- A+
SITE = re.compile(
    r"^\s*\S{0,24}(?:门户网站|政府网站?|政务网|信息网|信息公开专栏)[\s:：]*(?:(?:https?://|www\.)\S*)?\s*$"
    r"|^\s*(?:欢迎(?:您|访问).{0,30})?今天是.{0,40}$"
    r"|^[\sA+-]+$"
)

# 主办：某区人民政府办公室   版权所有   粤ICP备05000000号
FOOTER = re.compile(
    r"^\s*(?:主办(?:单位)?|承办(?:单位)?|技术支持|运行维护|运维(?:单位)?|维护(?:单位)?|网站标识码|建议使用"
    r"|最佳浏览)\s*[:：].{0,120}$"
    r"|^.{0,60}(?:版权所有|(?i:copyright)|©|ICP备|公网安备|网站标识码|政府网站找错).{0,120}$"
    r"|^\s*(?:联系电话|电话|地址|单位地址|联系地址|邮编|邮政编码|传真)\s*[:：].{0,60}(?:邮编|邮政编码|传真).{0,60}$"
    r"|^.{0,10}您是第.{0,12}(?:位|个)(?:访客|访问者|访问|浏览者).{0,10}$"
)

LONGEST_FIELD_LINE = 160


def drop_boilerplate(text: str) -> Cleaned:
    """Return *text* without the lines that belong to the web page."""
    lines = [line for line in _without_links(text.split("\n")) if not _is_chrome(line)]
    head, tail = first_body_line(lines), last_body_line(lines) + 1
    tail = max(head, tail)
    head_lines = [line for line in map(_without_fields, lines[:head]) if not _is_page_line(line)]
    tail_lines = _kept_tail(lines[tail:])
    return "\n".join([*head_lines, *lines[head:tail], *tail_lines]), ()


def _without_links(lines: list[str]) -> list[str]:
    """Return the lines up to a list of links such as 相关阅读 below the text."""
    for i in range(last_body_line(lines) + 1, len(lines)):
        if RELATED.match(lines[i]) and LINKS.search(lines[i]):
            return lines[:i]
    return lines


def _is_chrome(line: str) -> bool:
    """Tell whether a line is the page's own wherever it stands."""
    if len(line) > LONGEST_FIELD_LINE:
        return False
    if not line.strip():
        return False
    return _all_in(line, page_words("button").__contains__) or any(
        pattern.match(line) for pattern in (BREADCRUMB, NEIGHBOUR, RELATED, GESTURE, CODE)
    )


def _all_in(line: str, known: Callable[[str], bool]) -> bool:
    """Tell whether a line holds words, and only known ones."""
    words = [word for word in BETWEEN.split(line) if word]
    return bool(words) and all(map(known, words))


def _is_page_line(line: str) -> bool:
    if not line.strip():
        return False
    return bool(
        TIME_STAMP.match(line)
        or SITE.match(line)
        or _all_in(line, (page_words("button") | page_words("column")).__contains__)
    )


def _without_fields(line: str) -> str:
    """Return what stands before the fields of a line such as 来源：… 发布时间：…."""
    if len(line) > LONGEST_FIELD_LINE:
        return line
    fields = list(FIELD.finditer(line))
    before = line[: fields[0].start()] if fields else line
    if DATE.match(before) and fields:
        return ""
    return before if len(fields) > 1 else line


def _kept_tail(lines: list[str]) -> list[str]:
    return [
        line
        for line in map(_without_fields, lines)
        if not (_is_page_line(line) or FOOTER.match(line))
    ]
