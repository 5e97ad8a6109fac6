"""Markup that was copied along with the text: &nbsp; <br> </p>, and the signs of Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# &nbsp;  &ldquo;  &#8220;  &amp;nbsp;
ENTITY = re.compile(r"&(?:amp;)*(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")

# </p>  <br/>  <div class="x"> : elements that end a line
BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|tr|li|ul|ol|table|tbody|h[1-6]|center|section|article|header|footer|thead|tfoot|dl|dt|dd|hr|pre|blockquote)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)

# <span style="…">  </strong>  <o:p> : elements inside a line
INLINE_TAG = re.compile(
    r"</?(?:span|strong|b|i|u|s|em|font|a|img|td|th|sup|sub|ruby|rb|label|small|big|wbr|o:p|st1:\w+)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)

# <rt>lǐng</rt>  <rp>(</rp> : what stands above or behind a character, not in the text
RUBY = re.compile(r"<r[tp]>[^<>\n]{0,20}</r[tp]>", re.IGNORECASE)

# [政务公开](http://www.example.gov.cn/)    ![](a.png)    [打印](javascript:window.print())
LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,100})\]"
    r"\((?:https?://|/|\./|#|javascript:)[^()\s]{0,300}(?:\([^()\s]{0,60}\)[^()\s]{0,60})?\)"
)

# **来源：**  __来源__
EMPHASIS = re.compile(r"(\*\*|__)(?=[^\s*_])([^*_\n]{1,200}?)(?<=[^\s*_])\1")

# ## 一、主要做法
HASHES = re.compile(r"^[ ]{0,3}#{1,6} +(?=\S)", re.MULTILINE)

# &nbsp without its semicolon
BARE_BLANK = re.compile(r"&nbsp(?![;A-Za-z])")


def drop_markup(text: str) -> Cleaned:
    """Return *text* with character entities written out and known tags taken away."""
    if "&" in text:
        text = ENTITY.sub(lambda match: _character(match[0]), BARE_BLANK.sub(" ", text))
    if "<" in text:
        text = INLINE_TAG.sub("", BLOCK_TAG.sub("\n", RUBY.sub("", text)))
    if "](" in text:
        text = LINK.sub(lambda match: "" if match[1] else match[2], text)
    if "**" in text or "__" in text:
        text = EMPHASIS.sub(r"\2", text)
    return (HASHES.sub("", text) if "# " in text else text), ()


def _character(entity: str) -> str:
    """Return what an entity stands for; an unknown one stays."""
    while entity.startswith("&amp;"):
        entity = "&" + entity.removeprefix("&amp;")
        if entity == "&":
            return entity
    return unescape(entity)
