"""HTML that was copied along with the text: &nbsp; <br> </p>."""

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
    r"</?(?:p|br|div|tr|li|ul|ol|table|tbody|h[1-6]|center|section)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)

# <span style="…">  </strong>  <o:p> : elements inside a line
INLINE_TAG = re.compile(
    r"</?(?:span|strong|b|i|u|em|font|a|img|td|th|sup|sub|o:p|st1:\w+)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)


def drop_markup(text: str) -> Cleaned:
    """Return *text* with character entities written out and known tags taken away."""
    if "&" in text:
        text = ENTITY.sub(lambda match: _character(match[0]), text)
    if "<" in text:
        text = INLINE_TAG.sub("", BLOCK_TAG.sub("\n", text))
    return text, ()


def _character(entity: str) -> str:
    """Return what an entity stands for; an unknown one stays."""
    while entity.startswith("&amp;"):
        entity = "&" + entity.removeprefix("&amp;")
        if entity == "&":
            return entity
    return unescape(entity)
