"""What single lines of a web page are: navigation, buttons, fields, the footer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.cleaning.page_words import page_words

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 160
"""Characters of the longest line that belongs to a page's frame."""

# splits a line of buttons: • 设为首页 | 加入收藏
BETWEEN = re.compile(r"[\s|｜丨/\\·•●■◆▪>＞»›《》【】\[\]［］()（）:：,，、—_-]+")

# 当前位置：首页 > 政务公开 > 计划总结    您现在的位置：首页
BREADCRUMB = re.compile(
    r"^[\s•>]*(?:您?(?:当前|现在|目前)?(?:的|所在的?)?位置|所在位置|你的位置)\s*[是为]?\s*[:：>].{0,150}$"
    r"|^.{0,20}首\s?页\s*(?:>|»|›|/|-|＞|→|\\|·).{0,150}$"
    r"|^[^。；>»›＞→]{1,30}(?:[>»›＞→]+[^。；>»›＞→]{1,40}){2,}[>»›＞]*$"
    r"|^[^。；>»›＞]{1,30}\s[>»›＞]+\s[^。；>»›＞]{1,40}[>»›＞]\s*$"
)

# 上一篇：某局召开会议    下一条: 没有了
NEIGHBOUR = re.compile(r"^[\s•【\[<>]*(?:上|下)(?:一|1)?(?:篇|条|页|则|个)[\s】\]]*[:：>].{0,120}$")

# 相关附件：    【相关链接】
RELATED = re.compile(
    r"^[\s•【\[>]*(?:相关(?:图片|附件|文档|文件|链接|阅读|新闻|信息|资料|稿件|解读|内容|文章|推荐|政策|专题)"
    r"|延伸阅读|热点推荐|推荐阅读|猜你喜欢|热门文章|最新文章|附件下载|文件下载|热点新闻|最新信息)[\s】\]]*[:：]?\s*$"
)

# the same, of links that lead elsewhere: what follows them is no text any more
LINKS = re.compile(
    r"相关(?:链接|阅读|新闻|信息|稿件|文章|推荐|专题)|延伸阅读|推荐|猜你喜欢|文章|热点新闻|最新信息"
)

# 分享到：微信 微博    扫一扫在手机打开当前页
GESTURE = re.compile(
    r"^[\s•]*(?:分享(?:到|至)?\s*[:：][^。]{0,60}|分享(?:到|至)[^。]{0,20}"
    r"|(?:微信|请?用?手机)?扫一扫[^。]{0,30}|(?:请|手机)?扫描?二维码[^。]{0,30}|(?:长按|识别).{0,10}二维码.{0,20}"
    r"|.{0,30}您访问的链接即将离开.{0,80}|用微信.{0,30}二维码.{0,30}|打开微信.{0,60}"
    r"|[【\[]?(?:字体|字号|文字大小|字体大小)\s*[:：]?\s*[\[【(（]?\s*(?:特?大|大号|小|默认|中|A[+-]?)"
    r"[\s大中小号特超默认A+|\-\]】)）]*[】\]]?(?:打印|关闭|\s|【|】|\[|\])*)$"
)

# .TRS_Editor P{line-height:2}   var a = 1;   $(function(){   document.write("…")
CODE = re.compile(
    r"^\s*(?:[.#@]?[A-Za-z][\w .#:,>-]*\{[^。]*|\}+\)?;?|(?:var|let|const|function)\s[^。]*[;{(=].*"
    r"|\$\(.*|(?:document|window|jQuery)\s*[.(].*|<!--.*|-->.*|//<!\[CDATA\[.*|//\]\]>.*)$"
)

# 2024-01-20 10:22   2024/1/20 09:00:00   2024-01-20
TIME_STAMP = re.compile(
    r"^\s*(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{4}[-/]\d{1,2}[-/]\d{1,2})\s*$"
)

# what may stand before 来源：… : 2024-01-20
DATE = re.compile(r"^[\s\d:：年月日./-]*$")

# 某区人民政府门户网站   今天是2024年1月30日 星期二   A- A+
SITE = re.compile(
    r"^\s*\S{0,24}(?:门户网站|政府网站?|政务网|信息网|信息公开专栏|信息公开平台)[\s:：]*(?:(?:https?://|www\.)\S*)?\s*$"
    r"|^\s*(?:欢迎(?:您|访问|光临).{0,30})?今天是.{0,40}$|^\s*欢迎(?:您|访问|光临)[^。]{0,30}$"
    r"|^[^。，]{0,30}\d{4}年\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天][^。，]{0,20}$"
    r"|^\s*(?:https?://|www\.)[!-~]+\s*$"
    r"|^[\sA+-]+$"
)

# what a frame leaves: >   [   ]   |
SIGNS = re.compile(r"^[\s>＞»›|｜丨\[\]［］/\\·•:：()（）【】—_+-]+$")

# 本文链接：http://…   阅读 123   某某发布 2024-01-20 10:22 发表于某省   赞 5 在看 3   年度报告.docx
FRAME = re.compile(
    r"^\s*(?:本文(?:链接|地址|网址)|原文(?:链接|地址)|文章链接|网址|链接)\s*[:：].{0,120}$"
    r"|^\s*(?:阅读|浏览|点击|访问|人气|点赞|在看|转发)\s*(?:量|数|次数)?\s*[:：]?\s*[\d,.万+]*\s*次?\s*$"
    r"|^[^。，]{1,20}\s(?:\d{4}-\d\d-\d\d\s+\d\d:\d\d\s*)?发表于\s*\S{1,10}$"
    r"|^\s*点击.{0,10}(?:蓝字|关注).{0,10}$|^\s*(?:(?:赞|在看|分享|收藏|留言|听过|划线)\s*\d*\s*)+$"
    r"|^.{1,80}\.(?:docx?|wps|pdf|ofd|xlsx?|pptx?|zip|rar)\s*(?:[（(].{1,20}[）)])?\s*$"
    r"|^[\s>]*附件(?:下载|列表)\s*[:：]?\s*$"
)

# 主办：某区人民政府办公室   版权所有   粤ICP备05000000号
FOOTER = re.compile(
    r"^\s*(?:主办(?:单位)?|主管(?:单位)?|承办(?:单位)?|协办(?:单位)?|技术支持|运行维护|运维(?:单位)?|维护(?:单位)?"
    r"|网站标识码|建议使用|最佳浏览|网站管理|备案(?:号|序号)|版权)\s*[:：].{0,120}$"
    r"|^.{0,60}(?:版权所有(?![人者权的])|(?i:copyright|(?:powered|produced) by)|©|ICP备"
    r"|公网安备|网站标识码|政府网站找错|网站违法和不良信息).{0,120}$"
    r"|^\s*(?:联系电话|电话|地址|单位地址|联系地址|邮编|邮政编码|传真)\s*[:：].{0,60}(?:邮编|邮政编码|传真).{0,60}$"
    r"|^.{0,10}(?:您是第|总访问量|访问总量|今日访问).{0,12}(?:位|个|\d)(?:访客|访问者|访问|浏览者)?.{0,10}$"
    r"|^\s*(?:网站地图|关于我们|联系我们|网站声明|隐私声明)(?:\s*[|｜丨·]?\s*\S{2,8}){0,6}\s*$"
)


def is_button(line: str) -> bool:
    """Tell whether a line holds nothing but buttons, each of more than one character."""
    return _all_in(line, lambda word: len(word) > 1 and word in page_words("button"))


def is_navigation(line: str) -> bool:
    """Tell whether a line says where on the site one is."""
    return BREADCRUMB.match(line) is not None


def is_chrome(line: str) -> bool:
    """Tell whether a line is the page's own wherever it stands."""
    if len(line) > LONGEST or not line.strip():
        return False
    return is_button(line) or any(
        pattern.match(line) for pattern in (BREADCRUMB, NEIGHBOUR, RELATED, GESTURE, CODE)
    )


def is_page_line(line: str) -> bool:
    """Tell whether a line is the page's own where no text has begun yet, or none follows."""
    if len(line) > LONGEST or not line.strip():
        return False
    if any(pattern.match(line) for pattern in (TIME_STAMP, SITE, SIGNS, FRAME)):
        return True
    return _all_in(line, (page_words("button") | page_words("column")).__contains__) or _is_menu(
        line
    )


def is_footer(line: str) -> bool:
    """Tell whether a line names who runs the site, as the foot of a page does."""
    return FOOTER.match(line) is not None


def _is_menu(line: str) -> bool:
    """Tell whether at least four short words stand in a line, half of them known columns."""
    words = line.split()
    if len(words) < 4 or max(map(len, words)) > 8:
        return False
    return 2 * sum(word in page_words("column") for word in words) >= len(words)


def is_field(line: str) -> bool:
    """Tell whether a line begins with the name of a field: 来源：区司法局."""
    return len(line) <= LONGEST and field_pattern().match(line.strip()) is not None


def is_empty_field(line: str) -> bool:
    """Tell whether a line holds the name of a field and no value: 来源：."""
    return len(line) <= LONGEST and field_pattern().fullmatch(line.strip()) is not None


def without_fields(line: str) -> str:
    """Return what stands before the fields of a line such as 来源：… 发布时间：…."""
    if len(line) > LONGEST:
        return line
    fields = list(field_pattern().finditer(line))
    before = line[: fields[0].start()] if fields else line
    if DATE.match(before) and fields:
        return ""
    return before if len(fields) > 1 else line


@cache
def field_pattern() -> re.Pattern[str]:
    """Return what finds the name of a field, in group 1: 来源：区司法局 发布时间：2024-01-20."""
    names = sorted(page_words("field"), key=len, reverse=True)
    choice = "|".join(r"\s*".join(name) for name in names)
    return re.compile(rf"(?:^|(?<=[\s\d\]】)）|｜丨]))[\[【(（*•]*\s*({choice})\s*[:：]")


@cache
def next_field() -> re.Pattern[str]:
    """Return what finds the field that follows a value with nothing between: 区司法局作者：."""
    names = sorted(page_words("field"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)})\s*[:：]")


def _all_in(line: str, known: Callable[[str], bool]) -> bool:
    """Tell whether a line holds words, and only known ones."""
    words = [word for word in BETWEEN.split(line) if word]
    return bool(words) and all(map(known, words))
