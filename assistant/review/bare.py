"""The words of a returned paragraph as the draft holds them: without what follows from elsewhere.

Cut off are the numbers of headings and captions, and the enclosure of internal paragraphs; an
automatic number of text is written out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.outline.numbering import read_ordinal
from assistant.review.letters import Letter, without_end, without_start
from assistant.sources.tracked import NO_STAMP

if TYPE_CHECKING:
    from assistant.draft.parts import ParagraphStyle
    from assistant.review.letters import Letters
    from assistant.review.returned import Returned

# "〔内部参考：与同类区县相比……〕"
_SET_OFF = re.compile(r"[〔\[［]内部参考[：:]")
_SET_OFF_END = re.compile(r"[〕\]］]$")
# "表1　复议案件" "图 2 案件分布"
_CAPTION = re.compile(r"[表图]\s*[0-9]+[\s：:.、]*")
# "附件2　复议案件统计表"
_ATTACHED = re.compile(r"附件\s*[0-9]*[\s：:]+")
_FORMS = {
    "heading1": re.compile(r"\s*[一二三四五六七八九十]{1,4}、"),
    "heading2": re.compile(r"\s*[（(][一二三四五六七八九十]{1,4}[)）]"),
    "heading3": re.compile(r"\s*[0-9]{1,2}[.．、]"),
    "heading4": re.compile(r"\s*[（(][0-9]{1,2}[)）]"),
}
"""Numbers of headings, by style."""
_FORM_STYLES: dict[str, ParagraphStyle] = {
    "comma": "heading1",
    "paren": "heading2",
    "digit": "heading3",
    "digit_paren": "heading4",
}
_LONGEST_HEADING = 60


def seen_as(returned: Returned, style: ParagraphStyle, ordinal: str = "") -> Returned:
    """Return the paragraph as the text of a draft's paragraph of that style.

    Args:
        returned: the paragraph.
        style: of the draft's paragraph.
        ordinal: the number that was printed before it.
    """
    if style in _FORMS:
        bare = without_start(returned.letters, lambda text: _ordinal_length(text, style, ordinal))
    elif style == "caption":
        bare = without_start(returned.letters, lambda text: _length(_CAPTION.match(text)))
    elif style == "attachment":
        bare = without_start(returned.letters, lambda text: _length(_ATTACHED.match(text)))
    elif style == "internal":
        bare = without_start(returned.letters, lambda text: _length(_SET_OFF.match(text)))
        bare = without_end(bare, lambda text: _length(_SET_OFF_END.search(text)))
    else:
        bare = _numbered(returned)
    return replace(returned, letters=bare)


def seen_alone(returned: Returned) -> tuple[Returned, ParagraphStyle]:
    """Return a paragraph that belongs to none of the draft, and the style that it asks for."""
    style = returned.style or _style_by_form(returned)
    return seen_as(returned, style), style


def ordinal_of(returned: Returned) -> str:
    """Return the number that a paragraph begins with, typed or automatic; empty for none."""
    found = read_ordinal(returned.text)
    return returned.text[: found.end] if found else returned.label


def is_set_off(text: str) -> bool:
    """Tell whether a text stands in the enclosure of internal paragraphs."""
    return bool(_SET_OFF.match(text) and _SET_OFF_END.search(text))


def bare_text(text: str) -> str:
    """Return a text without the number that it begins with, by which it is found again."""
    if is_set_off(text):
        return _SET_OFF_END.sub("", _SET_OFF.sub("", text, count=1)).strip()
    captioned = _CAPTION.match(text)
    found = read_ordinal(text)
    end = captioned.end() if captioned else found.end if found else 0
    return text[end:].strip() or text


def _style_by_form(returned: Returned) -> ParagraphStyle:
    """Return the style of a paragraph that lost its own, by its number and its length."""
    text = returned.label + returned.text
    if is_set_off(text):
        return "internal"
    found = read_ordinal(text)
    if found is None or len(text) > _LONGEST_HEADING or "。" in text.rstrip("。"):
        return "body"
    return _FORM_STYLES.get(found.style, "body")


def _ordinal_length(text: str, style: str, ordinal: str) -> int:
    """Return how many letters at the beginning number a heading; never all of them."""
    if ordinal and text.startswith(ordinal):
        length = len(ordinal)
    elif found := _FORMS[style].match(text):
        length = found.end()
    else:
        read = read_ordinal(text)
        length = read.end if read else 0
    return length if text[length:].strip() else 0


def _length(found: re.Match[str] | None) -> int:
    return len(found[0]) if found else 0


def _numbered(returned: Returned) -> Letters:
    """Return the letters with the automatic number written out."""
    label = returned.label
    if not label or returned.text.startswith(label):
        return returned.letters
    return (*(Letter(char, "kept", NO_STAMP, -1) for char in label), *returned.letters)
