"""Full-width digits, letters and signs to half width; all kinds of blanks to plain spaces."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# ２０２３年  ＡＰＰ  ９５％  １＋５＋Ｎ  and the blanks of other scripts
WIDE = re.compile(
    "[０-９Ａ-Ｚａ-ｚ％＋＝＆＠＃＊｜＿＄＂＇＜＞\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)

# 91．4  12：30 are numbers; １．加强 an ordinal
WIDE_POINT = re.compile(r"(?<=\d)[．](?=\d)|(?<=^\d)．|(?<=^\d\d)．", re.MULTILINE)

# 2021－2025年  2021年－2025年  A－B : but not －－, which is a dash
WIDE_HYPHEN = re.compile(r"(?<=[\dA-Za-z%年月日])－(?=[\dA-Za-z])")

# ｢法治｣､ ﹝2021﹞  small and half-width forms of Chinese punctuation
FORMS = re.compile("[｡､｢｣･﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞﹪〝〞〟‧・]")

# ㈠加强领导  ⒈规范执法  ⑴ : a numeral and its brackets in one character
NUMERAL = re.compile("[\u2474-\u249b\u3220-\u3229]")

_WIDE = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_FORMS = dict(
    zip(
        "｡､｢｣･﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞﹪〝〞〟‧・",
        "。、「」·，、。；：？！（）〔〕%“””··",
        strict=True,
    )
)


def clean_width(text: str) -> Cleaned:
    """Return *text* with half-width digits, letters and signs, and plain spaces."""
    text = WIDE.sub(lambda match: _WIDE.get(match[0], " "), text)
    if "．" in text:
        text = WIDE_POINT.sub(".", text)
    if "－" in text:
        text = WIDE_HYPHEN.sub("-", text)
    text = NUMERAL.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return FORMS.sub(lambda match: _FORMS[match[0]], text), ()
